# SPDX-License-Identifier: MIT
"""The commitments of one entry, each with its day and what came of it: in Write and in Journal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.commitment import Commitment
from journal_app.services import committing
from journal_app.ui.committing import Committing
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.commitment_row import CommitmentRow
from journal_app.ui.widgets.parts import clear


class EntryCommitments(QWidget):
    """Those made in an entry, and those whose outcome it tells.

    ``name`` keeps the questions of two places apart.
    """

    found = Signal(int)
    """How many there are."""

    def __init__(self, desk: Desk, name: str, deeds: Committing) -> None:
        super().__init__()
        self._desk, self._name, self._deeds = desk, name, deeds
        self._entry_id = ""
        self.rows: list[CommitmentRow] = []
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)

    def look(self, entry_id: str) -> None:
        """Show those of an entry, or none for an empty id; asked again, as they are now."""
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            self._show(())
        if entry_id:
            session = self._desk.session
            self._desk.tasks.latest(
                f"{self._name}.commitments",
                READ,
                lambda: committing.of_entry(session, entry_id),
                lambda found: self._found(entry_id, found),
            )

    def _found(self, entry_id: str, found: tuple[Commitment, ...]) -> None:
        if entry_id == self._entry_id:
            self._show(found)

    def _show(self, found: tuple[Commitment, ...]) -> None:
        session = self._desk.session
        clear(self._list)
        self.rows = [
            CommitmentRow(one, session.today, self._deeds, slim=True, locked=session.read_only)
            for one in found
        ]
        for row in self.rows:
            self._list.addWidget(row)
        self.found.emit(len(found))
