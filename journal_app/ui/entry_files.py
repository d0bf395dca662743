# SPDX-License-Identifier: MIT
"""The pictures and files of one entry, as rows that open and save them: in Write and in Journal."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from journal_app.domain.attachment import Attachment
from journal_app.services import attaching
from journal_app.ui import opening
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.file_rows import FileRows

_SMALL = 96


class EntryFiles(FileRows):
    """Finds out which files an entry has. ``name`` keeps the questions of two places apart."""

    found = Signal(int)
    """How many files the entry has."""

    def __init__(self, desk: Desk, name: str, *, changes: bool) -> None:
        super().__init__(changes=changes)
        self._desk, self._name = desk, name
        self._entry_id = ""
        self.opened.connect(lambda one: opening.open_copy(self, desk, one))
        self.saved.connect(lambda one: opening.save_copy(self, desk, one))

    def look(self, entry_id: str) -> None:
        """Show the files of an entry, or none for an empty id; asked again, what changed."""
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            self.show_files(())
        if entry_id:
            session = self._desk.session
            self._desk.tasks.latest(
                f"{self._name}.attachments",
                READ,
                lambda: attaching.of_entry(session, entry_id),
                lambda files: self._show(entry_id, files),
            )

    def _show(self, entry_id: str, files: Sequence[Attachment]) -> None:
        if entry_id != self._entry_id:
            return
        if self.show_files(files):
            for one in files:
                if one.is_picture:
                    self._desk.tasks.run(
                        READ,
                        partial(attaching.preview, self._desk.session, one, _SMALL),
                        partial(self._show_picture, one.hash),
                    )
        self.found.emit(len(files))

    def _show_picture(self, wanted: str, png: bytes | None) -> None:
        if png is not None:
            self.show_picture(wanted, png)
