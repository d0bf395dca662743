# SPDX-License-Identifier: MIT
"""What is done with a coach's remarks in the window: asked, written, told to every page."""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.arrived import Arrived
from journal_app.domain.reply import TRY, Remark
from journal_app.domain.template import Template
from journal_app.services import answering, committing, writing
from journal_app.services.answering import Done
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.commitment import CommitmentDialog
from journal_app.ui.dialogs.templates import TemplatesDialog
from journal_app.ui.tasks import READ, WRITE


class Replying(QObject):
    """``place`` is where dialogs stand."""

    done = Signal(object)
    """A ``Done``: it is on the disk, and can be undone."""
    gone = Signal(str)
    """What a remark became is no longer there; the sentence that says so."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._place = desk, place

    def keep(self, arrived: Arrived, remark: Remark) -> None:
        """Keep it; the thing to try opens as a commitment for the leader to finish."""
        session = self._desk.session
        if remark.kind != TRY:
            self._write(lambda: answering.keep(session, arrived.key, remark.id))
            return

        def agreed(text: str, due: date | None, reach: str | None) -> None:
            self._write(
                lambda: answering.keep(
                    session, arrived.key, remark.id, text=text, due=due, reach=reach
                )
            )

        dialog = CommitmentDialog(self._place.window(), session.today, remark.text)
        dialog.agreed.connect(agreed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def answer(
        self,
        arrived: Arrived,
        remark: Remark,
        template: str | None = None,
        steps: Collection[str] | None = None,
    ) -> None:
        """Begin an entry that quotes it, and go on writing there."""
        session = self._desk.session
        self._write(
            lambda: answering.answer(session, arrived.key, remark.id, template, steps),
            self._go_on,
        )

    def answer_along(self, arrived: Arrived, remark: Remark) -> None:
        """Ask along which template, then the same."""

        def chosen(template: Template, steps: Collection[str] | None) -> None:
            self.answer(arrived, remark, template.id, steps)

        dialog = TemplatesDialog(self._place.window(), self._desk)
        dialog.chosen.connect(chosen)
        dialog.open()

    def put_aside(self, arrived: Arrived, remark: Remark) -> None:
        """Do nothing with it."""
        session = self._desk.session
        self._write(lambda: answering.put_aside(session, arrived.key, remark.id))

    def reopen(self, arrived: Arrived, remark: Remark) -> None:
        """Look at it as if nothing had been done."""
        session = self._desk.session
        self._write(lambda: answering.reopen(session, arrived.key, remark.id))

    def undo(self, done: Done) -> None:
        """Have things as they were before."""
        session = self._desk.session
        self._write(lambda: answering.put_back(session, done), told=False)

    def show_kept(self, became: str) -> None:
        """Go to the commitment it became."""
        session = self._desk.session
        self._desk.tasks.run(
            READ,
            lambda: committing.read(session, became),
            lambda one: self._desk.routes.go("commitments", one.id),
            lambda _: self.gone.emit(self.tr("That commitment was taken out of your journal.")),
        )

    def read(self, became: str) -> None:
        """Go to the entry it became; from the trash it can be brought back in Write."""
        session = self._desk.session
        self._desk.tasks.run(
            READ,
            lambda: writing.read(session, became),
            lambda entry: self._desk.routes.go("write" if entry.trashed else "journal", entry.id),
            lambda _: self.gone.emit(
                self.tr(
                    "That answer is no longer in your journal. “Open again” lets you begin anew."
                )
            ),
        )

    def _go_on(self, done: Done) -> None:
        if done.entry is not None:
            self._desk.routes.go("write", done.entry.id)

    def _write(
        self,
        work: Callable[[], Done],
        then: Callable[[Done], None] | None = None,
        *,
        told: bool = True,
    ) -> None:
        def written(done: Done) -> None:
            self._desk.tasks.announce(done.changes)
            if told and done.changes:
                self.done.emit(done)
            if then is not None:
                then(done)

        self._desk.tasks.run(WRITE, work, written)
