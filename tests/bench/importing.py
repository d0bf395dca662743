# SPDX-License-Identifier: MIT
"""``python -m tests.bench.importing FILE``: how many entries of a real diary come in each second.

FILE is JSON lines with ``date``, ``title`` and ``text``. It is taken in as it stands, with texts
cut to 400 letters, as a text of jrnl, as a file of Day One and as a folder of Markdown. Each is
compared with the same entries written by the standard library's SQLite with FTS5 in the same run.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from journal_app.services import transfer
from journal_app.services.session import open_session
from tests.bench import floor
from tests.bench.protection import NOW

Record = dict[str, Any]
ROUNDS = 5
SHORT = 400


def main() -> None:
    """Write the diary in each format, take each in a few times, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    records = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    short = [one | {"text": one["text"][:SHORT]} for one in records]
    print(f"{len(records):,} entries; entries a second, medians of {ROUNDS}")
    print(f"{'':36}{'ours':>9}{'floor':>9}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as passing:
        for name, some, write in (
            ("JSON lines", records, as_lines),
            (f"JSON lines, texts of {SHORT} letters", short, as_lines),
            ("jrnl, text", records, as_jrnl),
            ("Day One, JSON", records, as_day_one),
            ("Markdown, a file an entry", records, as_markdown),
        ):
            folder = Path(passing) / name
            folder.mkdir()
            measure(name, some, write(folder, some), folder)


def measure(name: str, records: list[Record], source: Path, folder: Path) -> None:
    """Print how fast ``source`` comes in, and the floor for the same entries."""
    lines = as_lines(folder, records, "floor.jsonl")
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(ROUNDS):
        for old in (*folder.glob("ours.journal*"), *folder.glob("floor.db*")):
            old.unlink()
        session = open_session(folder / "ours.journal", lambda: NOW, Random(1))
        ours.append(len(records) / taken(transfer.import_file, session, source))
        session.close()
        bare.append(len(records) / taken(floor.fill, folder / "floor.db", lines))
    fast, floored = statistics.median(ours), statistics.median(bare)
    print(f"{name:36}{fast:9,.0f}{floored:9,.0f}{floored / fast:7.2f}")


def taken(work: Callable[..., object], *given: object) -> float:
    """How many seconds it takes."""
    began = time.perf_counter()
    work(*given)
    return time.perf_counter() - began


def as_lines(folder: Path, records: list[Record], name: str = "diary.jsonl") -> Path:
    """One record a line, with the fields that the floor asks for."""
    path = folder / name
    bare = {"time": None, "up_for_it": None, "up_to_it": None}
    path.write_text(
        "".join(json.dumps(bare | one, ensure_ascii=False) + "\n" for one in records), "utf-8"
    )
    return path


def as_jrnl(folder: Path, records: list[Record]) -> Path:
    """The text that jrnl keeps."""
    path = folder / "diary.txt"
    path.write_text(
        "".join(f"[{one['date']} 09:00] {one['title']}\n{one['text']}\n\n" for one in records),
        "utf-8",
    )
    return path


def as_day_one(folder: Path, records: list[Record]) -> Path:
    """The JSON that Day One exports."""
    path = folder / "Journal.json"
    entries = [
        {
            "uuid": f"{number:032X}",
            "creationDate": f"{one['date']}T09:00:00Z",
            "timeZone": "Europe/London",
            "text": f"# {one['title']}\n\n{one['text']}",
        }
        for number, one in enumerate(records)
    ]
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}), "utf-8")
    return path


def as_markdown(folder: Path, records: list[Record]) -> Path:
    """A folder of daily notes."""
    notes = folder / "notes"
    notes.mkdir()
    for number, one in enumerate(records):
        note = notes / f"{one['date']} {number}.md"
        note.write_text(f"# {one['title']}\n\n{one['text']}\n", "utf-8")
    return notes


if __name__ == "__main__":
    main()
