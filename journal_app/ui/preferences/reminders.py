# SPDX-License-Identifier: MIT
"""Reminders at times of the leader's own, and staying in the tray; both off until chosen."""

from dataclasses import replace
from datetime import time
from functools import partial

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QScrollArea,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain import reminder
from journal_app.domain.reminder import Reminder
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.tray import Tray
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, clear, label
from journal_app.ui.words import clock, long_day

_FIRST = Reminder((0, 1, 2, 3, 4), time(17, 30))
"""What a new reminder says until it is changed: the end of a working day."""


class ReminderRow(QWidget):
    """One reminder: seven days to switch, a time, and a way to take it away."""

    edited = Signal()
    unwanted = Signal()

    def __init__(self, shown: Reminder) -> None:
        super().__init__()
        row = FlowLayout(self, gap=4)
        self.days: list[QToolButton] = []
        names = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        for day in range(len(reminder.DAYS)):
            box = QToolButton()
            box.setText(names.dayName(day + 1, QLocale.FormatType.ShortFormat))
            box.setAccessibleName(names.dayName(day + 1))
            box.setProperty("kind", "choice")
            box.setCheckable(True)
            box.setChecked(day in shown.days)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.toggled.connect(lambda _: self.edited.emit())
            self.days.append(box)
            row.addWidget(box)
        self.at = QTimeEdit(QTime(shown.at.hour, shown.at.minute))
        self.at.setDisplayFormat("HH:mm")
        self.at.setAccessibleName(self.tr("Time of the reminder"))
        self.at.timeChanged.connect(lambda _: self.edited.emit())
        row.addWidget(self.at)
        remove = button(self.tr("Remove"), self.unwanted.emit, "link")
        remove.setAccessibleName(self.tr("Remove the reminder {text}").format(text=shown))
        row.addWidget(remove)

    def value(self) -> Reminder | None:
        """What it says, or None while no day is chosen."""
        days = tuple(day for day, box in enumerate(self.days) if box.isChecked())
        at = self.at.time()
        return Reminder(days, time(at.hour(), at.minute())) if days else None


class RemindersPreference(Preference):
    """The reminders and the tray; every change takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: list[ReminderRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(
                self.tr(
                    "A notification at times you choose. It shows no word of your journal, and "
                    "comes only while Up to It is running. There are none until you add one."
                ),
                "quiet",
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        self.add = button(self.tr("Add a reminder"), self._add)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(button(self.tr("Show one now"), desk.routes.reminder_asked.emit, "link"))
        row.addStretch()
        column.addLayout(row)
        self.next = label("", "small")
        column.addWidget(self.next)
        self.stay = QCheckBox(self.tr("Stay in the tray when the window closes"))
        self.stay.toggled.connect(self._set_stay)
        column.addWidget(self.stay)
        self._no_tray = label(self.tr("This desktop shows no tray, so it can’t."), "small")
        column.addWidget(self._no_tray)
        desk.looks.settings_changed.connect(self._settings_changed)
        self.arrive()

    def arrive(self) -> None:
        """Show what is in force."""
        settings = self.desk.looks.settings
        self._show_rows(reminder.known(settings.reminders))
        self._show_next()
        self.stay.blockSignals(True)
        self.stay.setChecked(settings.stay_in_tray)
        self.stay.blockSignals(False)
        here = Tray.is_here()
        self.stay.setEnabled(here or settings.stay_in_tray)
        self._no_tray.setVisible(not here)

    def come_forward(self) -> None:
        """Be in sight, with the focus."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self)
            above = above.parentWidget()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, wanted: tuple[Reminder, ...]) -> None:
        clear(self._list)
        self.rows = []
        for one in wanted:
            self._show_row(one)

    def _show_row(self, one: Reminder) -> ReminderRow:
        row = ReminderRow(one)
        row.edited.connect(self._keep)
        row.unwanted.connect(partial(self._remove, row))
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _add(self) -> None:
        self._show_row(_FIRST).days[0].setFocus()
        self._keep()

    def _remove(self, row: ReminderRow) -> None:
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()
        self._keep()

    def _keep(self) -> None:
        texts = tuple(str(value) for row in self.rows if (value := row.value()) is not None)
        looks = self.desk.looks
        looks.use(replace(looks.settings, reminders=texts))
        self._show_next()

    def _settings_changed(self) -> None:
        """Somebody else may have changed them; what is being edited here is left alone."""
        settings = self.desk.looks.settings
        here = [value for row in self.rows if (value := row.value()) is not None]
        if set(here) != set(reminder.known(settings.reminders)):
            self.arrive()
        self.stay.blockSignals(True)
        self.stay.setChecked(settings.stay_in_tray)
        self.stay.blockSignals(False)

    def _show_next(self) -> None:
        known = reminder.known(self.desk.looks.settings.reminders)
        self.next.setVisible(bool(self.rows))
        due = reminder.next_due(known, self.desk.session.clock())
        if any(row.value() is None for row in self.rows):
            self.next.setText(self.tr("A reminder without a day does not come."))
        elif due is not None:
            self.next.setText(
                self.tr("The next one: {day}, {time}.").format(
                    day=long_day(due.date()), time=clock(due.time())
                )
            )

    def _set_stay(self, on: bool) -> None:
        looks = self.desk.looks
        looks.use(replace(looks.settings, stay_in_tray=on))


PREFERENCE = PreferenceKind(40, "Reminders and the tray", RemindersPreference)
