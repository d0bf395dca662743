# SPDX-License-Identifier: MIT
"""The sample journal: a leader's year in entries, commitments and check-ins."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from journal_app import content
from journal_app.domain.check_in import CheckIn, ThemeRating, checked_ratings
from journal_app.domain.commitment import NOT_YET, Commitment, checked
from journal_app.domain.ids import uuid7
from journal_app.services import choosing, transfer
from journal_app.services.session import Session
from journal_app.storage import check_ins, commitments

_EVENING = time(18, tzinfo=UTC)


def fill(session: Session) -> None:
    """Put the whole sample into an empty journal."""
    transfer.import_file(session, transfer.sample_file())
    habits = tomllib.loads(
        (content.resources() / "sample" / "habits.toml").read_text(encoding="utf-8")
    )
    choosing.change(session, focus=tuple(habits["focus"]))
    with session.journal.write() as connection:
        for one in habits["commitment"]:
            commitments.add(connection, _commitment(session, one))
        for one in habits["check_in"]:
            check_ins.add(connection, _check_in(session, one))


def _commitment(session: Session, one: Mapping[str, Any]) -> Commitment:
    made = datetime.combine(one["day"], _EVENING)
    closed = one.get("closed")
    return checked(
        Commitment(
            id=_id(session, made),
            made=made,
            changed=datetime.combine(closed, _EVENING) if closed else made,
            day=one["day"],
            text=one["text"],
            reach=one["reach"],
            due=one["due"],
            status=one.get("status", NOT_YET),
            closed=closed,
            outcome=one.get("outcome", ""),
        )
    )


def _check_in(session: Session, one: Mapping[str, Any]) -> CheckIn:
    made = datetime.combine(one["day"], _EVENING)
    ratings = [ThemeRating(slug, *pair) for slug, pair in one["ratings"].items()]
    return CheckIn(
        id=_id(session, made),
        day=one["day"],
        made=made,
        kind=one["kind"],
        scale=session.pack.scale.id,
        ratings=checked_ratings(ratings, session.pack),
    )


def _id(session: Session, made: datetime) -> str:
    return uuid7(made, session.chance.getrandbits(74))
