# SPDX-License-Identifier: MIT
"""The library at a glance: what is to be disposed of, and the leaders one works with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.library import LEAD, Client, SummaryRow, Tally
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.ui.desk import Desk
from journal_app.ui.practice.library_menu import LibraryMenu
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, card, clear, label, paper
from journal_app.ui.widgets.two_lines import TwoLineList, TwoLines
from journal_app.ui.words import plain_day, said, short_day

_WIDEST = 44
"""Widest line, in heights of a line of text."""
_MANY = 8
"""Leaders from which on a field to narrow them is worth its room."""
_MOST_DUE = 5
Found = tuple[Sequence[Client], Sequence[SummaryRow], Sequence[Tally]]


class LeadersView(QWidget):
    """Signals carry the ``Client`` or the ``SummaryRow`` that was chosen."""

    chosen = Signal(object)
    read_wanted = Signal(object)
    dispose_wanted = Signal(object)
    take_in_wanted = Signal()
    address_wanted = Signal()
    cohort_wanted = Signal()
    trouble = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._clients: Sequence[Client] = ()
        self.take_in = button(self.tr("Take in a summary …"), self.take_in_wanted.emit, "main")
        self.address = button(self.tr("My address for leaders"), self.address_wanted.emit, "link")
        self.cohort = button(self.tr("Figures of a group"), self.cohort_wanted.emit, "link")
        self.lock = button(
            self.tr("Lock the library"), lambda: desk.shelf.lock_asked.emit(), "link"
        )
        self.library = LibraryMenu(desk, self)
        self.library.told.connect(self.trouble)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a leader or programme"))
        self.search.setAccessibleName(self.tr("Find a leader or programme"))
        self.search.textChanged.connect(self._narrow)
        self.list = TwoLineList(desk.looks, self.tr("Leaders"))
        self.list.chosen.connect(self._choose)
        self._says = label("")
        self._due = QVBoxLayout()
        self._due.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._paper())
        desk.looks.changed.connect(self._fit)
        self._fit()

    def load(self) -> None:
        """Show the library as it is now."""

        def work(library: Library) -> Found:
            if library.member.role == LEAD:
                return (), (), libraries.tallies(library)
            return libraries.clients(library), libraries.due_for_disposal(library), ()

        self._desk.shelf.run(
            self._desk.tasks, work, self._show, lambda why: self.trouble.emit(said(why))
        )

    def take_focus(self) -> None:
        """Put the keyboard where one goes on from."""
        (self.list if self._clients else self.take_in).setFocus()

    def clear(self) -> None:
        """The library is locked: hold nothing of it."""
        self._show(((), (), ()))

    def _paper(self) -> QWidget:
        self._column = QWidget()
        self._column.setObjectName("column")
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Practice"), "title"), 1)
        head.addWidget(self.take_in, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        links = FlowLayout(gap=12)
        for one in (self.address, self.cohort, self.library.button, self.lock):
            links.addWidget(at_the_edge(one))
        column.addLayout(links)
        column.addWidget(self._says)
        column.addLayout(self._due)
        column.addWidget(self.search)
        column.addWidget(self.list, 100)
        column.addStretch(1)
        return paper(self._column)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)

    def _show(self, found: Found) -> None:
        self._clients, due, counts = found
        leads = self._leads()
        self.list.show_rows(
            [self._counted(one) for one in counts]
            if leads
            else [self._row(one) for one in self._clients]
        )
        if leads and not self.take_in.isHidden():
            self.list.setFocus()
        for part in (self.take_in, self.address, self.cohort):
            part.setVisible(not leads)
        some = bool(self._clients or counts)
        self.list.setVisible(some)
        self.search.setVisible(len(self._clients) > _MANY)
        self._says.setText("" if some else self._empty())
        self._says.setVisible(not some)
        clear(self._due)
        if due:
            self._due.addWidget(self._due_card(due))
        if self.search.text():
            self._narrow(self.search.text())

    def _leads(self) -> bool:
        library = self._desk.shelf.library
        return library is not None and library.member.role == LEAD

    def _empty(self) -> str:
        if self._leads():
            return self.tr(
                "No coach has taken anything in yet. As the programme’s lead you see how many "
                "leaders, summaries and replies each coach has, and none of their words."
            )
        return self.tr(
            "Nobody has sent you anything yet.\n\nGive a leader your address: copy it from “My "
            "address for leaders” and send it by mail, then compare its six words by telephone. "
            "They seal a summary to it, and only you can open that file. When it comes, take it in "
            "here, or drop it onto this window.\n\nYou read it here, set sessions side by side, "
            "and write a reply. What you note for yourself stays in this library."
        )

    def _row(self, one: Client) -> TwoLines:
        facts = []
        if one.unanswered:
            facts.append(
                self.tr("1 waits for a reply")
                if one.unanswered == 1
                else self.tr("{count} wait for a reply").format(count=one.unanswered)
            )
        if one.due:
            facts.append(self.tr("{count} to dispose of").format(count=one.due))
        sessions = (
            self.tr("1 session")
            if one.summaries == 1
            else self.tr("{count} sessions").format(count=one.summaries)
        )
        below = [one.programme] if one.programme else []
        below.append(sessions)
        if one.last is not None:
            below.append(self.tr("the last of {day}").format(day=short_day(one.last)))
        name = one.alias or self.tr("A leader without a name")
        return TwoLines(name, " · ".join(facts), "   ·   ".join(below), one)

    def _counted(self, one: Tally) -> TwoLines:
        below = [one.programme] if one.programme else []
        below.append(self.tr("Leaders: {count}").format(count=one.leaders))
        below.append(self.tr("summaries: {count}").format(count=one.summaries))
        below.append(self.tr("replies: {count}").format(count=one.replies))
        until = (
            self.tr("the first to go by {day}").format(day=short_day(one.first_end))
            if one.first_end is not None
            else ""
        )
        return TwoLines(one.coach, until, "   ·   ".join(below), None)

    def _due_card(self, due: Sequence[SummaryRow]) -> QWidget:
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 12)
        inside.setSpacing(6)
        inside.addWidget(label(self.tr("Time to dispose of"), "section"))
        inside.addWidget(label(self.tr("Their leaders agreed to no longer than this."), "small"))
        for row in due[:_MOST_DUE]:
            line = QHBoxLayout()
            words = self.tr("{alias}, session of {day}, to be kept until {until}").format(
                alias=row.alias, day=plain_day(row.made), until=plain_day(row.keep_until)
            )
            line.addWidget(label(words), 1)
            for text, signal in (
                (self.tr("Read"), self.read_wanted),
                (self.tr("Dispose of it …"), self.dispose_wanted),
            ):
                made = button(text, partial(signal.emit, row), "link")
                made.setAccessibleName(f"{text.rstrip(' …')}: {words}")
                line.addWidget(made, alignment=Qt.AlignmentFlag.AlignTop)
            inside.addLayout(line)
        if len(due) > _MOST_DUE:
            rest = self.tr("and {count} more").format(count=len(due) - _MOST_DUE)
            inside.addWidget(label(rest, "small"))
        return card(inside)

    def _choose(self, client: Client | None) -> None:
        # A lead's rows are counts, with nothing behind them.
        if client is not None:
            self.chosen.emit(client)

    def _narrow(self, typed: str) -> None:
        left = self.list.only(typed)
        self._says.setText("" if left else self.tr("No leader or programme has these words."))
        self._says.setVisible(not left)
