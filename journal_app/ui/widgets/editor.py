# SPDX-License-Identifier: MIT
"""Where a leader writes: plain Markdown text, set like a page, that loads nothing from outside."""

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip

from journal_app.domain.markdown_lists import item
from journal_app.ui.look import Look
from journal_app.ui.widgets import pasting
from journal_app.ui.widgets.discreet_copy import discreet
from journal_app.ui.widgets.editor_menu import editor_menu
from journal_app.ui.widgets.find_bar import FindBar
from journal_app.ui.widgets.highlighter import MarkdownHighlighter
from journal_app.ui.widgets.markdown_keys import MarkdownKeys, link_at
from journal_app.ui.widgets.markdown_styles import SCALE
from journal_app.ui.widgets.pictures import Pictures, Provider, named
from journal_app.ui.widgets.spelling import Spelling
from journal_app.ui.widgets.text_area import LINE_HEIGHT, TextArea
from journal_app.ui.widgets.writing_focus import WritingFocus

_COLUMN = 70
_WHEEL_STEP = 120
_TO_END = QKeySequence.StandardKey.MoveToEndOfLine
_SELECT_TO_END = QKeySequence.StandardKey.SelectEndOfLine
_END = QTextCursor.MoveOperation.EndOfBlock
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Editor(TextArea):
    """The body of an entry. ``edited`` tells of every change made by the leader."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("body")
        self.setAccessibleName(self.tr("Text"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setPlaceholderText(self.tr("Write here. Use roles, not names."))
        self._wheeled = 0
        self._pressed: QPointF | None = None
        self.keys = MarkdownKeys(self)
        self._highlighter = MarkdownHighlighter(self.document(), look)
        self._highlighter.cursor_at = self.place
        self._pictures = Pictures(self.document(), LINE_HEIGHT)
        self._highlighter.decorate = self._pictures.decorate
        self.focus = WritingFocus(self, look)
        self.find_bar = FindBar(self, look)
        self.use(look)
        self.cursorPositionChanged.connect(self._moved)

    # -- text ---------------------------------------------------------------------------------

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        font = QFont(self.font())
        font.setPointSizeF(look.points * SCALE)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(2)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * (_COLUMN + 6))
        self.focus.use(look)
        self.find_bar.use(look)
        self._highlighter.use(look)

    # -- what others add ----------------------------------------------------------------------

    def set_spelling(self, spelling: Spelling) -> None:
        """Mark the words that are not known, whenever it is on."""
        self.spelling = spelling
        self._highlighter.check_with(spelling)
        spelling.changed.connect(self._spelling_changed)
        self._spelling_changed("")

    def in_code(self) -> bool:
        """Whether the cursor is in fenced code."""
        return self._highlighter.in_code(self.textCursor().block())

    def set_pictures(self, provider: Provider) -> None:
        """Show pictures below the lines that name them: ``![words](attachment:NAME)``, alone.

        ``provider`` gives the picture of a name at once, or None where there is none yet; call
        again when there are more.
        """
        self._pictures.provider = provider
        self._highlighter.restyle(row for row, line in enumerate(self.lines.all) if named(line))

    def set_focus_paragraph(self, on: bool) -> None:
        """Dim all but the paragraph with the cursor, or nothing."""
        self.focus.paragraph(on)

    def set_typewriter(self, on: bool) -> None:
        """Keep the line with the cursor at the middle of the window, or let it move."""
        self.focus.typewriter(on)

    def paste_plain(self) -> None:
        """Paste what is on the clipboard as text, with nothing made of it."""
        pasting.paste_plain(self)

    def context_menu(self, cursor: QTextCursor) -> QMenu:
        """What can be done at a place in the text."""
        return editor_menu(self, cursor)

    # -- what Qt asks -------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, rich text, pictures and files can be pasted."""
        return pasting.can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste; what no file can hold is shown as a replacement character."""
        pasting.paste(self, source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the Markdown as it is written, so that it stays the same when it is pasted."""
        made = QMimeData()
        made.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return discreet(made)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to lists and tables where the cursor is in one."""
        return self.keys.tab(back=not next) or super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list; Ctrl+Tab leaves the text, also from a list."""
        if event.key() in _TABS and event.modifiers() & _CONTROL:
            super().focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.matches(_TO_END) and named(self.textCursor().block().text()):
            # Qt would go past the picture, which is laid out at the end of the line.
            self.moveCursor(_END)
        elif event.matches(_SELECT_TO_END) and named(self.textCursor().block().text()):
            self.moveCursor(_END, QTextCursor.MoveMode.KeepAnchor)
        elif not self.keys.take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar at the foot stays there."""
        super().resizeEvent(event)
        self.find_bar.fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text is a moment to keep it."""
        super().focusOutEvent(event)
        self._highlighter.leave_word()
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel ask for larger or smaller text."""
        if not event.modifiers() & _CONTROL:
            super().wheelEvent(event)
            return
        self._wheeled += event.angleDelta().y()
        if abs(self._wheeled) >= _WHEEL_STEP:
            self.zoom_wanted.emit(1 if self._wheeled > 0 else -1)
            self._wheeled = 0
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method takes the place of a picture; when it is done, the picture is back."""
        super().inputMethodEvent(event)
        block = self.textCursor().block()
        if not event.preeditString() and named(block.text()):
            self._highlighter.restyle([block.blockNumber()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the button went down: a tick is a click, not the end of a selection."""
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a task's box ticks it; a click with Ctrl follows a link."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.position() - pressed).manhattanLength() > 4:
            return
        if event.modifiers() & _CONTROL:
            address = self.link_under(event.position())
            if address:
                self.link_wanted.emit(address)
        elif not event.modifiers():
            row = self._box_under(event.position())
            if row >= 0:
                self.keys.toggle_task(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        if event.buttons():
            return
        control = bool(event.modifiers() & _CONTROL)
        hand = (control and self.link_under(event.position())) or (
            not self.isReadOnly() and self._box_under(event.position()) >= 0
        )
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say where a link goes before anybody follows it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            address = self.link_under(QPointF(event.pos()))
            if address:
                says = self.tr("{address}\nCtrl+click to open it in your browser")
                QToolTip.showText(event.globalPos(), says.format(address=address), self)
                return True
            QToolTip.hideText()
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, also from the keyboard: there it speaks of the word at the cursor."""
        cursor = self.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            at = self.cursorForPosition(event.pos())
            if not cursor.selectionStart() <= at.position() <= cursor.selectionEnd():
                cursor = at
                self.setTextCursor(cursor)
        menu = self.context_menu(cursor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    # -- inside -------------------------------------------------------------------------------

    def link_under(self, place: QPointF) -> str:
        """Where the link at a place on the screen leads; empty where there is none."""
        cursor = self.cursorForPosition(place.toPoint())
        column = self.place(cursor.position())[1]
        rectangle = self.cursorRect(cursor)
        if abs(rectangle.center().x() - place.x()) > 2 * rectangle.height():
            return ""
        return link_at(cursor.block().text(), column)

    def _box_under(self, place: QPointF) -> int:
        """The line of the task whose box is at a place on the screen, or -1."""
        cursor = self.cursorForPosition(place.toPoint())
        marker = item(cursor.block().text())
        if marker is None or not marker[0].task:
            return -1
        row, start = cursor.blockNumber(), marker[1] - len(marker[0].task)
        left = self.cursorRect(self._cursor(row, start))
        right = self.cursorRect(self._cursor(row, start + 3))
        box = QRect(left.topLeft(), right.bottomRight())
        return row if box.contains(place.toPoint()) else -1

    def _cursor(self, row: int, column: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.position(row, column))
        return cursor

    def _moved(self) -> None:
        held = self._highlighter.held
        if held is not None:
            row, column = self.place()
            if row != held[0] or not held[1] <= column <= held[2]:
                self._highlighter.leave_word()
        self.focus.follow()

    def _spelling_changed(self, word: str) -> None:
        if word:
            plain = word.casefold()
            rows = [row for row, line in enumerate(self.lines.all) if plain in line.casefold()]
        else:
            rows = list(range(len(self.lines.all)))
        seen = self.cursorForPosition(self.viewport().rect().topLeft()).blockNumber()
        self._highlighter.restyle(sorted(rows, key=lambda row: (row < seen, row)))
