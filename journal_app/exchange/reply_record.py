# SPDX-License-Identifier: MIT
"""A coach's reply, and what was done with its remarks, as a JSON object and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from journal_app.domain import reply as replies
from journal_app.domain import shapes
from journal_app.domain.arrived import RESPONSES, Arrived, Response
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.exchange.record import instant_of
from journal_app.exchange.whole_record import stamp

_MOST_ADDRESS = 4_000


def reply_record(one: Arrived) -> dict[str, Any]:
    """The reply as the coach wrote it, with who signed it, when it came and what was done."""
    return {
        "came": stamp(one.came),
        "signed_by": one.sender,
        "reply": replies.as_data(one.reply),
        "responses": [
            {
                "remark": name,
                "answer": done.answer,
                "made": stamp(done.at),
                "became": done.became,
            }
            for name, done in sorted(one.responses.items())
            if done.at is not None
        ],
    }


def reply_of(record: Mapping[str, Any]) -> Arrived:
    """A reply from its record; raises InvalidValue where it is none."""
    try:
        return Arrived(
            reply=replies.from_data(record.get("reply")),
            came=_instant(record, "came"),
            sender=shapes.text(record.get("signed_by"), _MOST_ADDRESS),
            responses=dict(
                shapes.several(record.get("responses"), replies.MOST_REMARKS, _response)
            ),
        )
    except ExchangeError as fault:
        raise InvalidValue("A reply of a coach is not what it was.") from fault


def _response(value: object) -> tuple[str, Response]:
    data = shapes.record(value)
    return shapes.text(data.get("remark"), 64), Response(
        shapes.one_of(data.get("answer"), RESPONSES),
        _instant(data, "made"),
        shapes.maybe(lambda one: shapes.text(one, 64), data.get("became")),
    )


def _instant(record: Mapping[str, Any], key: str) -> datetime:
    found = instant_of(record, key)
    if found is None:
        raise InvalidValue("“{key}” is missing.", key=key)
    return found
