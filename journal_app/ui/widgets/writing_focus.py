# SPDX-License-Identifier: MIT
"""Two ways to stay with the line in hand: dim the rest of the text, and keep the line in place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_app.ui.look import Look
from journal_app.ui.widgets.text_area import TextArea

_NAME = "focus"


class WritingFocus(QObject):
    """Both are off until they are asked for."""

    def __init__(self, area: TextArea, look: Look) -> None:
        super().__init__(area)
        self._area, self._look = area, look
        self._paragraph = self._typewriter = self._extending = False
        area.verticalScrollBar().rangeChanged.connect(self._extend)

    def use(self, look: Look) -> None:
        """Take over the colours of a look."""
        self._look = look
        self._dim()

    @property
    def keeps_in_place(self) -> bool:
        """Whether the line with the cursor stays at the middle of the window."""
        return self._typewriter

    def paragraph(self, on: bool) -> None:
        """Dim all but the paragraph with the cursor, or nothing."""
        self._paragraph = on
        self._dim()

    def typewriter(self, on: bool) -> None:
        """Keep the line with the cursor at the middle of the window, or let it move."""
        self._typewriter = on
        bar = self._area.verticalScrollBar()
        if not on:
            # The room below the text was only for this.
            room = self._area.document().size().height() - self._area.viewport().height()
            bar.setMaximum(max(0, round(room)))
        self._extend()
        self.follow()

    def follow(self) -> None:
        """The cursor moved."""
        if self._paragraph:
            self._dim()
        if self._typewriter:
            bar = self._area.verticalScrollBar()
            middle = self._area.viewport().height() // 2
            bar.setValue(bar.value() + self._area.cursorRect().center().y() - middle)

    def _extend(self) -> None:
        """Room below the last line, so that it too can stand at the middle."""
        if not self._typewriter or self._extending:
            return
        self._extending = True
        bar, half = self._area.verticalScrollBar(), self._area.viewport().height() // 2
        room = self._area.document().size().height() - self._area.viewport().height()
        value = bar.value()
        bar.setMaximum(max(0, round(room) + half))
        bar.setValue(value)
        self._extending = False

    def _dim(self) -> None:
        if not self._paragraph:
            self._area.light(_NAME, [])
            return
        block = self._area.textCursor().block()
        end = self._area.document().characterCount() - 1
        places = []
        for start, stop in ((0, block.position()), (block.position() + block.length() - 1, end)):
            if start < stop:
                place = QTextEdit.ExtraSelection()
                place.cursor = QTextCursor(self._area.document())
                place.cursor.setPosition(start)
                place.cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
                place.format.setForeground(self._look.colour("quiet_ink"))
                places.append(place)
        self._area.light(_NAME, places)
