# SPDX-License-Identifier: MIT
"""``python -m tests.bench.suggesting [FILE.jsonl] [--learn]``: how well themes are suggested.

One JSON object a line: ``theme`` is the right one, ``also`` are others that would do, ``text`` is
what was written, ``writer`` who wrote it. Texts that stand among the pack's examples are judged
without them; but cues may have been written with them in mind, so only texts that nobody saw who
works on the cues tell how well it goes. With ``--learn`` also how well it goes once the leader
has tagged the other texts of the file (each text is judged by what nine tenths of them taught).
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from journal_app import content
from journal_app.domain.suggesting import Advice

HELD_OUT = Path(__file__).with_name("reflections.jsonl")
FOLDS = 10
Row = dict[str, Any]
Offers = Callable[[Row], Sequence[str]]


def main() -> int:
    """Print the share of texts whose theme was offered first, and among the three."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=HELD_OUT)
    parser.add_argument("--learn", action="store_true")
    options = parser.parse_args()
    rows = read(options.file)
    advice = fresh(rows)
    taken: list[float] = []

    def offers(row: Row) -> list[str]:
        before = time.perf_counter()
        found = [one.theme for one in advice.suggest(row["text"])]
        taken.append((time.perf_counter() - before) * 1000)
        return found

    words = statistics.mean(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} texts from {options.file.name}, {words:.0f} words on average")
    report(rows, offers)
    print(f"a suggestion takes {statistics.median(taken):.1f} ms (worst {max(taken):.1f} ms)")
    if options.learn:
        print("\nafter learning from nine tenths of the file")
        report(rows, taught(rows))
    return 0


def read(path: Path) -> list[Row]:
    """The rows of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def fresh(rows: Sequence[Row]) -> Advice:
    """What the program knows before it has seen an entry; examples that are judged are left out."""
    pack = content.house_pack()
    hints = content.hints(pack)
    judged = {" ".join(row["text"].split()) for row in rows}
    return Advice(
        pack, replace(hints, examples=tuple(x for x in hints.examples if x.text not in judged))
    )


def taught(rows: Sequence[Row]) -> Offers:
    """Offers for each row by advice that learned from the rows of the other folds."""
    learned = [fresh(rows) for _ in range(FOLDS)]
    fold_of = {id(row): number % FOLDS for number, row in enumerate(rows)}
    for fold, advice in enumerate(learned):
        for number, row in enumerate(rows):
            if fold_of[id(row)] != fold:
                advice.learn(str(number), row["text"], (row["theme"], *row.get("also", ()))[:3])
    return lambda row: [one.theme for one in learned[fold_of[id(row)]].suggest(row["text"])]


def report(rows: Sequence[Row], offers: Offers) -> None:
    """Two lines of accuracy, strict and lenient, then what became of each theme."""
    found = [tuple(offers(row)) for row in rows]
    for name, right in (
        ("its theme", [{row["theme"]} for row in rows]),
        ("or another that would do", [{row["theme"], *row.get("also", ())} for row in rows]),
    ):
        first = sum(bool(one) and one[0] in want for one, want in zip(found, right, strict=True))
        among = sum(not want.isdisjoint(one) for one, want in zip(found, right, strict=True))
        print(f"{name:28} top-1 {first / len(rows):.2f}   top-3 {among / len(rows):.2f}")
    print(f"{'nothing offered':28} {sum(not one for one in found) / len(rows):.2f}")
    print(f"{'recall by theme':20}{'texts':>6}{'top-1':>7}{'top-3':>7}")
    for theme in sorted({row["theme"] for row in rows}):
        of = [one for one, row in zip(found, rows, strict=True) if row["theme"] == theme]
        first, among = sum(one[:1] == (theme,) for one in of), sum(theme in one for one in of)
        print(f"{theme:20}{len(of):6}{first / len(of):7.2f}{among / len(of):7.2f}")


if __name__ == "__main__":
    sys.exit(main())
