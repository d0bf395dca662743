# SPDX-License-Identifier: MIT
"""If today is heavy: there in two keys from every page, changed in the leader's own words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.services import choosing
from journal_app.ui.pages.heavy import HeavyPage
from tests.journeys.conftest import Walk

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def heavy(walk: Walk) -> HeavyPage:
    page = walk.window.page("heavy")
    assert isinstance(page, HeavyPage)
    return page


@pytest.mark.parametrize("place", ["write", "journal", "insights", "coach", "settings", "help"])
def test_it_is_there_from_every_page_with_numbers_that_work_offline(walk: Walk, place: str) -> None:
    walk.window.go(place)
    QTest.keyClick(walk.window, Qt.Key.Key_H, CTRL_SHIFT)
    walk.bot.waitUntil(heavy(walk).isVisible)
    walk.settle()
    shown = heavy(walk).reading.toPlainText()
    for number in ("116 123", "85258", "111", "999"):
        assert number in shown
    assert shown.index("People of my own") < shown.index("Others who listen")


def test_it_is_kept_in_own_words_and_the_first_ones_come_back(walk: Walk) -> None:
    walk.window.go("heavy")
    walk.settle()
    page = heavy(walk)
    walk.press("Change this page")
    page.writing.setPlainText("# Ring my sister\n\n07700 900123")
    walk.window.go("write")
    assert choosing.load(walk.session).heavy_page.startswith("# Ring my sister")
    assert choosing.load(walk.session).heavy_changed == "2026-11-23"
    walk.window.go("heavy")
    walk.settle()
    walk.press("Done")
    assert "07700 900123" in page.reading.toPlainText()
    assert "23 November 2026" in page._about.text()
    assert page._about.isVisible()
    walk.press("Change this page")
    walk.press("Bring back the first words")
    walk.press("Done")
    assert choosing.load(walk.session).heavy_page == ""
    assert page._about.isHidden()
    assert "116 123" in page.reading.toPlainText()
