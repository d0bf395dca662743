# SPDX-License-Identifier: MIT
"""Writing with lists, tables and links in the real window: kept as typed, undone across saves."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from journal_app.services import choosing, spelling, writing
from journal_app.ui.preferences.writing import WritingPreference
from journal_app.ui.widgets.editor import Editor
from tests.journeys.conftest import Walk

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


def do(walk: Walk, text: str) -> None:
    """Choose something from the menu bar."""
    found = [
        one for one in walk.window.findChildren(QAction) if one.text().replace("&", "") == text
    ]
    assert len(found) == 1, text
    found[0].trigger()


def press(walk: Walk, *keys: Qt.Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(walk.write.body, key)
        else:
            QTest.keyClick(walk.write.body, key)


def kept_text(walk: Walk, words: str) -> str:
    return writing.read(walk.session, walk.until_kept(words)).draft.text


def test_a_list_is_written_and_kept(walk: Walk) -> None:
    press(walk, "1. ask the partners", ENTER, "listen", ENTER, TAB, "twice", ENTER, ENTER, ENTER)
    press(walk, "done")
    assert kept_text(
        walk, "done"
    ) == "1. ask the partners\n2. listen\n   1. twice\n3. \ndone".replace("3. \n", "")


def test_undo_goes_back_across_saves(walk: Walk) -> None:
    body, texts = walk.write.body, []
    for words in ("first thoughts", " second thoughts", " third thoughts"):
        press(walk, words)
        texts.append(kept_text(walk, words.strip()))
        walk.settle()
    assert texts[-1] == "first thoughts second thoughts third thoughts"
    while body.document().isUndoAvailable():
        body.undo()
    assert body.text() == ""
    for _ in range(9):
        body.redo()
    assert body.text() == texts[-1]
    body.undo()
    press(walk, " other")
    assert "other" in kept_text(walk, "other")


def test_the_menu_sets_marks_and_finds(walk: Walk) -> None:
    press(walk, "a plan")
    do(walk, "Bold")
    do(walk, "Quotation")
    assert walk.write.body.text() == "> a **plan**"
    do(walk, "Find in this entry")
    QTest.keyClicks(walk.write.body.find_bar.field, "plan")
    assert walk.write.body.find_bar.count.text() == "1 of 1"
    QTest.keyClick(walk.write.body.find_bar.field, Qt.Key.Key_Escape)
    assert walk.write.body.textCursor().selectedText() == "plan"
    assert kept_text(walk, "plan") == "> a **plan**"


def test_a_link_leaves_only_after_a_question(walk: Walk) -> None:
    walk.person.choices = [1]
    press(walk, "[x](https://example.org/page)")
    QTest.keyClick(walk.write.body, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert "https://example.org/page" in walk.person.told[-1]


def test_rich_text_is_kept_as_markdown(walk: Walk) -> None:
    pasted = QMimeData()
    pasted.setHtml("<h2>Duties</h2><ul><li>one</li><li><b>two</b></li></ul>")
    pasted.setText("Duties\none\ntwo")
    walk.write.body.insertFromMimeData(pasted)
    assert kept_text(walk, "duties") == "## Duties\n\n- one\n- **two**"


def test_a_word_added_is_known_the_next_time(walk: Walk) -> None:
    pytest.importorskip("hunspell", reason="made for no Mac with Intel and no Windows on ARM")
    body: Editor = walk.write.body
    assert body.spelling is not None
    body.spelling.use(spelling.load())
    press(walk, "wardrobing teh")
    body.moveCursor(body.textCursor().MoveOperation.StartOfLine)
    do(walk, "Add the word to my words")
    walk.settle()
    assert choosing.load(walk.session).own_words == ("wardrobing",)
    assert [body.text()[one:two] for one, two in body.spelling.wrong(body.text())] == ["teh"]


def test_spelling_is_switched_off_and_on(walk: Walk) -> None:
    body = walk.write.body
    assert body.spelling is not None
    assert body.spelling.on
    do(walk, "Check spelling")
    assert not body.spelling.on
    assert not walk.window.desk.looks.settings.spelling
    do(walk, "Check spelling")
    assert body.spelling.on


def test_only_the_text_dims_other_paragraphs_where_that_was_chosen(walk: Walk) -> None:
    looks = walk.window.desk.looks
    press(walk, "one", ENTER, "two")
    looks.use(replace(looks.settings, focus_paragraph=True))
    walk.write.only_text(True)
    assert len(walk.write.body.extraSelections()) == 1
    walk.write.only_text(False)
    assert walk.write.body.extraSelections() == []


def test_an_entry_that_is_only_opened_is_not_kept_again(walk: Walk) -> None:
    odd = replace(writing.blank(walk.session), text="a\u00a0b\r\nc\u2028d *e*")
    entry = writing.add(walk.session, odd).entry
    walk.window.go("write", entry.id)
    walk.bot.waitUntil(lambda: walk.write.body.text() == odd.text)
    walk.window.go("journal")
    walk.settle()
    again = writing.read(walk.session, entry.id)
    assert again.draft.text == odd.text
    assert again.changed == entry.changed


def test_the_line_is_kept_at_the_middle_when_the_menu_says_so(walk: Walk) -> None:
    action = next(one for one in walk.window.actions_found if "&middle" in one.text())
    walk.write.body.set_text("line\n" * 200)
    action.trigger()
    assert walk.write.body.focus.keeps_in_place
    walk.write.body.moveCursor(QTextCursor.MoveOperation.End)
    middle = walk.write.body.viewport().height() // 2
    line = walk.write.body.cursorRect()
    assert abs(line.center().y() - middle) <= line.height()
    action.trigger()
    assert not walk.write.body.focus.keeps_in_place


def test_where_spelling_cannot_be_checked_settings_say_so(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "available", lambda: False)
    preference = WritingPreference(walk.window.desk)
    assert not preference.switches["spelling"].isEnabled()
    assert any("can’t be checked" in one.text() for one in preference.findChildren(QLabel))
