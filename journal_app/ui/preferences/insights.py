# SPDX-License-Identifier: MIT
"""What Insights may look at beside ratings and themes."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.choices import Choices
from journal_app.ui.desk import Desk, PreferenceKind
from journal_app.ui.journal_preference import JournalPreference
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class InsightsPreference(JournalPreference):
    """It belongs to the journal and moves with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.cues = Tick(self.tr("Count plain words such as “we”, “I”, “because” and “?”"))
        self.cues.toggled.connect(lambda on: self.keep(language_cues=on))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.cues)
        column.addWidget(
            label(
                self.tr(
                    "Shown in Insights as counts by quarter, with the words that are counted. They "
                    "are no measure of mood, depth or leadership."
                ),
                "quiet",
            )
        )
        self.arrive()

    def show_choices(self, chosen: Choices) -> None:
        """Show the choice in force."""
        self.cues.set_on(chosen.language_cues)


PREFERENCE = PreferenceKind(25, "Insights", InsightsPreference)
