# SPDX-License-Identifier: MIT
"""Puts a known word everywhere a person can put words, in the whole program with its window.

``python -m tests.durability.spiller --home HOME …``: run by ``test_leaks.py``. It says "spilt" when
every word is where it belongs, and ends on a line on standard input: "lock" or "close".
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.app import main
from journal_app.domain.query import parse
from journal_app.domain.template import Step, Template
from journal_app.services import (
    attaching,
    choosing,
    committing,
    looking_back,
    searches,
    templating,
    writing,
)
from journal_app.services.session import Session
from journal_app.ui import start
from journal_app.ui.pages.coach import CoachPage
from journal_app.ui.pages.journal import JournalPage
from journal_app.ui.pages.write import WritePage
from journal_app.ui.quick import QuickEntry
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window

KEPT = (
    "title", "body", "tag", "template", "savedsearch", "commitment", "outcome", "layer", "person",
    "role", "ownword", "filename", "filebytes", "trash", "quick", "heavy",
)  # fmt: skip
"""Places whose words stay in the journal."""
PASSING = ("undone", "revision", "searchbox", "findbar", "coachwant", "slotbug", "taskbug")
"""Places whose words are gone again, or were never to be kept."""


def word(place: str) -> str:
    """The word of a place, which stands nowhere else in the world."""
    return f"zqv{place}qvz"


def say(text: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def steps(window: Window) -> Iterator[Callable[[], object]]:
    """Everything a person does, one thing after the other."""
    session, write = window.desk.session, window.page("write")
    assert isinstance(write, WritePage)
    yield lambda: QTest.keyClicks(write.title, word("title"))
    yield lambda: QTest.keyClicks(write.body, f"{word('body')} {word('undone')}")
    yield write.keep_now
    yield lambda: [QTest.keyClick(write.body, Qt.Key.Key_Backspace) for _ in word("undone")]
    yield write.keep_now
    yield lambda: _serve(session)
    yield lambda: window.desk.routes.quick_asked.emit()
    yield _quick
    yield lambda: write.body.find_bar.open()
    yield lambda: QTest.keyClicks(write.body.find_bar.field, word("findbar"))
    yield lambda: window.go("journal")
    yield lambda: _search(window)
    yield lambda: window.go("coach")
    yield lambda: _want(window)
    for place in ("insights", "commitments", "settings", "help", "write"):
        yield lambda place=place: window.go(place)
    yield lambda: window.desk.routes.reminder_asked.emit()
    yield lambda: window.desk.tasks.run("read", lambda: int(word("taskbug")), print)
    yield lambda: QTimer.singleShot(0, lambda: int(word("slotbug")))
    yield lambda: window.desk.looks.use(replace(window.desk.looks.settings, look="dark"))


def _serve(session: Session) -> None:
    """What is done through forms elsewhere, by the services behind them."""
    now = session.clock()
    blank = writing.blank(session)
    one, other = writing.new_id(session, now), writing.new_id(session, now)
    writing.keep(session, one, replace(blank, text=word("revision")))
    writing.keep(session, one, replace(blank, text="another text", tags=(word("tag"),)))
    writing.keep(session, other, replace(blank, text=word("trash")))
    writing.trash(session, [other])
    step = Step("one", word("template"), "Why?", "notice", ())
    templating.keep(session, Template("", word("template"), "always", 5, "", (step,)))
    searches.keep(session, "Mine", parse(word("savedsearch")))
    made = committing.make(session, word("commitment"), entry=one).commitment
    committing.close(session, made.id, "kept", word("outcome"))
    looking_back.add_layer(session, one, word("layer"))
    attaching.attach(session, one, f"{word('filename')}.txt", word("filebytes").encode() * 50)
    choosing.change(
        session,
        names=((word("person"), word("role")),),
        own_words=(word("ownword"),),
        heavy_page=word("heavy"),
    )


def _quick() -> None:
    (quick,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QuickEntry))
    QTest.keyClicks(quick.body, word("quick"))
    quick.close()


def _search(window: Window) -> None:
    page = window.page("journal")
    assert isinstance(page, JournalPage)
    QTest.keyClicks(page.search, word("searchbox"))


def _want(window: Window) -> None:
    page = window.page("coach")
    assert isinstance(page, CoachPage)
    QTest.keyClicks(page.want, word("coachwant"))


class Person:
    """Does a step whenever nothing is under way, and ends as the test says."""

    def __init__(self) -> None:
        self.window: Window | None = None
        self.steps: Iterator[Callable[[], object]] = iter(())
        self.clockwork = QTimer(interval=20)
        self.clockwork.timeout.connect(self.go_on)
        self.clockwork.start()
        self.told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self.told.activated.connect(self.end)

    def go_on(self) -> None:
        """Do the next thing."""
        if self.window is None:
            found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
            if not found or not found[0].isVisible():
                return
            self.window = found[0]
            self.steps = steps(self.window)
        if self.window.desk.tasks.busy:
            return
        step = next(self.steps, None)
        if step is None:
            self.clockwork.stop()
            # A preview of pages is made a moment after the last word.
            QTimer.singleShot(700, lambda: say("spilt"))
            return
        step()

    def end(self) -> None:
        """Lock or close."""
        self.told.setEnabled(False)
        routes = self.window.desk.routes if self.window is not None else None
        if routes is None:
            QApplication.quit()
        elif sys.stdin.readline().strip() == "lock":
            routes.lock_asked.emit()
        else:
            routes.end_asked.emit()


def run() -> int:
    """Open the program, spill, and end on request."""
    application = prepare_application()
    # A locked journal asks in a program of its own; here nobody would answer it.
    start._launch = lambda command: None  # type: ignore[assignment]
    person = Person()
    # A test that fails must leave no program behind.
    QTimer.singleShot(90_000, application.quit)
    try:
        return main(sys.argv[1:])
    finally:
        person.clockwork.stop()


if __name__ == "__main__":
    sys.exit(run())
