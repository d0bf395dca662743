# SPDX-License-Identifier: MIT
"""A practice's library on a server, and one in a file that several share, in the window."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.practice.log import LogDialog
from journal_app.ui.practice.recovery import LibraryRecoveryDialog
from journal_app.ui.practice.server import ServerDialog
from tests.journeys.practised import Practised, answering, coach, leader
from tests.libraries import SECRETS
from tests.postgres import Cluster

__all__ = ["coach", "leader"]


def renew(coach: Practised, wish: QAction) -> None:
    """Give the library "four words and more", leave its new code aside, and lock it."""
    answering(SecretDialog, SECRETS[0], "four words and more")
    wish.trigger()
    coach.bot.waitUntil(lambda: bool(coach.page.findChildren(LibraryRecoveryDialog)))
    coach.dialog(LibraryRecoveryDialog).accept()
    coach.page.leaders.lock.click()
    coach.settle()


def test_a_library_on_a_server_is_joined_read_and_locked(
    coach: Practised, leader: Identity, postgres: Cluster
) -> None:
    url = postgres.url(postgres.empty())
    libraries.open_library(url, SECRETS[0], coach.session.clock, name="Ann").close()
    coach.window.go("practice")
    coach.settle()

    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ServerDialog):
            QTimer.singleShot(10, name_it)
            return
        dialog.address.setText(url)
        dialog.accept()

    QTimer.singleShot(0, name_it)
    coach.press("Use one on a server …")
    door = coach.page.door
    door.name.setText("J. Okafor")
    door.secret.lines[0].setText(SECRETS[1])
    door.open()
    coach.settle()
    assert "Ann" in door.trouble.text()
    door.joins.box.click()
    door.open()
    coach.settle()
    coach.dialog(LibraryRecoveryDialog).accept()
    coach.sent_sessions(leader)
    assert coach.page.leaders.list.count() == 1
    assert coach.window.desk.looks.settings.library.startswith("postgresql")
    coach.page.leaders.lock.click()
    coach.settle()
    assert coach.page.door.isVisible()


def test_the_passphrase_changes_and_a_copy_is_made(coach: Practised, tmp_path: Path) -> None:
    coach.make_library()
    menu = coach.page.leaders.library
    copy = tmp_path / "Copy.library"
    coach.person.files = [copy]
    menu.copy.trigger()
    coach.settle()
    assert copy.exists()
    assert "please delete it in time" in coach.page.banner.text
    renew(coach, menu.change)
    door = coach.page.door
    for secret, opens in ((SECRETS[0], False), ("four words and more", True)):
        door.secret.lines[0].setText(secret)
        door.open()
        coach.settle()
        assert coach.window.desk.shelf.is_open is opens


def test_others_are_let_into_a_file_and_a_lead_sees_numbers_alone(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    coach.sent_sessions(leader, 2)
    renew(coach, coach.page.leaders.library.several)
    door = coach.page.door
    coach.press("Several of us use it")
    door.name.setText("Lee")
    door.secret.lines[0].setText(SECRETS[1])
    door.file_secret.lines[0].setText("four words and more")
    door.joins.box.click()
    door.leads.box.click()
    door.open()
    coach.settle()
    coach.dialog(LibraryRecoveryDialog).accept()
    coach.settle()
    leaders = coach.page.leaders
    assert [leaders.list.item(at).text() for at in range(leaders.list.count())] == [
        "J. Okafor, the first to go by 30 Jun 2027, North West   ·   Leaders: 1   ·   "
        "summaries: 2   ·   replies: 0"
    ]
    assert not leaders.take_in.isVisible()
    leaders.list.itemActivated.emit(leaders.list.item(0))
    assert leaders.isVisible(), "there is nothing behind a count"


def test_the_log_is_read_in_the_window(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    coach.sent_sessions(leader)
    coach.page.leaders.library.log.trigger()
    coach.settle()
    dialog = coach.dialog(LogDialog)
    rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
    assert {row.split(",")[0] for row in rows} == {"Took something in", "Joined the library"}
    assert all("J. Okafor" in row for row in rows)
    dialog.close_it.click()
