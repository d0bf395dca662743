# SPDX-License-Identifier: MIT
"""Looking texts through for names: decided by keyboard, read, and ticked last of all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal_app.services import choosing, disguising, naming
from journal_app.services.session import Session
from journal_app.ui.widgets.disguise_view import DisguiseView, Passage
from tests.desks import make_desk

TEXTS = (
    Passage("want", "What I want", "Help me with Malik and <b>SWFT</b>."),
    Passage("one", "Excerpt", "Nkechi Okafor rang. She was signed off.\n\nMarsh Lane is shut."),
)


@pytest.fixture
def view(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[DisguiseView]:
    """A view of two texts, one name on the list."""
    naming.remember_role(session, "Sarah Malik", "my deputy")
    desk, _, _ = make_desk(session, qapp, tmp_path / "home")
    made = DisguiseView(desk)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.show_texts(TEXTS)
    qtbot.waitUntil(lambda: "Nkechi" in read(made))
    yield made
    desk.tasks.finish()


def press(view: DisguiseView, qtbot: QtBot, name: str) -> None:
    """Press the button of that accessible name, once it is there."""

    def there() -> list[QAbstractButton]:
        every = view.findChildren(QAbstractButton)
        return [one for one in every if one.accessibleName() == name and one.isVisible()]

    qtbot.waitUntil(lambda: there() != [])
    there()[0].click()


def read(view: DisguiseView) -> str:
    """The texts as they are read out."""
    names = (one.accessibleName() for one in view.findChildren(QLabel) if one.isVisible())
    return "\n".join(name for name in names if name)


def test_a_role_is_typed_and_remembered_and_the_next_is_asked(
    view: DisguiseView, qtbot: QtBot, session: Session
) -> None:
    assert view.undecided() == ("SWFT", "Nkechi Okafor", "Marsh Lane")
    assert "Help me with my deputy and <b>SWFT</b>." in read(view)
    assert view.categories() == ("health",)
    view.is_looked_through.setChecked(True)
    field = view.rows[0].role.lineEdit()
    assert field is not None
    QTest.keyClicks(field, "an acute trust")
    with qtbot.waitSignal(view.changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.undecided() == ("Nkechi Okafor", "Marsh Lane"))
    assert not view.looked_through()
    assert choosing.load(session).names[-1] == ("SWFT", "an acute trust")
    assert choosing.load(session).organisations == ("SWFT",)
    qtbot.waitUntil(lambda: "my deputy and <b>an acute trust</b>." in read(view))
    qtbot.waitUntil(lambda: view.focusWidget() is view.rows[0].role)
    assert "an acute trust" in [
        view.rows[0].role.itemText(at) for at in range(view.rows[0].role.count())
    ]


def test_the_first_thing_to_decide_has_the_focus(view: DisguiseView, qtbot: QtBot) -> None:
    view.setFocus()
    qtbot.waitUntil(lambda: view.focusWidget() is view.rows[0].role)


def test_it_can_be_left_and_taken_back(view: DisguiseView, qtbot: QtBot) -> None:
    press(view, qtbot, "Leave Marsh Lane as it is")
    qtbot.waitUntil(lambda: "Marsh Lane" not in view.undecided())
    assert view.left() == ("Marsh Lane",)
    press(view, qtbot, "Leave Malik as it is")
    qtbot.waitUntil(lambda: "Help me with Malik" in read(view))
    press(view, qtbot, "Do not leave Malik as it is")
    qtbot.waitUntil(lambda: "Help me with my deputy" in read(view))
    press(view, qtbot, "Do not leave Marsh Lane as it is")
    qtbot.waitUntil(lambda: "Marsh Lane" in view.undecided())
    assert view.left() == ()


def test_a_change_of_the_list_elsewhere_is_seen(
    view: DisguiseView, qtbot: QtBot, session: Session
) -> None:
    view._desk.tasks.announce(naming.remember_role(session, "Nkechi Okafor", "a friend"))
    qtbot.waitUntil(lambda: "A friend rang." in read(view))
    press(view, qtbot, "Take Nkechi Okafor off the list")
    qtbot.waitUntil(lambda: "Nkechi Okafor rang." in read(view))
    assert choosing.load(session).names == (("Sarah Malik", "my deputy"),)


def test_what_was_left_before_stays_left_and_the_tick_is_told(
    view: DisguiseView, qtbot: QtBot
) -> None:
    view.show_texts(TEXTS[1:], ["Marsh Lane"])
    qtbot.waitUntil(lambda: view.undecided() == ("Nkechi Okafor",))
    with qtbot.waitSignal(view.changed):
        QTest.keyClick(view.is_looked_through, Qt.Key.Key_Space)
    assert view.looked_through()
    view.show_texts([])
    qtbot.waitUntil(lambda: view.undecided() == ())
    assert view.looked_through()


def test_everything_has_a_name_and_can_be_reached_by_key(view: DisguiseView) -> None:
    reached: list[QWidget] = []
    at = view.is_looked_through
    for _ in range(200):
        nearest = at.nextInFocusChain()
        if nearest is view.is_looked_through:
            break
        if nearest.isVisibleTo(view) and nearest.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(nearest)
        at = nearest  # type: ignore[assignment]
    for one in view.findChildren(QWidget):
        if isinstance(one, QAbstractButton | QComboBox) and one.isVisibleTo(view):
            assert one.accessibleName() or (isinstance(one, QAbstractButton) and one.text())
            assert one is view.is_looked_through or one in reached or not one.isEnabled()


def test_the_words_of_a_text_are_never_markup(view: DisguiseView) -> None:
    shown = [one.text() for one in view.findChildren(QLabel)]
    assert not any("<b>SWFT" in text for text in shown)
    assert any("&lt;b&gt;" in text for text in shown)
    assert disguising.categories("nothing") == ()
