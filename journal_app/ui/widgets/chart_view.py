# SPDX-License-Identifier: MIT
"""A chart's picture at the size and sharpness of the screen, whose points can be visited.

A click on a point, or Enter after the arrow keys, opens the entry behind it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal_app.domain.chart import ChartSpec
from journal_app.ui.widgets.texts import picture_of
from journal_app.ui.words import said

if TYPE_CHECKING:
    from journal_app.services.insight import Picture, PointPlace

_LEAST_HEIGHT = 340
_LEAST_LINES = 16
_NEAR = 10.0
"""How far from a point, in logical pixels, a click still means it."""
_PAUSE = 60
"""Milliseconds after a change of size until another picture is drawn."""
Draw = Callable[[ChartSpec, float, float, float, Callable[["Picture"], None]], None]
"""Asks for a picture of a width, height and scale; the answer comes later."""


class ChartView(QWidget):
    """Draws itself anew when it is seen in another size or shows something else."""

    opened = Signal(str)

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw
        self._spec: ChartSpec | None = None
        self._picture: Picture | None = None
        self._image = QImage()
        self._stale = True
        self._chosen: PointPlace | None = None
        self._wait = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask)
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """Wide, and about half as high; higher for large text and for many rows of bars."""
        line = self.fontMetrics().height()
        usual = max(_LEAST_HEIGHT, line * _LEAST_LINES)
        if self._spec is None:
            return QSize(720, usual)
        if self._spec.rows:
            rows = self._spec.rows
            room = min(usual, round(line * 2.4 * (rows + 2)))
            return QSize(720, max(room, round(line * 1.3 * (rows + 3)), self.minimumHeight()))
        if self._spec.marks.cells:
            return QSize(720, max(round(_LEAST_HEIGHT * 0.75), line * 13))
        return QSize(720, usual)

    def show_spec(self, spec: ChartSpec) -> None:
        """Show this chart; it is drawn when it comes into sight."""
        self._spec, self._chosen = spec, None
        self.setVisible(bool(spec.marks))
        self.updateGeometry()
        self.setAccessibleName(said(spec.title))
        keys = self.tr("The arrow keys go from point to point, Enter opens the entry.")
        self.setAccessibleDescription(f"{said(spec.finding)} {said(spec.alt)} {keys}")
        self.redraw()

    def redraw(self) -> None:
        """Ask for another picture, now or when it comes into sight."""
        self._stale = True
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Whether there is a picture to see, and it is the one wanted."""
        return not self._image.isNull() and not self._stale

    @property
    def chosen(self) -> "PointPlace | None":
        """The point that the arrow keys stand on."""
        return self._chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size needs another picture."""
        super().resizeEvent(event)
        self._rest.stop()
        # A window that is dragged has another width many times a second; another height comes
        # from what is drawn, once.
        dragged = event.size().width() != event.oldSize().width()
        self._wait = _PAUSE if dragged and self._picture is not None else 0
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture that is here, and have another one drawn where that is wanted."""
        if self._stale and not self._rest.isActive():
            self._rest.start(self._wait)
        painter = QPainter(self)
        if not self._image.isNull():
            ratio = self._image.devicePixelRatio()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            width = round(self._image.width() / ratio)
            height = round(self._image.height() / ratio)
            painter.drawImage(QRect(0, 0, width, height), self._image)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            if self._chosen is not None:
                painter.drawEllipse(QPointF(self._chosen.x, self._chosen.y), 8, 8)
            else:
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a point opens the entry behind it."""
        near = self._near(event.position())
        if near is not None and near.entry and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(near.entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a point."""
        near = self._near(event.position())
        hand = near is not None and bool(near.entry)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from point to point, Home and End to the ends, Enter opens."""
        points = self._in_order()
        at = points.index(self._chosen) if self._chosen in points else -1
        last = len(points) - 1
        wanted = {
            Qt.Key.Key_Right: min(at + 1, last),
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if wanted is not None and points:
            self._choose(points[wanted])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen is not None:
            if self._chosen.entry:
                self.opened.emit(self._chosen.entry)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the keyboard."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A glance at a point names it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), said(near.label) if near else "", self)
            return True
        return super().event(event)

    def _choose(self, point: "PointPlace") -> None:
        self._chosen = point
        words = said(point.label)
        beside = self.mapToGlobal(QPoint(round(point.x) + 12, round(point.y) + 12))
        QToolTip.showText(beside, words, self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def _in_order(self) -> "list[PointPlace]":
        """The points as the eye goes: from left to right, from the top where they share that."""
        points = self._picture.points if self._picture is not None else ()
        return sorted(points, key=lambda point: (round(point.x), point.y))

    def _ask(self) -> None:
        if self._spec is None or self.width() < 2 or self.height() < 2:
            return
        self._stale, self._wait = False, 0
        self._draw(self._spec, self.width(), self.height(), self.devicePixelRatioF(), self._show)

    def _show(self, picture: "Picture") -> None:
        image = picture_of(picture.png)
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
