# SPDX-License-Identifier: MIT
"""Up to three themes in focus, and whether check-ins and second looks are offered."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.choices import Choices
from journal_app.ui.desk import Desk, PreferenceKind
from journal_app.ui.journal_preference import JournalPreference
from journal_app.ui.widgets.labels import ThemePicker
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class FocusPreference(JournalPreference):
    """What the leader works on for now; it belongs to the journal and moves with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(
                self.tr(
                    "Up to three themes that you work on for now. Every four weeks or so you are "
                    "offered a check-in on them, by their own questions."
                ),
                "quiet",
            )
        )
        self.picker = ThemePicker(desk.session.pack, self.tr("In focus"))
        self.picker.edited.connect(lambda: self.keep(focus=self.picker.themes()))
        column.addWidget(self.picker)
        self.switches: dict[str, Tick] = {}
        for name, text in (
            ("check_ins", self.tr("Offer check-ins")),
            ("second_looks", self.tr("Offer a second look at entries after 30 and 90 days")),
        ):
            made = self.switches[name] = Tick(text)
            made.toggled.connect(lambda on, name=name: self.keep(**{name: on}))
            column.addWidget(made)
        self.arrive()

    def show_choices(self, chosen: Choices) -> None:
        """Show what is chosen."""
        known = self.desk.session.pack.theme_names()
        self.picker.set_themes([slug for slug in chosen.focus if slug in known])
        for name, box in self.switches.items():
            box.set_on(getattr(chosen, name))


PREFERENCE = PreferenceKind(20, "Themes in focus", FocusPreference)
