# SPDX-License-Identifier: MIT
"""A chart's picture at the size and sharpness of the screen; a click on a dot opens its entry."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.ui.words import said

if TYPE_CHECKING:
    from journal_app.services.insight import Picture, PointPlace

_NEAR = 10.0
"""How far from a dot, in logical pixels, a click still means it."""
Draw = Callable[[float, float, float, Callable[["Picture"], None]], None]
"""Asks for a picture of a width, height and scale; the answer comes later."""


class ChartView(QWidget):
    """Draws itself anew whenever its size changes, off the window's thread."""

    opened = Signal(str)

    def __init__(self, draw: Draw, name: str, description: str) -> None:
        super().__init__()
        self._draw = draw
        self._picture: Picture | None = None
        self._image = QImage()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self.redraw)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Wide, and about half as high."""
        return QSize(720, 340)

    def redraw(self) -> None:
        """Ask for a picture of the size it has now."""
        if self.width() > 1 and self.height() > 1:
            self._draw(self.width(), self.height(), self.devicePixelRatioF(), self._show)

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture to see."""
        return not self._image.isNull()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size needs another picture."""
        super().resizeEvent(event)
        self._rest.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture that is here."""
        if not self._image.isNull():
            ratio = self._image.devicePixelRatio()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            width = round(self._image.width() / ratio)
            height = round(self._image.height() / ratio)
            painter.drawImage(QRect(0, 0, width, height), self._image)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a dot opens the entry behind it."""
        near = self._near(event.position())
        if near is not None and near.entry and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(near.entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a dot."""
        near = self._near(event.position())
        hand = near is not None and bool(near.entry)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """A glance at a dot names it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), said(near.label) if near else "", self)
            return True
        return super().event(event)

    def _show(self, picture: "Picture") -> None:
        image = QImage.fromData(picture.png)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture, self._image = picture, image
        self.update()

    def _near(self, place: QPointF) -> "PointPlace | None":
        if self._picture is None:
            return None
        best, found = _NEAR**2, None
        for point in self._picture.points:
            distance = (point.x - place.x()) ** 2 + (point.y - place.y()) ** 2
            if distance <= best:
                best, found = distance, point
        return found
