# SPDX-License-Identifier: MIT
"""The second half of a rating: folded away, by keys alone, kept, shown, and marked private."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import InvalidValue
from journal_app.services import coaching, writing
from journal_app.ui.side.second_half import SecondHalf
from tests.journeys.conftest import Walk
from tests.services.summaries import draft_of

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def section(walk: Walk) -> SecondHalf:
    found = walk.write.side.sections["second_half"]
    assert isinstance(found, SecondHalf)
    return found


def test_it_is_folded_away_until_a_key_asks_for_it(walk: Walk) -> None:
    half = section(walk)
    assert not half.fold.is_open()
    assert not half.pads["motive"].isVisible()
    QTest.keyClick(
        walk.window,
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert half.fold.is_open()
    motive = half.pads["motive"]
    walk.bot.waitUntil(lambda: not motive.visibleRegion().isEmpty())


def test_each_answer_takes_one_key_and_all_are_kept(walk: Walk) -> None:
    walk.type("The board said no again.")
    half = section(walk)
    half.open()
    half.pads["motive"].take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_O)
    half.pads["reach"].take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_I)
    half.pads["depth"].take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    half.us_up_for_it._choose(8)
    entry_id = walk.until_kept("said no again")
    walk.window.page("write").keep_now()
    kept = writing.read(walk.session, entry_id).draft
    assert (kept.motive, kept.reach, kept.depth) == ("ought", "influence", "3")
    assert (kept.us_up_for_it, kept.us_up_to_it, kept.up_for_it) == (8, None, None)
    walk.window.go("write", "new")
    walk.settle()
    assert half.pads["motive"].value() is None
    assert half.us_up_for_it.value() is None
    walk.window.go("write", entry_id)
    walk.bot.waitUntil(lambda: half.pads["motive"].value() == "ought")
    assert not half.fold.is_open()
    assert "Ought to" in half.fold._summary.text()
    walk.window.go("journal", entry_id)
    line = walk.journal.parts["answers"]
    walk.bot.waitUntil(line.isVisible)
    assert "Reach: Influence" in line.line.text()  # type: ignore[attr-defined]


def test_a_private_entry_never_goes_to_a_coach(walk: Walk) -> None:
    walk.type("Only for me.")
    QTest.keyClick(walk.window, Qt.Key.Key_3, CTRL_SHIFT)
    entry_id = walk.until_kept("only for me")
    walk.write.keep_now()
    assert writing.read(walk.session, entry_id).draft.marks == ("private",)
    with pytest.raises(InvalidValue, match="marked private"):
        coaching.gather(
            walk.session, draft_of(walk.session, start=None, picks=(coaching.Pick(entry_id),))
        )
