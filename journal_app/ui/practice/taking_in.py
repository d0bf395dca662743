# SPDX-License-Identifier: MIT
"""Taking in what leaders sent: a passphrase where it needs one, and the words of a new sender."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.errors import AnotherSender, ExchangeError
from journal_app.domain.message import Message
from journal_app.services import practice, sealing
from journal_app.services.library import Library
from journal_app.services.practice import Taken
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.tasks import FREE
from journal_app.ui.words import said


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a file was not taken in; ``words`` are those of another sender."""

    why: Message
    words: tuple[str, ...] = ()


class TakingIn(QObject):
    """Takes files in one after the other. ``done`` carries what came of each."""

    done = Signal(object)
    trouble = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._waiting: list[Path] = []

    def ask(self) -> None:
        """Ask for a file, and take it in."""
        path = self._desk.ask.open_file(
            self._parent,
            self.tr("Take in what a leader sent"),
            self.tr("Sealed files (*.uptoit);;All files (*)"),
        )
        if path is not None:
            self.take([path])

    def take(self, paths: Sequence[Path]) -> None:
        """Take in these files, after those that wait already."""
        idle = not self._waiting
        self._waiting += paths
        if idle:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            return
        path = self._waiting[0]

        def work() -> tuple[bytes, bool]:
            content = practice.content(path)
            return content, sealing.needs_passphrase(content)

        self._desk.tasks.run(FREE, work, lambda found: self._open(*found), self._stopped)

    def _open(self, content: bytes, needs: bool, why: str = "") -> None:
        """Open a file with what it takes; ``why`` says what was wrong with the last passphrase."""
        secret = None
        if needs:
            secret = self._passphrase(why)
            if secret is None:
                self._go_on()
                return
        self._take(content, secret)

    def _take(self, content: bytes, secret: str | None, *, new_address: bool = False) -> None:
        self._desk.shelf.run(
            self._desk.tasks,
            _attempt(content, secret, new_address=new_address),
            lambda found: self._taken(content, secret, found),
            self._stopped,
        )

    def _taken(
        self, content: bytes, secret: str | None, found: Taken | CohortShare | _Refused
    ) -> None:
        if not isinstance(found, _Refused):
            if isinstance(found, Taken):
                self._tell_words(found)
            self.done.emit(found)
            self._go_on()
        elif found.words:
            self._compare(content, secret, found)
        elif secret is not None:
            self._open(content, True, said(found.why))
        else:
            self._stopped(found.why)

    def _stopped(self, why: Message) -> None:
        self.trouble.emit(said(why))
        self._go_on()

    def _go_on(self) -> None:
        self._waiting = self._waiting[1:]
        self._next()

    def _passphrase(self, why: str) -> str | None:
        dialog = SecretDialog(
            self._parent,
            self.tr("“{name}” is sealed with a passphrase").format(name=self._waiting[0].name),
            why or self.tr("Type the one that you and the leader agreed on."),
            self.tr("Open it"),
            self.tr("Passphrase"),
        )
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        return dialog.field.text if answered else None

    def _tell_words(self, taken: Taken) -> None:
        """The first time, say by which words the sender is known."""
        if not taken.is_first:
            return
        self._desk.ask.tell(
            self._parent,
            self.tr("The first summary from {alias}").format(
                alias=taken.row.alias or self.tr("this leader")
            ),
            self.tr(
                "Compare these six words with them by telephone, to be sure that it is theirs:\n\n"
                "{words}\n\nLater summaries that carry another key are not taken in without "
                "asking you."
            ).format(words="   ".join(taken.words)),
        )

    def _compare(self, content: bytes, secret: str | None, found: _Refused) -> None:
        answer = self._desk.ask.choose(
            self._parent,
            self.tr("Signed with another key than before"),
            said(found.why),
            [self.tr("Leave it"), self.tr("The words are theirs: take it in"), self.tr("Not now")],
        )
        if answer == 1:
            self._take(content, secret, new_address=True)
        else:
            self._go_on()


def _attempt(
    content: bytes, secret: str | None, *, new_address: bool
) -> Callable[[Library], Taken | CohortShare | _Refused]:
    def work(library: Library) -> Taken | CohortShare | _Refused:
        try:
            return practice.take_in(library, content, secret, new_address=new_address)
        except AnotherSender as other:
            return _Refused(other.message, other.words)
        except ExchangeError as failure:
            return _Refused(failure.message)

    return work
