# SPDX-License-Identifier: MIT
"""What tests of the text need: an editor in a look, and keys pressed in it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services.preferences import Paths, Settings
from journal_app.ui.look import Look, Looks
from journal_app.ui.widgets.editor import Editor
from tests.desks import fusion

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def look(qapp: QApplication, home: Path, name: str = "light") -> Look:
    """The colours of a look."""
    fusion(qapp)
    return Looks(qapp, Settings(look=name), Paths.under(home)).now


def open_editor(qtbot: QtBot, qapp: QApplication, home: Path, text: str = "") -> Editor:
    """An editor that shows a text, with the cursor at its end and the keyboard in it."""
    made = Editor(look(qapp, home))
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.set_text(text)
    made.moveCursor(QTextCursor.MoveOperation.End)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def put(editor: Editor, row: int, column: int, end: int | None = None) -> None:
    """Put the cursor somewhere, or select from there to ``end`` in the same line."""
    cursor = editor.textCursor()
    cursor.setPosition(editor.position(row, column))
    if end is not None:
        cursor.setPosition(editor.position(row, end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def press(editor: Editor, *keys: Qt.Key | str) -> None:
    """Press keys, or type text."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(editor, key)
        else:
            QTest.keyClick(editor, key)


def undone(editor: Editor) -> str:
    """The text after everything that can be undone was undone."""
    while editor.document().isUndoAvailable():
        editor.undo()
    return editor.text()
