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
        return False

    def tab(self, *, back: bool) -> bool:
        """Go to the next cell of a table, or move an item in its list; False elsewhere."""
        if self._area.isReadOnly() or self._area.in_code():
            return False
        row, column = self._place()
        edit = markdown_tables.next_cell(self._lines, row, column, back=back)
        return self._area.make(edit) if edit is not None else self.indent(deeper=not back)

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
        if self._area.in_code():
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
        if not plain and not self._area.in_code():
            # A cell is selected after Tab: Enter goes on from it and does not take it away.
            within = not cursor.hasSelection() or bool(selected_line(cursor))
            edit = markdown_tables.next_row(self._lines, row, column) if within else None
            if edit is None and not cursor.hasSelection():
                edit = markdown_lists.continued(self._lines, row, column)
            if edit is not None:
                return self._area.make(edit)
        # A line of its own in every case: no character that only this program would understand.
        cursor.insertBlock()
        self._area.setTextCursor(cursor)
        self._area.ensureCursorVisible()
        return True

    def _wrap(self, mark: str) -> None:
        cursor = self._area.textCursor()
        first, last, _ = self._rows()
        if first == last:
            row, start, end = self._in_line()
            self._make(lambda lines: markdown_marks.wrapped(lines, row, start, end, mark))
            return
        begin = self._area.place(cursor.selectionStart())
        finish = self._area.place(cursor.selectionEnd())
        made = []
        for row in range(first, last + 1):
            line = self._lines[row]
            marker = markdown_lists.item(line)
            start = max(begin[1] if row == first else 0, marker[1] if marker else 0)
            end = finish[1] if row == finish[0] else len(line)
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
        return self._area.place()

    def _in_line(self) -> tuple[int, int, int]:
        """The cursor's line, and what of it is selected."""
        cursor = self._area.textCursor()
        row, _ = self._area.place()
        first = self._area.place(cursor.selectionStart())
        last = self._area.place(cursor.selectionEnd())
        whole = len(cursor.block().text())
        return row, first[1] if first[0] == row else 0, last[1] if last[0] == row else whole

    def _rows(self) -> tuple[int, int, int]:
        """The first and last line selected, and the cursor's place in its line."""
        cursor = self._area.textCursor()
        first, _ = self._area.place(cursor.selectionStart())
        last, column = self._area.place(cursor.selectionEnd())
        if cursor.hasSelection() and last != first and column == 0:
            last -= 1
        row, column = self._area.place()
        return first, last, column if row == last else 0 if row < last else len(self._lines[last])


def link_at(line: str, column: int) -> str:
    """Where the link around a place in a line leads; empty where there is none."""
    return next((one.target for one in addresses(line) if one.start <= column <= one.end), "")


def selected_line(cursor: QTextCursor) -> str:
    """What is selected, where that is part of one line."""
    words = cursor.selectedText()
    return "" if "\u2029" in words else words
