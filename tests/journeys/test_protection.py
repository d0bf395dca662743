# SPDX-License-Identifier: MIT
"""A passphrase set in Settings, the code shown once, locking, and opening again."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal_app.domain import recovery_code
from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.services import safekeeping
from journal_app.services.session import Session
from journal_app.ui.dialogs.recovery import RecoveryDialog
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.pages.settings import SettingsPage
from journal_app.ui.preferences.protection import ProtectionPreference
from journal_app.ui.running import Lanes, Running
from journal_app.ui.unlocking import typed
from tests.desks import make_desk
from tests.journeys.conftest import Walk

WORDS = "four words and more"


def answer(qtbot: QtBot, *texts: str, accept: bool = True) -> None:
    """Fill the next passphrase dialog as soon as it is there."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SecretDialog):
            QTimer.singleShot(10, fill)
            return
        for line, text in zip(dialog.field.lines, texts, strict=True):
            assert line.echoMode() == QLineEdit.EchoMode.Password
            QTest.keyClicks(line, text)
        assert dialog.go.isEnabled() or not accept
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(0, fill)


def protection(walk: Walk) -> ProtectionPreference:
    """The group in Settings."""
    walk.window.go("settings")
    page = walk.window.page("settings")
    assert isinstance(page, SettingsPage)
    group = page.groups["protection"]
    assert isinstance(group, ProtectionPreference)
    return group


def code_shown(walk: Walk) -> str:
    """The recovery code of the dialog that is open, which is then closed."""
    walk.settle()
    walk.bot.waitUntil(lambda: bool(walk.window.findChildren(RecoveryDialog)))
    (dialog,) = walk.window.findChildren(RecoveryDialog)
    shown = dialog.shown.text().replace("\n", " - ")
    dialog.accept()
    QCoreApplication.sendPostedEvents(dialog, 0)
    walk.bot.waitUntil(lambda: not walk.window.findChildren(RecoveryDialog))
    assert recovery_code.read(shown)
    return shown


def test_a_passphrase_is_set_changed_and_removed_in_settings(walk: Walk) -> None:
    group = protection(walk)
    assert group.protect.isVisible()
    assert not group.remove.isVisible()
    answer(walk.bot, WORDS, WORDS)
    group.protect.click()
    first = code_shown(walk)
    session = walk.session
    assert safekeeping.is_protected(session)
    safekeeping.check(session, first)
    assert group.change.isVisible()
    answer(walk.bot, WORDS)
    group.renew.click()
    assert code_shown(walk) != first
    answer(walk.bot, "not the words")
    group.remove.click()
    assert safekeeping.is_protected(session)
    assert "not the passphrase" in walk.window.banner.text
    answer(walk.bot, WORDS)
    group.remove.click()
    walk.settle()
    assert not safekeeping.is_protected(session)
    walk.bot.waitUntil(group.protect.isVisible)


def test_two_that_differ_and_a_pause_hold_the_answer_back(qtbot: QtBot) -> None:
    dialog = SecretDialog(None, "Heading", "More", "Go", "One", "Again")
    qtbot.addWidget(dialog)
    QTest.keyClicks(dialog.field.lines[0], WORDS)
    QTest.keyClicks(dialog.field.lines[1], "four")
    assert not dialog.go.isEnabled()
    assert "not the same" in dialog.trouble.text()
    dialog.field.show_it.box.click()
    assert dialog.field.lines[0].echoMode() == QLineEdit.EchoMode.Normal
    QTest.keyClicks(dialog.field.lines[1], WORDS[4:])
    assert dialog.go.isEnabled()
    waiting = SecretDialog(None, "Heading", "More", "Go", "One", wait=2)
    qtbot.addWidget(waiting)
    QTest.keyClicks(waiting.field.lines[0], WORDS)
    assert not waiting.go.isEnabled()
    waiting._tick()
    waiting._tick()
    assert waiting.go.isEnabled()


def test_a_locked_journal_asks_and_may_stay_locked(qtbot: QtBot, qapp: QApplication) -> None:
    answer(qtbot, WORDS)
    assert typed(Locked("locked"), 0) == WORDS
    answer(qtbot, "", accept=False)
    with pytest.raises(Locked):
        typed(WrongPassphrase("That does not open the journal."), 1)


def test_locking_keeps_what_was_typed_and_ends_the_program(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    safekeeping.protect(session, WORDS)
    made, _, _ = make_desk(session, qapp, tmp_path / "home")
    made.tasks.close()
    lanes = Lanes()
    running = Running(qapp, replace(made, tasks=lanes), "", lone=True)
    try:
        window = running.open_window()
        page = window.page("write")
        QTest.keyClicks(page.body, "rhubarb")  # type: ignore[attr-defined]
        running._idle.timer.timeout.emit()
        assert running.locking
        assert not window.isVisible()
        with session.journal.read() as connection:
            texts = connection.exec_driver_sql("SELECT text FROM entry").scalars().all()
        assert "rhubarb" in texts
    finally:
        running.close()


def test_without_a_passphrase_locking_leads_to_where_one_is_set(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made, _, _ = make_desk(session, qapp, tmp_path / "home")
    made.tasks.close()
    running = Running(qapp, replace(made, tasks=Lanes()), "", lone=True)
    try:
        window = running.open_window()
        running._idle.timer.timeout.emit()
        assert running.lock() is None
        assert not running.locking
        assert "no passphrase yet" in window.banner.text
        window.close()
    finally:
        running.close()
