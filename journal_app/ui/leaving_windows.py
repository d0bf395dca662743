# SPDX-License-Identifier: MIT
"""Windows tells in messages to a window: the session is locked, the computer goes to sleep."""

import ctypes
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

_SESSION_CHANGE, _LOCKED, _DISCONNECTED = 0x02B1, 7, (2, 4)
_POWER, _SUSPENDS = 0x0218, 4
_THIS_SESSION = 0


def tells_of_leaving(message: int, what: int) -> bool:
    """Whether a message of Windows with this first word says that the leader leaves."""
    if message == _SESSION_CHANGE:
        # Disconnected: another user took the screen, or the remote desktop was closed.
        return what == _LOCKED or what in _DISCONNECTED
    return message == _POWER and what == _SUSPENDS


class _Message(ctypes.Structure):
    """The beginning of what Windows calls MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("what", ctypes.c_size_t),
    )


class WindowsLeaving(QObject):
    """Calls ``left`` when a message says so; ``window`` is the one that is told of sessions."""

    def __init__(self, window: QWindow | None, left: Callable[[], object]) -> None:
        super().__init__()
        self._filter = _Filter(left)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32" and window is not None:
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(
                ctypes.c_void_p(window.winId()), _THIS_SESSION
            )


class _Filter(QAbstractNativeEventFilter):
    """Looks at every message and holds none up."""

    def __init__(self, left: Callable[[], object]) -> None:
        super().__init__()
        self._left = left

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> Any:
        """Read what the message is and its first word."""
        if QByteArray(kind) == b"windows_generic_MSG":
            seen = _Message.from_address(int(message))
            if tells_of_leaving(seen.message, seen.what):
                self._left()
        return False, 0
