# SPDX-License-Identifier: MIT
"""Above the list in Journal: a month to choose days from, folded away until it is wanted."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.period import Period, month_start, month_year_words
from journal_app.services import finding
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.month import MonthGrid
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import number, said, short_day


class Calendar(QWidget):
    """The month with its dots, a way to the months beside it, and a word on the day stood on."""

    picked = Signal(object)
    """The ``Period`` to show entries of."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._month = month_start(desk.session.today)
        self._counted_month: date | None = None
        self.grid = MonthGrid(desk.looks.now, desk.session.today)
        self.grid.picked.connect(self.picked)
        self.grid.moved.connect(self._moved)
        desk.looks.changed.connect(lambda: self.grid.use(desk.looks.now))
        self.opener = QToolButton()
        self.opener.setText(self.tr("Calendar"))
        self.opener.setProperty("kind", "choice")
        self.opener.setCheckable(True)
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opener.setToolTip(self.tr("Show the days of a month (Ctrl+Shift+M)"))
        self.opener.toggled.connect(self._open)
        self._title = label("", "section", wrap=False)
        self._says = label("", "small")
        self.write = button(self.tr("Write for this day"), self._write, "link")
        self._lay_out()
        self._moved()
        self.hide()

    def toggle(self) -> None:
        """Open it with the keyboard on its day, or fold it away."""
        self.opener.toggle()
        if self.opener.isChecked():
            self.grid.setFocus()

    def fold(self) -> None:
        """Fold it away."""
        self.opener.setChecked(False)

    def look(self, start: date | None, end: date | None) -> None:
        """Mark the days that are shown, and count again what the month has."""
        self.grid.choose(Period(start, end))
        self._count()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for text, months, name in (
            ("‹", -1, self.tr("The month before")),
            ("›", 1, self.tr("The month after")),
        ):
            turn = button(text, partial(self.grid.go_months, months), "link", name)
            turn.setAccessibleName(name)
            head.addWidget(turn)
        head.insertWidget(
            2, button(self.tr("Today"), lambda: self.grid.go_to(self._desk.session.today), "link")
        )
        foot = QHBoxLayout()
        foot.addWidget(self._says, 1)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addLayout(foot)

    def _open(self, on: bool) -> None:
        self.setVisible(on)
        self._count()

    def _moved(self) -> None:
        month = month_start(self.grid.day)
        if month != self._month:
            self._month = month
            self.grid.show_counts({})
            self._count()
        self._title.setText(said(month_year_words(month)))
        self._say()

    def _count(self) -> None:
        if not self.opener.isChecked():
            return
        session, month = self._desk.session, self._month
        self._desk.tasks.latest(
            "journal.month",
            READ,
            lambda: finding.days_of_month(session, month.year, month.month),
            self._counted,
        )

    def _counted(self, counts: Mapping[date, int]) -> None:
        self.grid.show_counts(counts)
        self._counted_month = self._month
        self._say()

    def _say(self) -> None:
        known = self._counted_month == self._month
        day = self.grid.day
        count = self.grid.count(day)
        text = self.tr("{day}, {count} entries") if count > 1 else self.tr("{day}, 1 entry")
        if count == 0:
            text = self.tr("No entries")
        text = text.format(day=short_day(day), count=number(count))
        self._says.setText(text if known else "")
        for line in (self._title, self._says):
            # As tall as the buttons beside them, so that nothing moves when one comes or goes.
            line.setMinimumHeight(self.write.sizeHint().height())
        self.write.setVisible(known and not count and not self._desk.session.read_only)

    def _write(self) -> None:
        self._desk.routes.go("write", f"day:{self.grid.day.isoformat()}")
