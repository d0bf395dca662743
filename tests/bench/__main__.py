# SPDX-License-Identifier: MIT
"""``python -m tests.bench [--entries N] [--corpus FILE.jsonl] [--keep FOLDER]``.

Prints how many names are noticed in passages (``tests/bench/disguise.py``), then each measurement
with its floor, the ratio, and the budget of the design.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from journal_app.domain.consent import Consent
from journal_app.domain.period import Period
from journal_app.domain.query import Query, parse
from journal_app.domain.summary import Summary, checked
from journal_app.services import finding, insight, transfer, writing
from journal_app.services.page_facts import facts
from journal_app.services.session import Session, open_session
from tests.bench import disguise, floor
from tests.bench.corpus import RARE, write_lines

NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))
ROUNDS = 41
STARTS = 10
Work = Callable[[], object]
CONSENT = Consent(
    summary="", programme="", recipient="a coach", purpose="a session", start=None, end=None,
    fields=(), excerpts=(), acknowledged=(), onward="none", keep_until=NOW.date(), withdrawal="",
    made=NOW.date(), version="",
)  # fmt: skip


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--corpus", type=Path, default=transfer.sample_file())
    parser.add_argument("--keep", type=Path, help="a folder in which the journals stay")
    options = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as passing:
        folder = options.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        disguise.report()
        print(f"{options.entries:,} entries from {options.corpus.name}")
        print(f"{'':40}{'p50':>9}{'p95':>9}{'floor50':>9}{'floor95':>9}{'ratio':>7}  budget")
        fill(folder, options.corpus, options.entries)
        session = open_session(folder / "ours.journal", lambda: NOW, Random(1))
        bare = floor.connect(folder / "floor.db")
        searches(session, bare)
        saves(session, bare)
        insights(session, daily(folder, options.corpus))
        bare.close()
        session.close()
        starts(folder / "ours.journal")
    return 0


def fill(folder: Path, corpus: Path, count: int) -> None:
    """Make both journals from the same lines, unless they are kept from before."""
    lines, ours, other = folder / "lines.jsonl", folder / "ours.journal", folder / "floor.db"
    if ours.exists() and other.exists():
        return
    session = open_session(ours, lambda: NOW, Random(1))
    write_lines(corpus, lines, count, [theme.slug for theme in session.pack.themes])
    bare = once(lambda: floor.fill(other, lines))
    taken = once(lambda: transfer.import_file(session, lines))
    session.close()
    print(
        f"{'import, entries a second':40}{count / taken:9,.0f}{'':9}{count / bare:9,.0f}{'':9}"
        f"{taken / bare:7.2f}  ratio 2"
    )


def searches(session: Session, bare: "floor.sqlite3.Connection") -> None:
    """The first 50 with snippets, newest first, and the first page of the list."""
    for name, typed, match, budget in (
        ("a rare word", RARE, f'"{RARE}"', 16),
        ("a phrase", '"so to bed"', '"so to bed"', 16),
        ("the commonest word", "the", '"the"', 16),
        ("a beginning (plag)", "plag*", '"plag"*', 30),
        ("the commonest beginning (the)", "the*", '"the"*', 30),
    ):
        query = parse(typed)
        row(
            f"search: {name}, ms",
            lambda query=query: finding.first(session, query),
            lambda match=match: floor.search(bare, match),
            budget,
        )
    row("list: first page, ms", lambda: finding.first(session, Query()), lambda: floor.page(bare))
    row("list: where all entries stand, ms", lambda: finding.all_positions(session, Query()))


def saves(session: Session, bare: "floor.sqlite3.Connection") -> None:
    """An entry of 2 KB changed, and a new one, each durable on return."""
    newest = writing.read(session, finding.first(session, Query()).rows[0].id)
    text = (newest.draft.text + " ") * 20
    count = iter(range(10**6))

    def changed() -> None:
        words = text[:2000] + str(next(count))
        writing.keep(session, newest.id, replace(newest.draft, text=words))

    def added() -> None:
        writing.add(session, replace(newest.draft, text=text[:2000] + str(next(count))))

    row("save a change, ms", changed, lambda: floor.save(bare, text[:2000] + str(next(count))), 10)
    row("save a new entry, ms", added, lambda: floor.add(bare, "T", text[:2000]), 10)


def daily(folder: Path, corpus: Path) -> Session:
    """A journal of three years with one entry a day."""
    path, lines = folder / "daily.journal", folder / "daily.jsonl"
    new = not path.exists()
    session = open_session(path, lambda: NOW, Random(1))
    if new:
        write_lines(corpus, lines, 3 * 365, [theme.slug for theme in session.pack.themes], 1)
        transfer.import_file(session, lines)
    return session


def insights(session: Session, small: Session) -> None:
    """All charts, their numbers and their pictures; and the page for a coach."""
    three_years = Period(NOW.date() - timedelta(days=3 * 365), NOW.date())
    colours = dict.fromkeys(
        ("surface", "line", "ink", "quiet_ink", "up_for_it", "up_to_it"), "#222222"
    )

    def drawn() -> None:
        look = insight.figure_look(colours, "DejaVu Sans", 13)
        for spec in insight.charts(small, Query(start=three_years.start, end=three_years.end)):
            insight.picture(spec, look, 870, 340, 1)

    print(f"{'insights: three years, first, ms':40}{once(drawn) * 1000:9.0f}{'':43}  1000")
    row("insights: three years, again, ms", drawn, budget=150, rounds=7)
    last = Period(NOW.date() - timedelta(days=90), NOW.date())
    row(
        "insights: a filter changed, ms",
        lambda: insight.charts(small, Query(start=last.start, end=last.end)),
        rounds=7,
    )
    row("insights: numbers of all, ms", lambda: insight.charts(session), rounds=3)
    first = once(lambda: page(small, three_years)) * 1000
    print(f"{'a page for a coach, first, ms':40}{first:9.0f}{'':43}  1000")
    row("a page for a coach, ms", lambda: page(small, three_years), None, 1000, 7)
    small.close()


def page(session: Session, period: Period) -> bytes:
    """A page for a coach as PDF: numbers gathered, pictures drawn, pages set."""
    from journal_app.exchange.sharing import shared
    from journal_app.exchange.summary_formats import FORMATS

    known = facts(session, period)
    made = checked(
        Summary(
            id="bench",
            made=session.today,
            period=period,
            alias="",
            want="Help me think",
            covered=known.covered,
            charts=known.charts,
            excerpts=(),
            since=known.since,
            next=known.next,
            numbers=known.numbers,
            names=known.names,
        )
    )
    return FORMATS["pdf"].write(shared(made, CONSENT))


def starts(journal: Path) -> None:
    """From the start of the process to a window that can be used, warm; and memory at rest."""
    ours = [start("ours", str(journal)) for _ in range(STARTS + 1)][1:]
    bare = [start("bare") for _ in range(STARTS + 1)][1:]
    for name, key, scale, budget in (
        ("start to usable window, ms", "seconds", 1000, "800 and ratio 1.5"),
        ("memory at rest, MB", "megabytes", 1, "200"),
    ):
        one = sorted(made[key] * scale for made in ours)
        other = sorted(made[key] * scale for made in bare)
        say(name, one, other, budget)


def start(*arguments: str) -> dict[str, float]:
    """One start in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.start", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(
    name: str,
    ours: Work,
    bare: Work | None = None,
    budget: int | None = None,
    rounds: int = ROUNDS,
) -> None:
    """Time both in turns, after one turn that does not count, and print a line."""
    ours()
    if bare:
        bare()
    taken, least = [], []
    for _ in range(rounds):
        taken.append(once(ours) * 1000)
        if bare:
            least.append(once(bare) * 1000)
    say(name, sorted(taken), sorted(least), "" if budget is None else str(budget))


def say(name: str, ours: list[float], bare: list[float], budget: str) -> None:
    """One line of the table; both lists are sorted."""
    middle, high = statistics.median(ours), ours[int(len(ours) * 0.95)]
    line = f"{name:40}{middle:9.2f}{high:9.2f}"
    if bare:
        floor50, floor95 = statistics.median(bare), bare[int(len(bare) * 0.95)]
        line += f"{floor50:9.2f}{floor95:9.2f}{middle / floor50:7.2f}"
    else:
        line += " " * 25
    print(f"{line}  {budget}", flush=True)


def once(work: Work) -> float:
    """How many seconds the work takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
