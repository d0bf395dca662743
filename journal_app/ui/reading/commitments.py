# SPDX-License-Identifier: MIT
"""Under a read entry: the commitments made in it, and those whose outcome it tells."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.entry import Entry
from journal_app.ui.committing import Committing
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.entry_commitments import EntryCommitments
from journal_app.ui.widgets.commitment_row import CommitmentRow
from journal_app.ui.widgets.parts import label


class CommitmentsPart(Part):
    """Hidden where the entry has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry_id = ""
        self._list = EntryCommitments(desk, "reading", Committing(desk, self))
        self._list.found.connect(lambda count: self.setVisible(count > 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Commitments"), "section"))
        column.addWidget(self._list)

    @property
    def rows(self) -> list[CommitmentRow]:
        """The commitments as they are shown."""
        return self._list.rows

    def show_entry(self, entry: Entry | None) -> None:
        """Show those of another entry."""
        self._entry_id = entry.id if entry else ""
        self._list.look(self._entry_id)

    def take_changes(self, changes: Changes) -> None:
        """One of them may be another now."""
        if COMMITMENTS in changes.about:
            self._list.look(self._entry_id)


PART = PartKind(30, CommitmentsPart)
