# SPDX-License-Identifier: MIT
"""The trash: how much is in it, emptying it by hand or after the period the leader chose."""

from dataclasses import dataclass
from datetime import UTC, date, timedelta

from journal_app.domain.changes import Changes
from journal_app.services import attaching, history
from journal_app.services.session import Session
from journal_app.storage import choices, trash

PERIODS = (30, 90, 365)
"""Days after which the trash can be told to empty itself."""


@dataclass(frozen=True, slots=True)
class Trash:
    """How the trash stands. ``days`` is None where it is emptied by hand alone."""

    count: int
    emptied: date | None
    days: int | None
    hold: bool


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many entries were deleted for good."""

    count: int
    changes: Changes


NOTHING = Emptied(0, Changes())


def state(session: Session) -> Trash:
    """How many entries are in the trash, when it was last emptied, and what rules are in force."""
    with session.journal.read() as connection:
        chosen = choices.load(connection)
        return Trash(
            count=len(trash.ids(connection)),
            emptied=trash.noted_day(connection, trash.EMPTIED),
            days=chosen.trash_days,
            hold=chosen.hold,
        )


def empty(session: Session, older_than: int | None = None) -> Emptied:
    """Delete for good what is in the trash, or only what is there for ``older_than`` days.

    Raises InvalidValue under hold.
    """
    before = None
    if older_than is not None:
        before = session.clock().astimezone(UTC) - timedelta(days=older_than)
    with session.journal.write() as connection:
        count = history.purge(connection, trash.ids(connection, before))
        if count:
            trash.note_day(connection, trash.EMPTIED, session.today)
    return Emptied(count, Changes(many=count > 0))


def delete(session: Session, entry_id: str) -> Emptied:
    """Delete one entry of the trash for good. Raises InvalidValue under hold."""
    with session.journal.write() as connection:
        count = history.purge(connection, [entry_id])
    return Emptied(count, Changes(frozenset({entry_id}) if count else frozenset()))


def keep_house(session: Session) -> Emptied:
    """What is done by itself when the window opens: old trash goes, old versions are thinned.

    Nothing under hold, nothing in a journal that is open to read only.
    """
    if session.read_only:
        return NOTHING
    now = state(session)
    done = NOTHING
    if now.days is not None and now.count and not now.hold:
        done = empty(session, now.days)
    history.thin(session)
    attaching.drop_unused(session)
    return done
