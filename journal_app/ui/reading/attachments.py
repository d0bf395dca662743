# SPDX-License-Identifier: MIT
"""Under a read entry: its pictures and files, to be opened or saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.attachment import Attachment
from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry
from journal_app.services import attaching
from journal_app.ui import opening
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.file_rows import FileRows
from journal_app.ui.widgets.parts import label

_SMALL = 96


class AttachmentsPart(Part):
    """Hidden where an entry has none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry_id = ""
        self.rows = FileRows(changes=False)
        self.rows.opened.connect(lambda one: opening.open_copy(self, desk, one))
        self.rows.saved.connect(lambda one: opening.save_copy(self, desk, one))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Pictures and files"), "section"))
        column.addWidget(self.rows)

    def show_entry(self, entry: Entry | None) -> None:
        """Find out which files the entry has."""
        self._entry_id = entry.id if entry else ""
        self.hide()
        self._refresh()

    def take_changes(self, changes: Changes) -> None:
        """Files may have come or gone."""
        if self._entry_id in changes.entries:
            self._refresh()

    def _refresh(self) -> None:
        entry_id, session = self._entry_id, self.desk.session
        if entry_id:
            self.desk.tasks.latest(
                "reading.attachments",
                READ,
                lambda: attaching.of_entry(session, entry_id),
                lambda files: self._show(entry_id, files),
            )

    def _show(self, entry_id: str, files: Sequence[Attachment]) -> None:
        if entry_id != self._entry_id:
            return
        self.rows.show_files(files)
        self.setVisible(bool(files))
        for one in files:
            if one.is_picture:
                self.desk.tasks.run(
                    READ,
                    partial(attaching.preview, self.desk.session, one, _SMALL),
                    partial(self._show_picture, one.hash),
                )

    def _show_picture(self, wanted: str, png: bytes | None) -> None:
        if png is not None:
            self.rows.show_picture(wanted, png)


PART = PartKind(20, AttachmentsPart)
