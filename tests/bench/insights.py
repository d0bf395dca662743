# SPDX-License-Identifier: MIT
"""``python -m tests.bench.insights [--runs N] [--entries N]``: what Insights costs the leader.

The real window without a screen, on three years of daily entries and on 100,000, with every chart
given something to say. Each run is a process of its own. Measured from the key that opens the page
until every card says its finding; until the pictures in sight are drawn; until those out of sight
are drawn too, as if one had scrolled at once; after a change of the filters until every finding
and the pictures in sight are the new ones; and how long the window's thread was held meanwhile.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from journal_app.domain.check_in import ROUND, THEMES, THEN, ThemeRating
from journal_app.domain.facets import REACH
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.services import checking_in, choosing, committing, insight, transfer
from journal_app.services.session import Session, open_session
from journal_app.ui.collecting import Collecting
from journal_app.ui.pages.insights import InsightsPage
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window
from tests.bench.__main__ import NOW
from tests.bench.corpus import write_lines
from tests.desks import make_desk

DAILY = 3 * 365
NAMES = {
    "said": "first time, every finding",
    "cold": "first time, pictures in sight too",
    "all": "first time, every picture",
    "filter": "filter changed, findings, sight",
    "filter_all": "filter changed, every picture",
    "held": "the window was held, longest",
}
BUDGETS = {
    "small": {"cold": 1000, "filter": 150, "held": 50},
    "large": {"said": 3000, "held": 50},
}
"""Milliseconds, design.md and the promise of the page; no budget is printed where there is none."""
LONGEST_WAIT = 60.0
FILTERS = (90, 365, 30, 180, 730, 60)
"""Days of the periods chosen one after the other."""


def main() -> int:
    """Run a process for each measurement, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a folder in which the journals stay")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.once)))
        return 0
    with tempfile.TemporaryDirectory() as passing:
        folder = options.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        for size, count in (("small", DAILY), ("large", options.entries)):
            path = fill(folder, count, 1 if size == "small" else 10)
            runs = [measured(path) for _ in range(options.runs)]
            print(
                f"{count:,} entries, {options.runs} runs{'':12}{'p50':>10}{'max':>10}{'budget':>10}"
            )
            for key, name in NAMES.items():
                values = [run[key] for run in runs]
                budget = BUDGETS[size].get(key, "-")
                print(f"{name:42}{statistics.median(values):8.0f}{max(values):10.0f}{budget:>10}")
    return 0


def measured(path: Path) -> dict[str, float]:
    """One run in a process of its own, so that nothing is loaded before."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.insights", "--once", path],
        capture_output=True,
        check=True,
        text=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def fill(folder: Path, count: int, per_day: int) -> Path:
    """A journal of entries, commitments, check-ins and switched-on cues, unless it is there."""
    path, lines = folder / f"insights-{count}.journal", folder / "insights.jsonl"
    if path.exists():
        return path
    moment = [NOW]
    session = open_session(path, lambda: moment[0], Random(1))
    slugs = [theme.slug for theme in session.pack.themes]
    write_lines(transfer.sample_file(), lines, count, slugs, per_day)
    transfer.import_file(session, lines)
    choosing.change(session, focus=tuple(slugs[:3]), language_cues=True)
    chance = Random(3)
    for weeks in range(150, 0, -3):
        moment[0] = NOW - timedelta(weeks=weeks)
        habits(session, moment[0], weeks, slugs, chance)
    session.close()
    return path


def habits(session: Session, now: datetime, weeks: int, slugs: list[str], chance: Random) -> None:
    """A commitment with what came of it and a check-in, as of that moment."""
    made = committing.make(
        session, "Ring her", due=now.date(), reach=chance.choice(REACH.keys())
    ).commitment
    if chance.random() < 0.8:
        committing.close(session, made.id, chance.choice(("kept", "part", "let-go")))
    kind = {150: ROUND, 75: ROUND, 3: THEN}.get(weeks, THEMES)
    asked = slugs[:3] if kind == THEMES else slugs
    checking_in.keep(
        session,
        kind,
        [ThemeRating(one, chance.randrange(11), chance.randrange(11)) for one in asked],
    )


def once(path: Path) -> dict[str, float]:
    """Open the window on the journal and measure."""
    application = prepare_application()
    session = open_session(path, lambda: NOW, Random(1))
    # The run before left its last filter, which the page remembers.
    insight.remember(session, Query())
    with tempfile.TemporaryDirectory() as home:
        desk, _, _ = make_desk(session, application, Path(home))
        window = Window(desk)
        window.resize(1180, 780)
        window.show()
        collecting = Collecting()
        until(lambda: not desk.tasks.busy)
        found = measure(window)
        collecting.close()
        window.close()
        session.close()
    return found


def measure(window: Window) -> dict[str, float]:
    """The numbers of one window, in milliseconds."""
    held = [0.0]
    before = time.perf_counter()
    window.go("insights")
    page = window.page("insights")
    assert isinstance(page, InsightsPage)
    until(lambda: bool(page.cards), held)
    found = {"said": since(before)}
    rest(page, held)
    found["cold"] = since(before)
    assert all(card.spec.enough for card in page.cards), [
        str(card.spec.finding) for card in page.cards if not card.spec.enough
    ]
    draw_all(page, held)
    found["all"] = since(before)
    seen, every = [], []
    for days in FILTERS:
        shown = page.cards[0].spec
        before = time.perf_counter()
        page.show_period(Period(NOW.date() - timedelta(days=days), NOW.date()))
        until(lambda s=shown: page.cards[0].spec != s, held)
        rest(page, held)
        seen.append(since(before))
        draw_all(page, held)
        every.append(since(before))
    found["filter"], found["filter_all"] = statistics.median(seen), statistics.median(every)
    found["held"] = max(held) * 1000
    return found


def in_sight(page: InsightsPage) -> bool:
    """Whether every picture that can be seen is the one wanted."""
    return all(card.view.is_drawn or card.view.visibleRegion().isEmpty() for card in page.cards)


def draw_all(page: InsightsPage, held: list[float]) -> None:
    """Have the pictures drawn that are out of sight, again where one has another size by then."""
    views = [card.view for card in page.cards if not card.view.isHidden()]
    while stale := [view for view in views if not view.is_drawn]:
        for view in stale:
            before = time.perf_counter()
            view._ask()
            held.append(time.perf_counter() - before)
        rest(page, held)


def rest(page: InsightsPage, held: list[float]) -> None:
    """Live until every card has its place and every picture in sight is the one wanted."""
    calm = 0
    while calm < 3:
        until(lambda: not page._desk.tasks.busy and in_sight(page), held)
        turn(held)
        calm = calm + 1 if in_sight(page) and not page._desk.tasks.busy else 0


def since(before: float) -> float:
    """Milliseconds since then."""
    return (time.perf_counter() - before) * 1000


def until(ready: Callable[[], bool], held: list[float] | None = None) -> None:
    """Let the window live until something is so, and note how long each turn held it."""
    began, never = time.perf_counter(), threading.Event()
    while not ready():
        # Not ``processEvents`` with a time: it would turn without end, and starve the lanes.
        never.wait(0.002)
        turn(held)
        if time.perf_counter() - began > LONGEST_WAIT:
            raise TimeoutError("Insights never came to rest.")


def turn(held: list[float] | None) -> None:
    """One turn of the event loop, and how long it held the window."""
    before = time.perf_counter()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    if held is not None:
        held.append(time.perf_counter() - before)


if __name__ == "__main__":
    sys.exit(main())
