# SPDX-License-Identifier: MIT
"""What is copied out of a protected journal stays out of clipboard histories, unless chosen."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from journal_app.services import safekeeping
from journal_app.ui.desk import Desk
from journal_app.ui.widgets import discreet_copy

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Clipboard(QObject):
    """Large fields mark their copies themselves; this marks those of small ones and labels."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._board = QGuiApplication.clipboard()
        self._board.dataChanged.connect(self._copied)
        self._board.selectionChanged.connect(self._selected)
        desk.looks.settings_changed.connect(self.look)
        desk.routes.protection_changed.connect(self.look)
        desk.shelf.opened.connect(self.look)
        desk.shelf.closed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Follow the setting, and whether there is a passphrase, of the journal or a library."""
        chosen = self._desk.looks.settings.discreet_copies
        guarded = safekeeping.is_protected(self._desk.session) or self._desk.shelf.is_open
        discreet_copy.turn(chosen and guarded)

    def clear(self) -> None:
        """Take our own words off the clipboard, at locking."""
        for mode in _MODES:
            if discreet_copy.is_on() and self.is_ours(mode):
                self._board.clear(mode)

    def end(self) -> None:
        """Mark nothing more."""
        self._board.dataChanged.disconnect(self._copied)
        self._board.selectionChanged.disconnect(self._selected)
        discreet_copy.turn(False)

    def _copied(self) -> None:
        self._mark(QClipboard.Mode.Clipboard)

    def _selected(self) -> None:
        self._mark(QClipboard.Mode.Selection)

    def _mark(self, mode: QClipboard.Mode) -> None:
        if discreet_copy.is_on() and self.is_ours(mode):
            seen: QMimeData | None = self._board.mimeData(mode)
            if seen is not None and seen.hasText() and not discreet_copy.is_discreet(seen):
                self._board.setMimeData(discreet_copy.copy_of(seen), mode)

    def is_ours(self, mode: QClipboard.Mode) -> bool:
        """Whether it was this program that filled the clipboard or the selection."""
        if mode == QClipboard.Mode.Selection:
            return self._board.supportsSelection() and self._board.ownsSelection()
        return self._board.ownsClipboard()
