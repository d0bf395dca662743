# SPDX-License-Identifier: MIT
"""From which day to which day."""

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from journal_app.ui.dialogs.day import day_field, day_in


class PeriodDialog(QDialog):
    """Asks for two days; their order does not matter."""

    def __init__(self, parent: QWidget, start: date, end: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("From day to day"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        form = QFormLayout()
        self.start = day_field(start)
        self.start.setAccessibleName(self.tr("From"))
        self.end = day_field(end)
        self.end.setAccessibleName(self.tr("To"))
        form.addRow(self.tr("&From"), self.start)
        form.addRow(self.tr("&To"), self.end)
        column.addLayout(form)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Show these days"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Leave it"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def answer(self) -> tuple[date, date]:
        """The earlier and the later day, both included."""
        start, end = day_in(self.start), day_in(self.end)
        return min(start, end), max(start, end)
