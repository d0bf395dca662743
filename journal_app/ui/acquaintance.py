# SPDX-License-Identifier: MIT
"""A coach's address added where it is wanted: looked at, compared, and kept in the journal."""

from PySide6.QtCore import Signal

from journal_app.domain.changes import Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.services import sealing
from journal_app.services.sealing import Contact
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.new_contact import NewContact
from journal_app.ui.words import said


class Acquaintance(NewContact):
    """``known`` says who was kept; everybody who lists coaches hears of it as a change."""

    known = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.looked.connect(self._look_at)
        self.kept.connect(self._keep_it)

    def _look_at(self, text: str) -> None:
        # Six words take a while on purpose.
        self._desk.tasks.latest(
            f"address {id(self)}",
            READ,
            lambda: sealing.looked_at(text),
            lambda found: self.show_address(*found),
            self._refused,
        )

    def _keep_it(self, text: str, name: str) -> None:
        session, wanted = self._desk.session, replace_unstorable(name)

        def kept(done: tuple[Contact, Changes]) -> None:
            contact, changes = done
            self.clear()
            self._desk.tasks.announce(changes)
            self.known.emit(contact)

        self._desk.tasks.run(
            WRITE, lambda: sealing.add_contact(session, text, wanted), kept, self._refused
        )

    def _refused(self, why: Message) -> None:
        self.refuse(said(why))
