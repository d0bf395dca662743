# SPDX-License-Identifier: MIT
"""Locking at an awkward moment: nothing typed is lost, and nothing stays in sight."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.query import Query
from journal_app.services import finding, safekeeping, transfer, writing
from journal_app.services.session import Session
from journal_app.storage import keys
from journal_app.ui import opening
from journal_app.ui.pages.write import WritePage
from journal_app.ui.running import Lanes, Running
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets import discreet_copy
from tests.desks import Person, make_desk

WORDS = "four words and more"


@pytest.fixture
def protected(session: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A journal under a passphrase, whose key takes no time to make."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    monkeypatch.setattr(keys, "_MEMORY", 8192)
    safekeeping.protect(session, WORDS)
    return session


@pytest.fixture
def running(
    protected: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Running]:
    """The program with its window on it."""
    made, _, _ = make_desk(protected, qapp, tmp_path / "home")
    made.tasks.close()
    one = Running(qapp, replace(made, tasks=Lanes()), "", lone=True)
    one.open_window()
    settle(qtbot, one)
    yield one
    for window in (one.quick, one.window):
        if window is not None:
            window.deleteLater()
    one.close()


def settle(qtbot: QtBot, running: Running) -> None:
    """Wait until nothing is under way."""
    tasks = running._desk.tasks
    qtbot.waitUntil(lambda: not tasks.busy)
    QApplication.processEvents()


def person(running: Running) -> Person:
    """Who answers."""
    asked = running._desk.ask
    assert isinstance(asked, Person)
    return asked


def body(running: Running) -> QWidget:
    """Where an entry is written."""
    assert running.window is not None
    page = running.window.page("write")
    assert isinstance(page, WritePage)
    return page.body


def texts(session: Session) -> str:
    """All that is kept."""
    rows = finding.first(session, Query()).rows
    drafts = [writing.read(session, row.id).draft for row in rows]
    return "\n".join(f"{one.title}\n{one.text}" for one in drafts)


def in_sight() -> list[QWidget]:
    """Windows that anybody could look at."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def test_words_in_a_form_become_an_entry(running: Running, protected: Session) -> None:
    QTest.keyClicks(body(running), "in the page")
    dialog = QDialog(running.window)
    field, other = QPlainTextEdit(dialog), QPlainTextEdit("as it was", dialog)
    field.setAccessibleName("What came of it")
    dialog.show()
    QTest.keyClicks(field, "rhubarb in a form")
    assert not other.document().isModified()
    running.lock()
    assert running.locking
    assert in_sight() == []
    kept = texts(protected)
    assert "in the page" in kept
    assert "Not finished when the journal was locked" in kept
    assert "### What came of it\n\nrhubarb in a form" in kept
    assert "as it was" not in kept


def test_a_form_that_waits_for_an_answer_is_no_obstacle(
    running: Running, protected: Session, qtbot: QtBot
) -> None:
    dialog = QDialog(running.window)
    field = QPlainTextEdit(dialog)

    def lock() -> None:
        QTest.keyClicks(field, "rhubarb")
        running.lock()

    QTimer.singleShot(0, lock)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert running.locking
    assert in_sight() == []
    assert "rhubarb" in texts(protected)


def test_words_in_quick_entry_are_kept(running: Running, protected: Session) -> None:
    running.open_quick()
    assert running.quick is not None
    QTest.keyClicks(running.quick.body, "rhubarb between meetings")
    running.lock()
    assert in_sight() == []
    assert "rhubarb between meetings" in texts(protected)


def test_an_import_under_way_is_finished_out_of_sight(running: Running, protected: Session) -> None:
    seen: list[int] = []

    def work() -> object:
        report = transfer.import_file(protected, transfer.sample_file())
        seen.append(len(in_sight()))
        return report

    running._desk.tasks.run(WRITE, work, lambda _: None)
    running.lock()
    assert running.locking
    assert seen == [0]
    assert finding.count(protected, Query()) == 80


def test_words_that_cannot_be_kept_are_asked_about_before_it_locks(
    running: Running, protected: Session
) -> None:
    QTest.keyClicks(body(running), "rhubarb")
    protected.journal.path.chmod(0o400)
    gone = protected.journal
    writer, gone._writer = gone._writer, None
    try:
        person(running).choices = [0]
        running.lock()
        assert "could not be kept" in person(running).told[0]
        assert not running.locking
        assert in_sight() == [running.window]
    finally:
        gone._writer = writer
        os.chmod(gone.path, 0o600)
    running.lock()
    assert running.locking
    assert "rhubarb" in texts(protected)


def test_a_form_whose_words_cannot_be_kept_is_asked_about_too(
    running: Running, protected: Session
) -> None:
    dialog = QDialog(running.window)
    field = QPlainTextEdit(dialog)
    dialog.show()
    field.setPlainText("rhubarb " * 100_000)
    field.document().setModified(True)
    with protected.journal.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    person(running).choices = [0]
    running.lock()
    assert "could not be kept" in person(running).told[0]
    assert "no room left" in person(running).told[0]
    assert not running.locking
    assert running.window in in_sight()


def test_leaving_locks_if_that_is_chosen(running: Running, qtbot: QtBot) -> None:
    looks = running._desk.looks
    looks.use(replace(looks.settings, lock_when_away=False))
    running._leaving.left.emit()
    QApplication.processEvents()
    assert not running.locking
    looks.use(replace(looks.settings, lock_when_away=True))
    running._leaving.left.emit()
    running._leaving.left.emit()
    qtbot.waitUntil(lambda: running.locking)
    assert in_sight() == []


def test_a_copy_opened_elsewhere_is_gone_at_once(running: Running, tmp_path: Path) -> None:
    import tempfile

    folder = tempfile.TemporaryDirectory(dir=tmp_path)
    opening._FOLDER.append(folder)
    Path(folder.name, "minutes.txt").write_text("rhubarb", encoding="utf-8")
    running.lock()
    assert not Path(folder.name).exists()
    assert opening._FOLDER == []


def test_copies_ask_histories_to_leave_them_out(running: Running, qtbot: QtBot) -> None:
    board = QGuiApplication.clipboard()
    # A desktop knows who filled its clipboard; this one, without a screen, does not.
    running._clipboard.is_ours = lambda _: True  # type: ignore[method-assign]
    field = body(running)
    QTest.keyClicks(field, "rhubarb")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == "rhubarb"
    assert board.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    assert board.mimeData().data("CanIncludeInClipboardHistory").data() == bytes(4)
    page = running.window.page("write") if running.window else None
    assert isinstance(page, WritePage)
    QTest.keyClicks(page.title, "crumble")
    page.title.selectAll()
    page.title.copy()
    assert board.text() == "crumble"
    assert discreet_copy.is_discreet(board.mimeData())
    looks = running._desk.looks
    looks.use(replace(looks.settings, discreet_copies=False))
    page.title.copy()
    assert board.text() == "crumble"
    assert not discreet_copy.is_discreet(board.mimeData())
    looks.use(replace(looks.settings, discreet_copies=True))
    page.title.copy()
    running.lock()
    assert board.text() == ""


def test_no_window_title_or_tray_holds_a_word(running: Running, protected: Session) -> None:
    QTest.keyClicks(body(running), "rhubarb")
    assert running.window is not None
    for place in ("journal", "insights", "commitments", "coach", "settings", "write"):
        running.window.go(place)
        for one in QApplication.topLevelWidgets():
            assert "rhubarb" not in one.windowTitle()
            assert "rhubarb" not in one.windowIconText()
    assert running.window.windowTitle() == "Up to It"
    assert running.window.windowFilePath() == ""
