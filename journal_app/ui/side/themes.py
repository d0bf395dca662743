# SPDX-License-Identifier: MIT
"""The pack's themes that an entry bears."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.entry import Draft
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.widgets.labels import ThemePicker


class ThemesSection(Section):
    """Up to three themes."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.picker = ThemePicker(sheet.desk.session.pack)
        self.picker.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)

    def show_draft(self, draft: Draft) -> None:
        """Show the themes of another entry."""
        self.picker.set_themes(draft.themes)

    def added_to(self, draft: Draft) -> Draft:
        """The draft with the themes chosen here."""
        return replace(draft, themes=self.picker.themes())


SECTION = SectionKind(10, ThemesSection)
