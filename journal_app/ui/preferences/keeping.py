# SPDX-License-Identifier: MIT
"""When the trash empties itself, and the hold that pauses all deletion."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout

from journal_app.domain.choices import Choices
from journal_app.services.emptying import PERIODS
from journal_app.ui.desk import Desk, PreferenceKind
from journal_app.ui.journal_preference import JournalPreference
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class KeepingPreference(JournalPreference):
    """Both belong to the journal and move with it (domain note, section 7)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("The trash is emptied"))
        self.period.addItem(self.tr("by hand alone"), None)
        for days in PERIODS:
            self.period.addItem(self.tr("by itself, after {days} days").format(days=days), days)
        self.period.activated.connect(lambda _: self.keep(trash_days=self.period.currentData()))
        self.hold = Tick(self.tr("Hold: delete nothing for now"))
        self.hold.toggled.connect(lambda on: self.keep(hold=on))
        form = QFormLayout()
        form.addRow(self.tr("The &trash is emptied"), self.period)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(
            label(
                self.tr(
                    "Earlier texts are all kept for 30 days; after that the last of each day for "
                    "a year, then the last of each week. The first text always stays."
                ),
                "quiet",
            )
        )
        column.addWidget(self.hold)
        column.addWidget(
            label(
                self.tr(
                    "Clearing out as a matter of routine is fine. When a request for information, "
                    "an inquiry or a court may ask for what you wrote, hold first: destroying "
                    "what was asked for can be an offence. While the hold is on, nothing is "
                    "deleted, by hand or by itself: not the trash, not earlier texts, not "
                    "attachments."
                ),
                "quiet",
            )
        )
        self.arrive()

    def show_choices(self, chosen: Choices) -> None:
        """Show what is chosen."""
        self.period.setCurrentIndex(max(0, self.period.findData(chosen.trash_days)))
        self.hold.set_on(chosen.hold)


PREFERENCE = PreferenceKind(60, "Keeping and deleting", KeepingPreference)
