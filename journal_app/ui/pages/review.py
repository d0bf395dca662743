# SPDX-License-Identifier: MIT
"""Review: a month or a quarter put together, to read, and to write into an entry."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal_app.domain import review as reviews
from journal_app.domain.changes import CHECK_INS, CHOICES, COMMITMENTS, Changes
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.review import KINDS, Kind, Line, Review, Section
from journal_app.services import reviewing
from journal_app.services.writing import Kept
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, clear, label, paper, scrolling
from journal_app.ui.words import said

_WIDEST = 44
"""Widest line, in heights of a line of text."""
_CONCERNS = {CHECK_INS, CHOICES, COMMITMENTS}


class ReviewPage(Page):
    """The last month that is over, until another month or quarter is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self.review: Review | None = None
        self.kind: Kind = "month"
        self.period = reviews.latest(self.kind, desk.session.today)
        self.banner = Banner()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(scrolling(self._paper(), self.tr("Review")))
        desk.looks.changed.connect(self._fit)
        self._fit()
        self._choose(self.kind, self.period)

    def arrive(self, entry_id: str) -> None:
        """Show what there is to say now."""
        if self._stale:
            self._refresh()
        self.before.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Another word, rating or commitment can make another review."""
        if changes.of_entries or changes.about & _CONCERNS:
            self._stale = True
            if self.isVisible():
                self._refresh()

    # -- building ---------------------------------------------------------------------------

    def _paper(self) -> QWidget:
        self._column = QWidget()
        self._column.setObjectName("column")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 20, 0, 24)
        column.setSpacing(12)
        self.heading = label("", "title")
        column.addWidget(self.heading)
        self._about = label("", "quiet")
        column.addWidget(self._about)
        column.addLayout(self._choices())
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 16, 24, 20)
        inside.setSpacing(8)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(8)
        inside.addLayout(self._sections)
        self._card = card(inside)
        column.addWidget(self._card)
        foot = FlowLayout(gap=12)
        self.write = button(self.tr("Write it into a new entry"), self._write, "main")
        self.write.setToolTip(self.tr("With room for your own words on top"))
        foot.addWidget(self.write)
        foot.addWidget(
            button(self.tr("Insights"), lambda: self._desk.routes.go("insights"), "link")
        )
        column.addLayout(foot)
        column.addStretch()
        return paper(self._column)

    def _choices(self) -> FlowLayout:
        row = FlowLayout(gap=8)
        names: dict[Kind, str] = {"month": self.tr("Month"), "quarter": self.tr("Quarter")}
        self.kinds: dict[Kind, QToolButton] = {}
        group = QButtonGroup(self)
        for kind in KINDS:
            one = self.kinds[kind] = QToolButton()
            one.setText(names[kind])
            one.setProperty("kind", "choice")
            one.setCheckable(True)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            one.clicked.connect(lambda _=False, kind=kind: self._kind_chosen(kind))
            group.addButton(one)
            row.addWidget(one)
        self.kinds[self.kind].setChecked(True)
        self.before = button("", lambda: self._step(-1))
        self.after = button("", lambda: self._step(1))
        row.addWidget(self.before)
        row.addWidget(self.after)
        return row

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)

    # -- which days -------------------------------------------------------------------------

    def _kind_chosen(self, kind: Kind) -> None:
        """The quarter of the month in front, or the last month of the quarter in front."""
        end = self.period.end
        today = self._desk.session.today
        self._choose(kind, reviews.stretch(kind, min(end, today)) if end else self.period)
        self._refresh()

    def _step(self, step: int) -> None:
        period = reviews.beside(self.kind, self.period, step)
        if period is not None:
            self._choose(self.kind, period)
            self._refresh()

    def _choose(self, kind: Kind, period: Period) -> None:
        self.kind, self.period = kind, period
        for step, one in ((-1, self.before), (1, self.after)):
            there = reviews.beside(kind, period, step)
            start = there.start if there else None
            one.setEnabled(start is not None and start <= self._desk.session.today)
            name = said(reviews.name(there)) if there else ""
            one.setText(f"‹ {name}" if step < 0 else f"{name} ›")
            one.setAccessibleName(name)

    # -- showing ----------------------------------------------------------------------------

    def _refresh(self) -> None:
        self._stale = False
        session, period = self._desk.session, self.period
        self._desk.tasks.latest(
            "review", READ, lambda: reviewing.of(session, period), self._show, self._failed
        )

    def _show(self, found: Review) -> None:
        self.review = found
        self.heading.setText(said(found.title))
        calm = self.tr(
            "Put together from your entries, commitments and charts. Nothing of it is kept unless "
            "you write it into an entry."
        )
        running = self.tr("These days are not over yet.")
        self._about.setText(calm if found.over else f"{running} {calm}")
        clear(self._sections)
        for section in found.sections:
            self._add(section)
        self.write.setEnabled(not self._desk.session.read_only)

    def _add(self, section: Section) -> None:
        if self._sections.count():
            self._sections.addSpacing(12)
        self._sections.addWidget(label(said(section.title), "heading"))
        for line in section.lines:
            self._sections.addWidget(self._line(line))

    def _line(self, line: Line) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        words = said(line.words)
        row.addWidget(label(words), 1)
        for page, item in (("journal", line.entry), ("commitments", line.commitment)):
            if item:
                link = button(self.tr("Show"), partial(self._desk.routes.go, page, item), "link")
                link.setAccessibleName(self.tr("Show: {words}").format(words=words))
                row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        return whole

    def _failed(self, why: Message) -> None:
        self.banner.say(said(why))

    # -- writing ----------------------------------------------------------------------------

    def _write(self) -> None:
        if self.review is None:
            return
        session, found = self._desk.session, self.review
        self.write.setEnabled(False)

        def kept(done: Kept) -> None:
            self._desk.tasks.announce(done.changes)
            self._desk.routes.go("write", done.entry.id)

        self._desk.tasks.run(
            WRITE, lambda: reviewing.write(session, found, said), kept, self._not_written
        )

    def _not_written(self, why: Message) -> None:
        self.write.setEnabled(True)
        self._failed(why)


PAGE = PageKind(
    "review",
    21,
    "Review a month or quarter",
    "notebook-outline",
    "Ctrl+Shift+L",
    ReviewPage,
    low=True,
    in_rail=False,
)
