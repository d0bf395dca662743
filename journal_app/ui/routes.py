# SPDX-License-Identifier: MIT
"""Going from place to place without the places knowing each other."""

from PySide6.QtCore import QObject, Signal


class Routes(QObject):
    """A page asks to go somewhere; the window takes the leader there."""

    asked = Signal(str, str)
    """A page's key, and the id of an entry to open there or an empty text."""

    wished = Signal(str)
    """Something the window does for a page: "import", "sample", or the wish of an ``Action``."""

    quick_asked = Signal()
    """Quick entry is wanted."""

    reminder_asked = Signal()
    """The leader wants to see what a reminder looks like here."""

    end_asked = Signal()
    """Up to It is to end, also where it would stay in the tray."""

    lock_asked = Signal()
    """The journal is to be locked."""

    protection_changed = Signal()
    """The journal has a passphrase now, or has none any more."""
    restart_asked = Signal()
    """Up to It is to end and open again, as the journal is elsewhere now."""
    restore_asked = Signal(object)
    """A ``Chosen`` copy is to take the place of the journal."""

    repair_asked = Signal()
    """What can be read of the journal is to take its place."""

    def go(self, page: str, entry_id: str = "") -> None:
        """Go to a page, with an entry if one is named."""
        self.asked.emit(page, entry_id)
