# SPDX-License-Identifier: MIT
"""Capture on the run: quick entry, later starts of the program, the tray and reminders."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from journal_app.domain.entry import Draft
from journal_app.domain.query import Query, parse
from journal_app.services import finding, writing
from journal_app.services.calls import KEEP, QUICK, SHOW, Answer, Call
from journal_app.services.preferences import Settings
from journal_app.services.session import Session, open_session
from journal_app.ui.pages.write import WritePage
from journal_app.ui.preferences.reminders import RemindersPreference
from journal_app.ui.quick import QuickEntry
from journal_app.ui.running import Lanes, Running
from journal_app.ui.tray import Tray
from tests.conftest import clock
from tests.desks import Person, make_desk
from tests.journeys.test_writing import choose

ID = "019ab1c0-0000-7000-8000-000000000001"


@dataclass
class Run:
    """The program running for one leader."""

    running: Running
    session: Session
    person: Person
    bot: QtBot

    @property
    def quick(self) -> QuickEntry:
        """Quick entry, which must have been opened."""
        assert self.running.quick is not None
        return self.running.quick

    def type(self, text: str) -> None:
        """Type a thought, key by key."""
        self.bot.waitUntil(self.quick.isVisible)
        QTest.keyClicks(self.quick.body, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        """Press a key in quick entry."""
        self.bot.waitUntil(self.quick.isActiveWindow)
        QTest.keyClick(self.quick.body, key, modifier)

    def texts(self) -> list[str]:
        """The texts of all entries, newest first."""
        rows = finding.first(self.session, Query()).rows
        return [writing.read(self.session, row.id).draft.text for row in rows]

    def until_kept(self, text: str) -> None:
        """Wait until that is the text of an entry."""
        self.bot.waitUntil(lambda: text in self.texts())

    def ask(self, call: Call) -> Answer:
        """Ask as a second start of the program does."""
        answers: list[Answer] = []
        self.running._asked(call, answers.append)
        self.bot.waitUntil(lambda: bool(answers))
        return answers[0]


def start(session: Session, qapp: QApplication, qtbot: QtBot, home: Path) -> Run:
    """The program, with nothing open yet."""
    desk, person, _ = make_desk(session, qapp, home, Settings(look="light", welcomed=True))
    running = Running(qapp, replace(desk, tasks=Lanes()), "", lone=False)
    return Run(running, session, person, qtbot)


def stop(run: Run) -> None:
    """End it, with nothing left open."""
    for window in (run.running.quick, run.running.window):
        if window is not None:
            window.close()
            window.deleteLater()
    run.running.close()


@pytest.fixture
def run(session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Run]:
    """The program on an empty journal."""
    made = start(session, qapp, qtbot, tmp_path / "home")
    yield made
    stop(made)


def test_a_thought_is_kept_while_it_is_typed_without_the_main_window(run: Run) -> None:
    run.running.do(Call(QUICK))
    run.type("The lift was out again")
    run.until_kept("The lift was out again")
    run.bot.waitUntil(lambda: run.quick._status.text() == "kept 08:10")
    assert run.running.window is None


def test_ctrl_enter_keeps_and_closes(run: Run) -> None:
    run.running.open_quick()
    run.type("between two meetings")
    run.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    run.bot.waitUntil(lambda: not run.quick.isVisible())
    assert run.texts() == ["between two meetings"]


def test_escape_loses_no_words_and_keeps_nothing_where_there_are_none(run: Run) -> None:
    run.running.open_quick()
    run.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    run.bot.waitUntil(lambda: not run.quick.isVisible())
    assert run.texts() == []
    run.running.open_quick()
    run.type("half a th")
    run.press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    run.bot.waitUntil(lambda: not run.quick.isVisible())
    assert run.texts() == ["half a th"]


def test_each_opening_is_a_new_entry_and_words_on_show_are_gone_on_with(run: Run) -> None:
    run.running.open_quick()
    run.type("one")
    run.running.open_quick()
    run.type(" and the same")
    run.quick.close()
    run.running.open_quick()
    assert run.quick.body.text() == ""
    run.type("two")
    run.quick.close()
    assert sorted(run.texts()) == ["one and the same", "two"]


def test_words_taken_back_leave_no_blank_entry_and_can_be_found(run: Run) -> None:
    run.running.open_quick()
    run.type("never mind")
    run.until_kept("never mind")
    run.quick.body.selectAll()
    QTest.keyClick(run.quick.body, Qt.Key.Key_Delete)
    run.quick.close()
    run.bot.waitUntil(lambda: finding.count(run.session, Query()) == 0)
    assert finding.count(run.session, parse("in:trash")) == 1


def test_themes_and_ratings_are_folded_and_kept(run: Run) -> None:
    run.running.open_quick()
    assert not run.quick.themes.isVisible()
    QTest.mouseClick(run.quick.more, Qt.MouseButton.LeftButton)
    assert run.quick.themes.isVisible()
    run.quick.themes._toggle("gap")
    choose(run.quick.up_for_it, 7)
    run.type("with both")
    run.quick.close()
    row = finding.first(run.session, Query()).rows[0]
    draft = writing.read(run.session, row.id).draft
    assert (draft.themes, draft.up_for_it, draft.up_to_it) == (("gap",), 7, None)
    run.running.open_quick()
    assert not run.quick.themes.isVisible()
    assert run.quick.up_for_it.value() is None


def test_going_on_in_write_opens_the_same_entry(run: Run) -> None:
    run.running.open_quick()
    run.type("more to say")
    run.quick._go_on_in_write()
    window = run.running.window
    assert window is not None
    page = window.page("write")
    assert isinstance(page, WritePage)
    run.bot.waitUntil(lambda: page.body.text() == "more to say")
    assert not run.quick.isVisible()
    QTest.keyClicks(page.title, "A title")
    page.keep_now()
    assert run.texts() == ["more to say"]


def test_words_that_cannot_be_kept_stay_and_can_be_saved_elsewhere(
    run: Run, tmp_path: Path
) -> None:
    run.running.open_quick()
    run.type("precious")
    run.until_kept("precious")
    with run.session.journal._writer.connect() as held:  # type: ignore[union-attr]
        held.connection.driver_connection.execute("PRAGMA query_only = ON")
    run.type(" words")
    run.bot.waitUntil(lambda: "Not kept yet" in run.quick.banner.text)
    run.person.choices = [0]
    run.quick.close()
    assert run.quick.isVisible()
    elsewhere = tmp_path / "words.md"
    run.person.choices, run.person.files = [1], [elsewhere]
    run.quick.close()
    assert not run.quick.isVisible()
    assert elsewhere.read_text(encoding="utf-8") == "precious words\n"
    with run.session.journal._writer.connect() as held:  # type: ignore[union-attr]
        held.connection.driver_connection.execute("PRAGMA query_only = OFF")


def test_the_menu_opens_it_and_the_list_hears_of_it(run: Run) -> None:
    window = run.running.open_window()
    action = next(
        one for one in window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+Shift+N"
    )
    window.go("journal")
    action.trigger()
    run.type("seen at once")
    run.quick.close()
    run.bot.waitUntil(lambda: "seen at once" in run.texts())
    page = window.page("journal")
    run.bot.waitUntil(lambda: page.list.model().rowCount() == 1)  # type: ignore[attr-defined]


def test_a_later_start_brings_the_window_to_the_front(run: Run) -> None:
    assert run.ask(Call(SHOW)) == Answer()
    window = run.running.window
    assert window is not None
    assert window.isVisible()
    window.showMinimized()
    run.ask(Call(SHOW))
    assert run.running.window is window
    assert not window.isMinimized()


def test_words_of_a_later_start_are_on_the_disk_when_it_is_told_so(run: Run) -> None:
    draft = Draft(day=date(2026, 11, 23), text="From a terminal.", themes=("gap",))
    answer = run.ask(Call(KEEP, ID, draft))
    assert answer.record is not None
    assert answer.record["id"] == ID
    assert writing.read(run.session, ID).draft.themes == ("gap",)
    assert run.running.window is None
    refused = run.ask(Call(KEEP, ID.replace("1", "2"), replace(draft, up_for_it=99)))
    assert "goes from 0 to 10" in refused.refused
    assert run.texts() == ["From a terminal."]


def test_a_later_start_may_bring_words_to_go_on_with(run: Run) -> None:
    run.running.open_quick()
    run.type("mine first")
    draft = Draft(day=date(2026, 11, 23), text="Begun elsewhere", themes=("gap",), up_for_it=6)
    run.ask(Call(QUICK, draft=draft))
    assert run.quick.body.text() == "Begun elsewhere"
    assert run.quick.up_for_it.isVisible()
    run.until_kept("mine first")
    run.until_kept("Begun elsewhere")
    run.quick.close()
    assert len(run.texts()) == 2


def test_a_window_closed_and_opened_again_is_on_a_new_page_and_still_keeps(run: Run) -> None:
    window = run.running.open_window()
    page = window.page("write")
    assert isinstance(page, WritePage)
    QTest.keyClicks(page.body, "before")
    window.close()
    assert run.texts() == ["before"]
    run.running.open_window()
    assert page.body.text() == ""
    QTest.keyClicks(page.body, "after")
    run.until_kept("after")


def test_reading_only_there_is_no_quick_entry_and_the_window_says_so(
    run: Run, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = open_session(run.session.journal.path, clock, run.session.chance, read_only=True)
    second = start(reader, qapp, qtbot, tmp_path / "second")
    second.running.open_quick()
    assert second.running.quick is None
    assert second.running.window is not None
    assert "read only" in second.running.window.banner.text
    assert second.running.reminding is None
    stop(second)
    reader.close()


def test_reminders_are_chosen_in_settings_and_take_effect_at_once(run: Run) -> None:
    window = run.running.open_window()
    run.running.open_reminders()
    group = window.page("settings").findChild(RemindersPreference)
    assert isinstance(group, RemindersPreference)
    assert group.rows == []
    reminding = run.running.reminding
    assert reminding is not None
    assert not reminding.waits
    QTest.mouseClick(group.add, Qt.MouseButton.LeftButton)
    looks = window.desk.looks
    assert looks.settings.reminders == ("mon,tue,wed,thu,fri 17:30",)
    assert reminding.waits
    assert group.next.text() == "The next one: Monday 23 November 2026, 17:30."
    row = group.rows[0]
    for day in row.days[:4]:
        QTest.mouseClick(day, Qt.MouseButton.LeftButton)
    assert looks.settings.reminders == ("fri 17:30",)
    QTest.mouseClick(row.days[4], Qt.MouseButton.LeftButton)
    assert looks.settings.reminders == ()
    assert "without a day" in group.next.text()
    assert group.rows == [row]
    remove = next(one for one in row.findChildren(QPushButton) if one.text() == "Remove")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert group.rows == []
    assert not reminding.waits


def test_a_reminder_in_the_window_leads_to_quick_entry(run: Run) -> None:
    window = run.running.open_window()
    run.running._say_quietly("A moment to write?")
    assert window.banner.text == "A moment to write?"
    window.banner._act()
    run.bot.waitUntil(run.quick.isVisible)


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_it_stays_without_a_window_only_where_that_was_chosen_and_there_is_a_tray(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = run.running.open_window().desk.looks
    assert not run.running.stays
    looks.use(replace(looks.settings, stay_in_tray=True))
    # Nobody could find it again, so staying is no choice where there is no tray.
    assert run.running.tray is None
    assert not run.running.stays
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray = run.running.tray = Tray(looks)
    tray.show()
    assert run.running.stays
    looks.use(replace(looks.settings, stay_in_tray=False))
    assert not run.running.stays


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_the_tray_offers_four_things_and_shows_no_words_of_the_journal(
    run: Run, session: Session, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    run.running._settle_in()
    tray = run.running.tray
    assert tray is not None
    assert tray.toolTip() == "Up to It"
    menu = tray.contextMenu()
    assert menu is not None
    offers = {one.text(): one for one in menu.actions() if one.text()}
    assert list(offers) == ["Open", "Quick entry", "Reminders …", "Quit"]
    offers["Quick entry"].trigger()
    run.bot.waitUntil(run.quick.isVisible)
    offers["Open"].trigger()
    assert run.running.window is not None
    assert run.running.window.isVisible()
    offers["Quit"].trigger()
    assert not run.quick.isVisible()
    assert not run.running.window.isVisible()


def test_everything_in_quick_entry_has_a_name_and_a_key(run: Run) -> None:
    run.running.open_quick()
    run.bot.waitUntil(run.quick.body.hasFocus)
    assert run.quick.windowTitle() == "Quick entry"
    assert run.quick.body.accessibleName()
    assert run.quick.more.accessibleName() == "Themes and ratings"
    for one in run.quick.findChildren(QPushButton):
        if not one.isVisible():
            continue
        assert one.text() or one.accessibleName()
        assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
