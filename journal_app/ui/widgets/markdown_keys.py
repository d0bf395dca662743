# SPDX-License-Identifier: MIT
"""What keys and commands do to Markdown: lists that go on, tables, marks. One step to undo each."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from journal_app.domain import markdown_lists, markdown_marks, markdown_tables
from journal_app.domain.markdown_inline import addresses
from journal_app.domain.markdown_marks import BULLET, NUMBER, TASK
from journal_app.domain.text_edit import Edit, Lines
from journal_app.ui.widgets.text_area import TextArea

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FENCED = 2


class MarkdownKeys:
    """Works on the text of an editor, always through its undo."""

    def __init__(self, area: TextArea) -> None:
        self._area = area

    # -- keys ---------------------------------------------------------------------------------

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key means in Markdown; False leaves it to the area."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER:
            if held == _CONTROL:
                return self.follow()
            if held in (Qt.KeyboardModifier.NoModifier, _SHIFT):
                return self._enter(plain=held == _SHIFT)
        if event.key() == Qt.Key.Key_Tab and held == Qt.KeyboardModifier.NoModifier:
            return self._tab(back=False)
        if event.key() == Qt.Key.Key_Backtab or (event.key() == Qt.Key.Key_Tab and held == _SHIFT):
            return self._tab(back=True)
        return False

    def follow(self) -> bool:
        """Open the link at the cursor, or tick the task there."""
        row, column = self._place()
        address = link_at(self._lines[row], column)
        if address:
            self._area.link_wanted.emit(address)
            return True
        return self.toggle_task(row)

    def toggle_task(self, row: int) -> bool:
        """Tick the task in a line, or take the tick away; False where there is none."""
        made = markdown_lists.toggled(self._lines[row])
        if made is None or self._area.isReadOnly():
            return False
        here, column = self._place()
        self._area.make(Edit(row, row + 1, (made,), here, column))
        return True

    # -- commands -----------------------------------------------------------------------------

    def bold(self) -> None:
        """Set the selected words or the word at the cursor in bold, or no longer."""
        self._wrap("**")

    def italic(self) -> None:
        """Set the selected words or the word at the cursor in italics, or no longer."""
        self._wrap("*")

    def link(self, address: str = "") -> None:
        """Make a link of the selected words."""
        row, start, end = self._in_line()
        self._make(lambda lines: markdown_marks.linked(lines, row, start, end, address))

    def heading(self) -> None:
        """Make the line a heading, a smaller one, or plain text again."""
        self._make(lambda lines: markdown_marks.heading(lines, *self._place()))

    def quote(self) -> None:
        """Set the selected lines as a quotation, or no longer."""
        first, last, column = self._rows()
        self._make(lambda lines: markdown_marks.quoted(lines, first, last, column))

    def bullets(self) -> None:
        """Make the selected lines a list, or plain again."""
        self._list(BULLET)

    def numbers(self) -> None:
        """Make the selected lines a numbered list, or plain again."""
        self._list(NUMBER)

    def tasks(self) -> None:
        """Make the selected lines a list of tasks, or plain again."""
        self._list(TASK)

    def line_up(self) -> None:
        """Give the columns of the table at the cursor an even width."""
        self._make(lambda lines: markdown_tables.lined_up(lines, *self._place()))

    def indent(self, *, deeper: bool) -> bool:
        """Move the selected items deeper into their list, or out; False where there is no list."""
        first, last, column = self._rows()
        if self._in_code():
            return False
        return self._make(
            lambda lines: markdown_lists.moved(lines, first, last, column, deeper=deeper)
        )

    # -- inside -------------------------------------------------------------------------------

    @property
    def _lines(self) -> Lines:
        return self._area.lines.all

    def _enter(self, *, plain: bool) -> bool:
        if self._area.isReadOnly():
            return False
        cursor = self._area.textCursor()
        row, column = self._place()
        if not plain and not cursor.hasSelection() and not self._in_code():
            edit = markdown_tables.next_row(self._lines, row, column)
            edit = edit or markdown_lists.continued(self._lines, row, column)
            if edit is not None:
                return self._area.make(edit)
        # A line of its own in every case: no character that only this program would understand.
        cursor.insertBlock()
        self._area.setTextCursor(cursor)
        self._area.ensureCursorVisible()
        return True

    def _tab(self, *, back: bool) -> bool:
        if self._area.isReadOnly() or self._in_code():
            return False
        row, column = self._place()
        edit = markdown_tables.next_cell(self._lines, row, column, back=back)
        return self._area.make(edit) if edit is not None else self.indent(deeper=not back)

    def _wrap(self, mark: str) -> None:
        cursor = self._area.textCursor()
        first, last, _ = self._rows()
        if first == last:
            row, start, end = self._in_line()
            self._make(lambda lines: markdown_marks.wrapped(lines, row, start, end, mark))
            return
        begin, finish = cursor.selectionStart(), cursor.selectionEnd()
        document = self._area.document()
        made = []
        for row in range(first, last + 1):
            block, line = document.findBlockByNumber(row), self._lines[row]
            marker = markdown_lists.item(line)
            start = max(begin - block.position(), marker[1] if marker else 0, 0)
            end = min(finish - block.position(), len(line))
            some = line[start:end].strip()
            edit = markdown_marks.wrapped(self._lines, row, start, end, mark) if some else None
            made.append(edit.lines[0] if edit else line)
        self._area.make(Edit(first, last + 1, tuple(made), last, len(made[-1]), (first, 0)))

    def _list(self, kind: str) -> None:
        first, last, column = self._rows()
        self._make(lambda lines: markdown_marks.listed(lines, first, last, column, kind))

    def _make(self, does: Callable[[Lines], Edit | None]) -> bool:
        if self._area.isReadOnly():
            return False
        edit = does(self._lines)
        return edit is not None and self._area.make(edit)

    def _place(self) -> tuple[int, int]:
        cursor = self._area.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()

    def _in_line(self) -> tuple[int, int, int]:
        """The cursor's line, and what of it is selected."""
        cursor = self._area.textCursor()
        at = cursor.block().position()
        end = at + len(cursor.block().text())
        first = min(max(cursor.selectionStart(), at), end)
        return cursor.blockNumber(), first - at, min(cursor.selectionEnd(), end) - at

    def _rows(self) -> tuple[int, int, int]:
        """The first and last line selected, and the cursor's place in its line."""
        cursor = self._area.textCursor()
        document = self._area.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        if cursor.hasSelection() and last != first and last.position() == cursor.selectionEnd():
            last = last.previous()
        column = min(max(0, cursor.position() - last.position()), len(last.text()))
        return first.blockNumber(), last.blockNumber(), column

    def _in_code(self) -> bool:
        block = self._area.textCursor().block()
        return block.userState() >= _FENCED


def link_at(line: str, column: int) -> str:
    """Where the link around a place in a line leads; empty where there is none."""
    return next((one.target for one in addresses(line) if one.start <= column <= one.end), "")


def selected_line(cursor: QTextCursor) -> str:
    """What is selected, where that is part of one line."""
    words = cursor.selectedText()
    return "" if "\u2029" in words else words
