# SPDX-License-Identifier: MIT
"""Marks that a leader sets: a setback, to bring to the coach, private, a favourite, helped."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.entry import Draft
from journal_app.domain.facets import MARKS
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.widgets.facet_pad import FacetPad


class MarksSection(Section):
    """Any number of marks; nothing is ever inferred from the text."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.pad = FacetPad(MARKS, several=True)
        self.pad.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)

    def show_draft(self, draft: Draft) -> None:
        """Show the marks of another entry."""
        self.pad.set_values(*draft.marks)

    def added_to(self, draft: Draft) -> Draft:
        """The draft with the marks set here."""
        return replace(draft, marks=self.pad.values())


SECTION = SectionKind(70, MarksSection)
