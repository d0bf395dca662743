# SPDX-License-Identifier: MIT
"""A command that the system tells to end does so as by Ctrl+C: what is not complete is taken away.

Otherwise a closed terminal would leave half an export behind, in plain words and hidden.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Windows has no SIGHUP.
_ENDING = tuple(
    signal.Signals[name] for name in ("SIGTERM", "SIGHUP") if name in signal.Signals.__members__
)


@contextmanager
def in_order() -> Iterator[None]:
    """While it lasts, SIGTERM and SIGHUP end the program by SystemExit, with the usual exit code.

    That is 128 and the number of the signal. What is ignored, as ``nohup`` wants, stays ignored.
    """
    ours = [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    for one in ours:
        signal.signal(one, _unwind)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def at_once() -> None:
    """From now on they end the program at once again: a window waits where nothing unwinds."""
    for one in _ENDING:
        if signal.getsignal(one) is _unwind:
            signal.signal(one, signal.SIG_DFL)


def _unwind(number: int, frame: FrameType | None) -> None:
    # A terminal that closes may send both, and the second must not stop what the first began.
    for one in _ENDING:
        signal.signal(one, signal.SIG_IGN)
    raise SystemExit(128 + number)
