# SPDX-License-Identifier: MIT
"""What can be done with a commitment, the same wherever one is shown."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from journal_app.domain.commitment import LET_GO, Commitment
from journal_app.services import committing
from journal_app.services.committing import Committed
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.commitment import CommitmentDialog
from journal_app.ui.dialogs.outcome import OutcomeDialog
from journal_app.ui.tasks import WRITE


class Committing(QObject):
    """Asks what needs asking, writes, and tells every page. ``place`` is where dialogs stand."""

    removed = Signal(object)
    """The ``Commitment`` that was taken out."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place

    def make(
        self, words: str = "", entry: Callable[[Callable[[str], None]], None] | None = None
    ) -> None:
        """Ask for a new one that begins with ``words``; ``entry`` calls on with the entry's id."""
        session = self._desk.session
        if session.read_only:
            return

        def agreed(text: str, due: date | None, reach: str | None) -> None:
            def keep(entry_id: str | None = None) -> None:
                self._write(
                    lambda: committing.make(session, text, due=due, reach=reach, entry=entry_id)
                )

            if entry is None:
                keep()
            else:
                entry(keep)

        dialog = CommitmentDialog(self._place.window(), session.today, words)
        dialog.agreed.connect(agreed)
        self._open(dialog)

    def edit(self, one: Commitment) -> None:
        """Ask for other words, another day or another reach."""
        session = self._desk.session
        dialog = CommitmentDialog(self._place.window(), session.today, change=one)
        dialog.agreed.connect(
            lambda text, due, reach: self._write(
                lambda: committing.change(session, one.id, text, due, reach)
            )
        )
        self._open(dialog)

    def close(self, one: Commitment, status: str | None = None) -> None:
        """Ask what came of it, and go on writing where an entry is to begin from it."""
        session = self._desk.session
        dialog = OutcomeDialog(self._place.window(), one, session.today, status)
        dialog.answered.connect(
            lambda chosen, words, entry: self._write(
                lambda: committing.close(session, one.id, chosen, words, entry=entry),
                self._go_on if entry else None,
            )
        )
        self._open(dialog)

    def let_go(self, one: Commitment) -> None:
        """Ask what came of one that the leader means to let go."""
        self.close(one, LET_GO)

    def move(self, one: Commitment, due: date | None) -> None:
        """Come back to it on another day, or on none."""
        self._write(lambda: committing.postpone(self._desk.session, one.id, due))

    def reopen(self, one: Commitment) -> None:
        """Open it again."""
        self._write(lambda: committing.reopen(self._desk.session, one.id))

    def remove(self, one: Commitment) -> None:
        """Take it out of the journal; ``removed`` says so, for a way back."""
        self._write(
            lambda: committing.remove(self._desk.session, one.id),
            lambda done: self.removed.emit(done.commitment),
        )

    def bring_back(self, gone: Commitment) -> None:
        """Keep again what was taken out."""
        self._write(lambda: committing.bring_back(self._desk.session, gone))

    def read(self, entry_id: str) -> None:
        """Go to an entry it belongs to."""
        self._desk.routes.go("journal", entry_id)

    def _go_on(self, done: Committed) -> None:
        if done.commitment.outcome_entry:
            self._desk.routes.go("write", done.commitment.outcome_entry)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(
        self, work: Callable[[], Committed], then: Callable[[Committed], None] | None = None
    ) -> None:
        def written(done: Committed) -> None:
            self._desk.tasks.announce(done.changes)
            if then is not None:
                then(done)

        self._desk.tasks.run(WRITE, work, written)
