# SPDX-License-Identifier: MIT
"""Under a read entry: its pictures and files, to be opened or saved."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.entry_files import EntryFiles
from journal_app.ui.widgets.parts import label


class AttachmentsPart(Part):
    """Hidden where an entry has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry_id = ""
        self.rows = EntryFiles(desk, "reading", changes=False)
        self.rows.found.connect(lambda count: self.setVisible(count > 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Pictures and files"), "section"))
        column.addWidget(self.rows)

    def show_entry(self, entry: Entry | None) -> None:
        """Find out which files the entry has."""
        entry_id = entry.id if entry else ""
        if entry_id != self._entry_id:
            self.hide()
        self._entry_id = entry_id
        self.rows.look(entry_id)

    def take_changes(self, changes: Changes) -> None:
        """Files may have come or gone."""
        if self._entry_id in changes.entries:
            self.rows.look(self._entry_id)


PART = PartKind(20, AttachmentsPart)
