# SPDX-License-Identifier: MIT
"""One finding: the sentence, its picture, its table, and what it can and can't say."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from journal_app.domain.chart import ChartSpec, Table
from journal_app.ui.widgets.chart_view import ChartView, Draw
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import said

_MOST_ROWS = 12


class ChartCard(QFrame):
    """Shows one chart. ``opened`` carries the id of an entry to go to."""

    opened = Signal(str)
    save_wanted = Signal()

    def __init__(self, spec: ChartSpec, draw: Draw) -> None:
        super().__init__()
        self.setObjectName("card")
        self.spec = spec
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(8)
        column.addWidget(label(said(spec.title), "small"))
        self.finding = label(said(spec.finding), "heading")
        column.addWidget(self.finding)
        self.view = ChartView(draw, said(spec.title), f"{said(spec.finding)} {said(spec.alt)}")
        self.view.opened.connect(self.opened)
        self.view.setVisible(bool(spec.marks))
        self.table = _table(spec.table, said(spec.title))
        self.table.hide()
        self.note = label("\n\n".join(said(one) for one in spec.note), "quiet")
        self.note.hide()
        column.addWidget(self.view)
        links = FlowLayout(gap=4)
        self.table_button = button(self.tr("As a table"), self._toggle_table, "link")
        self.note_button = button(self.tr("What this can and can’t say"), self._toggle_note, "link")
        links.addWidget(self.table_button)
        links.addWidget(self.note_button)
        links.addWidget(button(self.tr("Save picture …"), self.save_wanted.emit, "link"))
        column.addLayout(links)
        column.addWidget(self.table)
        column.addWidget(self.note)

    def _toggle_table(self) -> None:
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self.table_button.setText(self.tr("Hide the table") if shown else self.tr("As a table"))

    def _toggle_note(self) -> None:
        self.note.setVisible(self.note.isHidden())


def _table(table: Table, name: str) -> QTableWidget:
    made = QTableWidget(len(table.rows), len(table.columns))
    made.setAccessibleName(name)
    made.setHorizontalHeaderLabels([said(column) for column in table.columns])
    made.verticalHeader().hide()
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setAlternatingRowColors(True)
    made.setShowGrid(False)
    for number, row in enumerate(table.rows):
        for place, cell in enumerate(row):
            text = "–" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)
            item = QTableWidgetItem(text)
            if isinstance(cell, int | float):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made.setItem(number, place, item)
    made.resizeColumnsToContents()
    made.horizontalHeader().setStretchLastSection(True)
    height = made.rowHeight(0) if table.rows else made.fontMetrics().height()
    made.setFixedHeight(
        made.horizontalHeader().sizeHint().height() + height * min(len(table.rows), _MOST_ROWS) + 8
    )
    return made
