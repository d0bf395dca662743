# SPDX-License-Identifier: MIT
"""Plays a Linux desktop that locks and sleeps, on a bus of its own, and says what is heard of it.

``dbus-run-session -- python -m tests.ui.left``: run by ``test_leaving.py``.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor

from journal_app.ui.leaving import Leaving
from journal_app.ui.tasks import Tasks

_LONGEST = 20_000
_MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_SCREEN = "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"
SIGNALS = (
    ("wakes", (*_MANAGER, "PrepareForSleep", False)),
    ("sleeps", (*_MANAGER, "PrepareForSleep", True)),
    ("another session is locked", ("/org/freedesktop/login1/session/_34", _SESSION, "Lock")),
    ("session is locked", ("/org/freedesktop/login1/session/_33", _SESSION, "Lock")),
    ("screen is free", (*_SCREEN, False)),
    ("screen is locked", (*_SCREEN, True)),
    (
        "screen of KDE is locked",
        ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    ),
)


@ClassInfo(**{"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Logind(QObject):
    """Gives a moment before sleep to whoever asks."""

    @Slot(str, str, str, str, result=QDBusUnixFileDescriptor)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> QDBusUnixFileDescriptor:
        """Note it."""
        say(f"a moment for {who} before {what}: {mode}")
        return QDBusUnixFileDescriptor(0)


def say(text: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    """Send every signal, one after the other; say each, and what was heard."""
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    os.environ["XDG_SESSION_ID"] = "3"
    application, tasks = QCoreApplication(sys.argv[:1]), Tasks()
    other = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")
    logind = Logind()
    everything = QDBusConnection.RegisterOption.ExportAllContents
    other.registerObject("/org/freedesktop/login1", logind, everything)
    other.registerService("org.freedesktop.login1")
    leaving = Leaving(tasks)
    leaving.left.connect(lambda: say("left"))
    leaving.begin(None)
    waiting = iter(SIGNALS)

    def next_one(pause: Callable[[], bool]) -> None:
        if pause():
            return
        told, signal = next(waiting, ("", ()))
        if not signal:
            application.quit()
            return
        say(told)
        path, interface, name, *arguments = signal
        message = QDBusMessage.createSignal(str(path), str(interface), str(name))
        message.setArguments(arguments)
        other.send(message)

    clockwork = QTimer(interval=100)
    clockwork.timeout.connect(lambda: next_one(lambda: tasks.busy))
    clockwork.start()
    QTimer.singleShot(_LONGEST, application.quit)
    application.exec()
    tasks.close()


if __name__ == "__main__":
    main()
