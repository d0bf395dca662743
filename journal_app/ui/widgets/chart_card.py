# SPDX-License-Identifier: MIT
"""One finding: the sentence, its picture, its table, its entries, and what it can and can't say."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from journal_app.domain.chart import ChartSpec
from journal_app.ui.widgets.chart_table import ChartTable
from journal_app.ui.widgets.chart_view import ChartView, Draw
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import long_day, number, said

_MOST_LINES = 8
Behind = Sequence[tuple[str, date, str]]
"""The id, day and title of each entry behind a chart."""
Ask = Callable[[ChartSpec, Callable[[Behind], None]], None]


class ChartCard(QFrame):
    """Shows one chart. ``opened`` carries the id of an entry to go to.

    ``ask_behind`` finds the entries behind a chart; the answer comes later.
    """

    opened = Signal(str)
    save_wanted = Signal()

    def __init__(self, spec: ChartSpec, draw: Draw, ask_behind: Ask) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ask_behind = ask_behind
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 12)
        column.setSpacing(8)
        self.question = label("", "small")
        self.finding = label("", "heading")
        self.view = ChartView(draw)
        self.view.opened.connect(self.opened)
        self.table = ChartTable()
        self.entries = QListWidget()
        self.entries.setAccessibleName(self.tr("Entries behind this chart"))
        self.entries.itemActivated.connect(self._open)
        self.entries.itemClicked.connect(self._open)
        self.note = label("", "quiet")
        links = FlowLayout(gap=4)
        self.table_button = button(self.tr("As a table"), self._toggle_table, "link")
        self.entries_button = button("", self._toggle_entries, "link")
        self.note_button = button(self.tr("What this can and can’t say"), self._toggle_note, "link")
        self.save_button = button(self.tr("Save picture …"), self.save_wanted.emit, "link")
        for one in (self.table_button, self.entries_button, self.note_button, self.save_button):
            links.addWidget(one)
        column.addWidget(self.question)
        column.addWidget(self.finding)
        column.addWidget(self.view)
        column.addLayout(links)
        for part in (self.table, self.entries, self.note):
            part.hide()
            column.addWidget(part)
        self.show_spec(spec)

    def show_spec(self, spec: ChartSpec) -> None:
        """Show this chart in the place of the one before; what is open stays open."""
        self.spec = spec
        title = said(spec.title)
        self.question.setText(title)
        self.finding.setText(said(spec.finding))
        self.view.show_spec(spec)
        self.note.setText("\n\n".join(said(one) for one in spec.note))
        has_rows = bool(spec.table.rows)
        self.table_button.setVisible(has_rows)
        self.save_button.setVisible(bool(spec.marks))
        self.table.setVisible(has_rows and not self.table.isHidden())
        if not self.table.isHidden():
            self.table.show_table(spec.table, title)
        count = len(spec.entries)
        self.entries_button.setVisible(count > 0)
        text = (
            self.tr("{count} entries behind it") if count != 1 else self.tr("The entry behind it")
        )
        self.entries_button.setText(text.format(count=number(count)))
        self.entries.setVisible(count > 0 and not self.entries.isHidden())
        if not self.entries.isHidden():
            self._ask_behind(spec, self._show_entries)

    def _toggle_table(self) -> None:
        shown = self.table.isHidden()
        if shown:
            self.table.show_table(self.spec.table, said(self.spec.title))
        self.table.setVisible(shown)
        self.table_button.setText(self.tr("Hide the table") if shown else self.tr("As a table"))

    def _toggle_note(self) -> None:
        self.note.setVisible(self.note.isHidden())

    def _toggle_entries(self) -> None:
        if self.entries.isHidden():
            self.entries.show()
            self._ask_behind(self.spec, self._show_entries)
        else:
            self.entries.hide()

    def _show_entries(self, behind: Behind) -> None:
        self.entries.clear()
        for entry_id, day, title in behind:
            item = QListWidgetItem(f"{long_day(day)}   {title or self.tr('No title')}")
            item.setData(Qt.ItemDataRole.UserRole, entry_id)
            self.entries.addItem(item)
        more = len(self.spec.entries) - len(behind)
        if more > 0:
            rest = QListWidgetItem(self.tr("and {count} earlier ones").format(count=number(more)))
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.entries.addItem(rest)
        line = self.entries.sizeHintForRow(0) if self.entries.count() else 20
        self.entries.setFixedHeight(line * min(self.entries.count(), _MOST_LINES) + 8)

    def _open(self, item: QListWidgetItem) -> None:
        entry_id = item.data(Qt.ItemDataRole.UserRole)
        if entry_id:
            self.opened.emit(entry_id)
