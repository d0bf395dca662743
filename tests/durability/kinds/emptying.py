# SPDX-License-Identifier: MIT
"""Entries go to the trash, and the trash is emptied: what was deleted stays gone, the rest stays.

"Gone" means that the words are in no file of the folder any more.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from journal_app.domain.entry import Draft
from journal_app.services import emptying, writing
from journal_app.services.session import Session, open_session
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults, words

_EACH = 4


def work(folder: Path, say: Say) -> None:
    """Some entries, some of them deleted for good, for ever."""
    session = open_session(folder / JOURNAL, clock, Random(1))
    number = 0
    while True:
        number += 1
        for one in range(_EACH):
            _keep(session, f"kept{number:05}x{one}", rewritten=False)
        doomed = [
            _keep(session, f"gone{number:05}x{one}", rewritten=one == 0) for one in range(_EACH)
        ]
        say(f"kept {number}")
        writing.trash(session, doomed)
        say(f"trashed {number}")
        if number % 2:
            emptying.empty(session)
        else:
            for one in doomed:
                emptying.delete(session, one)
        say(f"gone {number}")


def _keep(session: Session, word: str, *, rewritten: bool) -> str:
    entry_id = writing.new_id(session, session.clock())
    long = f"{word} " + "with much said before it went " * 40
    writing.keep(session, entry_id, Draft(day=session.today, title=word, text=long))
    if rewritten:
        # All of it replaced, so that an earlier text is put aside and must go too.
        writing.keep(session, entry_id, Draft(day=session.today, text=f"other {word}"))
    return entry_id


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """What was called kept is there; what was called gone is nowhere; one emptying is all or none.

    Every second number is deleted one by one, so that there only the whole of it is checked.
    """
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    session = opened(folder / JOURNAL)
    try:
        shown = words(session)
        with session.journal.read() as connection:
            texts = " ".join(connection.exec_driver_sql("SELECT text FROM entry").scalars())
            earlier = " ".join(connection.exec_driver_sql("SELECT text FROM revision").scalars())
        found = faults(session)
    finally:
        session.close()
    raw = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    lost = []
    for verb, number in (line.split() for line in said):
        doomed = [f"gone{int(number):05}x{one}" for one in range(_EACH)]
        if verb == "kept":
            kept = [f"kept{int(number):05}x{one}" for one in range(_EACH)]
            lost += [word for word in kept if word not in shown]
            held = sum(word in texts for word in doomed)
            if int(number) % 2 and 0 < held < _EACH:
                found.append(f"half emptied: {number}")
        elif verb == "trashed":
            found += [f"{word} came back" for word in doomed if word in shown]
        else:
            found += [f"{word} came back" for word in doomed if word in texts + earlier]
            found += [f"{word} can be read" for word in doomed if word.encode() in raw]
    return Verdict(len(said), lost, found)


KIND = Kind("emptying", work, check, acknowledged=(2, 20))
