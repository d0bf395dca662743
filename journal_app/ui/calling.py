# SPDX-License-Identifier: MIT
"""Calling the run of the program that has the journal open; needs no window and starts none."""

import sys

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtNetwork import QLocalSocket

from journal_app.domain.errors import InvalidValue
from journal_app.services import calls
from journal_app.services.calls import Answer, Call

PATIENCE = 1_000
"""Milliseconds for the other side to be there at all."""
SHOWING = 10_000
"""Milliseconds for a window to be shown by whoever is there, on a computer that has much to do."""
KEEPING = 30_000
"""Milliseconds for words to be on the disk, which may have to wait for an import."""
_AGAIN = 50


def call(place: str, what: Call) -> Answer | None:
    """Ask whoever listens at ``place``; None where nobody does, or they ended before answering.

    Somebody who may just be starting is waited for a moment. Raises InvalidValue where somebody is
    there and gives no answer that can be read.
    """
    # Sockets need an application; where a window is being opened there is one already.
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    socket = _connected(place)
    if socket is None:
        return None
    _let_it_come_to_the_front()
    socket.write(calls.line_of(what))
    line = _line(socket, KEEPING if what.do == calls.KEEP else SHOWING)
    hangs = socket.state() == QLocalSocket.LocalSocketState.ConnectedState
    socket.abort()
    del application
    if line is not None:
        return calls.answer_of(line)
    if hangs and what.do == calls.KEEP:
        raise InvalidValue(
            "The window that has this journal open did not answer, so it is not certain that this "
            "was kept. Please look there before you try again."
        )
    return None


def _connected(place: str) -> QLocalSocket | None:
    """A connection; tried again for a while, for the other side may just be starting."""
    deadline = QDeadlineTimer(PATIENCE)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(place)
        if socket.waitForConnected(max(int(deadline.remainingTime()), 1)):
            return socket
        if deadline.hasExpired():
            return None
        _wait(_AGAIN)


def _line(socket: QLocalSocket, patience: int) -> bytes | None:
    """What the other side says, up to the end of its line; None where it says none in time."""
    deadline = QDeadlineTimer(patience)
    heard = bytearray()
    while not heard.endswith(b"\n"):
        if not socket.bytesAvailable() and not socket.waitForReadyRead(
            max(int(deadline.remainingTime()), 1)
        ):
            return None
        heard += bytes(socket.readAll().data())
        if len(heard) > calls.LONGEST_LINE:
            return None
    return bytes(heard)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _let_it_come_to_the_front() -> None:
    """Windows lets only the program that the user just started hand over the foreground."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
