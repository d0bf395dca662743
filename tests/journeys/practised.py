# SPDX-License-Identifier: MIT
"""A coach in front of the window, and leaders who send summaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain import shared
from journal_app.domain.shared import SharedSummary
from journal_app.exchange import sealed
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.services.preferences import Settings
from journal_app.services.session import Session
from journal_app.ui.practice.place import PracticePage
from journal_app.ui.practice.recovery import LibraryRecoveryDialog
from journal_app.ui.window import Window
from tests.desks import make_desk
from tests.domain.summaries import summary
from tests.journeys.conftest import Walk
from tests.libraries import SECRETS

D = TypeVar("D", bound=QDialog)


@dataclass
class Practised(Walk):
    """A walk through the coach's side; ``folder`` holds what leaders sent."""

    folder: Path

    @property
    def page(self) -> PracticePage:
        """The place of those who coach."""
        page = self.window.page("practice")
        assert isinstance(page, PracticePage)
        return page

    @property
    def library(self) -> Library:
        """The open library."""
        library = self.window.desk.shelf.library
        assert library is not None
        return library

    def make_library(self, secret: str = SECRETS[0]) -> None:
        """Make a library at the usual place, and note its recovery code."""
        self.window.go("practice")
        self.page.door.name.setText("J. Okafor")
        for line in self.page.door.secret.lines:
            line.setText(secret)
        self.page.door.go.click()
        self.settle()
        self.dialog(LibraryRecoveryDialog).accept()
        self.settle()

    def dialog(self, kind: type[D]) -> D:
        """The dialog of that kind that is open now."""
        found = [one for one in self.page.findChildren(kind) if one.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def send(
        self,
        made: SharedSummary,
        leader: Identity,
        passphrase: str | None = None,
    ) -> Path:
        """A leader's summary as a file that has come."""
        to = () if passphrase else (libraries.address(self.library),)
        content = sealed.seal(
            sealed.SUMMARY, shared.as_data(made), b"%PDF-1.7", leader, to, passphrase
        )
        path = self.folder / f"{made.id}.uptoit"
        path.write_bytes(content)
        return path

    def take_in(self, path: Path) -> None:
        """Take in a file, as through the dialog."""
        self.person.files = [path]
        self.page.leaders.take_in.click()
        self.settle()

    def sent_sessions(self, leader: Identity, count: int = 1) -> list[SharedSummary]:
        """So many sessions of one leader, taken in already."""
        made = [summary(number) for number in range(1, count + 1)]
        for one in made:
            path = self.send(one, leader)
            libraries.take_in(self.library, path.read_bytes())
        self.page.leaders.load()
        self.settle()
        return made

    def read(self, leader: Identity) -> SharedSummary:
        """The first session of a leader, in front to be read."""
        (made,) = self.sent_sessions(leader)
        self.open(made)
        return made

    def open(self, made: SharedSummary) -> None:
        """Read that session, without the pictures that its leader's view would draw."""
        rows = libraries.summaries(self.library, made.alias, made.programme)
        self.page.read(next(row for row in rows if row.id == made.id))
        self.settle()


def answering(kind: type[D], *words: str) -> None:
    """Answer the modal dialog that comes next, once for each of ``words``."""
    waiting = list(words)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(10, fill)
            return
        for line in dialog.field.lines:  # type: ignore[attr-defined]
            line.setText(waiting[0])
        waiting.pop(0)
        dialog.accept()
        if waiting:
            QTimer.singleShot(10, fill)

    QTimer.singleShot(0, fill)


def said(widget: QWidget) -> str:
    """Every label in sight inside a widget."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def open_practised(
    session: Session, qapp: QApplication, qtbot: QtBot, folder: Path, settings: Settings
) -> Practised:
    """A window of somebody who coaches, shown and settled."""
    desk, person, launched = make_desk(session, qapp, folder / "home", settings)
    window = Window(desk)
    window.show()
    walk = Practised(window, person, launched, qtbot, session, folder)
    walk.settle()
    return walk


@pytest.fixture
def coach(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Practised]:
    """Somebody who coaches, before they have a library."""
    opened = open_practised(session, qapp, qtbot, tmp_path, Settings(look="light", coaches=True))
    yield opened
    opened.window.close()
    library = opened.window.desk.shelf.library
    if library is not None:
        library.close()
    opened.window.deleteLater()


@pytest.fixture
def leader() -> Identity:
    """A leader's secrets."""
    return Identity.fresh("R. M.")
