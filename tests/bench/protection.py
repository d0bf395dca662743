# SPDX-License-Identifier: MIT
"""``python -m tests.bench.protection [--entries N]``: what a passphrase costs, against none.

Each line is measured on the same journal in the same run, first plain, then protected.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from journal_app.domain.entry import Draft
from journal_app.domain.query import Query, parse
from journal_app.services import finding, safekeeping, transfer, writing
from journal_app.services.session import Session, open_session
from tests.bench.corpus import RARE, write_lines

NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))
ROUNDS = 21
SECRET = "four words and more"
Figures = dict[str, tuple[float, float]]
"""Medians in milliseconds by what was done: of the clock, and of the processor."""


def main() -> None:
    """Fill a journal, measure it, protect it, measure it again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--corpus", type=Path, default=transfer.sample_file())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        path = Path(passing) / "My.journal"
        session = opened(path)
        lines = path.with_suffix(".jsonl")
        write_lines(
            options.corpus, lines, options.entries, [one.slug for one in session.pack.themes]
        )
        transfer.import_file(session, lines)
        session.close()
        plain = measured(path, None)
        session = opened(path)
        taken = once(lambda: safekeeping.protect(session, SECRET))[0]
        session.close()
        size = path.stat().st_size / 1e6
        kept = measured(path, SECRET)
        session = opened(path, SECRET)
        removed = once(lambda: safekeeping.unprotect(session))[0]
        session.close()
    heading = f"{options.entries:,} entries, {size:,.0f} MB"
    print(f"{heading:30}{'plain':>9}{'protected':>11}{'ratio':>7}{'processor':>11}  (ms, medians)")
    for name, (before, worked) in plain.items():
        after, works = kept[name]
        print(f"{name:30}{before:9.1f}{after:11.1f}{after / before:7.2f}{works / worked:11.2f}")
    print(f"protect, with its copy {taken:.1f} s; remove {removed:.1f} s")


def opened(path: Path, secret: str | None = None) -> Session:
    """The journal, open for writing."""
    return open_session(path, lambda: NOW, Random(1), secret=secret)


def measured(path: Path, secret: str | None) -> Figures:
    """Every line of the table."""
    found: Figures = {"open, with the key": median(lambda: opened(path, secret).close(), 5)}
    session = opened(path, secret)
    number = 0

    def save() -> None:
        nonlocal number
        number += 1
        writing.keep(session, "bench", Draft(day=NOW.date(), text=f"{number} " + "word " * 400))

    found["save a change of 2 KB"] = median(save)
    for name, typed in (
        ("search, a rare word", RARE),
        ("search, a phrase", '"so to bed"'),
        ("search, a beginning", "plag*"),
        ("search, the commonest word", "the"),
        ("search, ranked", "plague sort:relevance"),
    ):
        query = parse(typed)
        found[name] = median(lambda query=query: finding.first(session, query))  # type: ignore[misc]
    found["list, first page"] = median(lambda: finding.first(session, Query()))
    everything = finding.all_positions(session, Query())
    far = everything[len(everything) // 2 :][:50]
    found["list, a page half way down"] = median(lambda: finding.rows(session, Query(), far))
    found["list, every position"] = median(lambda: finding.all_positions(session, Query()))
    newest = finding.first(session, Query()).rows[0].id
    found["read an entry"] = median(lambda: writing.read(session, newest))
    session.close()
    return found


def median(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Milliseconds of both clocks, after one round that does not count."""
    work()
    found = [once(work) for _ in range(rounds)]
    clock, processor = (statistics.median(one) * 1_000 for one in zip(*found, strict=True))
    return clock, processor


def once(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processor: on a busy machine these are the steadier."""
    start, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - worked


if __name__ == "__main__":
    main()
