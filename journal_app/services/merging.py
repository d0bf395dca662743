# SPDX-License-Identifier: MIT
"""Two copies of a journal that went separate ways become one, and nothing of either is lost."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.changes import (
    CHECK_INS,
    CHOICES,
    COMMITMENTS,
    CONTACTS,
    LAYERS,
    REPLIES,
    REWRITTEN,
    SEARCHES,
    SUMMARIES,
    TEMPLATES,
    Changes,
)
from journal_app.domain.copies import BEFORE_MERGE
from journal_app.domain.errors import (
    AnotherJournal,
    InvalidValue,
    ReadOnlyJournal,
)
from journal_app.services import history
from journal_app.services.safekeeping import AskSecret, unlocked
from journal_app.services.session import Session
from journal_app.storage import backup, other_copy, written
from journal_app.storage.database import Connection
from journal_app.storage.merging import EntryMerge, Merged
from journal_app.storage.merging_coaching import CoachingMerge
from journal_app.storage.merging_rest import RestMerge
from journal_app.storage.other_copy import OtherCopy

__all__ = ["Merge", "OtherCopy", "is_of_this_journal", "merge", "other", "preview"]


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge does, or did.

    ``new`` entries are in the other copy alone, ``joined`` were told differently by the two,
    ``same`` alike. ``versions`` is how many earlier texts came, ``others`` how many commitments,
    check-ins, files and the like. ``aside`` is the copy that was put aside first.
    """

    new: int
    joined: int
    same: int
    versions: int
    others: int
    aside: Path | None
    changes: Changes

    @property
    def does_nothing(self) -> bool:
        """Whether all that the other copy says is here."""
        return not self.changes


class _NotNow(Exception):
    """Ends a transaction whose outcome was only to be known."""


def other(session: Session, path: Path, ask: AskSecret) -> OtherCopy:
    """The copy at ``path``, opened to read; its passphrase is asked for where ours does not fit.

    Raises NotAJournal and its kin, and InvalidValue for the journal that is open.
    """
    if path.exists() and path.samefile(session.journal.path):
        raise InvalidValue("That is the journal that is open. Please name another copy of it.")
    known = session.journal.key

    def opening(secret: str | None) -> OtherCopy:
        return other_copy.found(path, secret, known)

    return unlocked(opening, ask)


def is_of_this_journal(session: Session, copy: OtherCopy) -> bool:
    """Whether it is a copy of the journal that is open."""
    with other_copy.reading(copy) as theirs:
        return written.journal_id(theirs) == session.journal.id


def preview(session: Session, copy: OtherCopy, *, another_journal: bool = False) -> Merge:
    """What merging would do; nothing is changed. Raises AnotherJournal unless that is wanted."""
    _check_writable(session)
    found: list[Merged] = []
    try:
        with session.journal.write() as connection:
            found.append(_united(session, connection, copy, another_journal=another_journal))
            raise _NotNow
    except _NotNow:
        return _told(found[0], None)


def merge(session: Session, copy: OtherCopy, *, another_journal: bool = False) -> Merge:
    """Take everything of the other copy in, in one transaction, after a copy was put aside.

    The other copy is never changed. Raises AnotherJournal for what is no copy of this journal,
    unless that is wanted.
    """
    _check_writable(session)
    journal = session.journal
    aside = backup.put_aside(journal.path, session.clock(), BEFORE_MERGE, journal.key)
    with journal.write() as connection:
        merged = _united(session, connection, copy, another_journal=another_journal)
    return _told(merged, aside)


def _united(
    session: Session, connection: Connection, copy: OtherCopy, *, another_journal: bool
) -> Merged:
    with other_copy.reading(copy) as theirs:
        same = written.journal_id(theirs) == session.journal.id
        if not (same or another_journal):
            raise AnotherJournal(
                "“{path}” is another journal, not a copy of this one. Its entries can be taken in "
                "all the same, if you say so.",
                path=copy.path,
            )
        entries = EntryMerge(
            connection, theirs, lambda entry, made: history.as_version(session, entry, made)
        )
        merged = entries.run()
        merged.others = RestMerge(connection, theirs, entries.id_of).run()
        merged.others += CoachingMerge(connection, theirs, entries.id_of).run()
        if same:
            written.join(connection, written.vector(theirs))
    return merged


def _told(merged: Merged, aside: Path | None) -> Merge:
    about = {
        COMMITMENTS,
        CHECK_INS,
        CHOICES,
        TEMPLATES,
        SEARCHES,
        SUMMARIES,
        CONTACTS,
        LAYERS,
        REPLIES,
        REWRITTEN,
    }
    touched = bool(merged.touched or merged.others)
    return Merge(
        merged.new,
        merged.joined,
        merged.same,
        merged.versions,
        merged.others,
        aside,
        Changes(frozenset(merged.touched), many=touched, about=frozenset(about if touched else ())),
    )


def _check_writable(session: Session) -> None:
    if session.read_only:
        raise ReadOnlyJournal(
            "This journal is open to read only, so nothing can be merged into it."
        )
