# SPDX-License-Identifier: MIT
"""First step: the days that the summary is about."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.domain.summary_draft import SummaryDraft
from journal_app.services import offering
from journal_app.services.offering import Offer
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.period import PeriodDialog
from journal_app.ui.summary.step import Step, column, paper, section
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import label
from journal_app.ui.words import number, plain_day

_ALL, _CHOSEN, _SINCE = 0, -1, -2
_USUAL = 90


class PeriodStep(Step):
    """A choice of periods, the days in words, and how much there is in them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Period"))
        self._since: date | None = None
        self.period.activated.connect(self._chosen)
        self.days = label("", "quiet")
        self.facts = label("")
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("Which weeks is it about?"), "heading"))
        layout.addWidget(
            label(
                self.tr(
                    "Usually the time since you last met. Entries that you marked private are left "
                    "out of everything, the numbers too."
                ),
                "quiet",
            )
        )
        section(layout, self.tr("Period"), self.period, self.days)
        layout.addSpacing(8)
        layout.addWidget(self.facts)
        layout.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(paper(inside, self.tr("Period")))

    def open(self) -> None:
        """Find out whether there is a last time to go on from."""
        self._since = offering.since_last(self.desk.session)
        self.period.clear()
        for text, days in (
            (self.tr("Last 6 weeks"), 42),
            (self.tr("Last 3 months"), 91),
            (self.tr("Last 6 months"), 182),
            *(((self.tr("Since my last summary"), _SINCE),) if self._since else ()),
            (self.tr("All entries"), _ALL),
            (self.tr("From day to day …"), _CHOSEN),
        ):
            self.period.addItem(text, days)

    def arrive(self, draft: SummaryDraft) -> None:
        """Show the period that is chosen."""
        super().arrive(draft)
        self._show()
        self.period.setFocus()

    def _show(self) -> None:
        draft, today = self.draft, self.desk.session.today
        index = self.period.findData(_CHOSEN)
        if draft.start is None and draft.end is None:
            index = self.period.findData(_ALL)
        elif draft.end == today and draft.start is not None:
            known = self.period.findData((today - draft.start).days + 1)
            if known >= 0:
                index = known
            elif draft.start == self._since:
                index = self.period.findData(_SINCE)
        self.period.setCurrentIndex(index)
        start = plain_day(draft.start) if draft.start else "…"
        end = plain_day(draft.end) if draft.end else "…"
        everything = draft.start is None and draft.end is None
        self.days.setText(self.tr("The whole journal") if everything else f"{start} – {end}")
        session, period = self.desk.session, draft.period
        self.desk.tasks.latest(
            "summary.period", READ, lambda: offering.offer(session, period, 1), self._say
        )

    def _say(self, offer: Offer) -> None:
        if not offer.covered:
            self.facts.setText(
                self.tr(
                    "There are no entries in these days yet. You can still write what you want "
                    "from the session."
                )
            )
            return
        count = (
            self.tr("1 entry")
            if offer.covered == 1
            else self.tr("{count} entries").format(count=number(offer.covered))
        )
        marked = len(offer.marked)
        told = self.tr("none of them marked to bring to your coach.")
        if marked:
            told = self.tr("{count} of them marked to bring to your coach.").format(
                count=number(marked)
            )
        self.facts.setText(f"{count}, {told}")

    def _chosen(self) -> None:
        days, today = self.period.currentData(), self.desk.session.today
        start, end = self.draft.start, self.draft.end
        if days == _ALL:
            start = end = None
        elif days == _SINCE:
            start, end = self._since, today
        elif days == _CHOSEN:
            dialog = PeriodDialog(self, start or today - timedelta(days=_USUAL), end or today)
            if dialog.exec():
                start, end = dialog.answer()
        else:
            start, end = today - timedelta(days=days - 1), today
        self.edit(replace(self.draft, start=start, end=end))
        self._show()
