# SPDX-License-Identifier: MIT
"""The leader's own tags on an entry."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Draft
from journal_app.services import finding
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.labels import TagField


class TagsSection(Section):
    """Tags, with those in use offered while typing."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.field = TagField()
        self.field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def show_draft(self, draft: Draft) -> None:
        """Show the tags of another entry, and learn which ones are in use."""
        self.field.set_tags(draft.tags)
        self._learn()

    def added_to(self, draft: Draft) -> Draft:
        """The draft with the tags given here."""
        return replace(draft, tags=self.field.tags())

    def take_changes(self, changes: Changes) -> None:
        """New entries may have brought new tags."""
        if changes.many:
            self._learn()

    def _learn(self) -> None:
        session = self.sheet.desk.session
        self.sheet.desk.tasks.latest(
            "side.tags",
            READ,
            lambda: finding.tags(session),
            lambda known: self.field.offer([tag for tag, _ in known]),
        )


SECTION = SectionKind(20, TagsSection)
