# SPDX-License-Identifier: MIT
"""Tab reaches what was made last where it stands, and harms nothing on its way."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from journal_app.ui.pages.coach import CoachPage
from tests.journeys.conftest import Walk
from tests.journeys.test_coach_page import begun, content, looked

PAGES = ("journal", "insights", "commitments", "coach", "review", "help", "settings")


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab(walk: Walk, times: int = 1) -> None:
    """Press Tab so many times."""
    for _ in range(times):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QApplication.processEvents()


def test_what_is_written_after_a_walk_through_every_page_is_kept(sample_walk: Walk) -> None:
    walk = sample_walk
    walk.window.activateWindow()
    for page in PAGES:
        walk.window.go(page)
        walk.settle()
        QTest.keyClick(walk.window, Qt.Key.Key_Tab)
        tab(walk, 12)
        gc.collect()
    walk.window.go("write", "new")
    walk.settle()
    tab(walk, 3)
    walk.window.go("write", "new")
    walk.settle()
    walk.type("An albatross after all.")
    walk.until_kept("albatross")


def test_entries_to_pick_come_before_save(sample_walk: Walk) -> None:
    walk = sample_walk
    walk.window.activateWindow()
    step = content(walk, begun(walk))
    picked = step.picks.findChildren(QCheckBox)[0]
    step.themes[-1].setFocus()
    walk.settle()
    tab(walk)
    assert focused() is picked
    QTest.keyClick(picked, Qt.Key.Key_Space)
    walk.settle()
    tab(walk)
    assert focused() is step.picks.field_of(picked.property("entry"))


def test_arrows_go_along_the_tabs_and_tab_leads_into_what_is_in_front(sample_walk: Walk) -> None:
    walk = sample_walk
    walk.window.activateWindow()
    walk.window.go("coach")
    walk.settle()
    page = walk.window.page("coach")
    assert isinstance(page, CoachPage)
    page.tabs.setFocus()
    for key in list(page.sections)[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        walk.settle()
        assert focused() is page.tabs
        assert page.section is page.sections[key]
    tab(walk)
    assert page.section.isAncestorOf(focused())


def test_what_agreeing_makes_anew_leaves_the_keyboard_where_it_was(sample_walk: Walk) -> None:
    walk = sample_walk
    walk.window.activateWindow()
    wizard = begun(walk)
    step = content(walk, wizard)
    step.want.setPlainText("What about Dr Sarah Hughes and her cancer?")
    for name in ("names", "content", "names"):
        wizard.go(name)
        walk.settle()
    assert wizard.steps["names"].isAncestorOf(focused())
    wizard.go("consent")
    looked(walk, wizard)
    box = wizard.consent.yes["third-party"].box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert focused() is box, "the pages are made anew, and the tick stays"
    looked(walk, wizard)
    assert focused() is box
