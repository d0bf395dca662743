# SPDX-License-Identifier: MIT
"""Up to three themes in focus, and whether check-ins and second looks are offered."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.choices import Choices
from journal_app.services import choosing
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.labels import ThemePicker
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.tick import Tick


class FocusPreference(Preference):
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
        self.picker.edited.connect(lambda: self._keep(focus=self.picker.themes()))
        column.addWidget(self.picker)
        self.switches: dict[str, Tick] = {}
        for name, text in (
            ("check_ins", self.tr("Offer check-ins")),
            ("second_looks", self.tr("Offer a second look at entries after 30 and 90 days")),
        ):
            made = self.switches[name] = Tick(text)
            made.toggled.connect(partial(self._switch, name))
            column.addWidget(made)
        self.setEnabled(not desk.session.read_only)
        desk.tasks.changed.connect(self._changed)
        self.arrive()

    def arrive(self) -> None:
        """Show what is chosen."""
        session = self.desk.session
        self.desk.tasks.latest("preference.focus", READ, lambda: choosing.load(session), self._show)

    def _show(self, chosen: Choices) -> None:
        known = self.desk.session.pack.theme_names()
        self.picker.set_themes([slug for slug in chosen.focus if slug in known])
        for name, box in self.switches.items():
            box.set_on(getattr(chosen, name))

    def _switch(self, name: str, on: bool) -> None:
        self._keep(**{name: on})

    def _keep(self, **wanted: object) -> None:
        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(WRITE, lambda: choosing.change(session, **wanted), tasks.announce)

    def _changed(self, changes: Changes) -> None:
        if CHOICES in changes.about:
            self.arrive()


PREFERENCE = PreferenceKind(20, "Themes in focus", FocusPreference)
