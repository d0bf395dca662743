# SPDX-License-Identifier: MIT
"""``python -m tests.bench.gate [--runs N]``: how often the gate raises a false alarm, and sees.

Ratings are whole numbers from 0 to 10 around 6 with a spread of 1.5, one a week, with or without
memory from week to week (autocorrelation); the seed is fixed. Domain note, section 5.2, whose
figures stand beside ours: a false "has tended to" where nothing moves may come no more often than
they say, with a tolerance of .015 at 2,000 runs.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from math import sqrt
from multiprocessing import Pool
from random import Random

from journal_app.domain.measures import Point
from journal_app.domain.trend import State, judge

MIDDLE, SPREAD = 6.0, 1.5
MEMORIES = (0.0, 0.3, 0.5)
FALSE_ALARMS = {12: (0.02, 0.07, 0.13), 20: (0.02, 0.06, 0.11)}
"""The note's shares of false alarms by weekly points, one for each memory."""
POWER = {(12, 3): (0.37, 0.40, 0.45), (20, 3): (0.53, 0.55, 0.55), (20, 2): (0.24, 0.28, 0.31)}
"""The note's shares of real changes found, by weekly points and points of the scale."""
TOLERANCE = 0.015
FIRST = date(2026, 1, 5)


def series(weeks: int, memory: float, change: float, chance: Random) -> list[Point]:
    """One made-up series that drifts by ``change`` points of the scale from end to end."""
    state, points = chance.gauss(0, 1), []
    for week in range(weeks):
        if week:
            state = memory * state + sqrt(1 - memory**2) * chance.gauss(0, 1)
        drift = change * (week / (weeks - 1) - 0.5)
        value = min(10, max(0, round(MIDDLE + drift + SPREAD * state)))
        points.append(Point(FIRST + timedelta(7 * week), float(value)))
    return points


def share(cell: tuple[int, float, float, int]) -> float:
    """How often the gate says "has tended to": ``cell`` is (weeks, memory, change, runs)."""
    weeks, memory, change, runs = cell
    chance = Random(f"{weeks} {memory} {change}")
    found = (judge(series(weeks, memory, change, chance), settling=0) for _ in range(runs))
    return sum(one.state is State.TENDED for one in found) / runs


def shares(cells: Sequence[tuple[int, float, float, int]], *, together: bool = True) -> list[float]:
    """The share of each cell, on all processors where ``together``."""
    if not together:
        return [share(cell) for cell in cells]
    with Pool() as pool:
        return pool.map(share, cells, chunksize=1)


def main() -> int:
    """Print both tables; 1 where a false alarm comes more often than the note says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2_000)
    runs = parser.parse_args().runs
    wanted = [
        (weeks, memory, change, runs)
        for (weeks, change) in [(12, 0), (20, 0), *POWER]
        for memory in MEMORIES
    ]
    found = dict(zip([cell[:3] for cell in wanted], shares(wanted), strict=True))
    print(f"{runs} runs a cell; share of “has tended to”, ours / the note’s")
    print(f"{'':34}{'independent':>16}{'memory .3':>16}{'memory .5':>16}")
    worst = 0.0
    for weeks, figures in FALSE_ALARMS.items():
        ours = [found[weeks, memory, 0] for memory in MEMORIES]
        worst = max(worst, *(one - note for one, note in zip(ours, figures, strict=True)))
        print(_line(f"{weeks} weeks, nothing moves", ours, figures))
    for (weeks, change), figures in POWER.items():
        ours = [found[weeks, memory, change] for memory in MEMORIES]
        print(_line(f"{weeks} weeks, {change} points", ours, figures))
    # With fewer runs chance alone moves a share further.
    allowed = TOLERANCE * sqrt(2_000 / runs)
    print(f"false alarms above the note’s: {worst:+.3f} at most (allowed {allowed:.3f})")
    return 1 if worst > allowed else 0


def _line(name: str, ours: Sequence[float], note: Sequence[float]) -> str:
    cells = (f"{one:.3f} / {other:.2f}" for one, other in zip(ours, note, strict=True))
    return f"{name:34}" + "".join(f"{cell:>16}" for cell in cells)


if __name__ == "__main__":
    sys.exit(main())
