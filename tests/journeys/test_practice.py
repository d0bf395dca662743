# SPDX-License-Identifier: MIT
"""A coach's side of the window: making a library, taking in, reading, comparing, disposing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain.shared import Item, Picture
from journal_app.domain.side_by_side import MOST
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.preferences import Settings
from journal_app.services.session import Session
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.practice.address import AddressDialog
from journal_app.ui.preferences.practice import PracticePreference
from tests.contracts.test_pages import CONTROLS, name_of
from tests.domain.summaries import summary
from tests.journeys.conftest import Walk
from tests.journeys.practised import Practised, answering, coach, leader, open_practised, said
from tests.libraries import SECRETS

__all__ = ["coach", "leader"]


def test_the_place_comes_and_goes_with_the_setting(walk: Walk) -> None:
    window = walk.window
    assert not window._rail_buttons["practice"].isVisible()
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert not window.page("practice").isVisible()
    window.go("settings")
    switch = window.page("settings").findChild(PracticePreference)
    assert switch is not None
    assert not switch.coaches.is_on()
    switch.coaches.box.click()
    walk.settle()
    assert window._rail_buttons["practice"].isVisible()
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.page("practice").isVisible()
    window.go("settings")
    switch.coaches.box.click()
    assert not window._rail_buttons["practice"].isVisible()


def test_a_library_is_made_locked_and_opened_again(coach: Practised) -> None:
    coach.window.go("practice")
    door = coach.page.door
    assert door.isVisible()
    first, second = door.secret.lines
    first.setText(SECRETS[0])
    second.setText("not the same")
    assert not door.go.isEnabled()
    coach.make_library()
    assert coach.page.leaders.isVisible()
    assert "Nobody has sent you anything yet." in said(coach.page)
    coach.page.leaders.lock.click()
    coach.settle()
    assert door.isVisible()
    assert not coach.window.desk.shelf.is_open
    door.secret.lines[0].setText("a wrong passphrase")
    door.open()
    coach.settle()
    assert "does not" in said(door)
    door.secret.lines[0].setText(SECRETS[0])
    QTest.keyClick(door.secret.lines[0], Qt.Key.Key_Return)
    coach.settle()
    assert coach.page.leaders.isVisible()


def test_the_address_can_be_copied_and_its_words_compared(coach: Practised) -> None:
    coach.make_library()
    coach.page.leaders.address.click()
    dialog = coach.dialog(AddressDialog)
    own = libraries.address(coach.library)
    assert dialog.line.toPlainText() == own.line
    assert dialog.words.text().split() == list(own.words)
    dialog.copy.click()
    assert QApplication.clipboard().text() == own.line
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not [one for one in coach.page.findChildren(QDialog) if one.isVisible()]


def test_the_first_summary_of_a_leader_tells_the_words_of_their_key(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    coach.take_in(coach.send(summary(1), leader))
    (told,) = coach.person.told
    assert " ".join(leader.address.words) in " ".join(told.split())
    assert coach.page.banner.text == "Taken in: R. M., session of 12 January 2026."
    coach.take_in(coach.send(summary(2), leader))
    assert len(coach.person.told) == 1
    (client,) = libraries.clients(coach.library)
    assert client.summaries == 2


def test_a_file_may_be_dropped_onto_the_page(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(coach.send(summary(1), leader)))])
    coach.page.dropEvent(
        QDropEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    coach.settle()
    assert len(libraries.clients(coach.library)) == 1


def test_a_passphrase_is_asked_for_until_it_fits(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    path = coach.send(summary(1), leader, "heron sofa tuesday")
    answering(SecretDialog, "quite another one", "heron sofa tuesday")
    coach.person.files = [path]
    coach.page.leaders.take_in.click()
    # Each try takes a second or two, on purpose.
    coach.bot.waitUntil(lambda: bool(coach.page.banner.text))
    assert len(libraries.clients(coach.library)) == 1


def test_another_key_under_the_same_alias_is_compared_first(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    coach.sent_sessions(leader)
    other = Identity.fresh("R. M.")
    coach.person.choices = [0]
    coach.take_in(coach.send(summary(2), other))
    assert " ".join(other.address.words) in coach.person.told[0]
    assert len(libraries.summaries(coach.library, "R. M.", "North West")) == 1
    coach.person.choices = [1]
    coach.take_in(coach.send(summary(2), other))
    assert len(libraries.summaries(coach.library, "R. M.", "North West")) == 2


def test_a_broken_file_is_a_sentence_and_changes_nothing(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    path = coach.send(summary(1), leader)
    whole = path.read_bytes()
    for cut in (0, 20, 400, len(whole) - 1):
        path.write_bytes(whole[:cut])
        coach.page.banner.hush()
        coach.take_in(path)
        assert coach.page.banner.text.endswith("."), cut
    assert libraries.clients(coach.library) == ()


def test_a_summary_for_somebody_else_stays_closed(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    path = coach.send(summary(1), leader)
    coach.page.leaders.lock.click()
    coach.settle()
    other = coach.folder / "other.library"
    libraries.open_library(other, SECRETS[1], coach.session.clock).close()
    coach.person.files = [other]
    coach.page.door._choose()
    coach.page.door.secret.lines[0].setText(SECRETS[1])
    coach.page.door.open()
    coach.settle()
    coach.take_in(path)
    assert "somebody else" in coach.page.banner.text
    assert libraries.clients(coach.library) == ()


def test_every_word_of_a_summary_can_be_read(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    made = coach.read(leader)
    shown = said(coach.page.session.reading)
    for item in made.items:
        for words in item.words:
            assert words in shown
    (drawing,) = [one.drawing for one in coach.page.session.reading.blocks if one.drawing]
    coach.bot.waitUntil(lambda: drawing.is_drawn)
    assert drawing.accessibleDescription() == "A line that goes up."


def test_a_picture_that_cannot_be_drawn_safely_leaves_its_words_and_table(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    picture = Picture("<svg><script/></svg>", "Words for it.", ("Week",), (("12 January", 3),))
    odd = replace(summary(1), items=(Item("trend", "chart", ("Up for it.", "7."), picture),))
    libraries.take_in(coach.library, coach.send(odd, leader).read_bytes())
    coach.open(odd)
    (block,) = coach.page.session.reading.blocks
    coach.bot.waitUntil(lambda: "cannot be drawn safely" in said(block))
    block._table_button.click()
    assert block._table is not None
    assert block._table.isVisible()


def test_sessions_stand_side_by_side(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    coach.sent_sessions(leader, 10)
    coach.page.leaders.list.setFocus()
    QTest.keyClick(coach.page.leaders.list, Qt.Key.Key_Return)
    coach.settle()
    view = coach.page.leader
    assert view.isVisible()
    assert [one.spec.key for one in view.cards] == [
        "sessions_questions", "sessions_themes", "sessions_commitments", "sessions_reach",
    ]  # fmt: skip
    assert len(view.cards[0].spec.table.rows) == MOST
    view._area.ensureWidgetVisible(view.cards[0])
    coach.bot.waitUntil(lambda: view.cards[0].view.is_drawn)
    assert not view.cards[0].save_button.isVisible()
    assert "Walk the site with Partner B." in said(view)

    def days() -> list[object]:
        return [row[0] for row in view.cards[0].spec.table.rows]

    assert days()[0] == "12 April 2026"
    coach.press("‹ Earlier sessions")
    assert (days()[0], len(days())) == ("12 January 2026", MOST)
    assert not view._earlier.isEnabled()
    coach.press("Later sessions ›")
    assert days()[-1] == "21 February 2027"
    coach.window.activateWindow()
    coach.bot.waitUntil(coach.window.isActiveWindow)
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    coach.settle()
    assert coach.page.leaders.isVisible()


def test_what_is_due_is_told_and_disposed_of(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    (made,) = coach.sent_sessions(leader)
    later = coach.session.clock() + timedelta(days=400)
    coach.library.clock = lambda: later
    coach.page.leaders.load()
    coach.settle()
    assert "Time to dispose of" in said(coach.page)
    coach.person.choices = [1]
    coach.press("Dispose of it …")
    coach.settle()
    assert libraries.summary(coach.library, made.id) == made
    coach.person.choices = [0]
    coach.press("Dispose of it …")
    coach.settle()
    assert coach.page.banner.text.startswith("Disposed of.")
    assert "Time to dispose of" not in said(coach.page)
    (row,) = libraries.summaries(coach.library, made.alias, made.programme)
    assert row.disposed is not None


def test_locking_leaves_no_word_in_the_window(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    coach.read(leader)
    coach.page.session.note.setPlainText("private words of mine")
    coach.window.desk.shelf.lock_asked.emit()
    coach.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert coach.page.door.isVisible()
    held = [one.text() for one in coach.page.findChildren(QLabel)]
    held += [one.text() for one in coach.page.findChildren(QLineEdit)]
    held += [one.toPlainText() for one in coach.page.findChildren(QPlainTextEdit)]
    for words in ("private words", "Help me find a way", "Walk the site"):
        assert not any(words in one for one in held), words


@pytest.mark.parametrize(("look", "size"), [("light", 100), ("dark", 200)])
def test_every_control_of_every_view_has_a_name_and_is_large_enough(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: object, look: str, size: int
) -> None:
    settings = Settings(look=look, text_size=size, coaches=True)
    walk = open_practised(session, qapp, qtbot, tmp_path, settings)  # type: ignore[arg-type]
    walk.make_library()
    walk.read(Identity.fresh("R. M."))
    walk.page.session.editor.begin("question", "want")
    (client,) = libraries.clients(walk.library)
    views = [
        lambda: None,
        walk.page.back,
        walk.page.back,
        walk.page.show_groups,
        lambda: walk.page.lock(),
    ]
    for go in views:
        go()
        walk.settle()
        for kind in CONTROLS:
            for control in walk.page.findChildren(kind):
                inner = isinstance(control.parentWidget(), CONTROLS)
                silent = control.focusPolicy() == Qt.FocusPolicy.NoFocus
                if control.isVisible() and not inner and not silent:
                    assert name_of(control), (type(control).__name__, client.alias)
                    assert control.height() >= 24, name_of(control)
    walk.window.close()


def test_a_summary_out_of_all_measure_is_cut_short(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    items = tuple(Item(f"focus-{at}", "focus", ("x " * 15_000,)) for at in range(40))
    odd = replace(summary(1), alias="R.\nM.", items=items)
    libraries.take_in(coach.library, coach.send(odd, leader).read_bytes())
    coach.open(odd)
    assert len(coach.page.session.reading.blocks) < 10
    assert "the rest is not shown here" in said(coach.page.session.reading)


def test_whoever_coaches_no_more_has_their_library_locked(coach: Practised) -> None:
    coach.make_library()
    coach.window.go("settings")
    switch = coach.window.page("settings").findChild(PracticePreference)
    assert switch is not None
    switch.coaches.box.click()
    coach.settle()
    assert not coach.window.desk.shelf.is_open
