# SPDX-License-Identifier: MIT
"""Pictures of the entry in front, handed to its text as soon as they are read."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from journal_app.domain.attachment import linked
from journal_app.domain.changes import Changes
from journal_app.services import attaching
from journal_app.ui.sheet import Sheet
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.texts import picture_of

_WIDEST = 1200
"""Pixels a side that a picture is made small to before it is fitted to the page."""


class TextPictures(QObject):
    """Reads what the text names and was not read yet, whenever the entry is opened or kept."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._pictures: dict[str, QImage] = {}
        sheet.opened.connect(self._opened)
        sheet.kept.connect(lambda _: self._look())
        sheet.desk.tasks.changed.connect(self._changed)

    def _opened(self) -> None:
        self._pictures = {}
        self._sheet.editor.set_pictures(self._pictures.get)
        self._look()

    def _changed(self, changes: Changes) -> None:
        # A picture may have come after the line that names it.
        if self._sheet.entry_id in changes.entries:
            self._look()

    def _look(self) -> None:
        text, entry_id = self._sheet.editor.text(), self._sheet.entry_id
        if set(linked(text)) <= self._pictures.keys():
            return
        session = self._sheet.desk.session
        self._sheet.desk.tasks.latest(
            "text.pictures",
            READ,
            lambda: attaching.previews(session, entry_id, text, _WIDEST),
            lambda found: self._show(entry_id, found),
        )

    def _show(self, entry_id: str, found: Mapping[str, bytes]) -> None:
        new = {name: png for name, png in found.items() if name not in self._pictures}
        if entry_id == self._sheet.entry_id and new:
            for name, png in new.items():
                self._pictures[name] = picture_of(png)
            self._sheet.editor.set_pictures(self._pictures.get)
