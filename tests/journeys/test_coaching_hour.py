# SPDX-License-Identifier: MIT
"""The coaching hour in the real window: calm, hidden at once, left with Escape, nothing leaves."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from shiboken6 import isValid

from journal_app.services import committing, naming, writing
from journal_app.ui import curtain
from journal_app.ui.coaching_hour import CoachingHour
from tests.journeys.conftest import Walk

_SELECTED = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_NOWHERE = ("Export", "Save", "Copy", "Send", "Print")


def begin(walk: Walk) -> CoachingHour:
    """Begun with its key, as from any page."""
    walk.window.activateWindow()
    walk.bot.waitUntil(walk.window.isActiveWindow)
    QTest.keyClick(walk.window, Qt.Key.Key_F9)
    walk.settle()
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    [hour] = [one for one in shown if isinstance(one, CoachingHour)]
    walk.bot.waitUntil(hour.isActiveWindow)
    walk.settle()
    return hour


def seen(widget: QWidget) -> str:
    """Every word in sight."""
    labels = (one.text() for one in widget.findChildren(QLabel) if one.isVisible())
    buttons = (one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible())
    return "\n".join((*labels, *buttons))


@pytest.fixture
def hour(walk: Walk) -> Iterator[CoachingHour]:
    """The hour over a journal with something to talk about."""
    session = walk.session
    naming.remember_role(session, "Angharad", "the partner lead")
    for title, marks in (("Angharad rang", ("coach",)), ("Secret", ("coach", "private"))):
        draft = replace(
            writing.blank(session), title=title, text="Words of Angharad. " * 60, marks=marks
        )
        writing.add(session, draft)
    committing.make(session, "Ring Angharad")
    opened = begin(walk)
    yield opened
    if isValid(opened):
        opened.accept()


def test_one_screen_with_roles_and_nothing_private(hour: CoachingHour) -> None:
    assert hour.isFullScreen()
    text = seen(hour)
    assert "The partner lead rang" in text or "the partner lead rang" in text
    assert "Ring the partner lead" in text
    assert "Angharad" not in text
    assert "Secret" not in text
    assert hour.windowTitle() == "Up to It"
    for one in hour.findChildren(QAbstractButton):
        assert one.accessibleName() or one.text()
    for one in hour.findChildren(QWidget):
        assert "Angharad" not in one.accessibleName() + one.accessibleDescription()


def test_nothing_leaves(walk: Walk, hour: CoachingHour) -> None:
    QGuiApplication.clipboard().setText("before")
    text = seen(hour)
    assert not [word for word in _NOWHERE if f"{word} " in text]
    control, both = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    for one in hour.findChildren(QLabel):
        assert not one.textInteractionFlags() & _SELECTED
        assert one.textFormat() == Qt.TextFormat.PlainText
    for key, modifier in (
        (Qt.Key.Key_C, control),
        (Qt.Key.Key_A, control),
        (Qt.Key.Key_S, control),
        (Qt.Key.Key_P, control),
        (Qt.Key.Key_E, control | both),
        (Qt.Key.Key_K, control),
        (Qt.Key.Key_2, control),
    ):
        QTest.keyClick(hour, key, modifier)
        walk.settle()
    assert QGuiApplication.clipboard().text() == "before"
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]
    assert [one for one in dialogs if one.isVisible()] == [hour]
    assert walk.person.told == []
    assert walk.write.isVisible()


def test_it_is_hidden_at_once_and_escape_does_not_uncover_the_journal(
    walk: Walk, hour: CoachingHour
) -> None:
    QTest.keyClick(hour, Qt.Key.Key_F9)
    assert hour.is_hidden
    assert seen(hour) == "F9 shows it again"
    QTest.keyClick(hour, Qt.Key.Key_Escape)
    assert hour.isVisible()
    assert hour.is_hidden
    QTest.keyClick(hour, Qt.Key.Key_F9)
    assert not hour.is_hidden
    QTest.mouseClick(hour.hide_button, Qt.MouseButton.LeftButton)
    assert hour.is_hidden
    QTest.keyClick(hour, Qt.Key.Key_F9)
    QTest.keyClick(hour, Qt.Key.Key_Escape)
    # Closed it is destroyed as soon as the event loop comes round.
    assert not hour.isVisible()
    walk.settle()
    assert walk.window.isVisible()


def test_a_long_entry_is_read_whole_and_keys_scroll(walk: Walk, hour: CoachingHour) -> None:
    hour.showNormal()
    hour.resize(900, 500)
    walk.settle()
    more = next(one for one in hour.findChildren(QAbstractButton) if one.text() == "Read it all")
    assert seen(hour).count("Words of the partner lead") < 60
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    walk.settle()
    assert seen(hour).casefold().count("words of the partner lead") == 60
    bar = hour._area.verticalScrollBar()
    QTest.keyClick(hour, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(hour, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_with_nothing_to_show_it_says_how_to_mark_something(walk: Walk) -> None:
    hour = begin(walk)
    assert "Ctrl+Shift+2 in Write marks one" in seen(hour)
    assert "Nothing is open." in seen(hour)
    hour.leave_button.click()
    assert not hour.isVisible()


def test_locking_leaves_first(walk: Walk, hour: CoachingHour) -> None:
    asked: list[bool] = []
    walk.window.desk.routes.lock_asked.connect(lambda: asked.append(True))
    QTest.keyClick(hour, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert asked == [True]
    assert not (isValid(hour) and hour.isVisible())


def test_when_the_journal_is_locked_by_itself_nothing_of_it_stays_in_sight(
    walk: Walk, hour: CoachingHour
) -> None:
    seen_before = curtain.draw()
    assert hour in seen_before
    assert not any(one.isVisible() for one in QApplication.topLevelWidgets())
    curtain.lift(seen_before)
    walk.settle()
    assert not (isValid(hour) and hour.isVisible())
    assert walk.window.isVisible()
    begin(walk).accept()
