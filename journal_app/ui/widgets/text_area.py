# SPDX-License-Identifier: MIT
"""A text area that knows its lines and words, and takes changes as steps that can be undone."""

from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QImage, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.text_edit import Edit
from journal_app.ui.widgets.places import column, units
from journal_app.ui.widgets.spelling import Spelling
from journal_app.ui.widgets.text_lines import TextLines
from journal_app.ui.widgets.texts import nothing

LINE_HEIGHT = 1.5
"""How far lines are apart, in heights of a line."""


class TextArea(QTextEdit):
    """What the parts of the editor have in common; ``edited`` tells of the leader's changes."""

    edited = Signal()
    left = Signal()
    """The focus went elsewhere, so that this is a moment to keep what was typed."""
    link_wanted = Signal(str)
    """The address (http, https or mailto) of a link that the leader wants to follow."""
    files_dropped = Signal(list)
    """Files (``Path``) that were dropped or pasted; nothing was done with them."""
    picture_pasted = Signal(QImage)
    """A picture that was pasted; nothing was done with it."""
    zoom_wanted = Signal(int)
    """One step larger (1) or smaller (-1), from Ctrl and the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self._given: str | None = ""
        self._lit: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.spelling: Spelling | None = None
        self.lines = TextLines(self.document())
        self.textChanged.connect(self._changed)

    def in_code(self) -> bool:
        """Whether the cursor is in a block of code, where nothing is made of what is typed."""
        return False

    def text(self) -> str:
        """What stands there, without characters that cannot be kept."""
        return self.lines.text if self._given is None else self._given

    def words(self) -> int:
        """How many words stand there; asking costs nothing."""
        return self.lines.words

    def set_text(self, text: str) -> None:
        """Show another text, with no way to undo into the one before."""
        self._quiet = True
        self.setUndoRedoEnabled(False)
        self.clear()
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            100 * LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(spacing)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setUndoRedoEnabled(True)
        self.lines.touched, self._given = False, replace_unstorable(text)
        self._quiet = False

    def make(self, edit: Edit) -> bool:
        """Carry out a change to some lines as one step that can be undone. Always True."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        was, now = "\n".join(self.lines.all[edit.first : edit.last]), "\n".join(edit.lines)
        at_end = edit.first >= len(self.lines.all)
        if edit.first == edit.last and edit.lines:
            now = f"\n{now}" if at_end else f"{now}\n"
        same = _same_start(was, now)
        tail = _same_start(was[same:][::-1], now[same:][::-1])
        start = self.position(edit.first, 0) + units(was, same)
        end = start + units(was[same:], len(was) - tail - same)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if was != now:
            cursor.insertText(now[same : len(now) - tail])
        cursor.endEditBlock()
        cursor.setPosition(self.position(*(edit.anchor or (edit.row, edit.column))))
        cursor.setPosition(self.position(edit.row, edit.column), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def replace(self, cursor: QTextCursor, words: str) -> None:
        """Put other words in place of those that a cursor has selected, as one step."""
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()

    def light(self, name: str, places: list[QTextEdit.ExtraSelection]) -> None:
        """Light up places in the text; those given before under the same name go out."""
        if places or self._lit.get(name):
            self._lit[name] = places
            self.setExtraSelections([one for lit in self._lit.values() for one in lit])

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded from outside the journal."""
        return nothing()

    def position(self, row: int, character: int) -> int:
        """Where a place in a line is in the document; the nearest where there is no such place."""
        block = self.document().findBlockByNumber(row)
        if not block.isValid():
            return self.document().characterCount() - 1
        return block.position() + min(max(0, units(block.text(), character)), block.length() - 1)

    def place(self, position: int | None = None) -> tuple[int, int]:
        """The line and the character in it at a position in the document, or at the cursor."""
        at = self.textCursor().position() if position is None else position
        block = self.document().findBlock(at)
        return block.blockNumber(), column(block.text(), at - block.position())

    def _changed(self) -> None:
        if self.lines.touched and not self._quiet:
            self.lines.touched, self._given = False, None
            self.edited.emit()


def _same_start(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    most = min(len(one), len(other))
    if one[:most] == other[:most]:
        return most
    return next(at for at in range(most) if one[at] != other[at])
