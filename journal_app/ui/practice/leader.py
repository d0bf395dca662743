# SPDX-License-Identifier: MIT
"""One leader: their sessions in a list, and below it side by side as small multiples."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.carried import NEXT, Carried, carried, told
from journal_app.domain.chart import ChartSpec
from journal_app.domain.library import Client, SummaryRow
from journal_app.domain.shared import SharedSummary
from journal_app.domain.side_by_side import MOST, in_order, side_by_side
from journal_app.services import insight
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.ui.desk import Desk
from journal_app.ui.practice.head import Head
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.chart_card import Behind, ChartCard
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, card, clear, label, scrolling
from journal_app.ui.widgets.two_lines import TwoLineList, TwoLines
from journal_app.ui.words import plain_day, said, short_day

if TYPE_CHECKING:
    from journal_app.services.insight import Picture

_WIDEST = 920
Found = tuple[Sequence[SummaryRow], Sequence[SharedSummary]]


class LeaderView(QWidget):
    """``chosen`` carries the ``SummaryRow`` to read."""

    back = Signal()
    chosen = Signal(object)
    trouble = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.client: Client | None = None
        self.head = Head()
        self.head.back.connect(self.back)
        self.list = TwoLineList(desk.looks, self.tr("Sessions"), whole=True)
        self.list.chosen.connect(self._choose)
        self.cards: list[ChartCard] = []
        self._sessions: Sequence[SharedSummary] = ()
        self._end = 0
        self._steps = self._stepping()
        self._beside = QVBoxLayout()
        self._beside.setSpacing(16)
        inside = QWidget()
        inside.setObjectName("column")
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(12)
        column.addWidget(self.list)
        column.addSpacing(8)
        self._title = label(self.tr("Side by side"), "heading")
        column.addWidget(self._title)
        column.addWidget(self._steps)
        column.addLayout(self._beside)
        column.addStretch()
        page = QWidget()
        page.setObjectName("column")
        row = QHBoxLayout(page)
        row.setContentsMargins(32, 0, 32, 0)
        row.addWidget(inside, 100)
        row.addStretch(1)
        self._area = scrolling(page, self.tr("Sessions of this leader"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._area, 1)
        desk.looks.changed.connect(self._redraw)

    def _stepping(self) -> QWidget:
        """The way to other sessions, where there are more than have room beside each other."""
        self._earlier = button(self.tr("‹ Earlier sessions"), partial(self._step, -MOST), "link")
        self._later = button(self.tr("Later sessions ›"), partial(self._step, MOST), "link")
        steps = QWidget()
        row = FlowLayout(steps, gap=12)
        row.addWidget(at_the_edge(self._earlier))
        row.addWidget(at_the_edge(self._later))
        steps.hide()
        return steps

    def show_client(self, client: Client) -> None:
        """Show another leader."""
        if client.id != (self.client.id if self.client else None):
            self.clear()
        self.client = client
        name = client.alias or self.tr("A leader without a name")
        self.head.say(self.tr("All leaders"), name, client.programme)
        self.load()

    def load(self) -> None:
        """Show this leader's sessions as they are now."""
        client = self.client
        if client is None:
            return

        def work(library: Library) -> Found:
            alias, programme = client.alias, client.programme
            rows = libraries.summaries(library, alias, programme)
            return rows, libraries.sessions(library, alias, programme)

        self._desk.shelf.run(
            self._desk.tasks, work, self._show, lambda why: self.trouble.emit(said(why))
        )

    def take_focus(self) -> None:
        """Put the keyboard on the sessions."""
        self.list.setFocus()

    def clear(self) -> None:
        """Hold nothing of a leader."""
        self.client, self._sessions = None, ()
        self.list.show_rows([])
        self._show_beside()

    def _choose(self, row: SummaryRow) -> None:
        if row.disposed is None:
            self.chosen.emit(row)

    def _show(self, found: Found) -> None:
        rows, sessions = found
        covered = {one.id: one.covered for one in sessions}
        self.list.show_rows([self._row(one, covered.get(one.id)) for one in reversed(rows)])
        self._sessions, self._end = in_order(sessions), len(sessions)
        self._show_beside()

    def _show_beside(self) -> None:
        """Set so many sessions side by side as have room, the last of them at ``_end``."""
        clear(self._beside)
        self.cards = []
        sessions = self._sessions[max(0, self._end - MOST) : self._end]
        self._title.setVisible(bool(sessions))
        self._steps.setVisible(len(self._sessions) > MOST)
        self._earlier.setEnabled(self._end > MOST)
        self._later.setEnabled(self._end < len(self._sessions))
        if not sessions:
            return
        for spec in side_by_side(sessions, self._desk.session.pack.theme_names()):
            if spec.enough:
                self._add(spec)
        followed = carried(sessions)
        if followed:
            self._beside.addWidget(self._carried(followed))
        if not (self.cards or followed):
            self._beside.addWidget(
                label(self.tr("These sessions hold no numbers to set side by side."), "quiet")
            )

    def _step(self, by: int) -> None:
        """Other sessions side by side, where there are more than have room."""
        self._end = min(max(self._end + by, MOST), len(self._sessions))
        self._show_beside()

    def _row(self, one: SummaryRow, covered: int | None) -> TwoLines:
        if one.disposed is not None:
            beside = self.tr("disposed of on {day}").format(day=short_day(one.disposed.date()))
        elif one.answered is not None:
            beside = self.tr("answered on {day}").format(day=short_day(one.answered.date()))
        else:
            beside = self.tr("not answered yet")
        facts = []
        if covered is not None:
            facts.append(
                self.tr("1 entry")
                if covered == 1
                else self.tr("{count} entries").format(count=covered)
            )
        if one.disposed is None:
            facts.append(self.tr("keep until {day}").format(day=plain_day(one.keep_until)))
        name = self.tr("Session of {day}").format(day=plain_day(one.made))
        return TwoLines(name, beside, "   ·   ".join(facts), one)

    def _add(self, spec: ChartSpec) -> None:
        made = ChartCard(spec, self._drawn, _nothing_behind)
        # A picture on the disc would be outside the library, and nobody would dispose of it.
        made.save_button.hide()
        self.cards.append(made)
        self._beside.addWidget(made)

    def _carried(self, followed: Sequence[Carried]) -> QWidget:
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(4)
        inside.addWidget(label(self.tr("Commitments, from session to session"), "small"))
        inside.addWidget(
            label(self.tr("In the leader’s words, as each session has them."), "heading")
        )
        for one in followed:
            words = label(one.words, "section")
            words.setContentsMargins(0, 10, 0, 0)
            inside.addWidget(words)
            for days, step in told(one):
                said_then = list(step.says) or [self.tr("nothing said of it")]
                if step.kind == NEXT:
                    said_then[0] = self.tr("Ahead. {words}").format(words=said_then[0])
                heard = " · ".join(short_day(day) for day in days)
                inside.addWidget(label(f"{heard}:  {said_then[0]}", "quiet"))
                for more in said_then[1:]:
                    inside.addWidget(label(more, "quiet"))
        return card(inside)

    def _drawn(
        self,
        spec: ChartSpec,
        width: float,
        height: float,
        scale: float,
        then: Callable[["Picture"], None],
    ) -> None:
        colours = self._desk.looks.now.colours
        font = QFontInfo(QApplication.font())
        family, size = font.family(), float(font.pixelSize()) * 0.9
        self._desk.tasks.latest(
            f"practice.{spec.key}",
            FREE,
            lambda: insight.picture(
                spec, insight.figure_look(colours, family, size), width, height, scale
            ),
            then,
        )

    def _redraw(self) -> None:
        for one in self.cards:
            one.view.redraw()


def _nothing_behind(spec: ChartSpec, then: Callable[[Behind], None]) -> None:
    """A summary has no entries behind its numbers."""
