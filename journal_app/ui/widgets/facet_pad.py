# SPDX-License-Identifier: MIT
"""A question with a few answers side by side, one keystroke each: the answer's first letter."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from journal_app.domain.facets import Facet
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.texts import tip

_STEPPING = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FacetPad(QWidget):
    """Answers to choose from: one, none, or ``several``.

    Arrows move, Space or a first letter chooses, choosing again takes back, Delete clears. The
    whole pad is one stop for the Tab key.
    """

    edited = Signal()

    def __init__(self, facet: Facet, *, several: bool = False) -> None:
        super().__init__()
        self._facet, self._several = facet, several
        self._chosen: tuple[str, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr(facet.name), "section"))
        column.addWidget(label(self.tr(facet.asks), "small"))
        row = FlowLayout(gap=6)
        for choice in facet.choices:
            row.addWidget(self._button(choice.key, self.tr(choice.name), self.tr(choice.says)))
        column.addLayout(row)
        self._words = label("", "small")
        self._words.hide()
        column.addWidget(self._words)
        self._show()

    def value(self) -> str | None:
        """The answer's key, or None."""
        return self._chosen[0] if self._chosen else None

    def values(self) -> tuple[str, ...]:
        """The keys of all answers chosen, in the house order."""
        return self._chosen

    def set_values(self, *keys: str | None) -> None:
        """Show answers that are kept already; None stands for none."""
        self._chosen = tuple(key for key in self._buttons if key in keys)
        self._show()

    def toggle(self, key: str) -> None:
        """Choose an answer, or take it back."""
        if key in self._chosen:
            self._choose(tuple(one for one in self._chosen if one != key))
        elif self._several:
            self._choose(tuple(one for one in self._buttons if one == key or one in self._chosen))
        else:
            self._choose((key,))

    def take_focus(self) -> None:
        """Put the keyboard on the chosen answer, or the first."""
        one = self._buttons[self.value() or next(iter(self._buttons))]
        one.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on an answer."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at = next((key for key, one in self._buttons.items() if one is watched), None)
            if at is not None:
                return self._key(at, event)
        return super().eventFilter(watched, event)

    def _button(self, key: str, name: str, says: str) -> QToolButton:
        made = self._buttons[key] = QToolButton()
        made.setText(name)
        made.setCheckable(True)
        made.setProperty("kind", "choice")
        made.setToolTip(tip(says))
        made.setAccessibleName(f"{self.tr(self._facet.name)} {name}: {says}")
        made.clicked.connect(lambda: self.toggle(key))
        made.installEventFilter(self)
        return made

    def _key(self, at: str, event: QKeyEvent) -> bool:
        keys, pressed = list(self._buttons), Qt.Key(event.key())
        if pressed in _CLEARING:
            self._choose(())
            return True
        if pressed in _STEPPING:
            to = min(max(keys.index(at) + _STEPPING[pressed], 0), len(keys) - 1)
            self._buttons[keys[to]].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        letter = event.text().casefold()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if letter.strip() and not held:
            for key, one in self._buttons.items():
                if one.text().casefold().startswith(letter):
                    self.toggle(key)
                    one.setFocus(Qt.FocusReason.TabFocusReason)
                    return True
        return False

    def _choose(self, keys: tuple[str, ...]) -> None:
        if keys != self._chosen:
            self._chosen = keys
            self.edited.emit()
        self._show()

    def _show(self) -> None:
        for at, (key, one) in enumerate(self._buttons.items()):
            chosen = key in self._chosen
            one.setChecked(chosen)
            first = chosen if self._chosen else at == 0
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)
        said = [self.tr(one.says) for one in self._facet.choices if one.key in self._chosen]
        self._words.setText("; ".join(said))
        self._words.setVisible(bool(said))
