# SPDX-License-Identifier: MIT
"""Shows one reminder on a bus of its own, and says what came of it.

``dbus-run-session -- python -m tests.ui.notified with|without``: run by ``test_reminding.py``,
with a desktop that takes notifications (``desktop``, in a process of its own) or without.
"""

import subprocess
import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication

from journal_app.ui.reminding import Notices
from journal_app.ui.tasks import Tasks

_LONGEST = 20_000


def say(text: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@ClassInfo(**{"D-Bus Interface": "org.freedesktop.Notifications"})
class Desktop(QObject):
    """A desktop on which somebody clicks on what is shown, and on what another program showed."""

    ActionInvoked = Signal("uint", str)

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self,
        program: str,
        replaces: int,
        icon: str,
        title: str,
        text: str,
        actions: list[str],
        hints: dict[str, object],
        timeout: int,
    ) -> int:
        """Show a notification: its number."""
        say(f"shown: {title} | {text} | {', '.join(actions)}")
        for number in (6, 7):
            QTimer.singleShot(100, lambda n=number: self.ActionInvoked.emit(n, "default"))
        return 7


def desktop() -> None:
    """Be the desktop until ended."""
    application = QCoreApplication(sys.argv[:1])
    shows, bus = Desktop(), QDBusConnection.sessionBus()
    everything = QDBusConnection.RegisterOption.ExportAllContents
    bus.registerObject("/org/freedesktop/Notifications", shows, everything)
    bus.registerService("org.freedesktop.Notifications")
    say("ready")
    QTimer.singleShot(_LONGEST, application.quit)
    application.exec()


def main() -> None:
    """Show one reminder; end when it was clicked or said in the window."""
    application, tasks = QGuiApplication(sys.argv[:1]), Tasks()
    other = _desktop_beside() if sys.argv[1] == "with" else None
    heard: list[str] = []
    notices = Notices(None, tasks, lambda text: (say(f"quietly: {text}"), application.quit()))
    notices.clicked.connect(lambda: heard.append("clicked"))
    # A little longer than the first click, so that a second one would be heard too.
    notices.clicked.connect(lambda: QTimer.singleShot(200, application.quit))
    try:
        notices.show()
        QTimer.singleShot(_LONGEST, application.quit)
        application.exec()
    finally:
        tasks.close()
        if other is not None:
            other.terminate()
            sys.stdout.write(other.communicate()[0])
    for one in heard:
        say(one)


def _desktop_beside() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ui.notified", "desktop"]
    made = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert made.stdout is not None
    assert made.stdout.readline() == "ready\n"
    return made


if __name__ == "__main__":
    desktop() if sys.argv[1] == "desktop" else main()
