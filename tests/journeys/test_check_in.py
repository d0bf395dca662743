# SPDX-License-Identifier: MIT
"""A check-in: offered once the themes in focus have rested, answered by keys, put off, ended."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.domain.check_in import ROUND, THEN
from journal_app.services import checking_in, choosing
from journal_app.ui.dialogs.check_in import CheckInDialog
from tests.journeys.conftest import Walk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def focus(walk: Walk, *themes: str) -> None:
    """Put themes in focus, write one entry so that nobody is welcomed, and begin another."""
    choosing.change(walk.session, focus=themes)
    walk.type("An entry.")
    walk.until_kept("an entry")
    walk.window.go("write", "new")
    walk.settle()


def dialog_of(walk: Walk) -> CheckInDialog:
    """The check-in in front."""
    walk.bot.waitUntil(lambda: bool(walk.window.findChildren(CheckInDialog)))
    return walk.window.findChildren(CheckInDialog)[-1]


def test_it_is_offered_answered_by_keys_and_kept_apart(walk: Walk) -> None:
    focus(walk, "gap", "why")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "check_in")
    walk.press("Check in")
    dialog = dialog_of(walk)
    assert dialog.pads is not None
    assert dialog.pads[0].value() is None
    walk.bot.waitUntil(lambda: QApplication.focusWidget() is not None)
    for answers in ((7, 4), (6, None)):
        dialog.pads[0].take_focus()
        QTest.keyClick(QApplication.focusWidget(), str(answers[0]))
        if answers[1] is not None:
            dialog.pads[1].take_focus()
            QTest.keyClick(QApplication.focusWidget(), str(answers[1]))
        dialog._next.click()
    walk.bot.waitUntil(lambda: len(checking_in.every(walk.session)) == 1)
    (kept,) = checking_in.every(walk.session)
    assert {one.theme: (one.up_for_it, one.up_to_it) for one in kept.ratings} == {
        "gap": (7, 4),
        "why": (6, None),
    }
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "")
    walk.window.go("write", "new")
    walk.settle()
    assert walk.write.cards.shown() != "check_in"


def test_not_now_keeps_it_away_and_never_is_for_good(walk: Walk) -> None:
    focus(walk, "gap")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "check_in")
    walk.press("Not now")
    walk.settle()
    walk.window.go("write", "new")
    walk.settle()
    assert walk.write.cards.shown() == ""
    choosing.change(walk.session, check_in_asked="")
    walk.window.go("write", "new")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "check_in")
    walk.press("No more of these")
    walk.settle()
    assert choosing.load(walk.session).check_ins is False
    walk.window.go("write", "new")
    walk.settle()
    assert walk.write.cards.shown() == ""


def test_a_full_round_can_be_stopped_and_keeps_what_was_answered(walk: Walk) -> None:
    next(one for one in walk.window.actions_found if "round of all" in one.text()).trigger()
    dialog = dialog_of(walk)
    assert dialog._place.text() == "1 of 14"
    assert dialog.pads is not None
    dialog.pads[0]._choose(9)
    dialog.reject()
    walk.bot.waitUntil(lambda: len(checking_in.every(walk.session)) == 1)
    (kept,) = checking_in.every(walk.session)
    assert (kept.kind, len(kept.ratings)) == (ROUND, 1)


def test_a_then_test_needs_a_round_to_look_back_to(walk: Walk) -> None:
    next(one for one in walk.window.actions_found if "first round" in one.text()).trigger()
    walk.bot.waitUntil(lambda: "eight weeks" in walk.window.banner.text)
    assert all(one.kind != THEN for one in checking_in.every(walk.session))


def test_without_a_focus_the_key_leads_to_where_it_is_chosen(walk: Walk) -> None:
    QTest.keyClick(walk.window, Qt.Key.Key_G, CTRL_SHIFT)
    page = walk.window.page("settings")
    walk.bot.waitUntil(page.isVisible)
    group = page.groups["focus"]  # type: ignore[attr-defined]
    group.picker._toggle("gap")
    walk.bot.waitUntil(lambda: choosing.load(walk.session).focus == ("gap",))
