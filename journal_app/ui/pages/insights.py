# SPDX-License-Identifier: MIT
"""Insights: what the journal's own numbers can say, a card a chart, and what they can't."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.chart import ChartSpec
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.services import insight
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.dialogs.period import PeriodDialog
from journal_app.ui.tasks import FREE, READ
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.chart_card import ChartCard
from journal_app.ui.widgets.parts import clear, label, scrolling
from journal_app.ui.words import said

if TYPE_CHECKING:
    from journal_app.services.insight import FigureLook, Picture

_WIDEST = 920
_PICTURE = (960, 480, 2.0)


class InsightsPage(Page):
    """All charts over one period."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._period = Period(None, None)
        self.cards: list[ChartCard] = []
        self.banner = Banner()
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for text, days in (
            (self.tr("All entries"), 0),
            (self.tr("Last 6 weeks"), 42),
            (self.tr("Last 3 months"), 91),
            (self.tr("Last 6 months"), 182),
            (self.tr("Last 12 months"), 365),
            (self.tr("From day to day …"), -1),
        ):
            self.period.addItem(text, days)
        self.period.activated.connect(self._period_chosen)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Insights"), "title"))
        head.addStretch()
        head.addWidget(self.period)
        inside = QWidget()
        inside.setObjectName("column")
        inside.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 20, 0, 24)
        self._column.setSpacing(16)
        self._column.addLayout(head)
        self._column.addWidget(
            label(self.tr("As you see it: your own ratings and themes, nobody else’s."), "quiet")
        )
        self._place = QVBoxLayout()
        self._place.setSpacing(16)
        self._column.addLayout(self._place)
        self._column.addStretch()
        page = QWidget()
        page.setObjectName("column")
        row = QHBoxLayout(page)
        row.setContentsMargins(32, 0, 32, 0)
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(scrolling(page, self.tr("Insights")))
        desk.looks.changed.connect(self._redraw)

    def arrive(self, entry_id: str) -> None:
        """Show what the numbers say now."""
        if self._stale:
            self._refresh()
        self.period.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """The numbers may say something else now."""
        if not changes.of_entries:
            return
        self._stale = True
        if self.isVisible():
            self._refresh()

    def show_period(self, period: Period) -> None:
        """Show the charts over another period."""
        self._period = period
        self._refresh()

    def _period_chosen(self) -> None:
        days = self.period.currentData()
        today = self._desk.session.today
        if days == 0:
            self.show_period(Period(None, None))
        elif days > 0:
            self.show_period(Period(today - timedelta(days=days - 1), today))
        else:
            start = self._period.start or today - timedelta(days=90)
            dialog = PeriodDialog(self, start, self._period.end or today)
            if dialog.exec():
                self.show_period(Period(*dialog.answer()))

    def _refresh(self) -> None:
        self._stale = False
        session, query = self._desk.session, Query(start=self._period.start, end=self._period.end)
        self._desk.tasks.latest(
            "insights", READ, lambda: insight.charts(session, query), self._show
        )

    def _show(self, specs: Sequence[ChartSpec]) -> None:
        if [card.spec for card in self.cards] == list(specs):
            return
        clear(self._place)
        self.cards = [ChartCard(spec, self._drawer(spec)) for spec in specs]
        for card in self.cards:
            card.opened.connect(lambda entry_id: self._desk.routes.go("journal", entry_id))
            card.save_wanted.connect(lambda spec=card.spec: self._save(spec))
            self._place.addWidget(card)

    def _drawer(
        self, spec: ChartSpec
    ) -> Callable[[float, float, float, Callable[["Picture"], None]], None]:
        def draw(
            width: float, height: float, scale: float, then: Callable[["Picture"], None]
        ) -> None:
            wanted = self._look()

            def show(picture: "Picture") -> None:
                # Another period may have taken the card away while its picture was drawn.
                if any(card.spec is spec for card in self.cards):
                    then(picture)

            self._desk.tasks.latest(
                f"insights.{spec.key}",
                FREE,
                lambda: insight.picture(spec, wanted(), width, height, scale),
                show,
            )

        return draw

    def _look(self) -> "Callable[[], FigureLook]":
        look = self._desk.looks.now
        font = QFontInfo(QApplication.font())
        family, size = font.family(), float(font.pixelSize())
        return lambda: insight.figure_look(look.colours, family, size * 0.9)

    def _redraw(self) -> None:
        for card in self.cards:
            card.view.redraw()

    def _save(self, spec: ChartSpec) -> None:
        path = self._desk.ask.save_file(
            self, self.tr("Save picture"), f"{spec.key}.png", self.tr("PNG picture (*.png)")
        )
        if path is None:
            return
        wanted = self._look()
        self._desk.tasks.run(
            FREE,
            lambda: insight.save_picture(spec, wanted(), *_PICTURE, path),
            lambda _: self.banner.say(self.tr("Saved “{path}”.").format(path=path)),
            lambda why: self.banner.say(said(why)),
        )


PAGE = PageKind("insights", 3, "Insights", "chart-timeline-variant", "Ctrl+3", InsightsPage)
