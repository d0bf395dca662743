# SPDX-License-Identifier: MIT
"""Settings: looks and text size, which belong to this computer, and a card for each group."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.services import preferences
from journal_app.ui import preferences as groups
from journal_app.ui.desk import Desk, Page, PageKind, Preference, PreferenceKind
from journal_app.ui.widgets.parts import card, label, paper, scrolling

_WIDEST = 760


class SettingsPage(Page):
    """A few choices; each takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.look = QComboBox()
        self.look.setAccessibleName(self.tr("Look"))
        for text, value in (
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ):
            self.look.addItem(text, value)
        self.text_size = QComboBox()
        self.text_size.setAccessibleName(self.tr("Text size"))
        for percent in preferences.TEXT_SIZES:
            self.text_size.addItem(f"{percent} %", percent)
        self._show()
        self.look.activated.connect(self._changed)
        self.text_size.activated.connect(self._changed)
        desk.looks.changed.connect(self._show)
        form = QFormLayout()
        form.setContentsMargins(24, 20, 24, 20)
        form.setSpacing(12)
        form.addRow(self.tr("&Look"), self.look)
        form.addRow(self.tr("Text &size"), self.text_size)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 20, 0, 24)
        column.setSpacing(16)
        column.addWidget(label(self.tr("Settings"), "title"))
        column.addWidget(card(form))
        self.groups: dict[str, Preference] = {}
        self._add_groups(column)
        column.addStretch()
        inside.setObjectName("column")
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(scrolling(paper(inside), self.tr("Settings")))

    def _add_groups(self, column: QVBoxLayout) -> None:
        """The groups that are found, each a card with its heading."""
        found: dict[str, PreferenceKind] = plugins.discover(groups, "PREFERENCE")  # type: ignore[assignment]
        for name, kind in sorted(found.items(), key=lambda item: item[1].order):
            made = self.groups[name] = kind.make(self._desk)
            inside = QVBoxLayout()
            inside.setContentsMargins(24, 20, 24, 20)
            inside.setSpacing(8)
            inside.addWidget(label(self.tr(kind.title), "section"))
            inside.addWidget(made)
            column.addWidget(card(inside))

    def arrive(self, entry_id: str) -> None:
        """Show the choices in force; ``entry_id`` may be the class of a group to bring forward."""
        self._show()
        self.look.setFocus()
        for group in self.groups.values():
            group.arrive()
            if type(group).__name__ == entry_id:
                group.come_forward()

    def _show(self) -> None:
        now = self._desk.looks.settings
        self.look.setCurrentIndex(max(0, self.look.findData(now.look)))
        self.text_size.setCurrentIndex(max(0, self.text_size.findData(now.text_size)))

    def _changed(self) -> None:
        self._desk.looks.use(
            replace(
                self._desk.looks.settings,
                look=self.look.currentData(),
                text_size=self.text_size.currentData(),
            )
        )


PAGE = PageKind("settings", 9, "Settings", "cog-outline", "Ctrl+,", SettingsPage, low=True)
