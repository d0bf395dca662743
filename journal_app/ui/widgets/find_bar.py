# SPDX-License-Identifier: MIT
"""Finding words in the entry at hand: a bar at the foot of its text."""

from bisect import bisect_left

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.finding_in_text import Hit, hits, pattern
from journal_app.ui.look import Look
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.markdown_keys import selected_line
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.text_area import TextArea
from journal_app.ui.words import number

_NAME = "found"
_PAUSE = 120
"""How long, in milliseconds, after a change of the text it is looked through again."""


class FindBar(QFrame):
    """Lights up what it finds; Escape closes it and leaves the cursor there."""

    def __init__(self, area: TextArea, look: Look) -> None:
        super().__init__(area)
        self.setObjectName("find")
        self._area, self._look = area, look
        self._hits: list[Hit] = []
        self._build()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_PAUSE)
        self._again.timeout.connect(lambda: self._look_through(go=False))
        area.textChanged.connect(self._text_changed)
        area.cursorPositionChanged.connect(self._count)
        area.verticalScrollBar().valueChanged.connect(self._light)
        self.hide()

    def use(self, look: Look) -> None:
        """Take over the colours of a look."""
        self._look = look
        self._place()
        self._light()

    def fit(self) -> None:
        """Stay at the foot of the text when its size changes."""
        self._place()
        self._light()

    # -- what actions ask -----------------------------------------------------------------------

    def open(self, *, replace: bool = False) -> None:
        """Show the bar, with what is selected to look for."""
        words = selected_line(self._area.textCursor())
        if words:
            self.field.setText(words)
        self._replacing.setVisible(replace and not self._area.isReadOnly())
        self.show()
        self._place()
        self.field.setFocus()
        self.field.selectAll()
        self._look_through()

    def shut(self) -> None:
        """Hide the bar; the cursor stays where it is."""
        self.hide()
        self._area.light(_NAME, [])
        self._area.setViewportMargins(0, 0, 0, 0)
        self._area.setFocus()

    def next(self) -> None:
        """Go to the next place, from the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before, from the first to the last."""
        self._step(-1)

    def replace_one(self) -> None:
        """Put the other words in place of the hit that is selected, and go to the next."""
        at = self._current()
        if at is None:
            self._step(1)
            return
        self._area.replace(self._cursor(self._hits[at]), self.other.text())
        self._look_through(go=False)
        self._step(1)

    def replace_all(self) -> None:
        """Put the other words in place of every hit, as one step that can be undone."""
        if not self._hits or self._area.isReadOnly():
            return
        whole = QTextCursor(self._area.document())
        whole.beginEditBlock()
        for hit in reversed(self._hits):
            whole.setPosition(self._area.position(hit.row, hit.start))
            whole.setPosition(
                self._area.position(hit.row, hit.end), QTextCursor.MoveMode.KeepAnchor
            )
            whole.insertText(self.other.text())
        whole.endEditBlock()
        self._look_through(go=False)

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field, self.other = QLineEdit(), QLineEdit()
        for field, name in (
            (self.field, self.tr("Find in this entry")),
            (self.other, self.tr("Replace with")),
        ):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
            field.setMinimumWidth(120)
        self.field.textChanged.connect(lambda _: self._look_through())
        self.count = label("", "small", wrap=False)
        self.case = QCheckBox(self.tr("Match case"))
        self.whole = QCheckBox(self.tr("Whole words"))
        for box in (self.case, self.whole):
            box.toggled.connect(lambda _: self._look_through())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        tools = FlowLayout(gap=8)
        for part in (
            button(self.tr("Previous"), self.previous, tip="Shift+F3"),
            button(self.tr("Next"), self.next, tip="F3"),
            self.case,
            self.whole,
            button(self.tr("Close"), self.shut, "link", "Esc"),
        ):
            tools.addWidget(part)
        self._replacing = QWidget()
        other = QHBoxLayout(self._replacing)
        other.setContentsMargins(0, 0, 0, 0)
        other.setSpacing(8)
        other.addWidget(self.other, 1)
        other.addWidget(button(self.tr("Replace"), self.replace_one))
        other.addWidget(button(self.tr("Replace all"), self.replace_all))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._replacing)
        column.addLayout(tools)

    # -- finding --------------------------------------------------------------------------------

    def _look_through(self, *, go: bool = True) -> None:
        """Find every place, and go to the first from the cursor on."""
        self._again.stop()
        words = self.field.text()
        wanted = pattern(
            words, match_case=self.case.isChecked(), whole_words=self.whole.isChecked()
        )
        self._hits = hits(self._area.lines.all, wanted) if words else []
        if go and self._hits and self._current() is None:
            cursor = self._area.textCursor()
            here = Hit(*self._area.place(cursor.selectionStart()), 0)
            self._select(bisect_left(self._hits, here) % len(self._hits))
        self._light()
        self._count()

    def _text_changed(self) -> None:
        if self.isVisible():
            self._hits = []
            self._again.start()

    def _step(self, by: int) -> None:
        if not self.field.text():
            self.open()
            return
        self._look_through(go=False)
        if not self._hits:
            return
        at = self._current()
        if at is not None:
            self._select((at + by) % len(self._hits))
            return
        after = bisect_left(self._hits, Hit(*self._area.place(), 0))
        self._select((after if by > 0 else after - 1) % len(self._hits))

    def _select(self, at: int) -> None:
        self._area.setTextCursor(self._cursor(self._hits[at]))
        self._area.ensureCursorVisible()
        self._count()

    def _current(self) -> int | None:
        """The number of the hit that is selected."""
        cursor = self._area.textCursor()
        row, first = self._area.place(cursor.selectionStart())
        hit = Hit(row, first, self._area.place(cursor.selectionEnd())[1])
        at = bisect_left(self._hits, hit)
        return at if at < len(self._hits) and self._hits[at] == hit else None

    def _cursor(self, hit: Hit) -> QTextCursor:
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(self._area.position(hit.row, hit.start))
        cursor.setPosition(self._area.position(hit.row, hit.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- showing --------------------------------------------------------------------------------

    def _light(self) -> None:
        """Light up the hits in sight: many thousand would make every key slow."""
        if not self.isVisible():
            return
        view = self._area.viewport().rect()
        first = self._area.cursorForPosition(view.topLeft()).blockNumber()
        last = self._area.cursorForPosition(view.bottomRight()).blockNumber()
        start = bisect_left(self._hits, Hit(first, 0, 0))
        end = bisect_left(self._hits, Hit(last + 1, 0, 0))
        places = []
        for hit in self._hits[start:end]:
            place = QTextEdit.ExtraSelection()
            place.cursor = self._cursor(hit)
            place.format.setBackground(self._look.colour("lit"))
            place.format.setForeground(self._look.colour("ink"))
            places.append(place)
        self._area.light(_NAME, places)

    def _count(self) -> None:
        if not self.isVisible():
            return
        at = self._current()
        if not self.field.text():
            text = ""
        elif not self._hits:
            text = self.tr("Not found")
        elif at is None:
            text = self.tr("{count} found").format(count=number(len(self._hits)))
        else:
            text = self.tr("{at} of {count}").format(
                at=number(at + 1), count=number(len(self._hits))
            )
        if text != self.count.text():
            self.count.setText(text)
            self.count.setAccessibleName(text)

    def _place(self) -> None:
        """At the foot of the text, which ends above it."""
        if not self.isVisible():
            return
        self.setFixedWidth(self._area.width())
        self.adjustSize()
        height = max(self.heightForWidth(self._area.width()), self.minimumSizeHint().height())
        self.setGeometry(0, self._area.height() - height, self._area.width(), height)
        self._area.setViewportMargins(0, 0, 0, height + 4)
        self._area.ensureCursorVisible()

    # -- what Qt asks ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Take its place."""
        super().showEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape closes, and nothing typed here reaches the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.previous()
            else:
                self.next()
        elif event.key() == Qt.Key.Key_Escape:
            self.shut()
        event.accept()
