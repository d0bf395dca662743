# SPDX-License-Identifier: MIT
"""Another copy took the place of the open journal: both are kept, and made one when asked."""

from collections.abc import Sequence

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft
from journal_app.domain.errors import AnotherJournal, Locked, WrongPassphrase
from journal_app.services import merging, writing
from journal_app.services.merging import Merge
from journal_app.services.session import Session, open_session
from journal_app.storage import other_copy, written

Unkept = Sequence[tuple[str, Draft]]
"""Ids and drafts of entries as they stand in front of the leader."""


def is_displaced(session: Session) -> bool:
    """Whether another copy was found in the journal's place, so that nothing can be kept."""
    return session.journal.aside is not None


def put_with_ours(session: Session, unkept: Unkept) -> None:
    """Keep what is on the screen in the copy that was put aside. Done twice, it is there once."""
    journal = session.journal
    if journal.aside is None:
        return
    secret = journal.key.code if journal.key is not None else None
    ours = open_session(journal.aside, session.clock, session.chance, secret=secret)
    try:
        for entry_id, draft in unkept:
            writing.keep(ours, entry_id, draft)
    finally:
        ours.close()


def go_on(session: Session, unkept: Unkept) -> Merge:
    """Open the copy that came and merge what was open here into it, the words on screen too.

    Raises AnotherJournal where what came is no copy of this journal, and what opening it raises;
    nothing is written then, and what was open here stays put aside.
    """
    journal, aside = session.journal, session.journal.aside
    if aside is None:
        return Merge(0, 0, 0, 0, 0, None, Changes())
    put_with_ours(session, unkept)
    came = other_copy.found(journal.path, None, journal.key)
    with other_copy.reading(came) as theirs:
        if written.journal_id(theirs) != journal.id:
            raise AnotherJournal(
                "What is in the journal’s place now is another journal, so nothing was merged. "
                "What you have here is in the folder “backups”, as “{aside}”.",
                aside=aside.name,
            )
    journal.take_over(session.clock())
    return merging.merge(session, merging.other(session, aside, _nobody))


def _nobody(why: Locked | WrongPassphrase, wrong: int) -> str:
    raise why
