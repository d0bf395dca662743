# SPDX-License-Identifier: MIT
"""A question with a few answers: by mouse, by letter, by arrow, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from journal_app.domain.facets import MARKS, MOTIVE
from journal_app.ui.widgets.facet_pad import FacetPad


@pytest.fixture
def pad(qtbot: QtBot) -> FacetPad:
    made = FacetPad(MOTIVE)
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(pad: FacetPad) -> dict[str, QToolButton]:
    return {one.text(): one for one in pad.findChildren(QToolButton)}


def test_a_letter_chooses_and_the_same_letter_takes_back(pad: FacetPad, qtbot: QtBot) -> None:
    first = buttons(pad)["Want to"]
    with qtbot.waitSignal(pad.edited):
        QTest.keyClick(first, Qt.Key.Key_H)
    assert pad.value() == "have"
    QTest.keyClick(buttons(pad)["Have to"], Qt.Key.Key_H)
    assert pad.value() is None


def test_only_one_answer_stands_and_delete_clears_it(pad: FacetPad) -> None:
    for name in ("Want to", "Ought to"):
        QTest.mouseClick(buttons(pad)[name], Qt.MouseButton.LeftButton)
    assert pad.values() == ("ought",)
    QTest.keyClick(buttons(pad)["Ought to"], Qt.Key.Key_Delete)
    assert pad.value() is None


def test_the_pad_is_one_stop_for_the_tab_key(pad: FacetPad) -> None:
    def stops() -> list[str]:
        strong = Qt.FocusPolicy.StrongFocus
        return [name for name, one in buttons(pad).items() if one.focusPolicy() == strong]

    assert stops() == ["Want to"]
    pad.set_values("have")
    assert stops() == ["Have to"]


def test_showing_what_is_kept_is_no_edit(pad: FacetPad, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pad.edited):
        pad.set_values("ought")
    assert pad.value() == "ought"


def test_several_answers_stand_in_the_house_order(qtbot: QtBot) -> None:
    pad = FacetPad(MARKS, several=True)
    qtbot.addWidget(pad)
    pad.toggle("favourite")
    pad.toggle("setback")
    assert pad.values() == ("setback", "favourite")
    pad.toggle("favourite")
    assert pad.values() == ("setback",)
