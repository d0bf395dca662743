# SPDX-License-Identifier: MIT
"""One item of the summary as it was sent, and beside it what the coach wrote to it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.domain.shared import Item
from journal_app.ui.replies.remark_card import RemarkCard
from journal_app.ui.widgets.parts import label
from journal_app.ui.words import elided

_BRIEF = 180
"""Characters of each piece of an item that nothing was written to."""
_NARROW = 62
"""Average characters of width below which the two stand under each other."""


class ItemRow(QWidget):
    """The item on the left, its remarks on the right; ``item`` is None for the whole summary."""

    def __init__(self, item: Item | None, cards: Sequence[RemarkCard]) -> None:
        super().__init__()
        self.item, self.cards = item, tuple(cards)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 4, 0, 12)
        self._layout.setSpacing(20)
        self.sent = (
            _sent(item, whole=bool(cards))
            if item
            else _whole(self.tr("About the summary as a whole"))
        )
        self._layout.addWidget(self.sent, 5)
        right = QWidget()
        right.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for one in cards:
            column.addWidget(one)
        column.addStretch()
        self._layout.addWidget(right, 6)
        self._right = right

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for two readable columns."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._right.setVisible(bool(self.cards) or not narrow)
        if self._layout.direction() != way:
            self._layout.setDirection(way)
            self._layout.setSpacing(8 if narrow else 20)


def _sent(item: Item, *, whole: bool) -> QWidget:
    """The words of an item, the first as its heading, and its picture in words.

    An item that the coach wrote nothing to is told in brief, unless ``whole``.
    """
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(4)
    shown = item.words if whole else item.words[: 2 if item.picture else 3]
    for at, words in enumerate(shown):
        if words.strip():
            head = at == 0 and len(item.words) > 1
            text = words if whole else elided(" ".join(words.split()), _BRIEF)
            column.addWidget(label(text, "section" if head else "" if whole else "quiet"))
    if item.picture is not None and whole:
        column.addWidget(label(item.picture.alt, "small"))
    column.addStretch()
    return made


def _whole(text: str) -> QWidget:
    made = label(text, "section")
    made.setContentsMargins(0, 12, 0, 0)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return made
