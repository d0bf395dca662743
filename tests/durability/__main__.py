# SPDX-License-Identifier: MIT
"""``python -m tests.durability``: the long forms, as tables. Ends with 1 where anything was lost.

Without options all of them run as they do every night: 300 kills, 5,000 discs after a power cut,
and each byte of a protected journal changed. With options only those that are named run.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.durability.frame import Verdict, every_kind
from tests.durability.killing import kill_once, shared_out
from tests.durability.power_cut import AS_SHIPPED, WEAKENED, Tally, replay
from tests.durability.recording import missing

KINDS = every_kind()


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.durability", description=__doc__)
    parser.add_argument("--rounds", type=int, help="kills, over all kinds of work (300)")
    parser.add_argument("--images", type=int, help="discs after a power cut (5000)")
    parser.add_argument("--every", type=int, help="change each n-th byte of a journal (1)")
    asked = parser.parse_args()
    if (asked.rounds, asked.images, asked.every) == (None, None, None):
        asked.rounds, asked.images, asked.every = 300, 5_000, 1
    good = True
    if asked.rounds:
        good &= kills(asked.rounds)
    if asked.images:
        good &= power_cuts(asked.images)
    if asked.every:
        good &= changed_bytes(asked.every)
    return 0 if good else 1


def kills(rounds: int) -> bool:
    """Kill the program so often and print what came of it."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for name, number in shared_out(KINDS, rounds):
        with tempfile.TemporaryDirectory(prefix="uptoit-kill-") as folder:
            one = kill_once(KINDS[name], number, Path(folder))
        found[name].append(one)
        if not one.good:
            out(f"! {name} {number}: {one}")
    out("| killed while | rounds | acknowledged | lost | not openable | check failures |")
    out("|---|---|---|---|---|---|")
    for name in sorted(found):
        out(_kills_told(name, found[name]))
    out(_kills_told("all", [one for each in found.values() for one in each]))
    for kind in KINDS.values():
        if kind.missing:
            out(f"NOT TESTED: {kind.name}, {kind.missing}")
    return all(one.good for each in found.values() for one in each)


def _kills_told(name: str, found: list[Verdict]) -> str:
    numbers = (
        len(found),
        sum(one.acknowledged for one in found),
        sum(len(one.lost) for one in found),
        sum(bool(one.unopenable) for one in found),
        sum(len(one.faults) for one in found),
    )
    return f"| {name} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def power_cuts(images: int) -> bool:
    """Open so many discs and print what was on them; without strace that is a failure."""
    why = missing()
    if why:
        out(f"NOT TESTED: no power cut was tried, because {why}")
        return False
    rows = [row for row in AS_SHIPPED if row.kind in KINDS and not KINDS[row.kind].missing]
    found: list[Tally] = []
    out(
        "| power cut while | system calls | acknowledged | discs | losing | not openable | faulty |"
    )
    out("|---|---|---|---|---|---|---|")
    for row in rows:
        tally = replay(KINDS[row.kind], row, most=images * 13 // (10 * len(rows)))
        found.append(tally)
        out(_cuts_told(row.name, tally))
    whole = sum(one.different for one in found)
    out(f"| all | | {sum(one.acknowledged for one in found):,} | {whole:,} | | | |")
    caught = []
    for row in WEAKENED:
        tally = replay(KINDS[row.kind], row, most=images // 10)
        caught.append(tally.losing + tally.unopenable > 0)
        out(_cuts_told(row.name, tally))
    if whole < images:
        out(f"! only {whole:,} of {images:,} discs were opened")
    return whole >= images and all(caught) and all(one.good for one in found)


def _cuts_told(name: str, found: Tally) -> str:
    numbers = (found.steps, found.acknowledged, found.different, found.losing, found.unopenable)
    told = " | ".join(f"{number:,}" for number in (*numbers, found.faulty))
    examples = "".join(f"\n!   {count} x {what}" for what, count in found.examples.most_common(3))
    return f"| {name} | {told} |" + (examples if examples and not found.good else "")


def changed_bytes(every: int) -> bool:
    """Change bytes one at a time and print how each was noticed."""
    from tests.durability.damaging import changed_everywhere

    with tempfile.TemporaryDirectory(prefix="uptoit-bytes-") as folder:
        tally = changed_everywhere(Path(folder), every)
    out("| damage to a protected journal | tried | noticed | read exactly | wrong or a crash |")
    out("|---|---|---|---|---|")
    for name, one in tally.items():
        out(f"| {name} | {one.tried:,} | {one.noticed:,} | {one.exact:,} | {len(one.bad):,} |")
        for what in one.bad[:5]:
            out(f"!   {what}")
    return not any(one.bad for one in tally.values())


def out(line: str) -> None:
    """Print at once, for whoever watches."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
