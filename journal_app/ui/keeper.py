# SPDX-License-Identifier: MIT
"""Keeps one entry on the disk while it is written: no Save button, nothing lost in between.

A pause of a third of a second keeps the text, and so does six tenths of a second of typing
without a pause: with what a slow disk takes it is durable within a second either way.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.entry import Draft
from journal_app.domain.message import Message
from journal_app.services import mishaps, writing
from journal_app.services.writing import Kept
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import WRITE

_PAUSE = 300
_LONGEST = 600
_AGAIN = 5_000


class Keeper(QObject):
    """Watches the entry in front of the leader. ``current`` says how it reads right now."""

    kept = Signal(object)
    """A ``Kept``: the entry in front is on the disk as it was when it was sent there."""
    failed = Signal(str, object, object)
    """The id and draft of an entry that could not be kept, and the ``Message`` why."""

    def __init__(self, desk: Desk, current: Callable[[], Draft], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._current = desk, current
        self.entry_id = ""
        self.locked = False
        self._sent: Draft | None = None
        """What was last sent to the disk or read from it; None for an entry that is new."""
        self._pause = self._timer(_PAUSE)
        self._longest = self._timer(_LONGEST)
        self._again = self._timer(_AGAIN)

    @property
    def is_new(self) -> bool:
        """Whether nothing of this entry was sent to the disk yet."""
        return self._sent is None

    def begin(self, entry_id: str, on_disk: Draft | None) -> None:
        """Watch another entry; ``on_disk`` is what the disk holds of it."""
        self.entry_id, self._sent = entry_id, on_disk
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    def forget(self) -> None:
        """Count the entry in front as not on the disk."""
        self._sent = None

    def touched(self) -> None:
        """The leader changed something."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def owes(self) -> bool:
        """Whether something in front of the leader has not been sent to the disk."""
        if self.locked or not self.entry_id:
            return False
        now = self._current()
        return now != self._sent and not (self.is_new and now.is_blank)

    def keep(self) -> None:
        """Send what is there to the disk, unless it is there already."""
        self._pause.stop()
        self._longest.stop()
        if not self.owes():
            return
        session, entry_id, draft = self._desk.session, self.entry_id, self._current()
        before, self._sent = self._sent, draft
        self._desk.tasks.run(
            WRITE,
            lambda: writing.keep(session, entry_id, draft),
            self._was_kept,
            lambda why: self._was_not_kept(entry_id, draft, before, why),
        )

    def keep_first(self, then: Callable[[str], None]) -> None:
        """Have the entry on the disk, even one that says nothing, then call with its id."""
        self._pause.stop()
        self._longest.stop()
        session, entry_id, draft = self._desk.session, self.entry_id, self._current()
        before, self._sent = self._sent, draft

        def kept(done: Kept) -> None:
            self._was_kept(done)
            then(entry_id)

        self._desk.tasks.run(
            WRITE,
            lambda: writing.keep(session, entry_id, draft, even_blank=True),
            kept,
            lambda why: self._was_not_kept(entry_id, draft, before, why),
        )

    def keep_now(self) -> Message | None:
        """Have it on the disk before returning; says why where that is not possible."""
        self._pause.stop()
        self._longest.stop()
        self._desk.tasks.finish()
        if self.locked or not self.entry_id:
            return None
        draft = self._current()
        if self.is_new and draft.is_blank:
            return None
        session, entry_id = self._desk.session, self.entry_id
        kept: list[Kept] = []
        # Also what was sent before is written again: its failure may still be on its way.
        why = mishaps.attempt(lambda: kept.append(writing.keep(session, entry_id, draft)))
        self._sent = None if why else draft
        for one in kept:
            self._was_kept(one)
        return why

    def _was_kept(self, kept: Kept) -> None:
        self._again.stop()
        if kept.entry.id == self.entry_id:
            self.kept.emit(kept)
        self._desk.tasks.announce(kept.changes)

    def _was_not_kept(
        self, entry_id: str, draft: Draft, before: Draft | None, why: Message
    ) -> None:
        if entry_id == self.entry_id:
            self._sent = before
            self._again.start()
        self.failed.emit(entry_id, draft, why)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer
