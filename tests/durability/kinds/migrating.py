# SPDX-License-Identifier: MIT
"""Journals of the first released version are brought up to date, one after the other."""

import os
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

from sqlcipher3 import dbapi2

from journal_app.services.session import open_session
from journal_app.storage import entries
from tests.durability.frame import Kind, Say, Verdict, clock, opened
from tests.durability.soundness import faults

RELEASED = Path(__file__).parents[2] / "journals" / "version-1.journal"
_MANY, _FEW = 400, 30
"""Entries that are added to it."""
_SEED = "version 1"
_TOLD = (
    "SELECT id, day, time, zone, created, changed, title, text, prompt, template, up_for_it, "
    "up_to_it, scale, trashed, source FROM entry ORDER BY id",
    "SELECT slug, entry.id, rank FROM entry_theme JOIN entry USING (position) ORDER BY 1, 2",
    "SELECT tag, entry.id, rank FROM entry_tag JOIN entry USING (position) ORDER BY 1, 2",
)


def prepare(folder: Path, small: bool) -> None:
    """The journal that was kept of that version, with more in it."""
    seed = folder / _SEED
    seed.write_bytes(RELEASED.read_bytes())
    first = entries.place(date(2026, 10, 5), None)
    with closing(dbapi2.connect(str(seed))) as old, old:
        old.executemany(
            "INSERT INTO entry (position, id, day, time, zone, created, changed, title, text, "
            "scale) VALUES (?, ?, '2026-10-05', NULL, '', ?, ?, ?, ?, 's')",
            (
                (first + one, f"more{one}", one, one, f"Title {one}", f"words {one} " * (one % 70))
                for one in range(_FEW if small else _MANY)
            ),
        )


def work(folder: Path, say: Say) -> None:
    """A fresh copy of it, opened and so brought up to date, for ever."""
    content = (folder / _SEED).read_bytes()
    number = 0
    while True:
        number += 1
        path = folder / f"Old {number:05}.journal"
        unfinished = folder / "unfinished"
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
        session = open_session(path, clock, Random(1))
        say(path.name)
        session.close()


def check(folder: Path, said: Sequence[str]) -> Verdict:
    """Each says what it said before, is of today's version, and its copy is as it was."""
    before = _told(folder / _SEED)
    lost, found = [name for name in said if not (folder / name).exists()], []
    for path in sorted(folder.glob("Old *.journal")):
        copies = list((folder / "backups").glob(f"{path.stem} *.journal"))
        if path.name in said and not copies:
            found.append(f"no copy of {path.name}")
        session = opened(path)
        try:
            found += faults(session)
        finally:
            session.close()
        if _told(path) != before:
            lost.append(path.name)
        found += [f"the copy {one.name} differs" for one in copies if _told(one) != before]
    return Verdict(len(said) * len(before[0]), lost, found)


def _told(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(dbapi2.connect(str(path))) as plain:
        return [plain.execute(question).fetchall() for question in _TOLD]


KIND = Kind("migrating", work, check, prepare, acknowledged=(1, 6), stretch=0.3)
