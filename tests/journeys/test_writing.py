# SPDX-License-Identifier: MIT
"""Writing an entry in the real window, closing it, and finding everything there again."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from journal_app.domain.query import Query
from journal_app.services import finding, writing
from journal_app.services.session import Session
from journal_app.ui.widgets.rating_pad import RatingPad
from tests.journeys.conftest import Walk, open_walk


def choose(pad: RatingPad, value: int) -> None:
    """Answer a question with the mouse."""
    step = next(one for one in pad.findChildren(QToolButton) if one.text() == str(value))
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)


def test_it_opens_on_today_with_a_question_and_the_cursor_in_the_text(walk: Walk) -> None:
    walk.bot.waitUntil(lambda: walk.write.prompt_card.prompt is not None)
    assert "23 Nov" in walk.write._day_button.text()
    walk.bot.waitUntil(walk.write.body.hasFocus)
    assert walk.write.side.up_for_it.value() is None
    assert walk.write.side.up_to_it.value() is None


def test_everything_written_is_there_after_closing_and_opening(
    walk: Walk, session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    page = walk.write
    QTest.keyClicks(page.title, "A partner's duties")
    walk.type("They have a different legal basis, and I had never asked.")
    page.side.themes._toggle("gap")
    QTest.keyClicks(page.side.tags._field, "data-sharing")
    QTest.keyClick(page.side.tags._field, Qt.Key.Key_Return)
    choose(page.side.up_for_it, 7)
    choose(page.side.up_to_it, 4)
    asked = page.prompt_card.prompt
    assert asked is not None
    walk.window.close()
    again = open_walk(session, qapp, qtbot, tmp_path / "home")
    row = finding.first(session, Query()).rows[0]
    again.window.go("write", row.id)
    again.bot.waitUntil(lambda: again.write.title.text() == "A partner's duties")
    assert again.write.body.text() == "They have a different legal basis, and I had never asked."
    assert again.write.side.themes.themes() == ("gap",)
    assert again.write.side.tags.tags() == ("data-sharing",)
    assert (again.write.side.up_for_it.value(), again.write.side.up_to_it.value()) == (7, 4)
    assert again.write.prompt_card.prompt == asked
    again.window.close()


def test_text_comes_to_the_disk_without_any_saving(walk: Walk) -> None:
    walk.type("Third cancelled meeting on the shared record.")
    entry_id = walk.until_kept("third cancelled meeting")
    walk.type(" Rang round one by one.")
    walk.until_kept("rang round one by one")
    assert finding.count(walk.session, Query()) == 1
    assert writing.read(walk.session, entry_id).draft.text.endswith("one by one.")


def test_leaving_the_text_keeps_it_at_once(walk: Walk) -> None:
    walk.bot.waitUntil(walk.write.body.hasFocus)
    walk.type("quickly")
    walk.write.title.setFocus()
    walk.window.desk.tasks.finish()
    assert finding.count(walk.session, Query()) == 1


def test_a_new_entry_shows_no_older_rating(walk: Walk) -> None:
    walk.type("one")
    choose(walk.write.side.up_for_it, 9)
    walk.window.go("write", "new")
    walk.settle()
    assert walk.write.side.up_for_it.value() is None
    assert walk.write.body.text() == ""
    walk.type("two")
    walk.until_kept("two")
    ratings = {row.up_for_it for row in finding.first(walk.session, Query()).rows}
    assert ratings == {9, None}


def test_a_rating_can_be_cleared_and_set_by_keys(walk: Walk) -> None:
    pad = walk.write.side.up_for_it
    steps = pad.findChildren(QToolButton)
    QTest.keyClick(steps[0], Qt.Key.Key_8)
    assert pad.value() == 8
    QTest.keyClick(steps[8], Qt.Key.Key_Delete)
    assert pad.value() is None
    choose(pad, 0)
    assert pad.value() == 0
    choose(pad, 0)
    assert pad.value() is None


def test_just_write_takes_the_question_away_and_another_brings_the_next(walk: Walk) -> None:
    card = walk.write.prompt_card
    walk.bot.waitUntil(lambda: card.prompt is not None)
    first = card.prompt
    card.another()
    assert card.prompt is not None
    assert card.prompt != first
    card.dismiss()
    walk.type("just writing")
    entry_id = walk.until_kept("just writing")
    assert writing.read(walk.session, entry_id).draft.prompt is None


def test_an_entry_can_be_moved_to_another_day(walk: Walk) -> None:
    walk.type("what was in 1665")
    entry_id = walk.until_kept("what was in 1665")
    walk.write._draft = replace(walk.write._draft, day=date(1665, 6, 7), time=time(6, 30))
    walk.write._edited()
    walk.bot.waitUntil(lambda: writing.read(walk.session, entry_id).draft.day == date(1665, 6, 7))


def test_words_that_cannot_be_kept_stay_and_can_be_saved_elsewhere(
    walk: Walk, tmp_path: Path
) -> None:
    walk.type("precious words")
    walk.until_kept("precious words")
    with walk.session.journal._writer.connect() as held:  # type: ignore[union-attr]
        # Nothing can be written while the only connection that writes is taken and read-only.
        held.connection.driver_connection.execute("PRAGMA query_only = ON")
    walk.type(" and more")
    walk.bot.waitUntil(lambda: "Not kept yet" in walk.write.banner.text)
    assert walk.write.body.text() == "precious words and more"
    elsewhere = tmp_path / "words.md"
    walk.person.choices = [0]
    walk.window.close()
    assert walk.window.isVisible()
    walk.person.choices, walk.person.files = [1], [elsewhere]
    walk.window.close()
    assert not walk.window.isVisible()
    assert "precious words and more" in elsewhere.read_text(encoding="utf-8")
    with walk.session.journal._writer.connect() as held:  # type: ignore[union-attr]
        held.connection.driver_connection.execute("PRAGMA query_only = OFF")


def test_a_bug_of_ours_does_not_close_the_window_over_words(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise KeyError("precious words")

    walk.type("precious words")
    monkeypatch.setattr(writing, "keep", broken)
    walk.person.choices = [0]
    walk.window.close()
    assert walk.window.isVisible()
    assert "Something went wrong inside Up to It (KeyError)" in walk.person.told[-1]
    walk.person.choices, walk.person.files = [1], [tmp_path / "words.md"]
    walk.window.close()
    assert not walk.window.isVisible()
    assert "precious words" in (tmp_path / "words.md").read_text(encoding="utf-8")


def test_nothing_written_makes_no_entry(walk: Walk) -> None:
    walk.window.go("journal")
    walk.window.go("write")
    walk.window.close()
    assert finding.count(walk.session, Query()) == 0


def test_strange_characters_are_shown_and_kept_as_replacements(walk: Walk) -> None:
    pasted = QMimeData()
    pasted.setText("a\x00b مرحبا 🎭")
    walk.write.body.insertFromMimeData(pasted)
    entry_id = walk.until_kept("مرحبا")
    assert writing.read(walk.session, entry_id).draft.text == "a\ufffdb مرحبا 🎭"


def test_the_welcome_is_for_an_empty_journal_only(walk: Walk) -> None:
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "welcome")
    walk.press("See a sample journal")
    assert walk.launched == ["sample"]
    walk.type("begun")
    walk.until_kept("begun")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "")
