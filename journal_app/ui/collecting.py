# SPDX-License-Identifier: MIT
"""When Python looks for garbage: on the window's thread alone, and a little at a time.

Left to itself it looks whenever many things were made, on whichever thread made the last of them:
a lane could destroy something of Qt's, and a whole look through 97,000 objects held the window for
48 ms in the middle of a scroll.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks."""


class Collecting(QObject):
    """Takes over from Python's own habit until ``close``.

    All that is here at the beginning stays to the end and is not looked through again.
    """

    def __init__(self) -> None:
        super().__init__()
        self._was = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look through what is due by Python's own thresholds, the youngest first."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Give it back to Python."""
        self._timer.stop()
        gc.unfreeze()
        if self._was:
            gc.enable()
