# SPDX-License-Identifier: MIT
"""Nobody there: so many minutes without a key, a click or a turn of the wheel."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from journal_app.services import safekeeping
from journal_app.ui.desk import Desk

_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)
_MINUTE = 60_000


class Idle(QObject):
    """Tells when a protected journal, or a library, was left alone for as long as was chosen."""

    over = Signal()

    def __init__(self, application: QApplication, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self._over)
        desk.looks.settings_changed.connect(self.begin)
        application.installEventFilter(self)
        self.begin()

    def begin(self) -> None:
        """Count from now, with the minutes that are chosen."""
        minutes = self._desk.looks.settings.lock_after
        self.timer.stop()
        if minutes:
            self.timer.start(minutes * _MINUTE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin again at any sign of life; nothing is held up."""
        if event.type() in _SIGNS_OF_LIFE and self.timer.isActive():
            self.timer.start()
        return False

    def _over(self) -> None:
        if safekeeping.is_protected(self._desk.session) or self._desk.shelf.is_open:
            self.over.emit()
        else:
            self.begin()
