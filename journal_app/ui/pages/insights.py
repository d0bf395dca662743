# SPDX-License-Identifier: MIT
"""Insights: what the journal's own numbers can say, a card a chart, and what they can't."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.changes import CHECK_INS, CHOICES, COMMITMENTS, Changes
from journal_app.domain.chart import ChartSpec
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.services import insight
from journal_app.ui.chart_drawing import drawer, look_of
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.entry_filters import EntryFilters
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.chart_card import Behind, ChartCard
from journal_app.ui.widgets.parts import button, label, paper, scrolling
from journal_app.ui.words import said

_WIDEST = 920
_CONCERNS = {CHECK_INS, CHOICES, COMMITMENTS}


class InsightsPage(Page):
    """All charts over what the filters leave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._cards: dict[str, ChartCard] = {}
        self.banner = Banner()
        self.filters = EntryFilters(desk, for_charts=True)
        self.filters.changed.connect(self._filtered)
        self._remembered = False
        self._forgotten = False
        inside = QWidget()
        inside.setObjectName("column")
        inside.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 20, 0, 24)
        self._column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Insights"), "title"), 1)
        self.review = button(self.tr("Review a month or quarter"), lambda: desk.routes.go("review"))
        head.addWidget(self.review, alignment=Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._column.addWidget(
            label(self.tr("As you see it: your own ratings and themes, nobody else’s."), "quiet")
        )
        self._column.addWidget(self.filters)
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self._column.addLayout(self._place)
        self._column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(scrolling(paper(inside), self.tr("Insights")))
        desk.looks.changed.connect(self._redraw)

    @property
    def cards(self) -> list[ChartCard]:
        """The cards from top to bottom."""
        return list(self._cards.values())

    def card(self, key: str) -> ChartCard:
        """The card of one chart."""
        return self._cards[key]

    def arrive(self, entry_id: str) -> None:
        """Show what the numbers say now; the first time, of what was looked at last."""
        if not self._remembered:
            session = self._desk.session
            self._desk.tasks.latest(
                "insights.remembered", READ, lambda: insight.remembered(session), self._recall
            )
        elif self._stale:
            self._refresh()
        self.filters.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """The numbers may say something else now."""
        self.filters.take_changes(changes)
        if not (changes.of_entries or changes.about & _CONCERNS):
            return
        self._stale = True
        if self.isVisible() and self._remembered:
            self._refresh()

    def show_period(self, period: Period) -> None:
        """Show the charts over another period."""
        query = replace(self.filters.query(), start=period.start, end=period.end)
        self.filters.set_query(query)

    # -- what is looked at ------------------------------------------------------------------

    def _recall(self, query: Query) -> None:
        self._remembered = True
        self.filters.blockSignals(True)
        self.filters.set_query(query)
        self.filters.blockSignals(False)
        self._refresh()

    def _filtered(self) -> None:
        self._forgotten = not self._desk.session.read_only
        self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        session, query, tasks = self._desk.session, self.filters.query(), self._desk.tasks
        tasks.latest("insights", READ, lambda: insight.charts(session, query), self._show)
        self.filters.learn()

    # -- the cards --------------------------------------------------------------------------

    def _show(self, specs: Sequence[ChartSpec]) -> None:
        for spec in specs:
            if spec.key not in self._cards:
                self._add(spec)
            elif self._cards[spec.key].spec != spec:
                self._cards[spec.key].show_spec(spec)

        if self._forgotten:
            self._remember()

    def _remember(self) -> None:
        """Only now: a write before would have kept the reading waiting."""
        self._forgotten = False
        session, query = self._desk.session, self.filters.query()
        self._desk.tasks.latest(
            "insights.remember", WRITE, lambda: insight.remember(session, query), lambda _: None
        )

    def _add(self, spec: ChartSpec) -> None:
        card = self._cards[spec.key] = ChartCard(
            spec, drawer(self._desk, "insights"), self._ask_behind
        )
        card.opened.connect(lambda entry_id: self._desk.routes.go("journal", entry_id))
        card.save_wanted.connect(lambda: self._save(card.spec))
        self._place.addWidget(card)

    def _ask_behind(self, spec: ChartSpec, then: Callable[[Behind], None]) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            f"insights.behind.{spec.key}",
            READ,
            lambda: insight.entries_behind(session, spec),
            then,
        )

    def _redraw(self) -> None:
        for card in self.cards:
            card.view.redraw()

    def _save(self, spec: ChartSpec) -> None:
        path = self._desk.ask.save_file(
            self,
            self.tr("Save picture"),
            f"{spec.key}.png",
            self.tr("PNG picture (*.png);;SVG drawing (*.svg)"),
        )
        if path is None:
            return
        wanted = look_of(self._desk)
        self._desk.tasks.run(
            FREE,
            lambda: insight.save_picture(spec, wanted(), path),
            lambda _: self.banner.say(self.tr("Saved “{path}”.").format(path=path)),
            lambda why: self.banner.say(said(why)),
        )


PAGE = PageKind("insights", 3, "Insights", "chart-timeline-variant", "Ctrl+3", InsightsPage)
