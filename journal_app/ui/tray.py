# SPDX-License-Identifier: MIT
"""The icon in the desktop's tray, where there is one, and what its menu offers."""

import sys

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from journal_app.ui.look import Looks
from journal_app.ui.widgets.icons import icon


class Tray(QSystemTrayIcon):
    """Says nothing but the program's name; a click opens the window."""

    open_wanted = Signal()
    quick_wanted = Signal()
    reminders_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, looks: Looks) -> None:
        super().__init__(icon("tray", looks.now.colours["ink"]))
        self.setToolTip("Up to It")
        self._menu = QMenu()
        for text, wanted in (
            (self.tr("Open"), self.open_wanted),
            (self.tr("Quick entry"), self.quick_wanted),
            (self.tr("Reminders …"), self.reminders_wanted),
            (self.tr("Quit"), self.end_wanted),
        ):
            self._menu.addAction(text).triggered.connect(lambda _=False, to=wanted: to.emit())
        self._menu.insertSeparator(self._menu.actions()[-1])
        self.setContextMenu(self._menu)
        self.activated.connect(self._activated)

    @staticmethod
    def is_here() -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def close(self) -> None:
        """Leave the tray."""
        self.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        # On macOS a click opens the menu, and would open the window beside it.
        if reason == QSystemTrayIcon.ActivationReason.Trigger and sys.platform != "darwin":
            self.open_wanted.emit()
