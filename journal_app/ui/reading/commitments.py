# SPDX-License-Identifier: MIT
"""Under a read entry: the commitments made in it, and those whose outcome it tells."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Entry
from journal_app.services import committing
from journal_app.ui.committing import Committing
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.commitment_row import CommitmentRow
from journal_app.ui.widgets.parts import clear, label


class CommitmentsPart(Part):
    """Hidden where the entry has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._deeds = Committing(desk, self)
        self._entry_id = ""
        self.rows: list[CommitmentRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Commitments"), "section"))
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column.addLayout(self._list)

    def show_entry(self, entry: Entry | None) -> None:
        """Show those of another entry."""
        self._entry_id = entry.id if entry else ""
        self._show(())
        self._load()

    def take_changes(self, changes: Changes) -> None:
        """One of them may be another now."""
        if COMMITMENTS in changes.about:
            self._load()

    def _load(self) -> None:
        session, entry_id = self.desk.session, self._entry_id
        if not entry_id:
            return
        self.desk.tasks.latest(
            "reading.commitments",
            READ,
            lambda: committing.of_entry(session, entry_id),
            lambda found: self._found(entry_id, found),
        )

    def _found(self, entry_id: str, found: tuple[Commitment, ...]) -> None:
        if entry_id == self._entry_id:
            self._show(found)

    def _show(self, found: tuple[Commitment, ...]) -> None:
        session = self.desk.session
        clear(self._list)
        self.rows = [
            CommitmentRow(one, session.today, self._deeds, slim=True, locked=session.read_only)
            for one in found
        ]
        for row in self.rows:
            self._list.addWidget(row)
        self.setVisible(bool(found))


PART = PartKind(30, CommitmentsPart)
