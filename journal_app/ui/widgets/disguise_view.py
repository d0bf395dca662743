# SPDX-License-Identifier: MIT
"""Texts that are about to leave, with every name lit: a role for each, or leave it as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journal_app.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to look through: ``key`` is the caller's, ``label`` says where it stands."""

    key: str
    label: str
    text: str


class DisguiseView(QWidget):
    """The leader's list is kept in the journal; what is left as it is the caller keeps.

    ``changed`` is emitted when the list, what is left, or the tick is another.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._passages: tuple[Passage, ...] = ()
        self._left: tuple[str, ...] = ()
        self.is_looked_through = QCheckBox(self.tr("I have read it all through myself"))
        self.is_looked_through.toggled.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.addWidget(self.is_looked_through)

    def show_texts(self, passages: Sequence[Passage], left: Sequence[str] = ()) -> None:
        """Look through these texts, but for words left as they are before."""
        self._passages, self._left = tuple(passages), tuple(left)

    def left(self) -> tuple[str, ...]:
        """The words that the leader lets stand."""
        return self._left

    def looked_through(self) -> bool:
        """Whether the leader ticked having read it all."""
        return self.is_looked_through.isChecked()

    def categories(self) -> tuple[str, ...]:
        """Kinds of special-category data that were warned of."""
        return ()
