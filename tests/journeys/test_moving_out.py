# SPDX-License-Identifier: MIT
"""Moving out by keys: what Journal shows, in a format with its options, then seen outside."""

import json
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.domain.query import Query, parse
from journal_app.services import finding, taking_out
from journal_app.ui.dialogs.moving_out import MovingOutDialog
from journal_app.ui.widgets.tick import Tick
from tests.journeys.conftest import Walk, assert_whole

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(walk: Walk) -> MovingOutDialog:
    """The dialog, opened by its key."""
    QTest.keyClick(walk.window, Qt.Key.Key_E, CTRL_SHIFT)
    return walk.window.findChildren(MovingOutDialog)[-1]


def choose(dialog: MovingOutDialog, name: str) -> None:
    """Choose a format by its name."""
    names = list(taking_out.exporters_by_name())
    dialog.format.setCurrentIndex(names.index(name))


def until_done(walk: Walk, dialog: MovingOutDialog) -> None:
    """Go, and wait for the end."""
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    walk.bot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.done_step)


def test_the_whole_journal_goes_out_by_keys_and_is_shown(sample_walk: Walk, tmp_path: Path) -> None:
    dialog = opened(sample_walk)
    assert dialog.what.count() == 1
    assert set(dialog.ticks) == {"versions", "files", "trash", "names"}
    target = tmp_path / "out.json"
    sample_walk.person.files = [target]
    until_done(sample_walk, dialog)
    total = finding.count(sample_walk.session, Query())
    assert str(total) in dialog.outcome.text()
    assert len(json.loads(target.read_text("utf-8"))["entries"]) == total
    dialog.see.click()
    assert sample_walk.person.opened == [(target, target.read_bytes())]


def test_another_format_shows_its_own_options_and_no_others(sample_walk: Walk) -> None:
    dialog = opened(sample_walk)
    for name in ("book", "csv", "json"):
        choose(dialog, name)
        sample_walk.settle()
        shown = [tick for tick in dialog.findChildren(Tick) if tick.isVisible()]
        assert set(shown) == set(dialog.ticks.values())


def test_what_journal_shows_goes_out_with_the_options_ticked(
    sample_walk: Walk, tmp_path: Path
) -> None:
    query = parse("theme:gap")
    sample_walk.window.go("journal")
    sample_walk.journal.look_for(query)
    sample_walk.settle()
    dialog = opened(sample_walk)
    count = finding.count(sample_walk.session, query)
    assert count > 0
    assert str(count) in dialog.what.currentText()
    choose(dialog, "html")
    assert not dialog.ticks["private"].is_on()
    dialog.ticks["private"].box.click()
    sample_walk.person.files = [tmp_path / "out.html"]
    until_done(sample_walk, dialog)
    assert (tmp_path / "out.html").read_text("utf-8").count("<article") == count


def test_a_place_that_cannot_be_written_is_said_in_the_dialog(
    sample_walk: Walk, tmp_path: Path
) -> None:
    dialog = opened(sample_walk)
    sample_walk.person.files = [tmp_path / "no" / "out.json"]
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    sample_walk.bot.waitUntil(lambda: dialog._trouble.isVisible())
    assert "no folder" in dialog._trouble.text()
    assert dialog._stack.currentWidget() is dialog.asking


def test_no_place_chosen_leaves_everything_as_it_is(walk: Walk) -> None:
    dialog = opened(walk)
    walk.person.files = [None]
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    assert dialog._stack.currentWidget() is dialog.asking
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_in_the_largest_letters_no_button_is_squeezed(walk: Walk) -> None:
    looks = walk.window.desk.looks
    looks.use(replace(looks.settings, text_size=200))
    dialog = opened(walk)
    for name in taking_out.exporters_by_name():
        choose(dialog, name)
        walk.settle()
        assert_whole(dialog)


def test_tab_goes_from_the_format_over_its_options_to_the_buttons(walk: Walk) -> None:
    dialog = opened(walk)
    for name in ("html", "markdown"):
        choose(dialog, name)
        walk.settle()
        dialog.format.setFocus()
        ring = []
        for _ in range(len(dialog.ticks) + 2):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
            ring.append(dialog.focusWidget())
        boxes = [tick.box for tick in dialog.ticks.values()]
        assert ring == [*boxes, dialog.stop, dialog.next]


def test_why_it_failed_is_gone_with_the_format(walk: Walk, tmp_path: Path) -> None:
    dialog = opened(walk)
    walk.person.files = [tmp_path / "no" / "out.json"]
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    walk.bot.waitUntil(lambda: dialog._trouble.isVisible())
    choose(dialog, "html")
    assert not dialog._trouble.isVisible()
