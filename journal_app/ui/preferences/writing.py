# SPDX-License-Identifier: MIT
"""Help while writing, each on or off: spelling, themes, names, the paragraph in focus."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from journal_app.services import spelling
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class WritingPreference(Preference):
    """Switches that take effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.switches: dict[str, Tick] = {}
        for name, text in (
            ("spelling", self.tr("Mark words that are not spelt as in British English")),
            ("theme_suggestions", self.tr("Suggest themes from what is written")),
            ("name_check", self.tr("Offer roles where the name of a person is written")),
            ("focus_paragraph", self.tr("In “Only the text”, dim all but the paragraph at hand")),
        ):
            made = self.switches[name] = Tick(text)
            made.toggled.connect(partial(self._set, name))
            column.addWidget(made)
        if not spelling.available():
            self.switches["spelling"].setEnabled(False)
            column.insertWidget(
                1,
                label(
                    self.tr(
                        "Spelling can’t be checked on this computer: the dictionary program is "
                        "not made for its kind of processor."
                    ),
                    "quiet",
                ),
            )
        desk.looks.settings_changed.connect(self.arrive)
        self.arrive()

    def arrive(self) -> None:
        """Show the switches as they are."""
        for name, box in self.switches.items():
            box.set_on(getattr(self.desk.looks.settings, name))

    def _set(self, name: str, on: bool) -> None:
        looks = self.desk.looks
        looks.use(replace(looks.settings, **{name: on}))  # type: ignore[arg-type]


PREFERENCE = PreferenceKind(10, "While writing", WritingPreference)
