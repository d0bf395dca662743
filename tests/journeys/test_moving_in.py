# SPDX-License-Identifier: MIT
"""Moving in from another journal by keys alone: looked at, chosen, brought in, taken back."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.domain.query import Query
from journal_app.services import attaching, finding, moving_in, writing
from journal_app.ui.dialogs.moving_in import MovingInDialog
from journal_app.ui.pages.settings import SettingsPage
from journal_app.ui.preferences.moving_in import MovingInPreference
from tests.exchange.samples import SAMPLES
from tests.journeys.conftest import Walk, assert_whole

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(walk: Walk) -> MovingInDialog:
    """The steps, opened by their key."""
    QTest.keyClick(walk.window, Qt.Key.Key_I, CTRL_SHIFT)
    return walk.window.findChildren(MovingInDialog)[-1]


def enter(dialog: MovingInDialog) -> None:
    """Enter, wherever the focus is."""
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)


def until(walk: Walk, dialog: MovingInDialog, name: str) -> None:
    """Wait for a step, by the name of the attribute that holds it."""
    wanted = getattr(dialog, name)
    walk.bot.waitUntil(lambda: dialog._stack.currentWidget() is wanted)


def came_in(walk: Walk) -> int:
    """How many entries the journal holds."""
    return finding.count(walk.session, Query())


def taking_back(group: MovingInPreference) -> list[QPushButton]:
    """The buttons that take an import back."""
    return [one for one in group.findChildren(QPushButton) if one.text().startswith("Take it")]


def looked_at(walk: Walk, path: Path) -> MovingInDialog:
    """The dialog at its preview of a file."""
    dialog = opened(walk)
    walk.person.files = [path]
    enter(dialog)
    until(walk, dialog, "look")
    return dialog


def say_order(dialog: MovingInDialog, order: str) -> None:
    """Say which comes first in its dates."""
    dates = dialog.choices.options["dates"]
    dates.setCurrentIndex(dates.findData(order))


def test_a_journal_comes_in_by_keys_and_goes_back_out(walk: Walk) -> None:
    dialog = looked_at(walk, SAMPLES / "daylio" / "staticf0x_test_data_8col.csv")
    assert "32" in dialog.look.facts.text()
    assert "gaming (5)" in dialog.look.facts.text()
    enter(dialog)
    until(walk, dialog, "choices")
    tag = dialog.choices.tags["work"]
    tag.setFocus()
    QTest.keyClick(tag, Qt.Key.Key_Down)
    assert tag.currentData().startswith("theme:")
    assert not dialog.choices.levels["rad"].isVisible()
    dialog.choices.mood.setFocus()
    QTest.keyClick(dialog.choices.mood, Qt.Key.Key_Down)
    assert dialog.choices.levels["rad"].isVisible()
    assert dialog.choices.levels["rad"].currentData() == 10
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    until(walk, dialog, "done_step")
    assert came_in(walk) == 32
    assert "32 entries came in" in dialog.done_step.heading.text()
    found = finding.first(walk.session, Query()).rows[0]
    assert found.up_for_it == 10
    dialog.undo.setFocus()
    QTest.keyClick(dialog.undo, Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: came_in(walk) == 0)
    walk.bot.waitUntil(lambda: "taken away" in dialog.done_step.heading.text())
    enter(dialog)
    walk.bot.waitUntil(lambda: not dialog.isVisible())


def test_a_zone_that_is_not_known_is_asked_for(walk: Walk) -> None:
    dialog = looked_at(walk, SAMPLES / "journey" / "single_entry_example.json")
    assert "example-not-found" in dialog.look.problems.toPlainText()
    enter(dialog)
    until(walk, dialog, "choices")
    assert not dialog.next.isEnabled()
    assert "where you were" in dialog._trouble.text()
    dialog.choices.zone.setFocus()
    QTest.keyClick(dialog.choices.zone, Qt.Key.Key_Down)
    assert dialog.next.isEnabled()
    dialog.next.click()
    until(walk, dialog, "done_step")
    row = finding.first(walk.session, Query()).rows[0]
    assert writing.read(walk.session, row.id).draft.zone == "Europe/London"
    enter(dialog)


def test_files_that_stay_behind_are_named_in_the_preview(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(SAMPLES / "dayone" / "json_minimal_minidiary.json", "Journal.json")
        archive.writestr("2026-04-10.md", "Words")
    dialog = looked_at(walk, path)
    assert dialog.look.problems.toPlainText().startswith("old.zip: “2026-04-10.md” was passed by")


def test_a_question_about_dates_is_answered_before_anything_comes_in(
    walk: Walk, tmp_path: Path
) -> None:
    path = tmp_path / "jrnl.txt"
    path.write_text("[03/04/2020 15:39] Which day\nwords\n", encoding="utf-8")
    dialog = looked_at(walk, path)
    assert "two" not in dialog.look.heading.text()
    assert "month first" in dialog.look.facts.text()
    enter(dialog)
    until(walk, dialog, "choices")
    say_order(dialog, "day-first")
    dialog.next.click()
    until(walk, dialog, "look")
    assert "3 April 2020" in dialog.look.facts.text()
    dialog.next.click()
    until(walk, dialog, "choices")
    assert dialog.choices.options["dates"].currentData() == "day-first"
    dialog.next.click()
    until(walk, dialog, "done_step")
    assert came_in(walk) == 1
    enter(dialog)


def test_what_is_no_journal_is_a_sentence_and_escape_closes(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"\x00\x01\x02")
    dialog = opened(walk)
    walk.person.files = [path]
    enter(dialog)
    walk.bot.waitUntil(lambda: "no format" in dialog._trouble.text())
    assert dialog._stack.currentWidget() is dialog.choose
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    walk.bot.waitUntil(lambda: not dialog.isVisible())
    assert came_in(walk) == 0


def test_stopping_keeps_nothing(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "jrnl.txt"
    days = (
        f"[2020-01-{day:02} 10:{minute:02}] A title\nwords\n"
        for day in range(1, 29)
        for minute in range(60)
    )
    path.write_text("".join(days), encoding="utf-8")
    dialog = looked_at(walk, path)
    dialog.next.click()
    dialog.next.click()
    assert dialog._progress is not None
    dialog._progress.stop.set()
    walk.bot.waitUntil(lambda: "Stopped" in dialog._trouble.text())
    assert came_in(walk) == 0
    assert moving_in.past(walk.session) == ()
    dialog.reject()


def test_settings_list_imports_and_take_them_back(walk: Walk, tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    shutil.copytree(SAMPLES / "diarium", folder)
    moving_in.bring_in(walk.session, folder)
    entry = finding.first(walk.session, Query()).rows[0].id
    attaching.attach(walk.session, entry, "minutes.txt", b"What was said.")
    walk.window.go("settings")
    walk.settle()
    page = walk.window.page("settings")
    assert isinstance(page, SettingsPage)
    group = page.groups["moving_in"]
    assert isinstance(group, MovingInPreference)
    walk.bot.waitUntil(lambda: len(taking_back(group)) == 1)
    links = taking_back(group)
    assert "diary" in links[0].accessibleName()
    walk.person.choices = [0]
    links[0].setFocus()
    QTest.keyClick(links[0], Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: came_in(walk) == 1)
    walk.bot.waitUntil(lambda: "1 stayed" in group.told.text())
    assert "1 entry was changed" in walk.person.told[-1]
    walk.bot.waitUntil(lambda: not any(one.isVisible() for one in taking_back(group)))


def test_in_the_largest_letters_no_button_is_squeezed(walk: Walk) -> None:
    """The screen of the tests is 800 pixels high, as small as any today."""
    looks = walk.window.desk.looks
    looks.use(replace(looks.settings, text_size=200))
    coming = opened(walk)
    walk.settle()
    assert_whole(coming)
    walk.person.files = [SAMPLES / "daylio" / "staticf0x_test_data_8col.csv"]
    enter(coming)
    for step in ("look", "choices"):
        until(walk, coming, step)
        walk.settle()
        assert_whole(coming)
        enter(coming)
    until(walk, coming, "done_step")
    walk.settle()
    assert_whole(coming)


def test_a_mood_said_to_have_no_number_becomes_no_rating(walk: Walk) -> None:
    dialog = looked_at(walk, SAMPLES / "daylio" / "staticf0x_test_data_8col.csv")
    enter(dialog)
    until(walk, dialog, "choices")
    dialog.choices.mood.setCurrentIndex(1)
    dialog.choices.levels["rad"].setCurrentIndex(0)
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    until(walk, dialog, "done_step")
    at = finding.all_positions(walk.session, Query())
    rows = finding.rows(walk.session, Query(), at)
    found = [writing.read(walk.session, one.id).draft for one in rows]
    assert {one.up_for_it for one in found if "Mood: rad" in one.text} == {None}
    assert {one.up_for_it for one in found if "Mood: meh" in one.text} == {5}
    assert dialog.done_step.problems.toPlainText() == ""


def test_another_source_is_looked_at_after_one_with_places(walk: Walk, tmp_path: Path) -> None:
    dialog = looked_at(walk, SAMPLES / "journey" / "single_entry_example.json")
    enter(dialog)
    until(walk, dialog, "choices")
    for _ in range(2):
        dialog.back.click()
    walk.person.files = [SAMPLES / "daylio" / "staticf0x_test_data_8col.csv"]
    dialog.choose.file.click()
    until(walk, dialog, "look")
    enter(dialog)
    until(walk, dialog, "choices")
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    until(walk, dialog, "done_step")
    assert came_in(walk) == 32


def test_an_option_changed_after_the_look_is_looked_at_first(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "diary.txt"
    path.write_text("[03/04/2020 10:00] One\nwords\n", "utf-8")
    dialog = looked_at(walk, path)
    enter(dialog)
    until(walk, dialog, "choices")
    assert dialog.next.text() == "&Look again"
    say_order(dialog, "day-first")
    dialog.next.click()
    until(walk, dialog, "look")
    assert "3 April 2020" in dialog.look.facts.text()
    dialog.next.click()
    assert dialog.next.text() == "&Import"
    say_order(dialog, "month-first")
    assert dialog.next.text() == "&Look again"
    dialog.next.click()
    until(walk, dialog, "look")
    assert "4 March 2020" in dialog.look.facts.text()
    assert came_in(walk) == 0


def test_a_format_can_be_named_and_why_nothing_comes_in_is_said(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("2020-01-01: words", "utf-8")
    dialog = opened(walk)
    walk.person.files = [path]
    dialog.choose.file.click()
    walk.bot.waitUntil(lambda: "please say which" in dialog._trouble.text())
    dialog.choose.format.setCurrentIndex(dialog.choose.format.findData("jrnl"))
    walk.person.files = [path]
    dialog.choose.file.click()
    until(walk, dialog, "look")
    assert "No line begins with a date" in dialog.look.problems.toPlainText()
    assert "nothing in it that could come in" in dialog._trouble.text()
    assert not dialog.next.isEnabled()


def test_the_steps_stay_while_an_import_is_taken_back(walk: Walk) -> None:
    dialog = looked_at(walk, SAMPLES / "daylio" / "staticf0x_test_data_8col.csv")
    enter(dialog)
    until(walk, dialog, "choices")
    QTest.keyClick(dialog.next, Qt.Key.Key_Return)
    until(walk, dialog, "done_step")
    dialog.undo.click()
    assert dialog.done_step.heading.text() == "Taking it back …"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    walk.bot.waitUntil(lambda: "taken away again" in dialog.done_step.heading.text())
    assert dialog.isVisible()
    assert dialog.next.isEnabled()
    assert came_in(walk) == 0
