# SPDX-License-Identifier: MIT
"""Under a read entry: a link to its earlier texts, and in the trash the way to delete it."""

from PySide6.QtWidgets import QHBoxLayout

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.entry import Entry
from journal_app.services import choosing, history
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ
from journal_app.ui.trash_bar import delete_one
from journal_app.ui.widgets.parts import button
from journal_app.ui.words import number


class EarlierPart(Part):
    """Hidden where the entry has one text only and is not in the trash."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry: Entry | None = None
        self.link = button("", lambda: desk.routes.wished.emit("versions"), "link", "Ctrl+H")
        self.delete = button(self.tr("Delete for good …"), self._delete, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.link)
        row.addWidget(self.delete)
        row.addStretch(1)

    def show_entry(self, entry: Entry | None) -> None:
        """Count the earlier texts of another entry."""
        self._entry = entry
        self.hide()
        if entry is None:
            return
        session, entry_id = self.desk.session, entry.id
        self.desk.tasks.latest(
            "part.earlier",
            READ,
            lambda: (history.count(session, entry_id), choosing.load(session).hold),
            lambda found: self._show(entry_id, *found),
        )

    def take_changes(self, changes: Changes) -> None:
        """A hold began or ended."""
        if CHOICES in changes.about:
            self.show_entry(self._entry)

    def _show(self, entry_id: str, count: int, hold: bool) -> None:
        if self._entry is None or self._entry.id != entry_id:
            return
        text = self.tr("{count} earlier text") if count == 1 else self.tr("{count} earlier texts")
        self.link.setText(text.format(count=number(count)))
        self.link.setVisible(count > 0)
        trashed = self._entry.trashed is not None
        self.delete.setVisible(trashed)
        self.delete.setEnabled(not hold and not self.desk.session.read_only)
        self.delete.setToolTip(self.tr("Deletion is on hold; see Settings.") if hold else "")
        self.setVisible(count > 0 or trashed)

    def _delete(self) -> None:
        if self._entry is not None:
            delete_one(self.desk, self, self._entry.id, self._entry.heading)


PART = PartKind(70, EarlierPart)
