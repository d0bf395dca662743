# SPDX-License-Identifier: MIT
"""Check-ins: offered when the themes in focus have rested, kept apart from entries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date

from journal_app.domain.changes import CHECK_INS, Changes
from journal_app.domain.check_in import (
    KINDS,
    CheckIn,
    ThemeRating,
    checked_ratings,
    due,
    then_of,
)
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.ids import uuid7
from journal_app.services import choosing
from journal_app.services.session import Session
from journal_app.storage import check_ins, choices


@dataclass(frozen=True, slots=True)
class CheckInState:
    """What there is to offer: themes due now, the themes in focus, and a round to look back to."""

    due: tuple[str, ...]
    focus: tuple[str, ...]
    then: CheckIn | None


def state(session: Session) -> CheckInState:
    """What can be offered today; no theme is due where the leader turned check-ins off."""
    with session.journal.read() as connection:
        chosen = choices.load(connection)
        earlier = check_ins.every(connection)
    asked = date.fromisoformat(chosen.check_in_asked) if chosen.check_in_asked else None
    focus = tuple(slug for slug in chosen.focus if slug in session.pack.theme_names())
    now = due(focus, earlier, session.today, asked) if chosen.check_ins else ()
    return CheckInState(now, focus, then_of(earlier, session.today))


def keep(session: Session, kind: str, ratings: Sequence[ThemeRating]) -> tuple[CheckIn, Changes]:
    """Keep a check-in for today; raises InvalidValue where nothing was rated, or not rightly."""
    if kind not in KINDS:
        raise InvalidValue(
            "A check-in is one of {kinds}; “{kind}” is not.", kinds=", ".join(KINDS), kind=kind
        )
    now = session.clock().astimezone(UTC)
    made = CheckIn(
        id=uuid7(now, session.chance.getrandbits(74)),
        day=session.today,
        made=now,
        kind=kind,
        scale=session.pack.scale.id,
        ratings=checked_ratings(ratings, session.pack),
    )
    with session.journal.write() as connection:
        check_ins.add(connection, made)
    return made, Changes(about=frozenset({CHECK_INS}))


def put_off(session: Session) -> Changes:
    """Offer no check-in for a week."""
    return choosing.change(session, check_in_asked=session.today.isoformat())


def every(session: Session) -> tuple[CheckIn, ...]:
    """All check-ins, oldest first."""
    with session.journal.read() as connection:
        return check_ins.every(connection)


def remove(session: Session, check_in_id: str) -> Changes:
    """Delete a check-in for good; raises NotFound."""
    with session.journal.write() as connection:
        if not check_ins.remove(connection, check_in_id):
            raise NotFound("There is no check-in with the id “{id}”.", id=check_in_id)
    return Changes(about=frozenset({CHECK_INS}))
