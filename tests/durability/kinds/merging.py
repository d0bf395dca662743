# SPDX-License-Identifier: MIT
"""A second copy of the journal goes its own way and is merged in: all of it, or nothing yet."""

from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import writing
from journal_app.services.session import Session, open_session
from tests.conftest import computer
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults, words

_EACH = 4
_STARTS = "there"


def work(folder: Path, say: Say) -> None:
    """For ever: a copy, entries in both, one entry changed in both, and a merge."""
    from journal_app.services import merging

    number, shared = 0, ""
    session = open_session(folder / JOURNAL, clock, Random(1), paths=computer(folder / "state"))

    def nobody(why: Exception, wrong: int) -> str:
        raise why

    while True:
        number += 1
        shared = _keep(session, f"shared{number:05}")
        say(f"shared{number:05}")
        other = folder / "Other.journal"
        other.write_bytes((folder / JOURNAL).read_bytes())
        there = open_session(other, clock, Random(number), paths=computer(folder / "other state"))
        for one in range(_EACH):
            _keep(there, f"{_STARTS}{number:05} part{one}")
        _keep(there, f"shared{number:05} changed", shared)
        there.close()
        _keep(session, f"here{number:05}")
        say(f"here{number:05}")
        merging.merge(session, merging.other(session, other, nobody))
        say(f"{_STARTS}{number:05}")


def _keep(session: Session, word: str, entry_id: str = "") -> str:
    entry_id = entry_id or writing.new_id(session, session.clock())
    writing.keep(session, entry_id, Draft(day=session.today, text=f"{word} rhubarb"))
    return entry_id


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """Everything called kept or merged is there; the merge under way came whole or not at all."""
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    session = opened(folder / JOURNAL)
    try:
        found, here = faults(session), words(session)
        with session.journal.read() as connection:
            texts = connection.exec_driver_sql("SELECT text FROM entry").scalars().all()
    finally:
        session.close()
    came = Counter(text.split()[0] for text in texts if text.startswith(_STARTS))
    found += [f"half of {name}: {count}" for name, count in came.items() if count != _EACH]
    return Verdict(len(said), sorted(set(said) - here), found)


_MISSING = "" if find_spec("journal_app.services.merging") else "there is no merging of copies yet"
KIND = Kind("merging", work, check, acknowledged=(2, 14), stretch=0.3, missing=_MISSING)
