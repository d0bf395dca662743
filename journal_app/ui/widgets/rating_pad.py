# SPDX-License-Identifier: MIT
"""One of the two questions, answered on its scale or left open; it never shows an older answer."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.rating import Question, Scale
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.texts import tip

_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPPING = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class RatingPad(QWidget):
    """The steps of a scale side by side, with what a step means in words below.

    Arrows move, Space or a digit chooses, Delete clears; choosing a step again clears it too.
    """

    rated = Signal()

    def __init__(self, scale: Scale, question: Question) -> None:
        super().__init__()
        self._scale, self._question = scale, question
        self._value: int | None = None
        self._steps: list[QToolButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(question.name, "section"))
        head.addStretch()
        self._clear = button(self.tr("Clear"), lambda: self._choose(None), "link")
        self._clear.setAccessibleName(self.tr("Clear “{}”").format(question.name))
        head.addWidget(self._clear)
        column.addLayout(head)
        column.addWidget(label(question.asks, "small"))
        row = FlowLayout(gap=2)
        for value in range(scale.lowest, scale.highest + 1):
            row.addWidget(self._step(value))
        column.addLayout(row)
        self._words = label("", "small")
        column.addWidget(self._words)
        self._show()

    def value(self) -> int | None:
        """The answer, or None when not rated."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show an answer that is already kept with the entry."""
        self._value = value
        self._show()

    def take_focus(self) -> None:
        """Put the keyboard on the answer, or on the first step."""
        at = 0 if self._value is None else self._value - self._scale.lowest
        self._steps[at].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys and glances at a step."""
        if watched in self._steps and isinstance(watched, QToolButton):
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(self._steps.index(watched), event)
            if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
                self._say(self._scale.lowest + self._steps.index(watched))
            elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
                self._say(self._value)
        return super().eventFilter(watched, event)

    def _step(self, value: int) -> QToolButton:
        step = QToolButton()
        step.setText(str(value))
        step.setCheckable(True)
        step.setProperty("step", self._question.key)
        step.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = self._scale.words(self._question, value)
        step.setAccessibleName(
            self.tr("{question} {value} of {highest}: {words}").format(
                question=self._question.name,
                value=value,
                highest=self._scale.highest,
                words=words,
            )
        )
        step.setToolTip(tip(words))
        step.clicked.connect(lambda: self._choose(None if self._value == value else value))
        step.installEventFilter(self)
        self._steps.append(step)
        return step

    def _key(self, at: int, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _CLEARING:
            self._choose(None)
            return True
        if key in _STEPPING:
            to = min(max(at + _STEPPING[key], 0), len(self._steps) - 1)
            self._steps[to].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(int(event.text()))
            self._steps[int(event.text()) - self._scale.lowest].setFocus()
            return True
        return False

    def _choose(self, value: int | None) -> None:
        if value != self._value:
            self._value = value
            self.rated.emit()
        self._show()

    def _show(self) -> None:
        for at, step in enumerate(self._steps):
            chosen = self._value == self._scale.lowest + at
            step.setChecked(chosen)
            first = self._value is None and at == 0
            # One stop for the Tab key; arrows go from step to step.
            step.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chosen or first else Qt.FocusPolicy.ClickFocus
            )
        self._clear.setVisible(self._value is not None)
        self._say(self._value)

    def _say(self, value: int | None) -> None:
        if value is None:
            self._words.setText(self.tr("not rated yet"))
        else:
            words = self._scale.words(self._question, value)
            self._words.setText(f"{value}: {words}")
