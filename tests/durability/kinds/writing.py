# SPDX-License-Identifier: MIT
"""Entries are kept, rewritten, grow over many pages, and move to the trash and back."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import writing
from journal_app.services.session import open_session
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, cheap_keys, clock, opened
from tests.durability.soundness import faults, words

PASSPHRASE = "four words and more"
PROTECTED = "protected"
"""A file of that name in the folder asks for a journal under the passphrase."""
_LONG = 12_000


def work(folder: Path, say: Say) -> None:
    """For ever."""
    with cheap_keys():
        _write(folder, say)


def _write(folder: Path, say: Say) -> None:
    """A word more, for ever; each fourth begins a new entry, each seventh a long passage."""
    chance = Random(1)
    secret = PASSPHRASE if (folder / PROTECTED).exists() else None
    session = open_session(folder / JOURNAL, clock, chance, secret=secret)
    number, entry_id, text = 0, "", ""
    while True:
        number += 1
        if number % 4 == 1:
            entry_id, text = writing.new_id(session, session.clock()), ""
        word = f"word{number:06}"
        filler = f"{chance.randbytes(_LONG).hex()} " if number % 7 == 0 else ""
        text += f"{filler}{word} "
        rating = number % 11
        draft = Draft(day=session.today, text=text, themes=("gap",), up_for_it=rating)
        writing.keep(session, entry_id, draft)
        say(word)
        if number % 5 == 0:
            writing.trash(session, [entry_id])
            writing.restore(session, [entry_id])


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """Each word called kept is in its entry, or that entry in the trash for a moment."""
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    session = opened(folder / JOURNAL, (None, PASSPHRASE))
    try:
        with session.journal.write() as connection:
            connection.exec_driver_sql("UPDATE entry SET trashed = NULL")
        lost = sorted(set(said) - words(session))
        return Verdict(len(said), lost, faults(session))
    finally:
        session.close()


KIND = Kind("writing", work, check, acknowledged=(3, 60))
