# SPDX-License-Identifier: MIT
"""Copies while the window is open: a moment after the start, and then as often as one is due."""

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.message import Message
from journal_app.services import copying
from journal_app.services.copying import Made
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import FREE

FIRST = 3_000
"""Milliseconds after the start, when the first page is there."""
EVERY = 60_000
"""Milliseconds between two looks at whether a copy is due."""


class Copying(QObject):
    """Makes copies by itself on a free lane, and gives one up when the window must close."""

    made = Signal()
    """There is another copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hurried = self._busy = self._told = False
        desk.tasks.hurried.connect(self._hurry)
        self.first = QTimer(self, singleShot=True, interval=FIRST)
        self.timer = QTimer(self, interval=EVERY)
        for one in (self.first, self.timer):
            one.timeout.connect(self.look)
            one.start()

    def look(self) -> None:
        """Make a copy if one is due."""
        if self._busy:
            return
        self._busy, self._hurried = True, False
        session = self._desk.session

        def work() -> Made | None:
            try:
                return copying.automatic(session, lambda: self._hurried)
            except copying.Stopped:
                return None

        self._desk.tasks.run(FREE, work, self._done, self._failed)

    def _done(self, made: Made | None) -> None:
        self._busy = False
        if made is not None:
            self.made.emit()

    def _failed(self, why: Message) -> None:
        self._busy = False
        # Said once: whoever can't mend it now is not to be told every minute.
        if not self._told:
            self._told = True
            self._desk.tasks.failed.emit(why)

    def _hurry(self) -> None:
        self._hurried = True
