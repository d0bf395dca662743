# SPDX-License-Identifier: MIT
"""A group in Settings whose choices live in the journal and move with it."""

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.choices import Choices
from journal_app.services import choosing
from journal_app.ui.desk import Desk, Preference
from journal_app.ui.tasks import READ, WRITE


class JournalPreference(Preference):
    """Shows what is chosen, whoever changed it, and keeps what is changed here at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setEnabled(not desk.session.read_only)
        desk.tasks.changed.connect(self._changed)

    def arrive(self) -> None:
        """Show what is in force."""
        session = self.desk.session
        self.desk.tasks.latest(
            f"preference.{type(self).__name__}",
            READ,
            lambda: choosing.load(session),
            self.show_choices,
        )

    def show_choices(self, chosen: Choices) -> None:
        """Show these choices, without keeping them again."""

    def keep(self, **wanted: object) -> None:
        """Keep some choices by name."""
        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(WRITE, lambda: choosing.change(session, **wanted), tasks.announce)

    def _changed(self, changes: Changes) -> None:
        if CHOICES in changes.about:
            self.arrive()
