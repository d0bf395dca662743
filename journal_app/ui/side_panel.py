# SPDX-License-Identifier: MIT
"""Beside the text: everything about an entry that is not its words, section by section."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft
from journal_app.ui import side
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.side.ratings import RatingsSection
from journal_app.ui.side.tags import TagsSection
from journal_app.ui.side.themes import ThemesSection
from journal_app.ui.widgets.labels import TagField, ThemePicker
from journal_app.ui.widgets.parts import scrolling
from journal_app.ui.widgets.rating_pad import RatingPad


class SidePanel(QFrame):
    """The sections that are found, from top to bottom. ``sections`` holds them by file name."""

    edited = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.setObjectName("side")
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(24)
        found: dict[str, SectionKind] = plugins.discover(side, "SECTION")  # type: ignore[assignment]
        self.sections: dict[str, Section] = {}
        for name, kind in sorted(found.items(), key=lambda item: item[1].order):
            made = self.sections[name] = kind.make(sheet)
            made.edited.connect(self.edited)
            column.addWidget(made)
        column.addStretch()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolling(inside, self.tr("About this entry")))

    @property
    def themes(self) -> ThemePicker:
        """The chosen themes."""
        section = self.sections["themes"]
        assert isinstance(section, ThemesSection)
        return section.picker

    @property
    def tags(self) -> TagField:
        """The leader's own tags."""
        section = self.sections["tags"]
        assert isinstance(section, TagsSection)
        return section.field

    @property
    def up_for_it(self) -> RatingPad:
        """The first question."""
        return self._ratings().up_for_it

    @property
    def up_to_it(self) -> RatingPad:
        """The second question."""
        return self._ratings().up_to_it

    def _ratings(self) -> RatingsSection:
        section = self.sections["ratings"]
        assert isinstance(section, RatingsSection)
        return section

    def show_draft(self, draft: Draft) -> None:
        """Show what is kept with an entry."""
        for section in self.sections.values():
            section.show_draft(draft)

    def added_to(self, draft: Draft) -> Draft:
        """The draft with what is chosen here."""
        for section in self.sections.values():
            draft = section.added_to(draft)
        return draft

    def take_changes(self, changes: Changes) -> None:
        """A write touched these things."""
        for section in self.sections.values():
            section.take_changes(changes)
