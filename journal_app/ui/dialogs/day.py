# SPDX-License-Identifier: MIT
"""Which day and time an entry is about: any day since the year 100, also without a time."""

from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.widgets.parts import label

_EARLIEST = QDate(100, 1, 1)


class DayDialog(QDialog):
    """Asks for a day and, if it is known, a time."""

    def __init__(self, parent: QWidget, day: date, at: time | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("When was it?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("The day and time this entry is about"), "section"))
        form = QFormLayout()
        self.day_field = day_field(day)
        form.addRow(self.tr("&Day"), self.day_field)
        self.time_known = QCheckBox(self.tr("The &time is known"))
        self.time_known.setChecked(at is not None)
        form.addRow("", self.time_known)
        self.time_field = QTimeEdit(QTime(at.hour, at.minute) if at else QTime(12, 0))
        self.time_field.setDisplayFormat("HH:mm")
        self.time_field.setAccessibleName(self.tr("Time"))
        self.time_field.setEnabled(at is not None)
        self.time_known.toggled.connect(self.time_field.setEnabled)
        form.addRow(self.tr("T&ime"), self.time_field)
        column.addLayout(form)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Use this day"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Leave it"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def answer(self) -> tuple[date, time | None]:
        """The day and the time, None where it is not known."""
        at = self.time_field.time()
        known = self.time_known.isChecked()
        return day_in(self.day_field), time(at.hour(), at.minute()) if known else None


def day_field(day: date) -> QDateEdit:
    """A field for any day since the year 100, with a calendar to choose from."""
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setMinimumDate(_EARLIEST)
    field.setDisplayFormat("d MMMM yyyy")
    field.setAccessibleName(QCoreApplication.translate("DayDialog", "Day"))
    field.setDate(QDate(day.year, day.month, day.day))
    return field


def day_in(field: QDateEdit) -> date:
    """The day that a field shows."""
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
