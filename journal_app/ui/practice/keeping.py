# SPDX-License-Identifier: MIT
"""Keeps what a coach types beside a summary: a note, or a reply on its way. No Save button.

Both have a version, which the library counts so that no other window's words are lost.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from journal_app.domain.library import Note, ReplyDraft
from journal_app.domain.message import Message
from journal_app.services import mishaps
from journal_app.services.library import Library
from journal_app.ui.desk import Desk

_PAUSE = 300
_AGAIN = 5_000
Text = TypeVar("Text", Note, ReplyDraft)


@dataclass(slots=True)
class _Stored(Generic[Text]):
    """What the library holds, changed on the library's lane alone, where saves come in order."""

    text: Text


class Keeping(QObject, Generic[Text]):
    """Watches one text; ``current`` says how it reads now, ``save`` puts it into the library."""

    kept = Signal()
    failed = Signal(object)
    """Carries the ``Message`` why it could not be kept."""

    def __init__(
        self,
        desk: Desk,
        current: Callable[[], Text],
        save: Callable[[Library, Text], Text],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current: Callable[[], Text] = current
        self._save: Callable[[Library, Text], Text] = save
        self._stored: _Stored[Text] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def begin(self, text: Text) -> None:
        """Watch another text; this is what the library holds of it."""
        self._stored = _Stored(text)
        self._timer.stop()

    def end(self) -> None:
        """Watch nothing."""
        self._stored = None
        self._timer.stop()

    def touched(self) -> None:
        """Something was typed or chosen."""
        if self._stored is not None and not self._timer.isActive():
            self._timer.start(_PAUSE)

    def owes(self) -> bool:
        """Whether it reads otherwise than what the library holds."""
        return self._stored is not None and _same(self._current(), self._stored.text) is None

    def keep(self) -> None:
        """Have it in the library, unless it is there already."""
        self._timer.stop()
        stored = self._stored
        if stored is None or not self.owes():
            return
        work = self._saving(stored)
        self._desk.shelf.run(
            self._desk.tasks,
            work,
            lambda _: self._was_kept(stored),
            lambda why: self._was_not_kept(stored, why),
        )

    def keep_now(self) -> Message | None:
        """Have it in the library before returning; says why where that is not possible."""
        self._timer.stop()
        stored = self._stored
        if stored is None or not self._desk.shelf.is_open:
            return None
        work = self._saving(stored)
        return self._desk.shelf.now(
            self._desk.tasks, lambda library: mishaps.attempt(lambda: work(library))
        )

    def _saving(self, stored: _Stored[Text]) -> Callable[[Library], None]:
        wanted, save = self._current(), self._save

        def work(library: Library) -> None:
            if _same(wanted, stored.text) is None:
                stored.text = save(library, replace(wanted, version=stored.text.version))

        return work

    def _was_kept(self, stored: _Stored[Text]) -> None:
        if stored is self._stored:
            self.kept.emit()

    def _was_not_kept(self, stored: _Stored[Text], why: Message) -> None:
        if stored is self._stored:
            self._timer.start(_AGAIN)
            self.failed.emit(why)


def _same(one: Text, other: Text) -> Text | None:
    """The text where both say the same, whatever their versions."""
    return one if replace(one, version=other.version) == other else None
