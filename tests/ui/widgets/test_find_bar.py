# SPDX-License-Identifier: MIT
"""Finding words in the entry at hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.editor import Editor
from tests.ui.widgets.editors import SHIFT, open_editor, press, put

TEXT = "The gap, the GAP\n🎭 a gap and agape\n" + "filler\n" * 200 + "gap"


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Editor:
    made = open_editor(qtbot, qapp, tmp_path, TEXT)
    put(made, 0, 0)
    made.find_bar.open()
    return made


def lit(editor: Editor) -> list[str]:
    return [one.cursor.selectedText() for one in editor.extraSelections()]


def test_it_counts_lights_and_goes_round(editor: Editor) -> None:
    bar = editor.find_bar
    QTest.keyClicks(bar.field, "gap")
    assert bar.count.text() == "1 of 5"
    assert editor.textCursor().selectedText() == "gap"
    assert lit(editor) == ["gap", "GAP", "gap", "gap"]
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 5"
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.count.text() == "5 of 5"
    assert editor.place(editor.textCursor().selectionStart()) == (202, 0)
    assert lit(editor) == ["gap"]
    bar.next()
    assert bar.count.text() == "1 of 5"


def test_case_and_whole_words(editor: Editor) -> None:
    bar = editor.find_bar
    QTest.keyClicks(bar.field, "gap")
    bar.whole.setChecked(True)
    assert bar.count.text() == "1 of 4"
    bar.case.setChecked(True)
    assert bar.count.text() == "1 of 3"


def test_escape_closes_it_and_leaves_the_cursor_at_the_hit(editor: Editor, qtbot: QtBot) -> None:
    QTest.keyClicks(editor.find_bar.field, "agape")
    QTest.keyClick(editor.find_bar.field, Qt.Key.Key_Escape)
    assert not editor.find_bar.isVisible()
    assert editor.textCursor().selectedText() == "agape"
    assert lit(editor) == []
    qtbot.waitUntil(editor.hasFocus)
    assert editor.text() == TEXT


def test_what_is_selected_is_looked_for(editor: Editor) -> None:
    editor.find_bar.shut()
    put(editor, 1, 2, 7)
    editor.find_bar.open()
    assert editor.find_bar.field.text() == "a gap"
    assert editor.find_bar.count.text() == "1 of 1"


def test_nothing_found_says_so(editor: Editor) -> None:
    QTest.keyClicks(editor.find_bar.field, "zebra")
    assert editor.find_bar.count.text() == "Not found"
    editor.find_bar.next()
    assert editor.text() == TEXT


def test_next_goes_on_after_the_bar_was_closed(editor: Editor) -> None:
    QTest.keyClicks(editor.find_bar.field, "gap")
    editor.find_bar.shut()
    editor.find_bar.next()
    assert editor.textCursor().selectedText() == "GAP"


def test_hits_follow_what_is_typed(editor: Editor, qtbot: QtBot) -> None:
    QTest.keyClicks(editor.find_bar.field, "gap")
    editor.setFocus()
    put(editor, 0, 0)
    press(editor, "gap ")
    qtbot.waitUntil(lambda: editor.find_bar.count.text() == "6 found")
    assert lit(editor)[0] == "gap"
    assert editor.extraSelections()[0].cursor.selectionStart() == 0


def test_replacing_one_and_all(editor: Editor) -> None:
    bar = editor.find_bar
    bar.shut()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    bar.open(replace=True)
    QTest.keyClicks(bar.field, "gap")
    bar.whole.setChecked(True)
    bar.other.setText("🎭 space")
    bar.replace_one()
    assert editor.lines.all[0] == "The 🎭 space, the GAP"
    assert editor.textCursor().selectedText() == "GAP"
    bar.replace_all()
    assert editor.text().count("🎭 space") == 4
    assert "agape" in editor.text()
    editor.undo()
    editor.undo()
    assert editor.text() == TEXT


def test_keys_in_the_bar_never_reach_the_text(editor: Editor) -> None:
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_X):
        QTest.keyClick(editor.find_bar.case, key)
    assert editor.text() == TEXT


def test_the_text_ends_above_the_bar(editor: Editor) -> None:
    QTest.keyClicks(editor.find_bar.field, "gap")
    editor.find_bar.previous()
    bottom = editor.cursorRect().bottom() + editor.viewport().geometry().top()
    assert bottom <= editor.find_bar.geometry().top()
    editor.resize(420, 300)
    assert editor.find_bar.geometry().bottom() <= editor.height()
    assert editor.find_bar.width() == editor.width()
