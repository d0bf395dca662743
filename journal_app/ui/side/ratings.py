# SPDX-License-Identifier: MIT
"""The two questions, asked after the writing (domain note, section 2.3)."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.entry import Draft
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.widgets.rating_pad import RatingPad


class RatingsSection(Section):
    """Up for it, up to it: each answered on the pack's scale or left open."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        scale = sheet.desk.session.pack.scale
        self.up_for_it = RatingPad(scale, scale.up_for_it)
        self.up_to_it = RatingPad(scale, scale.up_to_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        for pad in (self.up_for_it, self.up_to_it):
            pad.rated.connect(self.edited)
            column.addWidget(pad)

    def show_draft(self, draft: Draft) -> None:
        """Show the answers kept with another entry."""
        self.up_for_it.set_value(draft.up_for_it)
        self.up_to_it.set_value(draft.up_to_it)

    def added_to(self, draft: Draft) -> Draft:
        """The draft with the answers given here."""
        return replace(draft, up_for_it=self.up_for_it.value(), up_to_it=self.up_to_it.value())


SECTION = SectionKind(30, RatingsSection)
