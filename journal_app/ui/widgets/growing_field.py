# SPDX-License-Identifier: MIT
"""A field for plain words that grows with them, from two lines to a dozen."""

import math

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

from journal_app.ui.widgets.texts import TextField

_FRAME = 26
"""Pixels of edge, padding and margin above and below the lines."""


class GrowingField(TextField):
    """The Tab key goes on from it; ``least`` and ``most`` are lines."""

    def __init__(self, text: str = "", *, least: int = 2, most: int = 12) -> None:
        super().__init__(text)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters make higher lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        # A document of plain text counts its height in lines.
        lines = math.ceil(self.document().size().height())
        bar = Qt.ScrollBarPolicy
        fits = lines <= self._most
        self.setVerticalScrollBarPolicy(bar.ScrollBarAlwaysOff if fits else bar.ScrollBarAsNeeded)
        lines = min(max(lines, self._least), self._most)
        height = lines * self.fontMetrics().lineSpacing() + _FRAME
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
