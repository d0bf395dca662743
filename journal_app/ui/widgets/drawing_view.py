# SPDX-License-Identifier: MIT
"""A drawing that came in a summary, at the width there is, with its words for who does not see it.

It is handed over cleaned of everything that loads, and drawn off the window's thread.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

_WIDEST = 760
_PRINTED = 14.5
"""Height of a line of the letters around it at which a drawing has its natural width."""
_HIGHEST = 1.6
"""Times its width; a drawing that wants to be higher is fitted into that."""
_MOST_DOTS = 4_000
_NAMES_OTHERS = re.compile(
    rb"<(?:\w+:)?(?:image|script|style|foreignObject|text|a|font|animate|set)\b"
    rb"|(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*(?!#)|<!|<\?",
    re.IGNORECASE,
)
"""What no cleaned drawing holds."""
Ask = Callable[[int, Callable[[QImage], None]], None]
"""Asks for the drawing so many dots wide; the answer comes later."""


def drawn(svg: bytes, width: int) -> QImage:
    """A cleaned drawing as a picture of that width; of one without a size, nothing.

    Nor of one that was not cleaned: Qt opens what a drawing names.
    """
    if _NAMES_OTHERS.search(svg):
        return QImage()
    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.viewBoxF().size() if renderer.isValid() else QRectF().size()
    if size.width() <= 0 or size.height() <= 0:
        return QImage()
    width = max(1, min(width, _MOST_DOTS))
    height = max(1, round(width * min(size.height() / size.width(), _HIGHEST)))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


class DrawingView(QWidget):
    """Shows the picture that it asks for whenever its width is another one."""

    def __init__(self, ask: Ask, alt: str, name: str, natural: float = _WIDEST) -> None:
        """``natural`` is the width at which its letters are as small as in print."""
        super().__init__()
        self._ask, self._image, self._asked = ask, QImage(), 0
        self._natural = natural
        self._shape = 0.5
        self.setAccessibleName(name)
        self.setAccessibleDescription(alt)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture to see."""
        return not self._image.isNull()

    def redraw(self) -> None:
        """Ask for it again, as the look is another."""
        self._asked = 0
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at that width."""
        return round(self._room(width) * self._shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is here, and ask for it at this width where that is another."""
        width = self._room(self.width())
        dots = round(width * self.devicePixelRatioF())
        if dots != self._asked:
            self._asked = dots
            self._ask(dots, self._show)
        if not self._image.isNull():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRect(0, 0, width, self.heightForWidth(width)), self._image)

    def _room(self, width: int) -> int:
        """How wide it is drawn: letters in it go with those round it, as far as there is room."""
        return min(width, round(self._natural * self.fontMetrics().height() / _PRINTED))

    def _show(self, image: QImage) -> None:
        self._image = image
        if not image.isNull():
            self._shape = image.height() / image.width()
            self._fit()
        self.update()

    def _fit(self) -> None:
        height = self.heightForWidth(max(1, self.width()))
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.updateGeometry()
