# SPDX-License-Identifier: MIT
"""Pictures stand below the lines that name them, and are no part of the text."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.ui.widgets.editor import Editor
from tests.ui.widgets.editors import open_editor, press, put

LINE = "![words](attachment:ff)"
BLUE = "#3366cc"


def picture(width: int = 120, height: int = 80) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(BLUE))
    return made


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Editor:
    made = open_editor(qtbot, qapp, tmp_path)
    made.set_pictures(lambda name: picture() if name == "ff" else None)
    return made


def seen(editor: Editor) -> int:
    """How many rows of the screen show the picture."""
    shown = editor.viewport().grab().toImage()
    return sum(shown.pixelColor(30, row).name() == BLUE for row in range(shown.height()))


def height(editor: Editor, row: int) -> float:
    block = editor.document().findBlockByNumber(row)
    return editor.document().documentLayout().blockBoundingRect(block).height()


def test_a_picture_stands_below_its_line(editor: Editor) -> None:
    editor.set_text(f"before\n{LINE}\nafter\n![x](attachment:aa)\nin {LINE} words")
    assert seen(editor) == 80
    # Qt paints no more of a line than this, when only a part of the window is painted anew.
    assert height(editor, 1) > height(editor, 0) + 80
    assert height(editor, 3) == height(editor, 4) == height(editor, 0)
    assert editor.text() == f"before\n{LINE}\nafter\n![x](attachment:aa)\nin {LINE} words"
    assert not editor.document().isUndoAvailable()


def test_it_comes_and_goes_as_its_line_is_typed(editor: Editor) -> None:
    press(editor, LINE[:-1])
    assert seen(editor) == 0
    press(editor, ")")
    assert seen(editor) == 80
    press(editor, Qt.Key.Key_Backspace)
    assert seen(editor) == 0
    editor.undo()
    assert seen(editor) == 80
    press(editor, Qt.Key.Key_Return, "after")
    assert seen(editor) == 80
    assert editor.text() == f"{LINE}\nafter"


def test_a_wide_one_is_as_wide_as_the_text_and_a_tall_one_not_too_tall(editor: Editor) -> None:
    editor.set_pictures(lambda _: picture(4_000, 2_000))
    editor.set_text(LINE)
    assert 0 < seen(editor) <= 320
    editor.set_pictures(lambda _: picture(200, 4_000))
    editor.set_text(LINE)
    assert height(editor, 0) < 400


def test_it_appears_when_it_arrives(editor: Editor, qtbot: QtBot) -> None:
    editor.set_pictures(lambda _: None)
    editor.set_text(f"{LINE}\n")
    put(editor, 1, 0)
    assert seen(editor) == 0
    editor.set_pictures(lambda _: picture())
    qtbot.waitUntil(lambda: seen(editor) == 80)


def test_the_cursor_passes_it(editor: Editor) -> None:
    editor.set_text(f"before\n{LINE}\nafter")
    put(editor, 0, 2)
    press(editor, Qt.Key.Key_Down)
    assert editor.place()[0] == 1
    press(editor, Qt.Key.Key_End)
    assert editor.place() == (1, len(LINE))
    press(editor, Qt.Key.Key_Right)
    assert editor.place() == (2, 0)


def test_an_input_method_can_write_in_its_line(editor: Editor, qtbot: QtBot) -> None:
    editor.set_text(LINE)
    put(editor, 0, 4)
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    QApplication.sendEvent(editor, QInputMethodEvent("", []))
    assert editor.text() == LINE
    qtbot.waitUntil(lambda: seen(editor) == 80)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), st.integers(0, 3)), max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_no_edit_around_it_loses_a_letter(
    editor: Editor, edits: list[tuple[int, int, int]]
) -> None:
    words = (LINE, "\n", "x", f"\n{LINE}\n")
    editor.set_text(f"a\n{LINE}\nb")
    expected = editor.text()
    for at, length, which in edits:
        at = min(at, len(expected))
        end = min(at + length, len(expected))
        cursor = editor.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(words[which])
        expected = expected[:at] + words[which] + expected[end:]
        editor.viewport().grab()
        assert editor.lines.text == expected
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.lines.text == f"a\n{LINE}\nb"
