# SPDX-License-Identifier: MIT
"""A chart as a table. Only the cells in sight are asked for, so that any length opens at once."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from journal_app.domain.chart import Table
from journal_app.ui.words import said

_MOST_ROWS = 12
_NOTHING = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _TableModel(QAbstractTableModel):
    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            if value is None:
                return "–"
            return f"{value:g}" if isinstance(value, float) else str(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(value, int | float):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return said(self._table.columns[section])
        return None


class ChartTable(QTableView):
    """As tall as its rows, up to a dozen of them."""

    def __init__(self) -> None:
        super().__init__()
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)

    def show_table(self, table: Table, name: str) -> None:
        """Show these rows under a name."""
        before = self.model()
        self.setModel(_TableModel(table))
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(name)
        # Looks at the rows in sight alone.
        self.resizeColumnsToContents()
        self.horizontalHeader().setStretchLastSection(True)
        height = self.rowHeight(0) if table.rows else self.fontMetrics().height()
        shown = min(len(table.rows), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + height * shown + 8)
