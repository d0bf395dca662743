# SPDX-License-Identifier: MIT
"""Linux desktops tell over D-Bus: logind of sleep and of locking, each desktop of its own screen.

Signals are heard from whoever sends them: all that a false one can do is lock the journal.
"""

import os
from collections.abc import Callable

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

from journal_app.ui.tasks import FREE, Tasks

_LOGIND = "org.freedesktop.login1"
_MANAGER = "org.freedesktop.login1.Manager"
_ROOT = "/org/freedesktop/login1"
_SESSIONS = f"{_ROOT}/session/"
_SCREENS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SLOWEST = 3_000
"""Milliseconds that logind may take to note that we want a moment before sleep."""


class LinuxLeaving(QObject):
    """Calls ``left`` when the screen is locked, or just before the computer sleeps."""

    def __init__(self, tasks: Tasks, left: Callable[[], object]) -> None:
        super().__init__()
        self._left = left
        self._moment: object = None
        """Held as long as logind is to wait for us before sleep, five seconds at most."""
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # Texts are taken for slots, whatever the types of the binding say.
        slept, locked, screen = (
            SLOT(name) for name in ("sleeps(bool)", "locked()", "screen(bool)")
        )
        system.connect("", _ROOT, _MANAGER, "PrepareForSleep", self, slept)  # type: ignore[call-overload]
        mine = session_path(os.environ.get("XDG_SESSION_ID", ""))
        system.connect("", mine, f"{_LOGIND}.Session", "Lock", self, locked)  # type: ignore[call-overload]
        for interface in _SCREENS:
            session.connect("", "", interface, "ActiveChanged", self, screen)  # type: ignore[call-overload]
        tasks.run(FREE, lambda: _moment_before_sleep(system), self._hold, lambda _: None)

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The computer goes to sleep, or wakes up."""
        if begins:
            self._left()

    @Slot()
    def locked(self) -> None:
        """Our session is locked."""
        self._left()

    @Slot(bool)
    def screen(self, on: bool) -> None:
        """The screen is locked, or free again."""
        if on:
            self._left()

    def _hold(self, reply: object) -> None:
        self._moment = reply


def session_path(number: str) -> str:
    """Where logind has the session of this number; empty, which is any, without one."""
    if not number:
        return ""
    # As systemd names objects: a digit at the beginning is escaped, and whatever is no letter.
    return _SESSIONS + "".join(
        one
        if one.isascii() and one.isalnum() and (place or not one.isdigit())
        else f"_{ord(one):02x}"
        for place, one in enumerate(number)
    )


def _moment_before_sleep(system: QDBusConnection) -> QDBusMessage:
    """Ask logind to wait a moment before sleep; what it answers holds until it is let go."""
    call = QDBusMessage.createMethodCall(_LOGIND, _ROOT, _MANAGER, "Inhibit")
    call.setArguments(["sleep", "Up to It", "The journal is locked first", "delay"])
    return system.call(call, QDBus.CallMode.Block, _SLOWEST)
