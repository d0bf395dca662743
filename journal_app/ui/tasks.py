# SPDX-License-Identifier: MIT
"""Work that takes time, off the window's thread: the only file with threads.

Four lanes: one thread that writes the journal in order, one that reads it, one for a coach's
library, and two for work that touches neither, or only copies in small steps. Results come back on
the window's thread.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from journal_app.domain.changes import Changes
from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message, message
from journal_app.services import mishaps

T = TypeVar("T")
Then = Callable[[T], None]
Failed = Callable[[Message], None]

WRITE, READ, LIBRARY, FREE = "write", "read", "library", "free"
_THREADS = {WRITE: 1, READ: 1, LIBRARY: 1, FREE: 2}
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside a work by its progress when the leader asked to stop."""


class Progress(QObject):
    """Carries progress from a lane to the window, and the wish to stop back."""

    told = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stop = Event()

    def __call__(self, done: int, total: int) -> None:
        """Called by the work; raises Cancelled once somebody wants it to stop."""
        if self.stop.is_set():
            raise Cancelled
        self.told.emit(done, total)


class Tasks(QObject):
    """Runs works and brings their results back."""

    changed = Signal(object)
    """Carries the ``Changes`` of a write, so that pages redraw what it concerns."""
    failed = Signal(object)
    """Carries the ``Message`` of a failure that nobody else took."""
    troubled = Signal(object)
    """Carries the ``JournalError`` of any failure, after whoever asked has heard of it."""
    hurried = Signal()
    """Somebody waits for everything to be finished: what can be given up is to be given up."""
    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # Python's own threads: Qt's pool and Python's runnables can wait for each other for ever.
        self._pools = {lane: ThreadPoolExecutor(most, lane) for lane, most in _THREADS.items()}
        self._running: set[Future[None]] = set()
        self._newest: dict[str, int] = {}
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, lane: str, work: Callable[[], T], then: Then[T], failed: Failed | None = None
    ) -> None:
        """Do ``work`` on a lane, then give its result to ``then`` on the window's thread.

        A failure goes to ``failed`` as a sentence, or to the signal ``failed``.
        """
        if self._closed:
            return
        job = _Work(work, then, failed or self.failed.emit)
        future = self._pools[lane].submit(job.run, self._arrived.emit)
        self._running.add(future)
        future.add_done_callback(self._running.discard)

    def latest(
        self,
        key: str,
        lane: str,
        work: Callable[[], T],
        then: Then[T],
        failed: Failed | None = None,
    ) -> None:
        """As ``run``, but a newer call with the same key makes this one's result unwanted."""
        number = self._newest.get(key, 0) + 1
        self._newest[key] = number

        def wanted() -> T | None:
            return work() if self._newest.get(key) == number else None

        def deliver(result: T | None) -> None:
            if self._newest.get(key) == number and result is not None:
                then(result)

        self.run(lane, wanted, deliver, failed)

    def announce(self, changes: Changes) -> None:
        """Tell every page what a write touched."""
        if changes:
            self.changed.emit(changes)

    def finish(self) -> None:
        """Wait until everything that was asked for is done; its results are still delivered."""
        self.hurried.emit()
        while self._running:
            wait(tuple(self._running))

    def close(self) -> None:
        """Finish what was asked for and take no more work."""
        self._closed = True
        self.finish()
        for pool in self._pools.values():
            pool.shutdown()

    @property
    def busy(self) -> bool:
        """Whether any work is running or waiting."""
        return bool(self._running)

    @Slot(object)
    def _deliver(self, job: "_Work") -> None:
        job.deliver()
        if job.trouble is not None:
            self.troubled.emit(job.trouble)


class _Work:
    """One work, what it came to, and who wants to know.

    What it holds is let go on the window's thread alone. A lane that dropped the last hold on
    something of Qt's would destroy it there; Qt and Python could then wait for each other for
    ever.
    """

    def __init__(self, work: Callable[[], Any], then: Then[Any], failed: Failed) -> None:
        self._held: tuple[Callable[[], Any], Then[Any], Failed] | None = (work, then, failed)
        self._result: Any = None
        self._failure: Message | None = None
        self.trouble: JournalError | None = None

    def run(self, arrive: Callable[["_Work"], None]) -> None:
        """Do the work on the lane's thread; every outcome is brought to the window's thread."""
        self._do()
        try:
            arrive(self)
        except RuntimeError:
            # The window is gone, and with it everybody who wanted to know.
            return

    def deliver(self) -> None:
        """Give the outcome to who wants it, on the window's thread, and let everything go."""
        if self._held is None:
            return
        _, then, failed = self._held
        result, failure = self._result, self._failure
        self._held = self._result = None
        if failure is not None:
            failed(failure)
        else:
            then(result)

    def _do(self) -> None:
        assert self._held is not None
        try:
            self._result = self._held[0]()
        except Cancelled:
            self._failure = message("Stopped; nothing was changed.")
        except JournalError as failure:
            self._failure, self.trouble = failure.message, failure
        except Exception as bug:  # noqa: BLE001
            # A boundary named in style.md: what is a bug is logged by kind and place, not by value.
            _log.error("unexpected, in a task: %s", mishaps.told(bug))
            self._failure = mishaps.sentence(bug)
