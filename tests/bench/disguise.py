# SPDX-License-Identifier: MIT
"""``python -m tests.bench.disguise [--tuning] [--show]``: how well names are noticed.

One JSON object a line: ``text`` has what names somebody in double brackets, ``sort`` says what
kind of passage it is. A name is noticed where every word of it is lit; a hit is right where it
meets a name. Both are counted once with the leader's list (``disguise_list.json``), and once
without, which is how it goes with people met for the first time. ``disguise_held_out.jsonl`` was
written before the rules and is not to be looked at while they are changed; ``--tuning`` takes the
other part, and ``--show`` says what was missed there.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from journal_app import content
from journal_app.domain.disguise import Disguise, hits
from journal_app.domain.name_words import words_of

HERE = Path(__file__).parent
HELD_OUT, TUNING = HERE / "disguise_held_out.jsonl", HERE / "disguise_tuning.jsonl"
_NAMED = re.compile(r"\[\[(.+?)\]\]", re.S)


@dataclass
class Score:
    """Names there were and those noticed; hits and those that were right."""

    names: int = 0
    noticed: int = 0
    hits: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of names that were noticed."""
        return self.noticed / self.names if self.names else 1.0

    @property
    def precision(self) -> float:
        """The share of hits that are names."""
        return self.right / self.hits if self.hits else 1.0

    def add(self, other: "Score") -> None:
        """Count the other in."""
        self.names += other.names
        self.noticed += other.noticed
        self.hits += other.hits
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong


def main() -> int:
    """Print recall and precision, with the list and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tuning", action="store_true")
    parser.add_argument("--show", action="store_true", help="what was missed and what was wrong")
    options = parser.parse_args()
    report(TUNING if options.tuning else HELD_OUT, show=options.show)
    return 0


def report(path: Path = HELD_OUT, *, show: bool = False) -> None:
    """Lines for a file of passages."""
    count = len(path.read_text("utf-8").splitlines())
    print(f"names noticed before they leave: {count} passages from {path.name}")
    for title, disguise in (("with the leader's list", listed()), ("without any list", bare())):
        by_sort = scores(path, disguise)
        whole = Score()
        for one in by_sort.values():
            whole.add(one)
        print(
            f"{title:24} recall {whole.recall:.3f} ({whole.noticed}/{whole.names})   "
            f"precision {whole.precision:.3f} ({whole.right}/{whole.hits})   aim 0.95 at 0.70"
        )
        for sort, one in sorted(by_sort.items()) if show else ():
            print(f"  {sort:14} {one.recall:.2f} of {one.names:3}   {one.precision:.2f}")
            print("".join(f"      missed {line}\n" for line in one.missed), end="")
            print("".join(f"      wrong  {line}\n" for line in one.wrong), end="")


def listed() -> Disguise:
    """The list of a leader, as kept with the passages."""
    kept = json.loads((HERE / "disguise_list.json").read_text("utf-8"))
    pairs = [*kept["people"], *kept["organisations"]]
    return Disguise(
        tuple((name, role) for name, role in pairs),
        frozenset(name for name, _ in kept["organisations"]),
        given=content.names_and_words(),
    )


def bare() -> Disguise:
    """Nothing on the list yet."""
    return Disguise((), given=content.names_and_words())


def scores(path: Path, disguise: Disguise) -> dict[str, Score]:
    """What became of each sort of passage."""
    made: dict[str, Score] = defaultdict(Score)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        made[row["sort"]].add(judged(row["text"], disguise))
    return made


def judged(marked: str, disguise: Disguise) -> Score:
    """One passage: its names against its hits."""
    text, names = plain(marked)
    found = hits(text, disguise, disguise.given)
    lit = {at for one in found for at in range(one.start, one.end)}
    score = Score(len(names), 0, len(found))
    for start, end in names:
        places = {
            start + at for word in words_of(text[start:end]) for at in range(word.start, word.end)
        }
        # The letter of a genitive is no part of the name.
        if text[end - 2 : end] in ("'s", "’s"):
            places.discard(end - 1)
        if places <= lit:
            score.noticed += 1
        else:
            score.missed.append(f"{text[start:end]!r} in {text!r}")
    for one in found:
        if any(one.start < end and start < one.end for start, end in names):
            score.right += 1
        else:
            score.wrong.append(f"{one.words!r} ({one.sort}) in {text!r}")
    return score


def plain(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The passage without its brackets, and where the names in it stand."""
    text, names, at = "", [], 0
    for hit in _NAMED.finditer(marked):
        text += marked[at : hit.start()]
        names.append((len(text), len(text) + len(hit[1])))
        text += hit[1]
        at = hit.end()
    return text + marked[at:], names


if __name__ == "__main__":
    sys.exit(main())
