# SPDX-License-Identifier: MIT
"""The coaching hour: one calm screen for two people, from which nothing leaves.

A window of its own in front of the journal: no key of a menu reaches through it, so there is
nothing here to copy, save or send. It can be hidden at once, and its title names nothing.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.chart import ChartSpec
from journal_app.services import coaching_hour
from journal_app.services.coaching_hour import Hour, Marked, Promised
from journal_app.ui.chart_drawing import drawer
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.chart_view import ChartView
from journal_app.ui.widgets.parts import button, card, label, scrolling
from journal_app.ui.words import number, said

_BRIEF = 420
"""Characters of an entry that are shown until it is read whole."""
_INSET = 7
"""A link has an edge of its own; words stand in line with what it says."""
_NARROW = 100
"""Average characters of width below which there is one column."""
_STEP = 3
"""Lines that an arrow key scrolls."""


class CoachingHour(QDialog):
    """Marked entries on the left; trends and open commitments on the right.

    ``key`` hides everything at once, and shows it again.
    """

    def __init__(self, desk: Desk, parent: QWidget, key: str) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, key
        self.setObjectName("hour")
        self.setWindowTitle("Up to It")
        self.setAccessibleName(self.tr("The coaching hour"))
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.views: list[ChartView] = []
        self.hide_button = button(self.tr("Hide"), self.turn, tip=key)
        self.leave_button = button(self.tr("Leave"), self.accept, tip=self.tr("Escape"))
        self.curtain = self._curtain()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._screen())
        self._stack.addWidget(self.curtain)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        QShortcut(QKeySequence(key), self, self.turn)
        QShortcut(QKeySequence("Ctrl+L"), self, self._lock)
        desk.looks.changed.connect(self._redraw)

    def begin(self) -> None:
        """Show it over everything, and what there is once it is read."""
        parent = self.parentWidget()
        if parent is not None:
            # Where nobody looks after windows, it is at least as large as the journal's.
            self.setGeometry(parent.window().geometry())
        self.showFullScreen()
        self.leave_button.setFocus()
        session = self._desk.session
        self._desk.tasks.latest(
            "hour", READ, lambda: coaching_hour.hour(session, said), self.show_hour
        )

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of the journal is to be seen."""
        return self._stack.currentWidget() is self.curtain

    def turn(self) -> None:
        """Hide everything at once, or show it again."""
        hidden = not self.is_hidden
        self._stack.setCurrentIndex(1 if hidden else 0)
        if hidden:
            self.curtain.setFocus()
        else:
            self.hide_button.setFocus()

    def reject(self) -> None:
        """Escape leaves, but not from behind the curtain: the journal would come into sight."""
        if not self.is_hidden:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The page scrolls by keys."""
        bar, page = self._area.verticalScrollBar(), self._area.viewport().height()
        line = self.fontMetrics().lineSpacing() * _STEP
        key = Qt.Key(event.key())
        wanted = {
            Qt.Key.Key_Down: bar.value() + line,
            Qt.Key.Key_Up: bar.value() - line,
            Qt.Key.Key_PageDown: bar.value() + page - line,
            Qt.Key.Key_PageUp: bar.value() - page + line,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(key)
        if wanted is not None and not self.is_hidden:
            bar.setValue(wanted)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    # -- building ---------------------------------------------------------------------------

    def _curtain(self) -> QWidget:
        """Nothing but the key that lifts it."""
        made = QWidget()
        made.setObjectName("page")
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(self.tr("Hidden. {key} shows it again.").format(key=self._key))
        words = label(self.tr("{key} shows it again").format(key=self._key), "small", wrap=False)
        column = QVBoxLayout(made)
        column.addWidget(words, alignment=Qt.AlignmentFlag.AlignCenter)
        return made

    def _screen(self) -> QWidget:
        self.about = label(
            self.tr(
                "Names on your list stand as their roles, and days as their weeks. Nothing can be "
                "copied, saved or sent from here."
            ),
            "quiet",
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.hide_button)
        buttons.addWidget(self.leave_button)
        head = QHBoxLayout()
        head.addWidget(self.about, 1)
        head.addSpacing(24)
        head.addLayout(buttons)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(12)
        paper = QWidget()
        paper.setObjectName("column")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, paper)
        self._columns.setContentsMargins(0, 8, 12, 24)
        self._columns.setSpacing(32)
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right, 1)
        self._area = scrolling(paper, self.tr("What to talk about"))
        made = QWidget()
        made.setObjectName("page")
        column = QVBoxLayout(made)
        column.setContentsMargins(40, 24, 28, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        return made

    def _fit(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    # -- showing ----------------------------------------------------------------------------

    def show_hour(self, found: Hour) -> None:
        """Fill the screen; it is shown once."""
        if self._left.count():
            return
        self._left.addWidget(label(self.tr("To talk about"), "heading"))
        for one in found.marked:
            self._left.addWidget(self._entry(one))
        if not found.marked:
            self._left.addWidget(
                label(
                    self.tr(
                        "No entry is marked “Bring to coach”. Ctrl+Shift+2 in Write marks one."
                    ),
                    "quiet",
                )
            )
        if found.more:
            more = self.tr("and {count} earlier ones").format(count=number(found.more))
            self._left.addWidget(label(more, "quiet"))
        self._left.addStretch()
        self._right.addWidget(label(self.tr("Open commitments"), "heading"))
        for promised in found.promised:
            self._right.addWidget(_promise(promised))
        if not found.promised:
            self._right.addWidget(label(self.tr("Nothing is open."), "quiet"))
        self._right.addSpacing(12)
        self._right.addWidget(label(self.tr("Where I am, as I see it"), "heading"))
        for spec in found.charts:
            self._right.addWidget(self._chart(spec))
        self._right.addStretch()

    def _entry(self, one: Marked) -> QWidget:
        inside = QVBoxLayout()
        inside.setContentsMargins(20 - _INSET, 16, 20 - _INSET, 14)
        inside.setSpacing(4)
        text = one.text if one.text != one.title else ""
        brief = _brief(text)
        words = label(brief)
        for part in (
            label(one.title or self.tr("No title"), "section"),
            label(one.week, "small"),
            *((words,) if text else ()),
        ):
            part.setContentsMargins(_INSET, 0, _INSET, 0)
            inside.addWidget(part)
        if brief != text:
            inside.addWidget(self._whole(one, words, text), 0, Qt.AlignmentFlag.AlignLeft)
        return card(inside)

    def _whole(self, one: Marked, words: QLabel, text: str) -> QWidget:
        def show() -> None:
            words.setText(text)
            made.hide()
            self.hide_button.setFocus()

        made = button(self.tr("Read it all"), show, "link")
        made.setAccessibleName(self.tr("Read it all: {title}").format(title=one.title))
        return made

    def _chart(self, spec: ChartSpec) -> QWidget:
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 12)
        inside.setSpacing(4)
        inside.addWidget(label(said(spec.title), "small"))
        inside.addWidget(label(said(spec.finding), "section"))
        view = StillChart(drawer(self._desk, "hour"))
        inside.addWidget(view)
        made = card(inside)
        view.show_spec(spec)
        self.views.append(view)
        return made

    def _redraw(self) -> None:
        self._fit()
        for view in self.views:
            view.redraw()

    def _lock(self) -> None:
        self.done(0)
        self._desk.routes.lock_asked.emit()


class StillChart(ChartView):
    """A chart to look at: its points lead nowhere and are not named one by one."""

    def show_spec(self, spec: ChartSpec) -> None:
        """Show it, and say what is in it without a word of keys."""
        super().show_spec(spec)
        self.setAccessibleDescription(f"{said(spec.finding)} {said(spec.alt)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys are the page's."""
        event.ignore()


def _brief(text: str) -> str:
    """How a text begins, cut at a word where it is long."""
    return text if len(text) <= _BRIEF else text[:_BRIEF].rsplit(maxsplit=1)[0] + " …"


def _promise(one: Promised) -> QWidget:
    inside = QVBoxLayout()
    inside.setContentsMargins(16, 10, 16, 10)
    inside.setSpacing(2)
    inside.addWidget(label(one.text))
    facts = "   ·   ".join(one.facts)
    inside.addWidget(label(facts[:1].upper() + facts[1:], "small"))
    return card(inside)
