# SPDX-License-Identifier: MIT
"""A window to walk through, opened and closed as a leader would."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from journal_app.services import transfer
from journal_app.services.session import Session
from journal_app.ui.pages.insights import InsightsPage
from journal_app.ui.pages.journal import JournalPage
from journal_app.ui.pages.write import WritePage
from journal_app.ui.window import Window
from tests.desks import Person, make_desk

_QUIET_TURNS = 3


@dataclass
class Walk:
    """One leader in front of one window."""

    window: Window
    person: Person
    launched: list[str]
    bot: QtBot
    session: Session

    @property
    def write(self) -> WritePage:
        """The page to write on."""
        page = self.window.page("write")
        assert isinstance(page, WritePage)
        return page

    @property
    def journal(self) -> JournalPage:
        """The page to read on."""
        page = self.window.page("journal")
        assert isinstance(page, JournalPage)
        return page

    @property
    def insights(self) -> InsightsPage:
        """The page of charts."""
        page = self.window.page("insights")
        assert isinstance(page, InsightsPage)
        return page

    def settle(self) -> None:
        """Wait until everything that was asked for has arrived, and what that asked for in turn."""
        tasks, quiet = self.window.desk.tasks, 0
        # One answer may lead to the next question only after some turns of the event loop.
        while quiet < _QUIET_TURNS:
            self.bot.waitUntil(lambda: not tasks.busy)
            QApplication.processEvents()
            quiet = 0 if tasks.busy else quiet + 1

    def type(self, text: str) -> None:
        """Type into the body of the entry, key by key."""
        QTest.keyClicks(self.write.body, text)

    def press(self, text: str) -> None:
        """Click the button in sight that says ``text``."""
        for one in self.window.findChildren(QAbstractButton):
            if one.text() == text and one.isVisible():
                QTest.mouseClick(one, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(f"no button in sight says “{text}”")

    def until_kept(self, words: str) -> str:
        """Wait until an entry with these words is on the disk; its id."""
        from journal_app.domain.query import parse
        from journal_app.services import finding

        found: list[str] = []

        def kept() -> bool:
            rows = finding.first(self.session, parse(f'"{words}"')).rows
            found[:] = [row.id for row in rows]
            return bool(rows)

        self.bot.waitUntil(kept)
        return found[0]


def open_walk(session: Session, qapp: QApplication, qtbot: QtBot, home: Path) -> Walk:
    """A window on the session, shown and settled."""
    desk, person, launched = make_desk(session, qapp, home)
    window = Window(desk)
    window.show()
    walk = Walk(window, person, launched, qtbot, session)
    walk.settle()
    return walk


def assert_whole(dialog: QDialog) -> None:
    """The dialog is on the screen, and every button in sight has the room it asks for."""
    room = dialog.screen().availableSize()
    assert dialog.height() <= room.height()
    assert dialog.width() <= room.width()
    shown = [one for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert shown
    for one in shown:
        assert one.height() >= one.minimumSizeHint().height(), one.text()


@pytest.fixture
def walk(session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    """A window on an empty journal."""
    opened = open_walk(session, qapp, qtbot, tmp_path / "home")
    yield opened
    opened.window.close()
    assert not opened.window.desk.tasks.busy
    opened.window.deleteLater()


@pytest.fixture
def sample_walk(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Walk]:
    """A window on the sample journal."""
    transfer.import_file(session, transfer.sample_file())
    opened = open_walk(session, qapp, qtbot, tmp_path / "home")
    yield opened
    opened.window.close()
    opened.window.deleteLater()
