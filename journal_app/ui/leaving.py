# SPDX-License-Identifier: MIT
"""The leader leaves: the screen is locked or the computer goes to sleep, where the system tells."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow

from journal_app.ui.tasks import Tasks


class Leaving(QObject):
    """Watches from ``begin`` on, in the way of this system; one file for each way."""

    left = Signal()

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._watch: object = None

    @property
    def watches(self) -> bool:
        """Whether it has begun."""
        return self._watch is not None

    def begin(self, window: QWindow | None) -> None:
        """Watch; once is enough. ``window`` is one that Windows can send its messages to."""
        if self.watches:
            return
        # Loaded when there is a passphrase: it costs other journals nothing.
        if sys.platform == "win32":
            from journal_app.ui.leaving_windows import WindowsLeaving

            self._watch = WindowsLeaving(window, self.left.emit)
        elif sys.platform == "darwin":
            from journal_app.ui.leaving_elsewhere import Waking

            self._watch = Waking(self.left.emit)
        else:
            from journal_app.ui.leaving_linux import LinuxLeaving

            self._watch = LinuxLeaving(self._tasks, self.left.emit)
