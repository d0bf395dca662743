# SPDX-License-Identifier: MIT
"""Nothing that a test runs may reach for the network: Python tells us before it does."""

import sys
from typing import Any

ASKS = frozenset(
    {
        "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
        "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
        "socket.getservbyname", "urllib.Request", "http.client.connect", "smtplib.connect",
        "ftplib.connect", "webbrowser.open",
    }
)  # fmt: skip
_ADDRESSED = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


class NoNetwork(RuntimeError):
    """The program reached for the network."""


class Guard:
    """Refuses and remembers every such attempt; local sockets, which have a path, are none."""

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Called by Python for every audit event."""
        if event not in ASKS:
            return
        if event in _ADDRESSED and isinstance(arguments[1], str | bytes | None):
            return
        self.attempts.append(f"{event} {arguments[1:] if event in _ADDRESSED else arguments}")
        raise NoNetwork(self.attempts[-1])

    def taken(self) -> list[str]:
        """What was attempted since this was asked last."""
        found, self.attempts = self.attempts, []
        return found


GUARD = Guard()
sys.addaudithook(GUARD)
