# SPDX-License-Identifier: MIT
"""``python -m tests.bench.scrolling [--entries N]``: what scrolling a long list costs the window.

The real window shows Journal without a screen, and is scrolled by the wheel, by Page Down and by
dragging to random places. Measured is how long the window's thread was held without a break: each
event sent, and after it each turn of the event loop, in which rows arrive and are painted. The
time until all rows in sight are there is printed beside it.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from journal_app.services import transfer
from journal_app.services.session import Session, open_session
from journal_app.ui.collecting import Collecting
from journal_app.ui.pages.journal import JournalPage
from journal_app.ui.start import prepare_application
from journal_app.ui.widgets.entry_list import EntryList
from journal_app.ui.window import Window
from tests.bench.__main__ import NOW
from tests.bench.corpus import write_lines
from tests.desks import make_desk

BUDGET = 50.0
"""Milliseconds that the window's thread may be held by one step."""
SHORTEST = 0.012
"""Seconds between two steps, as a hand that hurries."""
LONGEST_WAIT = 10.0
Step = Callable[[EntryList], None]


def main() -> int:
    """Scroll in each way and print the table; 1 where one is over the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--steps", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="a folder in which the journal stays")
    options = parser.parse_args()
    application = prepare_application()
    with tempfile.TemporaryDirectory() as passing:
        folder = options.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        session = journal(folder, options.entries)
        desk, _, _ = make_desk(session, application, Path(passing) / "home")
        window = Window(desk)
        window.resize(1180, 780)
        window.show()
        window.go("journal")
        page = window.page("journal")
        assert isinstance(page, JournalPage)
        until(lambda: page.list.entries.rowCount() == options.entries)
        until(lambda: not desk.tasks.busy)
        collecting = Collecting()
        print(f"{options.entries:,} entries, {options.steps} steps each; budget {BUDGET:.0f} ms")
        print(f"{'ms the window is held at a stretch':38}{'p50':>8}{'p95':>8}{'max':>8}{'here':>8}")
        worst = max(scroll(name, page.list, steps) for name, steps in ways(options.steps))
        collecting.close()
        window.close()
        session.close()
        window.deleteLater()
    return 1 if worst > BUDGET else 0


def journal(folder: Path, count: int) -> Session:
    """A journal with so many entries, made unless it is kept from before."""
    path, lines = folder / f"{count}.journal", folder / "lines.jsonl"
    new = not path.exists()
    session = open_session(path, lambda: NOW, Random(1))
    if new:
        themes = [theme.slug for theme in session.pack.themes]
        write_lines(transfer.sample_file(), lines, count, themes)
        transfer.import_file(session, lines)
    return session


def ways(steps: int) -> Iterator[tuple[str, list[Step]]]:
    """Each way to scroll, as steps."""
    chance = Random(7)
    yield "wheel", [wheel] * steps
    yield "Page Down", [page_down] * steps
    yield "drag to random places", [drag(chance.random()) for _ in range(steps)]
    yield "drag slowly along the bar", [drag(n / steps) for n in range(steps)]


def wheel(area: EntryList) -> None:
    """One notch of the wheel, down."""
    middle = QPointF(area.viewport().rect().center())
    event = QWheelEvent(
        middle,
        area.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), event)


def page_down(area: EntryList) -> None:
    """The key down and up; the chosen entry goes with it and is read."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(area, key)


def drag(share: float) -> Step:
    """The handle of the scroll bar pulled to a place, given as a share of the bar."""

    def pull(area: EntryList) -> None:
        bar = area.verticalScrollBar()
        bar.setSliderDown(True)
        bar.setSliderPosition(round(share * bar.maximum()))
        bar.setSliderDown(False)

    return pull


def scroll(name: str, area: EntryList, steps: list[Step]) -> float:
    """Do the steps and print a line; the longest time the window was held."""
    area.verticalScrollBar().setValue(0)
    area.choose(0)
    settle(area)
    held, here = [], []
    for step in steps:
        before = time.perf_counter()
        longest = taken(lambda step=step: step(area))
        # One turn at a time: what is held is a single handler, or a turn that the loop can't leave.
        while True:
            longest = max(longest, taken(turn))
            if in_sight(area) or time.perf_counter() - before > LONGEST_WAIT:
                break
        assert in_sight(area), "rows never came"
        here.append((time.perf_counter() - before) * 1000)
        while time.perf_counter() - before < SHORTEST:
            longest = max(longest, taken(turn))
        held.append(longest * 1000)
    high = statistics.quantiles(held, n=20)[-1]
    wait = statistics.quantiles(here, n=20)[-1]
    print(
        f"{name:38}{statistics.median(held):8.2f}{high:8.2f}{max(held):8.2f}{wait:8.2f}", flush=True
    )
    assert area.verticalScrollBar().value() > 0, "nothing was scrolled"
    return max(held)


def in_sight(area: EntryList) -> bool:
    """Whether every row in sight is here."""
    view = area.viewport().rect()
    top = area.indexAt(view.topLeft() + QPoint(2, 2)).row()
    bottom = area.indexAt(view.bottomLeft() + QPoint(2, -2)).row()
    last = bottom if bottom >= 0 else area.entries.rowCount() - 1
    return all(area.entries.listed(row) is not None for row in range(max(top, 0), last + 1))


def settle(area: EntryList) -> None:
    """Live until all rows in sight are here."""
    until(lambda: in_sight(area))
    end = time.perf_counter() + 0.3
    until(lambda: time.perf_counter() > end)


def turn() -> None:
    """One turn of the event loop."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def taken(work: Callable[[], None]) -> float:
    """How many seconds the work takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def until(ready: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not ready():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)


if __name__ == "__main__":
    sys.exit(main())
