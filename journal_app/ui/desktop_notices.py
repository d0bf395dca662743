# SPDX-License-Identifier: MIT
"""Notifications of a Linux desktop without a tray, over D-Bus (freedesktop.org, version 1.2)."""

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface
from PySide6.QtGui import QGuiApplication

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_SLOWEST = 3_000
"""Milliseconds that a desktop may take to show one."""
_CLICK = "default"


class DesktopNotices(QObject):
    """Shows notifications and tells when the leader clicks on one of ours."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: set[int] = set()
        self._bus = QDBusConnection.sessionBus()
        # A text is taken, whatever the types of the binding say.
        slot = SLOT("invoked(uint,QString)")
        self._bus.connect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, slot)  # type: ignore[call-overload]

    def show(self, title: str, text: str, action: str) -> bool:
        """Show one, from any thread; False where the desktop has no notifications."""
        desktop = QDBusInterface(_SERVICE, _PATH, _SERVICE, self._bus)
        desktop.setTimeout(_SLOWEST)
        if not desktop.isValid():
            return False
        name = QGuiApplication.desktopFileName()
        try:
            number = QMetaObject.invokeMethod(
                desktop,
                "Notify",
                Qt.ConnectionType.DirectConnection,
                Q_RETURN_ARG("uint"),
                Q_ARG(str, title),
                Q_ARG("uint", 0),
                Q_ARG(str, name),
                Q_ARG(str, title),
                Q_ARG(str, text),
                Q_ARG("QStringList", [_CLICK, action]),
                Q_ARG("QVariantMap", {"desktop-entry": name}),
                Q_ARG(int, -1),
            )
        except RuntimeError:
            # The desktop describes its notifications in another way than the standard.
            return False
        if not isinstance(number, int) or number == 0:
            return False
        self._shown.add(number)
        return True

    @Slot("uint", str)
    def invoked(self, number: int, action: str) -> None:
        """The desktop tells every program of every click; only those on ours count."""
        if number in self._shown and action == _CLICK:
            self.clicked.emit()
