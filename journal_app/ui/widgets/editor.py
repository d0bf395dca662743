# SPDX-License-Identifier: MIT
"""Where a leader writes: plain Markdown text, set like a page, that loads nothing from outside."""

from typing import Any

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QFont, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.entry import replace_unstorable
from journal_app.ui.look import Look
from journal_app.ui.widgets.highlighter import MarkdownHighlighter

_LINE_HEIGHT = 150.0
_COLUMN = 70


class Editor(QTextEdit):
    """The body of an entry. ``edited`` tells of every change made by the leader."""

    edited = Signal()
    left = Signal()
    """The focus went elsewhere, so that this is a moment to keep what was typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("body")
        self.setAccessibleName(self.tr("Text"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setPlaceholderText(self.tr("Write here. Use roles, not names."))
        self._quiet = False
        self._highlighter = MarkdownHighlighter(self.document(), look)
        self.use(look)
        self.textChanged.connect(self._changed)

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        font = QFont(self.font())
        font.setPointSizeF(look.points * 1.08)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(2)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * (_COLUMN + 6))
        was, self._quiet = self._quiet, True
        self._highlighter.use(look)
        self._quiet = was

    def text(self) -> str:
        """What stands there, without characters that cannot be kept."""
        return replace_unstorable(self.toPlainText())

    def set_text(self, text: str) -> None:
        """Show another text, with no way to undo into the one before."""
        self._quiet = True
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.mergeBlockFormat(spacing)
        self.setUndoRedoEnabled(True)
        self._quiet = False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text as text; what no file can hold is shown as a replacement character."""
        if source.hasText():
            self.insertPlainText(replace_unstorable(source.text()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing is ever loaded from outside the journal."""
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text is a moment to keep it."""
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()
