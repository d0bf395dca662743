# SPDX-License-Identifier: MIT
"""A list of any length that knows only where its entries stand and loads the rows in sight."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from journal_app.domain.listing import Listed
from journal_app.domain.query import Query
from journal_app.ui.look import Look
from journal_app.ui.widgets.entry_row import EntryDelegate, spoken

_PAGE = 50
_PAGES_KEPT = 40
Index = QModelIndex | QPersistentModelIndex
Load = Callable[[Query, Sequence[int], Callable[[list[Listed]], None]], None]
"""Asks for the rows at some positions; the answer comes later, on the window's thread."""


class EntryModel(QStringListModel):
    """Rows of the answer to one query, newest first. Rows not here yet say nothing.

    A list view asks for the number of rows once for every row it lays out, so Qt's own model
    counts them; asked in Python, 100,000 rows held the window for a sixth of a second each time.
    """

    def __init__(self, load: Load) -> None:
        super().__init__()
        self._load = load
        self._query = Query()
        self._positions: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[Listed]] = OrderedDict()
        self._asked: set[int] = set()
        self._edition = 0

    def show(self, query: Query, positions: Sequence[int], first: Sequence[Listed] = ()) -> None:
        """Show another answer; ``first`` are its first rows where they are here already."""
        self._query, self._positions = query, positions
        self._pages.clear()
        self._asked.clear()
        self._edition += 1
        if first and (len(first) == _PAGE or len(first) == len(positions)):
            self._pages[0] = list(first)
        # Says itself that all is another now, so that the rows have to be known before.
        self.setStringList([""] * len(positions))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, not written in."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself under UserRole; a sentence for screen readers under DisplayRole."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.UserRole,
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self._row(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return row
        return spoken(row) if row else ""

    def listed(self, number: int) -> Listed | None:
        """The row with that number, if it is here."""
        return self._row(number) if 0 <= number < len(self._positions) else None

    def row_of(self, position: int) -> int:
        """The number of the row at a place on the time line, or -1."""
        if self._query.sort != "date":
            places = list(self._positions)
            return places.index(position) if position in places else -1
        low, high = 0, len(self._positions)
        while low < high:
            middle = (low + high) // 2
            if self._positions[middle] > position:
                low = middle + 1
            else:
                high = middle
        here = low < len(self._positions) and self._positions[low] == position
        return low if here else -1

    def _row(self, number: int) -> Listed | None:
        page, place = divmod(number, _PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        edition = self._edition
        wanted = self._positions[page * _PAGE : (page + 1) * _PAGE]
        self._load(self._query, wanted, lambda rows: self._arrived(edition, page, rows))

    def _arrived(self, edition: int, page: int, rows: list[Listed]) -> None:
        if edition != self._edition:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * _PAGE, len(self._positions)) - 1
        self.dataChanged.emit(self.index(page * _PAGE), self.index(last))


class EntryList(QListView):
    """Entries to choose from. ``picked`` carries an id; ``opened`` wants it opened to write."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, load: Load, look: Look, theme_names: dict[str, str]) -> None:
        super().__init__()
        self.entries = EntryModel(load)
        self._waiting = False
        self._delegate = EntryDelegate(look, theme_names)
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Entries"))
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda now, _: self._pick(now.row()))
        self.entries.dataChanged.connect(lambda: self._pick_late())
        self.activated.connect(lambda index: self._open(index.row()))

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows that arrive are painted; all rows are of one size, so none has to be placed anew.

        The list view's own way would lay out every row of the list again.
        """
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def use(self, look: Look) -> None:
        """Take over the colours and sizes of a look."""
        self._delegate.use(look)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def choose(self, row: int) -> None:
        """Choose a row and bring it into sight."""
        if 0 <= row < self.entries.rowCount():
            self.setCurrentIndex(self.entries.index(row))

    def current(self) -> Listed | None:
        """The chosen row, if it is here."""
        return self.entries.listed(self.currentIndex().row())

    def _pick(self, number: int) -> None:
        row = self.entries.listed(number)
        self._waiting = row is None and number >= 0
        if row is not None:
            self.picked.emit(row.id)

    def _pick_late(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, lambda: self._pick(self.currentIndex().row()))

    def _open(self, number: int) -> None:
        row = self.entries.listed(number)
        if row is not None:
            self.opened.emit(row.id)
