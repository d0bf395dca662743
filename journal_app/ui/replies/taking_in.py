# SPDX-License-Identifier: MIT
"""Choosing the file of a reply, asking for its passphrase where it has one, and taking it in."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.message import Message
from journal_app.services import answering
from journal_app.services.answering import Taken
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.words import said


class TakingIn(QObject):
    """Nothing is kept unless all of it went well; ``refused`` carries the sentence otherwise."""

    taken = Signal(object)
    """A ``Taken``."""
    refused = Signal(str)

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place
        self.dialog: SecretDialog | None = None

    def ask(self) -> None:
        """Ask for the file."""
        path = self._desk.ask.open_file(
            self._place,
            self.tr("Take in a reply"),
            self.tr("Replies (*.uptoit *.json);;All files (*)"),
        )
        if path is not None:
            self.take(path)

    def take(self, path: Path) -> None:
        """Take in this one."""
        # Keys and sealing take a while to load, and nobody needs them to look at this page.
        from journal_app.services import reading_replies

        self._desk.tasks.run(
            FREE,
            lambda: reading_replies.needs_passphrase(path),
            lambda needed: self._ask_secret(path) if needed else self._read(path, None),
            self._refuse,
        )

    def _ask_secret(self, path: Path) -> None:
        dialog = self.dialog = SecretDialog(
            self._place.window(),
            self.tr("This reply is sealed with a passphrase"),
            self.tr("It is the one that you and your coach agreed on by voice."),
            self.tr("Open it"),
            self.tr("Passphrase"),
        )
        dialog.accepted.connect(lambda: self._read(path, dialog.field.text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read(self, path: Path, passphrase: str | None) -> None:
        from journal_app.services import reading_replies

        session, tasks = self._desk.session, self._desk.tasks
        # A passphrase takes seconds on purpose, and what is typed meanwhile is to be kept.
        tasks.run(
            READ,
            lambda: reading_replies.read(session, path, passphrase),
            lambda found: tasks.run(
                WRITE, lambda: answering.take(session, *found), self._took, self._refuse
            ),
            self._refuse,
        )

    def _took(self, taken: Taken) -> None:
        self._desk.tasks.announce(taken.changes)
        self.taken.emit(taken)

    def _refuse(self, why: Message) -> None:
        self.refused.emit(said(why))
