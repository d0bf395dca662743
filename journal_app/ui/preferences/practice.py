# SPDX-License-Identifier: MIT
"""Whether this computer's user coaches others, which adds a place to the window."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.widgets.parts import at_the_edge, button, label
from journal_app.ui.widgets.tick import Tick


class PracticePreference(Preference):
    """One switch, and the way to what it adds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.coaches = Tick(self.tr("I coach others"))
        self.coaches.toggled.connect(self._set)
        self.go = at_the_edge(
            button(self.tr("Go to Practice"), lambda: desk.routes.go("practice"), "link")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.coaches)
        column.addWidget(
            label(
                self.tr(
                    "Adds a place, Practice, in which you read the summaries that leaders send "
                    "you, set their sessions side by side and write your replies. They are kept "
                    "in a library of their own, with its own passphrase, apart from this journal."
                ),
                "quiet",
            )
        )
        column.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeft)
        desk.looks.settings_changed.connect(self.arrive)
        self.arrive()

    def arrive(self) -> None:
        """Show the switch as it is."""
        on = self.desk.looks.settings.coaches
        self.coaches.set_on(on)
        self.go.setVisible(on)

    def _set(self, on: bool) -> None:
        if not on and self.desk.shelf.is_open:
            self.desk.shelf.lock_asked.emit()
        looks = self.desk.looks
        looks.use(replace(looks.settings, coaches=on))


PREFERENCE = PreferenceKind(45, "Coaching others", PracticePreference)
