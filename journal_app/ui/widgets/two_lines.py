# SPDX-License-Identifier: MIT
"""A list whose rows have a name, something short beside it, and a quiet line below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal_app.ui.look import Look, Looks

_MARGIN = 12
_GAP = 3
_MOST_WHOLE = 6
_SPARE = 4
"""Pixels more than a text measures, so that rounding cuts none of it."""
_BREAKS = re.compile(r"[\n\r\t\u2028\u2029]+")
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class TwoLines:
    """A row: what it names, what stands at its right, the line below; ``key`` is for the caller."""

    name: str
    beside: str
    below: str
    key: Any


class TwoLineList(QListWidget):
    """Enter, a click or a double click chooses a row; ``chosen`` carries its key."""

    chosen = Signal(object)

    def __init__(self, looks: Looks, name: str, *, whole: bool = False) -> None:
        """``whole`` gives it the height of its rows, unless they are many, in a long column."""
        super().__init__()
        self._whole = whole
        self._rows = _Rows(looks.now)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        looks.changed.connect(lambda: self._use(looks.now))

    def show_rows(self, rows: Sequence[TwoLines]) -> None:
        """Show these rows; the one that was current stays so where it is still there."""
        held = self.current()
        self.clear()
        for row in map(_on_one_line, rows):
            item = QListWidgetItem(
                ", ".join(one for one in (row.name, row.beside, row.below) if one)
            )
            item.setData(_ROW, row)
            self.addItem(item)
        same = next((at for at, row in enumerate(rows) if row.key == held), 0)
        self.setCurrentRow(same)
        self._fit()

    def current(self) -> Any:
        """The key of the row that the keyboard stands on, or None."""
        item = self.currentItem()
        return item.data(_ROW).key if item is not None else None

    def only(self, words: str) -> int:
        """Hide the rows that do not hold these words; returns how many are left."""
        wanted, left = words.casefold().split(), 0
        for at in range(self.count()):
            fits = all(word in self.item(at).text().casefold() for word in wanted)
            self.item(at).setHidden(not fits)
            left += fits
        return left

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROW).key)

    def _use(self, look: Look) -> None:
        self._rows.use(look)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        row = self._rows.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
        if self._whole:
            self.setFixedHeight(row * min(max(1, self.count()), _MOST_WHOLE) + 6)
        else:
            # As high as there is room, and no higher than what is in it.
            self.setMaximumHeight(row * max(1, self.count()) + 6)


def _on_one_line(row: TwoLines) -> TwoLines:
    """A name of somebody else's may hold line breaks, which would lie over other rows."""
    return replace(row, name=_BREAKS.sub(" ", row.name), below=_BREAKS.sub(" ", row.below))


class _Rows(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self.use(look)

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._look = look
        base = QApplication.font()
        self._name = QFont(base)
        self._name.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(base)
        self._small.setPointSizeF(look.points * 0.9)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Two lines of text and the space round them."""
        lines = QFontMetrics(self._name).height() + QFontMetrics(self._small).height()
        return QSize(200, lines + _GAP + 2 * _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view: QWidget = option.widget
        if state & QStyle.StateFlag.State_Selected and view.hasFocus():
            painter.fillRect(rect, self._look.colour("chosen"))
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, self._look.colour("focus"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._look.colour("paper"))
        painter.setPen(QPen(self._look.colour("line"), 1))
        if index.row():
            painter.drawLine(rect.left() + _MARGIN, rect.top(), rect.right() - _MARGIN, rect.top())
        row = index.data(_ROW)
        if isinstance(row, TwoLines):
            self._lines(painter, rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), row)
        painter.restore()

    def _lines(self, painter: QPainter, rect: QRect, row: TwoLines) -> None:
        name, small = QFontMetrics(self._name), QFontMetrics(self._small)
        aside = min(small.horizontalAdvance(row.beside) + _SPARE, rect.width() * 2 // 3)
        top = QRect(rect.left(), rect.top(), rect.width(), name.height())
        low = QRect(rect.left(), top.bottom() + 1 + _GAP, rect.width(), small.height())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        cut = Qt.TextElideMode.ElideRight
        painter.setFont(self._small)
        painter.setPen(self._look.colour("quiet_ink"))
        painter.drawText(top, right, small.elidedText(row.beside, cut, aside))
        painter.drawText(low, left, small.elidedText(row.below, cut, rect.width()))
        painter.setFont(self._name)
        painter.setPen(self._look.colour("ink"))
        room = rect.width() - aside - (_MARGIN if aside else 0)
        painter.drawText(top, left, name.elidedText(row.name, cut, room))
