# SPDX-License-Identifier: MIT
"""Reminders while the program runs: when one is due, and how the leader gets to see it."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from journal_app.domain import reminder
from journal_app.domain.reminder import Reminder, Watch
from journal_app.ui.look import Looks
from journal_app.ui.tasks import FREE, Tasks

_LONGEST_WAIT = 60_000
"""Milliseconds. A timer stands still while the computer sleeps, so the clock is looked at often."""


class Reminding(QObject):
    """Emits ``due`` at the times in the settings. Without any, it does nothing at all."""

    due = Signal()

    def __init__(self, looks: Looks, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._looks, self._clock = looks, clock
        self._reminders: tuple[Reminder, ...] = ()
        self._watch = Watch(clock())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        looks.settings_changed.connect(self._plan)
        self._plan()

    @property
    def waits(self) -> bool:
        """Whether any reminder will come."""
        return self._timer.isActive()

    def look(self) -> None:
        """Look at the clock; remind if it is time."""
        now = self._clock()
        tells, self._watch = self._watch.look(self._reminders, now)
        self._wait(now)
        if tells:
            self.due.emit()

    def _plan(self) -> None:
        """The reminders may be others now. What was due before they were set is not told."""
        wanted = reminder.known(self._looks.settings.reminders)
        if wanted != self._reminders:
            self._reminders = wanted
            self._watch = Watch(self._clock(), self._watch.told)
            self._wait(self._watch.since)

    def _wait(self, now: datetime) -> None:
        due = reminder.next_due(self._reminders, now)
        if due is None:
            self._timer.stop()
            return
        left = (due.astimezone(UTC) - now.astimezone(UTC)).total_seconds() * 1000
        self._timer.start(min(round(left) + 1, _LONGEST_WAIT))


class Notices(QObject):
    """Shows that it is time to write, with no word of the journal, as the desktop allows.

    In the tray where there is one, else (on Linux) as a notification of the desktop, else in the
    window by ``quietly``.
    """

    clicked = Signal()

    def __init__(
        self, tray: QSystemTrayIcon | None, tasks: Tasks, quietly: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._tray, self._tasks, self._quietly = tray, tasks, quietly
        if tray is not None:
            tray.messageClicked.connect(self.clicked)
        self._desktop: QObject | None = None

    def show(self) -> None:
        """Show one."""
        text = self.tr("A moment to write?")
        tray = self._tray
        if tray is not None and tray.isVisible() and tray.supportsMessages():
            tray.showMessage("Up to It", text, tray.icon())
        elif sys.platform.startswith(("linux", "freebsd")):
            self._ask_desktop(text)
        else:
            self._quietly(text)

    def _ask_desktop(self, text: str) -> None:
        from journal_app.ui.desktop_notices import DesktopNotices

        if not isinstance(self._desktop, DesktopNotices):
            self._desktop = DesktopNotices()
            self._desktop.clicked.connect(self.clicked)
        desktop, action = self._desktop, self.tr("Quick entry")

        def shown(done: bool) -> None:
            if not done:
                self._quietly(text)

        self._tasks.run(
            FREE,
            lambda: desktop.show("Up to It", text, action),
            shown,
            lambda _: self._quietly(text),
        )
