# SPDX-License-Identifier: MIT
"""Files of entries come in, one after the other: each is in whole, or not at all."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from journal_app.services import transfer
from journal_app.services.session import open_session
from journal_app.storage import entries
from tests.durability.frame import JOURNAL, Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults

_MANY, _FEW = 600, 40
_SIZE = "entries in each file"


def prepare(folder: Path, small: bool) -> None:
    """Say how big the files are."""
    (folder / _SIZE).write_text(str(_FEW if small else _MANY))


def work(folder: Path, say: Say) -> None:
    """Another file, for ever."""
    size = int((folder / _SIZE).read_text())
    session = open_session(folder / JOURNAL, clock, Random(1))
    number = 0
    while True:
        number += 1
        file = folder / f"{number}.jsonl"
        rows = (
            {
                "date": f"2025-{one % 12 + 1:02}-{one % 28 + 1:02}",
                "text": f"file{number:05} line{one:05} " + "and more " * (one % 90),
                "tags": [f"tag{one % 9}"],
            }
            for one in range(size)
        )
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        report = transfer.import_file(session, file)
        assert report.added == size
        say(f"file{number:05}")
        file.unlink()


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """Each file called in is in, the one under way is in whole or not at all."""
    if not said and not (folder / JOURNAL).exists():
        return Verdict()
    size = int((folder / _SIZE).read_text())
    session = opened(folder / JOURNAL)
    try:
        with session.journal.read() as connection:
            found = Counter(one.draft.text.split()[0] for one in entries.every(connection))
        lost = [name for name in said if found[name] != size]
        halves = [f"half of {name}: {count}" for name, count in found.items() if count != size]
        return Verdict(len(said) * size, lost, halves + faults(session))
    finally:
        session.close()


KIND = Kind("importing", work, check, prepare, acknowledged=(1, 4), stretch=0.7)
