# SPDX-License-Identifier: MIT
"""What passed between leader and coach as JSON objects and back, in a whole export of ours.

The leader's keys are never among it. Reading trusts nothing: what cannot be is an InvalidValue.
"""

from collections.abc import Mapping
from typing import Any

from journal_app.domain import shapes, summary_draft
from journal_app.domain import shared as summaries
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.share import Share
from journal_app.domain.whole import KeptContact, KeptDraft
from journal_app.exchange.record import instant_of
from journal_app.exchange.whole_record import stamp

Record = Mapping[str, Any]
_MOST_ID = 200
_MOST_LINE = 10_000
_HASH = set("0123456789abcdef")


def share_record(one: Share) -> dict[str, Any]:
    """A file that left, with all that was in it."""
    return {
        "id": one.id,
        "made": stamp(one.made),
        "format": one.format,
        "name": one.name,
        "file_hash": one.file_hash,
        "withdrawn": stamp(one.withdrawn) if one.withdrawn else None,
        "summary": summaries.as_data(one.summary),
    }


def draft_record(one: KeptDraft) -> dict[str, Any]:
    """A summary that is half made."""
    return {"changed": stamp(one.changed), "draft": summary_draft.as_data(one.draft)}


def contact_record(one: KeptContact) -> dict[str, Any]:
    """A coach whose address the leader has."""
    return {"id": one.id, "made": stamp(one.made), "name": one.name, "address": one.address}


def share_of(record: Record) -> Share:
    """A file that left, from its record."""
    digest = _text(record, "file_hash", 64)
    if len(digest) != 64 or set(digest) - _HASH:
        raise InvalidValue("“file_hash” is no SHA-256.")
    try:
        summary = summaries.from_data(record.get("summary"))
    except ExchangeError as fault:
        raise _told(fault) from fault
    return Share(
        id=_name(record, "id"),
        made=_instant(record, "made"),
        summary=summary,
        format=_text(record, "format", 40),
        name=_text(record, "name", _MOST_LINE),
        file_hash=digest,
        withdrawn=instant_of(record, "withdrawn"),
    )


def draft_of(record: Record) -> KeptDraft:
    """A summary that is half made, from its record."""
    try:
        found = summary_draft.from_data(record.get("draft"))
    except ExchangeError as fault:
        raise _told(fault) from fault
    return KeptDraft(found, _instant(record, "changed"))


def contact_of(record: Record) -> KeptContact:
    """A coach's address, from its record."""
    return KeptContact(
        _name(record, "id"),
        _instant(record, "made"),
        _text(record, "name", _MOST_LINE),
        _text(record, "address", _MOST_LINE),
    )


def _told(fault: ExchangeError) -> InvalidValue:
    return InvalidValue(fault.message.template, **fault.message.facts)


def _name(record: Record, key: str) -> str:
    found = _text(record, key, _MOST_ID)
    if not found:
        raise InvalidValue("“{key}” is missing.", key=key)
    return found


def _text(record: Record, key: str, most: int) -> str:
    value = record.get(key)
    if value is None:
        return ""
    try:
        found = shapes.text(value, most)
    except ExchangeError:
        found = None
    if found is None or replace_unstorable(found) != found:
        raise InvalidValue("“{key}” must be a text that can be kept.", key=key)
    return found


def _instant(record: Record, key: str) -> Any:
    found = instant_of(record, key)
    if found is None:
        raise InvalidValue("“{key}” is missing.", key=key)
    return found
