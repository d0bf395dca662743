# SPDX-License-Identifier: MIT
"""Holds a coach's library while it is open, for every window of this run, and works with it.

All work with it goes through one lane, in order; what comes back after it was locked is let go.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from journal_app.ui.tasks import LIBRARY, Failed, Tasks, Then

if TYPE_CHECKING:
    # Most people coach nobody, and a library takes longer to load than the window to open.
    from journal_app.services.library import Library

T = TypeVar("T")


class Shelf(QObject):
    """``opened``, ``closed`` and ``changed`` tell the views what became of the library."""

    opened = Signal()
    closed = Signal()
    changed = Signal()
    lock_asked = Signal()
    """The coach wants it locked, while the journal stays open."""
    recovery_made = Signal(str)
    """Carries the recovery code of a library that was just made."""

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody opened the library and nobody locked it since."""
        return self.library is not None

    def put(self, library: "Library") -> None:
        """The library was opened."""
        self.library = library
        self.opened.emit()

    def run(
        self,
        tasks: Tasks,
        work: "Callable[[Library], T]",
        then: Then[T],
        failed: Failed | None = None,
    ) -> None:
        """Do ``work`` with the library on its lane; nothing where it is locked."""
        library = self.library
        if library is None:
            return

        def deliver(result: T) -> None:
            if self.library is library:
                then(result)

        tasks.run(LIBRARY, lambda: work(library), deliver, failed)

    def now(self, tasks: Tasks, work: "Callable[[Library], T]") -> T | None:
        """What ``work`` comes to, waited for: for words that are to be kept before going on.

        None where the library is locked; ``work`` answers for its own failures.
        """
        library, found = self.library, []
        if library is not None:
            tasks.run(LIBRARY, lambda: found.append(work(library)), lambda _: None)
            tasks.finish()
        return found[0] if found else None

    def lock(self, tasks: Tasks) -> bool:
        """Close the library after what was asked of it; False where none was open.

        Views that are told have kept their words when this is called.
        """
        library, self.library = self.library, None
        if library is None:
            return False
        tasks.run(LIBRARY, library.close, lambda _: None)
        self.closed.emit()
        return True
