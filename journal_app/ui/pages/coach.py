# SPDX-License-Identifier: MIT
"""Coach: put a page together for a coach, see exactly what would leave, then save it."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.changes import Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.summary import Summary
from journal_app.services import coaching, finding
from journal_app.services.coaching import Saved
from journal_app.services.finding import Found
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.dialogs.period import PeriodDialog
from journal_app.ui.tasks import FREE, READ
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.page_view import PageView
from journal_app.ui.widgets.parts import button, label, scrolling
from journal_app.ui.widgets.picks import Picks
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import plain_day, said

_REST = 500
"""Milliseconds after a change until the pages are made anew."""
_MOST_LISTED = 400


class CoachPage(Page):
    """A form on the left; on the right the pages as they would leave."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        today = desk.session.today
        self._period = Period(today - timedelta(days=90), today)
        self._summary: Summary | None = None
        self._state = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._make)
        self.banner = Banner()
        self.pages = PageView()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._form())
        splitter.addWidget(self._preview())
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes([460, 620])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(splitter, 1)

    def arrive(self, entry_id: str) -> None:
        """Offer the entries of the period as they are now."""
        self._list_entries()
        self._changed()
        self.want.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """The entries or the numbers may be others now."""
        if changes.of_entries and self.isVisible():
            self._list_entries()
            self._changed()

    # -- building ---------------------------------------------------------------------------

    def _form(self) -> QWidget:
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        for text, days in (
            (self.tr("Last 6 weeks"), 42),
            (self.tr("Last 3 months"), 91),
            (self.tr("Last 6 months"), 182),
            (self.tr("All entries"), 0),
            (self.tr("From day to day …"), -1),
        ):
            self.period.addItem(text, days)
        self.period.setCurrentIndex(1)
        self.period.activated.connect(self._period_chosen)
        self._days = label("", "small")
        self.want = TextField()
        self.want.setAccessibleName(self.tr("What I want from this session"))
        self.want.setPlaceholderText(self.tr("Such as: help me find a way into the next board."))
        self.want.setTabChangesFocus(True)
        self.want.setFixedHeight(self.want.fontMetrics().lineSpacing() * 4 + 20)
        self.want.textChanged.connect(self._changed)
        self.alias = QLineEdit()
        self.alias.setAccessibleName(self.tr("How I sign it"))
        self.alias.setPlaceholderText(self.tr("Initials, or nothing"))
        self.alias.textChanged.connect(self._changed)
        self.picks = Picks()
        self.picks.changed.connect(self._changed)
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(28, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(label(self.tr("A page for my coach"), "title"))
        column.addWidget(
            label(
                self.tr(
                    "Nothing leaves but what you see on the right. Your words go along only from "
                    "entries you tick; days are rounded to the week."
                ),
                "quiet",
            )
        )
        for heading, *parts in (
            (self.tr("What I want from this session"), self.want),
            (self.tr("Period"), self.period, self._days),
            (self.tr("How I sign it"), self.alias),
            (self.tr("In my own words"), self.picks),
        ):
            column.addSpacing(8)
            column.addWidget(label(str(heading), "section"))
            for part in parts:
                assert isinstance(part, QWidget)
                column.addWidget(part)
        column.addStretch()
        area = scrolling(inside, self.tr("What goes on the page"))
        area.setMinimumWidth(340)
        return area

    def _preview(self) -> QWidget:
        self._hint = label("", "quiet")
        self.save = button(self.tr("Save as PDF …"), self._save, "main")
        self.save.setEnabled(False)
        head = QHBoxLayout()
        head.addWidget(self._hint, 1)
        head.addWidget(self.save)
        right = QWidget()
        right.setMinimumWidth(320)
        column = QVBoxLayout(right)
        column.setContentsMargins(20, 20, 28, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(scrolling(self.pages, self.tr("The pages as they would leave")), 1)
        return right

    # -- choosing ---------------------------------------------------------------------------

    def show_period(self, period: Period) -> None:
        """Make the page of another period."""
        self._period = period
        self._list_entries()
        self._changed()

    def _period_chosen(self) -> None:
        days, today = self.period.currentData(), self._desk.session.today
        if days == 0:
            self.show_period(Period(None, None))
        elif days > 0:
            self.show_period(Period(today - timedelta(days=days - 1), today))
        else:
            start = self._period.start or today - timedelta(days=90)
            dialog = PeriodDialog(self, start, self._period.end or today)
            if dialog.exec():
                self.show_period(Period(*dialog.answer()))

    def _list_entries(self) -> None:
        session, period = self._desk.session, self._period
        start = plain_day(period.start) if period.start else "…"
        end = plain_day(period.end) if period.end else "…"
        everything = period.start is None and period.end is None
        self._days.setText("" if everything else f"{start} – {end}")
        self._days.setVisible(not everything)
        self._desk.tasks.latest(
            "coach.entries",
            READ,
            lambda: finding.in_period(session, period, _MOST_LISTED),
            self._show_entries,
        )

    def _show_entries(self, found: Found) -> None:
        session = self._desk.session
        self.picks.offer(found.rows, lambda entry_id: coaching.usual_words(session, entry_id))

    # -- previewing and saving --------------------------------------------------------------

    def _changed(self) -> None:
        # Pages asked for before this change may still be on their way, and are not wanted any more.
        self._state += 1
        self._summary = None
        self.save.setEnabled(False)
        self._rest.start()

    def _make(self) -> None:
        want = replace_unstorable(self.want.toPlainText())
        if not want.strip():
            self.pages.clear()
            self._hint.setText(
                self.tr("Say what you want from this session, and the pages appear here.")
            )
            return
        self._hint.setText(self.tr("Making the pages …"))
        session, period, state = self._desk.session, self._period, self._state
        alias, picks = replace_unstorable(self.alias.text()), self.picks.picks()
        self._desk.tasks.latest(
            "coach.gather",
            READ,
            lambda: coaching.gather(session, period, want, picks, alias),
            lambda summary: self._gathered(summary, state),
            lambda why: self._refused(why, state),
        )

    def _gathered(self, summary: Summary, state: int) -> None:
        if state != self._state:
            return
        dots = 110 * self.devicePixelRatioF()
        self._desk.tasks.latest(
            "coach.pages",
            FREE,
            lambda: coaching.preview_pages(summary, dots),
            lambda pictures: self._show_pages(summary, pictures, state),
            lambda why: self._refused(why, state),
        )

    def _show_pages(self, summary: Summary, pictures: Sequence[bytes], state: int) -> None:
        if state != self._state:
            return
        self._summary = summary
        self.save.setEnabled(True)
        self._hint.setText(
            self.tr("This is exactly what leaves: {pages} pages.").format(pages=len(pictures))
        )
        spoken = "\n".join(said(one) for one in coaching.preview_words(summary))
        self.pages.show_pages(pictures, spoken)

    def _refused(self, why: Message, state: int) -> None:
        if state != self._state:
            return
        self.pages.clear()
        self._hint.setText(said(why))

    def _save(self) -> None:
        summary, session = self._summary, self._desk.session
        if summary is None:
            return
        path = self._desk.ask.save_file(
            self, self.tr("Save as PDF"), "A page for my coach.pdf", self.tr("PDF (*.pdf)")
        )
        if path is None:
            return
        self._desk.tasks.run(
            FREE,
            lambda: coaching.save_pdf(session, summary, path),
            self._saved,
            lambda why: self.banner.say(said(why)),
        )

    def _saved(self, saved: Saved) -> None:
        done = self.tr("Saved “{path}”.").format(path=saved.path)
        self.banner.say(" ".join((done, *(said(notice) for notice in saved.notices))))


PAGE = PageKind("coach", 5, "Coach", "account-voice", "Ctrl+5", CoachPage)
