# SPDX-License-Identifier: MIT
"""Filters that know what there is to filter by in this journal, and ask for days."""

from datetime import timedelta

from journal_app.domain.changes import TEMPLATES, Changes
from journal_app.services import finding, templating
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.period import PeriodDialog
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.filters import Filters

_DAYS_ASKED = 90
"""How far back the days go that are offered first."""


class EntryFilters(Filters):
    """``learn`` reads tags and templates once, until a change concerns them."""

    def __init__(self, desk: Desk, *, for_charts: bool = False) -> None:
        super().__init__(desk.session.pack, lambda: desk.session.today, for_charts=for_charts)
        self._desk = desk
        self._learned = False
        self.period_wanted.connect(self._ask_period)

    def learn(self) -> None:
        """Find out which tags and templates there are, unless that is known."""
        if self._learned:
            return
        self._learned = True
        session, tasks, mine = self._desk.session, self._desk.tasks, id(self)
        tasks.latest(
            f"filters.templates.{mine}",
            READ,
            lambda: [(one.id, one.name) for one in templating.every(session)],
            self.know_templates,
        )
        tasks.latest(f"filters.tags.{mine}", READ, lambda: finding.tags(session), self.know_tags)

    def take_changes(self, changes: Changes) -> None:
        """There may be other tags and templates now."""
        if changes.of_entries or TEMPLATES in changes.about:
            self._learned = False

    def _ask_period(self) -> None:
        today, shown = self._desk.session.today, self.query()
        start = shown.start or today - timedelta(days=_DAYS_ASKED)
        dialog = PeriodDialog(self, start, shown.end or today)
        if dialog.exec():
            self.set_period(*dialog.answer())
