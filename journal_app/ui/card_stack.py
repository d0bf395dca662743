# SPDX-License-Identifier: MIT
"""Above the text: at most one card greets the leader, so that nothing crowds the page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.ui import cards
from journal_app.ui.sheet import Card, CardKind, Sheet


class CardStack(QWidget):
    """Shows the first card in order that has something to say. ``cards`` holds all by file name."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._ready: set[str] = set()
        self._greeted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        found: dict[str, CardKind] = plugins.discover(cards, "CARD")  # type: ignore[assignment]
        self.cards: dict[str, Card] = {}
        for name, kind in sorted(found.items(), key=lambda item: item[1].order):
            made = self.cards[name] = kind.make(sheet)
            made.ready.connect(lambda name=name: self._is_ready(name))
            made.done.connect(lambda name=name: self._is_done(name))
            column.addWidget(made)
        self.hide()

    def look(self) -> None:
        """A new entry begins: every card finds out whether it has something to say."""
        self.clear()
        for card in self.cards.values():
            card.look()

    def clear(self) -> None:
        """Another entry is in front: no card greets it."""
        self._ready.clear()
        self._greeted = False
        self._show("")

    def shown(self) -> str:
        """The name of the card in sight, or empty."""
        return next((name for name, card in self.cards.items() if not card.isHidden()), "")

    def _is_ready(self, name: str) -> None:
        self._ready.add(name)
        if not self._greeted:
            self._show(next(one for one in self.cards if one in self._ready))

    def _is_done(self, name: str) -> None:
        self._ready.discard(name)
        if self.shown() == name:
            self._greeted = True
            self._show("")

    def _show(self, name: str) -> None:
        for one, card in self.cards.items():
            card.setVisible(one == name)
        self.setVisible(bool(name))
