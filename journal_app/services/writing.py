# SPDX-License-Identifier: MIT
"""Keeping what a leader writes: new entries, changes to them, the trash and back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from journal_app.domain.asked import is_asked
from journal_app.domain.changes import REPLIES, Changes
from journal_app.domain.entry import Draft, Entry, checked
from journal_app.domain.errors import InvalidValue
from journal_app.services import history
from journal_app.services.session import Session, new_id
from journal_app.storage import entries, templates
from journal_app.storage.database import Connection

__all__ = ["Kept", "add", "blank", "keep", "new_id", "read", "restore", "trash", "whole_id"]


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it is now on the disk, and what that changed."""

    entry: Entry
    changes: Changes


def blank(session: Session, day: str = "") -> Draft:
    """A draft for now: today's local day and time, nothing else.

    With ``day``, such as "2026-11-20", it is for that local day, without a time.
    """
    now = session.clock()
    if day:
        return Draft(day=date.fromisoformat(day), time=None, zone=session.zone)
    moment = now.time().replace(second=0, microsecond=0, tzinfo=None)
    return Draft(day=now.date(), time=moment, zone=session.zone)


def add(session: Session, draft: Draft, entry_id: str = "") -> Kept:
    """Keep a new entry, on the disk when this returns; raises InvalidValue and JournalFileError.

    ``entry_id`` is its id where that was chosen before, so that asking again after an answer that
    was lost keeps one entry; what is kept under that id is never changed by it.
    """
    if draft.is_blank:
        raise InvalidValue("An entry needs a title, a text, a theme, a tag or a rating.")
    if entry_id:
        with session.journal.read() as connection:
            before = entries.find(connection, entry_id)
        if before is not None:
            return Kept(before, Changes())
    return keep(session, entry_id or new_id(session, session.clock()), draft)


def keep(session: Session, entry_id: str, draft: Draft, *, even_blank: bool = False) -> Kept:
    """Keep the words and answers of the entry with that id, new or not; on the disk on return.

    Nothing is written where nothing changed, and a draft that never said anything makes no entry
    unless ``even_blank`` says that something else (a commitment, a picture) hangs on it.
    Raises InvalidValue and JournalFileError.
    """
    wanted = checked(draft, session.pack)
    now = session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        before = entries.find(connection, entry_id)
        staged = wanted.template or (before is not None and before.draft.template)
        if before is None:
            after = Entry(entry_id, wanted, now, now, session.pack.scale.id)
            if wanted.is_blank and not even_blank:
                return Kept(after, Changes())
            entries.add(connection, after)
        elif before.draft == wanted:
            return Kept(before, Changes())
        else:
            after = replace(before, draft=wanted, changed=now)
            if _ratings(before.draft) != _ratings(wanted):
                after = replace(after, scale=session.pack.scale.id)
            history.before_overwriting(session, connection, before, after)
            entries.revise(connection, after)
        if staged:
            templates.note_stages(connection, after, session.pack.templates)
        answers = _answers(connection, entry_id, before, wanted, now)
    about = frozenset({REPLIES} if answers else ())
    return Kept(after, Changes(frozenset({entry_id}), about=about))


def _answers(
    connection: Connection, entry_id: str, before: Entry | None, wanted: Draft, now: datetime
) -> bool:
    """Whether a question that a coach asked is answered by the entry now, or no more."""
    asked = before.draft.prompt if before else None
    if asked == wanted.prompt or not (is_asked(asked) or is_asked(wanted.prompt)):
        return False
    # Replies are loaded only where there is one: nobody else has to wait for them.
    from journal_app.services import answering

    return answering.follow(connection, entry_id, asked, wanted.prompt, now)


def _ratings(draft: Draft) -> tuple[int | None, ...]:
    return draft.up_for_it, draft.up_to_it, draft.us_up_for_it, draft.us_up_to_it


def read(session: Session, entry_id: str) -> Entry:
    """The whole entry, also from the trash; raises NotFound."""
    with session.journal.read() as connection:
        return entries.get(connection, entry_id)


def whole_id(session: Session, start: str) -> str:
    """The id that begins with ``start``, for typing; raises NotFound or InvalidValue."""
    with session.journal.read() as connection:
        return entries.resolve(connection, start)


def trash(session: Session, ids: Sequence[str]) -> Changes:
    """Move entries to the trash, from where ``restore`` brings them back unchanged."""
    with session.journal.write() as connection:
        entries.set_trashed(connection, ids, session.clock().astimezone(UTC))
    return Changes(frozenset(ids))


def restore(session: Session, ids: Sequence[str]) -> Changes:
    """Bring entries back from the trash."""
    with session.journal.write() as connection:
        entries.set_trashed(connection, ids, None)
    return Changes(frozenset(ids))
