# SPDX-License-Identifier: MIT
"""``python -m tests.bench.typing [--words N] [--keys N]``: what a key costs in a long entry.

Keys fall due every 40 ms, with a pause now and then in which the entry is kept. A key's time is
from the moment it was due until it stands painted, so that whatever else runs in between (timers,
saving, spelling) counts. The floors are a bare QTextEdit and QPlainTextEdit with the same text.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from journal_app.domain.entry import word_count
from journal_app.domain.query import Query
from journal_app.services import finding, transfer, writing
from journal_app.services.session import open_session
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window
from tests.bench.corpus import drafts
from tests.desks import make_desk

NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))
BUDGET = 16.0
EVERY = 0.040
PAUSE_AFTER = 60
PAUSE = 0.6
TYPED = "I had *not* asked teh partners what they are for, and nor had they asked me.\n- so "
Area = QTextEdit | QPlainTextEdit
Times = tuple[list[float], list[float]]


def main() -> int:
    """Measure the window and both floors at three places and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--one-paragraph", action="store_true", help="the whole text in one line")
    parser.add_argument("--places", default="start,middle,end")
    parser.add_argument("--profile", type=Path, help="write a profile of our keys to this file")
    options = parser.parse_args()
    application = prepare_application()
    text = long_text(options.words)
    if options.one_paragraph:
        text = " ".join(text.split())
    places = options.places.split(",")
    print(f"{word_count(text):,} words, {text.count(chr(10)) + 1:,} lines, {options.keys} keys")
    print(f"{'ms a key':32}{'p50':>8}{'p95':>8}{'max':>8}{'cpu p95':>9}  budget {BUDGET:g} at p95")
    for kind in (QPlainTextEdit, QTextEdit):
        for place in places:
            area = kind()
            area.resize(720, 700)
            area.setPlainText(text)
            area.show()
            say(f"bare {kind.__name__}, {place}", keys(application, area, place, options.keys))
            area.close()
            area.deleteLater()
    worst = 0.0
    with tempfile.TemporaryDirectory() as home:
        for place in places:
            taken = ours(application, Path(home) / place, text, place, options)
            worst = max(worst, say(f"Up to It, {place}", taken))
    return 0 if worst <= BUDGET else 1


def long_text(words: int) -> str:
    """Markdown of that length, from the sample's sentences, with a bit of every structure."""
    chance, parts, count = Random(20_000), [], 0
    source = drafts(transfer.sample_file(), 2_000, ["gap", "why"])
    while count < words:
        body = next(source).text.replace("\n", " ")
        sentences = body.split(". ")
        sentences[0] = f"**{sentences[0]}**"
        piece = ". ".join(sentences)
        kind = chance.randrange(8)
        if kind == 0:
            piece = f"## {sentences[-1][:60]}\n\n{piece}"
        elif kind == 1:
            piece = "\n".join(f"- {one}" for one in sentences)
        elif kind == 2:
            piece = "> " + piece
        elif kind == 3:
            piece += "\n\n| who | what |\n| --- | --- |\n| a partner | a *duty* |"
        parts.append(piece)
        count += word_count(piece)
    return "\n\n".join(parts)


def ours(
    application: QApplication, home: Path, text: str, place: str, options: argparse.Namespace
) -> Times:
    """The milliseconds of each key in the real window, on an entry that is kept as it grows."""
    home.mkdir()
    session = open_session(home / "Typing.journal", lambda: NOW, Random(1))
    transfer.import_file(session, transfer.sample_file())
    entry = writing.add(session, replace(writing.blank(session), text=text)).entry
    desk, _, _ = make_desk(session, application, home)
    window = Window(desk)
    window.resize(1180, 780)
    window.show()
    before = time.perf_counter()
    window.go("write", entry.id)
    body = window.page("write").body  # type: ignore[attr-defined]
    until(application, lambda: body.document().characterCount() > len(text) // 2)
    print(f"{'   (opened in':32}{(time.perf_counter() - before) * 1000:8.0f} ms)")
    if options.profile:
        import cProfile

        watch = cProfile.Profile()
        watch.enable()
        taken = keys(application, body, place, options.keys)
        watch.disable()
        watch.dump_stats(options.profile)
    else:
        taken = keys(application, body, place, options.keys)
    window.close()
    kept = writing.read(session, entry.id).draft.text
    assert len(kept) > len(text), "nothing was kept"
    assert finding.count(session, Query()) > 1
    session.close()
    window.deleteLater()
    return taken


def keys(application: QApplication, area: Area, place: str, count: int) -> Times:
    """Type so many keys there; milliseconds from when each was due until it was painted.

    And milliseconds for which each kept the window's own thread at work: what it would take on a
    machine that does nothing else.
    """
    cursor = area.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    if place == "end":
        cursor.movePosition(QTextCursor.MoveOperation.End)
    elif place == "middle":
        cursor.setPosition(area.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
    area.setTextCursor(cursor)
    area.setFocus()
    wait(application, 2.5)
    taken, worked, due = [], [], time.perf_counter()
    for number in range(count):
        pause = number and number % PAUSE_AFTER == 0
        due = max(due + (PAUSE if pause else EVERY), time.perf_counter())
        wait(application, due - time.perf_counter())
        before = time.thread_time()
        press(area, TYPED[number % len(TYPED)])
        application.processEvents()
        worked.append((time.thread_time() - before) * 1000)
        taken.append((time.perf_counter() - due) * 1000)
    return taken, worked


def press(area: Area, letter: str) -> None:
    """One key down and up."""
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_A
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        text = "\r" if letter == "\n" else letter
        QApplication.sendEvent(area, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def wait(application: QApplication, seconds: float) -> None:
    """Let the window live for so long."""
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        if left > 0.004:
            application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            time.sleep(min(0.001, left))  # noqa: TID251
        else:
            application.processEvents()


def until(application: QApplication, ready: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    while not ready():
        wait(application, 0.01)


def say(name: str, times: Times) -> float:
    """One line of the table; the 95th percentile."""
    taken, worked = times
    high, work = (statistics.quantiles(some, n=20)[-1] for some in (taken, worked))
    print(
        f"{name:32}{statistics.median(taken):8.2f}{high:8.2f}{max(taken):8.2f}{work:9.2f}",
        flush=True,
    )
    return high


if __name__ == "__main__":
    sys.exit(main())
