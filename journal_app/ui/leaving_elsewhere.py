# SPDX-License-Identifier: MIT
"""Where no system tells: the computer has slept when its clock ran on and our timer stood still."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LOOK = 15_000
"""Milliseconds between two looks at the clock."""
_SLEPT = 60.0
"""Seconds that the clock must be ahead; less is a timer that came late."""


class Waking(QObject):
    """Calls ``left`` soon after the computer wakes up; a clock that was set ahead does as well."""

    def __init__(self, left: Callable[[], object], clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._left, self._clock = left, clock
        self._seen = clock()
        self.timer = QTimer(self, interval=_LOOK)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    def _look(self) -> None:
        before, self._seen = self._seen, self._clock()
        if self._seen - before > _LOOK / 1_000 + _SLEPT:
            self._left()
