# SPDX-License-Identifier: MIT
"""One column that scrolls as a whole: what is read at its full height, then what belongs to it."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QVBoxLayout, QWidget

_ABOVE = 60
"""Pixels left above a place that is brought into sight."""
_ACTIONS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class ReadingColumn(QScrollArea):
    """Scrolls up and down, by wheel and by the keys that nothing inside wants for itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        inside = self._inside = QWidget()
        inside.setObjectName("column")
        self.column = QVBoxLayout(inside)
        self.column.setSpacing(8)
        self.setWidget(inside)
        self._wanted: tuple[QWidget, QRect] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._bring)

    def to_top(self) -> None:
        """Something else is read now: begin at its beginning."""
        self._wanted = None
        self.verticalScrollBar().setValue(0)

    def bring_into_sight(self, inside: QWidget, place: QRect) -> None:
        """Scroll to a place in a widget of the column, once everything stands where it will."""
        self._wanted = inside, place
        self._soon.start()

    def _bring(self) -> None:
        if self._wanted is not None:
            widget, place = self._wanted
            at = widget.mapTo(self._inside, place.topLeft())
            self.ensureVisible(at.x(), at.y() + place.height(), 0, _ABOVE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down, the arrows, Home, End and the space bar scroll."""
        action = _ACTIONS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self.verticalScrollBar().triggerAction(action)
