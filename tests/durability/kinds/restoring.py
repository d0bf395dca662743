# SPDX-License-Identifier: MIT
"""A copy is made, more is written, and the copy is brought back in the place of the journal.

What was written since is in the copy that was put aside: nothing is in neither.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import writing
from journal_app.services.session import Session, open_session
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults, words


def work(folder: Path, say: Say) -> None:
    """For ever: an entry, a copy, an entry, and the copy brought back."""
    from journal_app.services import copying, journal_file, restoring

    path = folder / JOURNAL
    number = 0
    session = open_session(path, clock, Random(1))

    while True:
        number += 1
        _keep(session, f"base{number:05}")
        say(f"base{number:05}")
        copy = copying.make(session).path
        _keep(session, f"later{number:05}")
        say(f"later{number:05}")
        session.close()
        restoring.restore(journal_file.JournalFile(path, clock), copy)
        session = open_session(path, clock, Random(number))


def _keep(session: Session, word: str) -> None:
    draft = Draft(day=session.today, text=f"{word} " + "rhubarb " * 60)
    writing.keep(session, writing.new_id(session, session.clock()), draft)


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """What was there before a copy is in the journal; all else in it, or in a copy put aside."""
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    session = opened(folder / JOURNAL)
    try:
        found, here = faults(session), words(session)
    finally:
        session.close()
    everywhere = set(here)
    for copy in sorted((folder / "backups").glob("*.journal")):
        reader = open_session(copy, clock, Random(1), read_only=True)
        everywhere |= words(reader)
        reader.close()
    lost = [word for word in said if word not in (here if word.startswith("base") else everywhere)]
    return Verdict(len(said), lost, found)


_MISSING = (
    "" if find_spec("journal_app.services.restoring") else "there is no restoring of copies yet"
)
KIND = Kind("restoring", work, check, acknowledged=(2, 10), stretch=0.6, missing=_MISSING)
