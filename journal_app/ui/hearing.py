# SPDX-License-Identifier: MIT
"""Hearing what a second start of the program asks of this one, which has the journal open.

Whoever holds the writer's lock of a journal is the only one to listen for it, so that a socket
found in its place was left behind by a run that ended badly. Only the same user can connect.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from journal_app.domain.errors import InvalidValue
from journal_app.services import calls
from journal_app.services.calls import Answer, Call

Reply = Callable[[Answer], None]

_MOST_AT_ONCE = 8
_SLOWEST = 10_000
"""Milliseconds in which a call must have said what it wants."""


class Hearing(QObject):
    """Listens at a place. ``asked`` gets every call that can be understood, and how to reply."""

    def __init__(
        self, place: str, asked: Callable[[Call, Reply], None], slowest: int = _SLOWEST
    ) -> None:
        super().__init__()
        self._place, self._asked, self._slowest = place, asked, slowest
        self._lines: set[_Line] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> bool:
        """Begin; False where that is not possible, and a second start finds nobody then."""
        QLocalServer.removeServer(self._place)
        return self._server.listen(self._place)

    def close(self) -> None:
        """Hear no more, and leave no socket behind."""
        self._server.close()
        for line in tuple(self._lines):
            line.drop()

    @property
    def busy(self) -> bool:
        """Whether somebody is connected."""
        return bool(self._lines)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._lines) >= _MOST_AT_ONCE:
                socket.abort()
                socket.deleteLater()
                continue
            self._lines.add(_Line(socket, self._asked, self._slowest, self._lines.discard))


class _Line(QObject):
    """One connection: it hears one line, replies with one, and ends."""

    def __init__(
        self,
        socket: QLocalSocket,
        asked: Callable[[Call, Reply], None],
        slowest: int,
        over: "Callable[[_Line], None]",
    ) -> None:
        super().__init__()
        self._socket: QLocalSocket | None = socket
        self._asked, self._over = asked, over
        self._heard = bytearray()
        self._done = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self.drop)
        self._slow.start(slowest)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.drop)
        self._read()

    def drop(self) -> None:
        """End it. What was asked and can be done is still done; there is nobody to tell."""
        if self._socket is None:
            return
        socket, self._socket = self._socket, None
        self._slow.stop()
        socket.disconnected.disconnect(self.drop)
        socket.abort()
        socket.deleteLater()
        self._over(self)

    def _read(self) -> None:
        if self._done or self._socket is None:
            return
        more = self._socket.readAll().data()
        self._heard += more
        whole = b"\n" in more
        if not whole and len(self._heard) <= calls.LONGEST_LINE:
            return
        self._done = True
        self._slow.stop()
        line, self._heard = bytes(self._heard.split(b"\n", 1)[0]), bytearray()
        try:
            if not whole or len(line) > calls.LONGEST_LINE:
                raise InvalidValue("The call is longer than any entry, so nothing was done.")
            call = calls.call_of(line)
        except InvalidValue as fault:
            self._reply(calls.refusal(fault))
        else:
            self._asked(call, self._reply)

    def _reply(self, answer: Answer) -> None:
        socket = self._socket
        if socket is None:
            return
        # Who asked may hang up as soon as the answer is there, which drops our hold on the socket.
        socket.write(calls.line_of_answer(answer))
        socket.flush()
        socket.disconnectFromServer()
