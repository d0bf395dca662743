# SPDX-License-Identifier: MIT
"""Commitments: made from an entry, come back to on their day, closed with what came of them."""

from dataclasses import dataclass, replace
from datetime import UTC, date

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.commitment import (
    CLOSING,
    NOT_YET,
    Commitment,
    Groups,
    checked,
    grouped,
)
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.entry import checked as checked_draft
from journal_app.services import writing
from journal_app.services.session import Session
from journal_app.storage import commitments, entries, templates


@dataclass(frozen=True, slots=True)
class Committed:
    """A commitment as it is now on the disk, and what that changed."""

    commitment: Commitment
    changes: Changes


def make(
    session: Session,
    text: str,
    *,
    due: date | None = None,
    reach: str | None = None,
    entry: str | None = None,
) -> Committed:
    """Keep a new commitment, of an entry if one is named; raises InvalidValue and NotFound."""
    now = session.clock()
    instant = now.astimezone(UTC)
    made = checked(
        Commitment(
            id=writing.new_id(session, now),
            made=instant,
            changed=instant,
            day=now.date(),
            text=text,
            reach=reach,
            due=due,
            entry=entry,
        )
    )
    with session.journal.write() as connection:
        if entry is not None:
            entries.position_of(connection, entry)
        commitments.add(connection, made)
    return Committed(made, _changes(made))


def change(
    session: Session, commitment_id: str, text: str, due: date | None, reach: str | None
) -> Committed:
    """Say it in other words, or with another day or reach; raises InvalidValue and NotFound."""
    return _revise(session, commitment_id, text=text, due=due, reach=reach)


def postpone(session: Session, commitment_id: str, due: date | None) -> Committed:
    """Come back to it on another day, or on none; raises NotFound."""
    return _revise(session, commitment_id, due=due)


def reopen(session: Session, commitment_id: str) -> Committed:
    """Open again what was closed; what was said came of it stays; raises NotFound."""
    return _revise(session, commitment_id, status=NOT_YET, closed=None)


def close(
    session: Session, commitment_id: str, status: str, outcome: str = "", *, entry: bool = False
) -> Committed:
    """Say what came of it today; with ``entry`` a new entry begins from that.

    The entry quotes the commitment, goes on with the outcome, and bears the themes of the entry
    that the commitment was made in; it is the commitment's ``outcome_entry``. All of it is kept
    or nothing. Raises InvalidValue and NotFound.
    """
    CLOSING.check(status)
    now = session.clock()
    instant = now.astimezone(UTC)
    with session.journal.write() as connection:
        before = commitments.get(connection, commitment_id)
        after = checked(
            replace(before, status=status, outcome=outcome, closed=session.today, changed=instant)
        )
        if entry:
            origin = entries.find(connection, before.entry) if before.entry else None
            draft = _beginning(session, after, origin)
            made = Entry(
                writing.new_id(session, now), draft, instant, instant, session.pack.scale.id
            )
            entries.add(connection, made)
            templates.note_stages(connection, made, session.pack.templates)
            after = replace(after, outcome_entry=made.id)
        commitments.revise(connection, after)
    return Committed(after, _changes(before, after))


def remove(session: Session, commitment_id: str) -> Committed:
    """Take one out that was made by mistake; ``bring_back`` undoes it. Raises NotFound."""
    with session.journal.write() as connection:
        gone = commitments.get(connection, commitment_id)
        commitments.remove(connection, commitment_id)
    return Committed(gone, _changes(gone))


def bring_back(session: Session, gone: Commitment) -> Committed:
    """Keep again what was taken out, without ties to entries that are gone meanwhile."""
    with session.journal.write() as connection:
        there = {
            one for one in (gone.entry, gone.outcome_entry) if one and entries.find(connection, one)
        }
        back = replace(
            gone,
            entry=gone.entry if gone.entry in there else None,
            outcome_entry=gone.outcome_entry if gone.outcome_entry in there else None,
        )
        commitments.add(connection, back)
    return Committed(back, _changes(back))


def read(session: Session, commitment_id: str) -> Commitment:
    """The commitment with that id; raises NotFound."""
    with session.journal.read() as connection:
        return commitments.get(connection, commitment_id)


def whole_id(session: Session, start: str) -> str:
    """The id that begins with ``start``, for typing; raises NotFound or InvalidValue."""
    with session.journal.read() as connection:
        return commitments.resolve(connection, start)


def groups(session: Session) -> Groups:
    """All commitments: due today or before, open, and done."""
    with session.journal.read() as connection:
        return grouped(commitments.every(connection), session.today)


def due(session: Session) -> tuple[Commitment, ...]:
    """Those whose day has come, the longest waiting first."""
    with session.journal.read() as connection:
        return grouped(commitments.all_open(connection), session.today).due


def of_entry(session: Session, entry_id: str) -> tuple[Commitment, ...]:
    """Those made in an entry, and those whose outcome it tells."""
    with session.journal.read() as connection:
        return commitments.of_entry(connection, entry_id)


def _revise(session: Session, commitment_id: str, **fields: object) -> Committed:
    now = session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        before = commitments.get(connection, commitment_id)
        after = checked(replace(before, **fields))  # type: ignore[arg-type]
        if after == before:
            return Committed(before, Changes())
        after = replace(after, changed=now)
        commitments.revise(connection, after)
    return Committed(after, _changes(after))


def _beginning(session: Session, closed: Commitment, origin: Entry | None) -> Draft:
    text = f"> {closed.text}\n\n"
    if closed.outcome:
        text += f"{closed.outcome}\n\n"
    return checked_draft(
        replace(
            writing.blank(session),
            text=text,
            themes=origin.draft.themes if origin else (),
            reach=closed.reach,
        ),
        session.pack,
    )


def _changes(*touched: Commitment) -> Changes:
    ids = {one for each in touched for one in (each.entry, each.outcome_entry) if one}
    return Changes(entries=frozenset(ids), about=frozenset({COMMITMENTS}))
