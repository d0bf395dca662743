# SPDX-License-Identifier: MIT
"""Above the trash in Journal: when it was last emptied, emptying it now, and the hold."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.changes import CHOICES, Changes
from journal_app.services import emptying
from journal_app.services.emptying import Emptied, Trash
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import number, plain_day


class TrashBar(QWidget):
    """Shown with the trash alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.line = label("", "small")
        self.empty_button = button(self.tr("Empty the trash …"), lambda: empty_trash(desk, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.empty_button)
        desk.tasks.changed.connect(self._changed)
        self.hide()

    def show_for(self, *, trashed: bool) -> None:
        """Show how the trash stands, or hide where the list shows something else."""
        self.setVisible(trashed)
        if trashed:
            session = self._desk.session
            self._desk.tasks.latest(
                "journal.trash", READ, lambda: emptying.state(session), self._show
            )

    def _show(self, trash: Trash) -> None:
        self.line.setText(" ".join(self._said(trash)))
        self.empty_button.setEnabled(
            trash.count > 0 and not trash.hold and not self._desk.session.read_only
        )
        self.empty_button.setToolTip(
            self.tr("Deletion is on hold; see Settings.") if trash.hold else ""
        )

    def _said(self, trash: Trash) -> list[str]:
        said = []
        if trash.hold:
            said.append(self.tr("Deletion is on hold: nothing is deleted until you end it."))
        elif trash.days is not None:
            said.append(
                self.tr("What is here is deleted after {days} days.").format(days=trash.days)
            )
        else:
            said.append(self.tr("What is here stays until you empty the trash."))
        if trash.emptied is not None:
            said.append(self.tr("Last emptied on {day}.").format(day=plain_day(trash.emptied)))
        return said

    def _changed(self, changes: Changes) -> None:
        if CHOICES in changes.about and not self.isHidden():
            self.show_for(trashed=True)


def empty_trash(desk: Desk, parent: QWidget) -> None:
    """Ask, saying how many, and delete what is in the trash for good."""
    session = desk.session
    desk.tasks.run(READ, lambda: emptying.state(session), lambda now: _ask(desk, parent, now))


def _ask(desk: Desk, parent: QWidget, now: Trash) -> None:
    tr, session = parent.tr, desk.session
    if now.hold:
        desk.ask.tell(
            parent,
            tr("Deletion is on hold, so nothing was deleted."),
            tr("The hold can be ended in Settings."),
        )
        return
    if not now.count or session.read_only:
        desk.ask.tell(
            parent,
            tr("The trash is empty.")
            if not now.count
            else tr("This journal is open to read only, so nothing can be deleted."),
        )
        return
    text = (
        tr("Delete {count} entries for good?") if now.count > 1 else tr("Delete 1 entry for good?")
    )
    answer = desk.ask.choose(
        parent,
        text.format(count=number(now.count)),
        tr("They go with their earlier texts and what was added later, and cannot come back."),
        [tr("Delete for good"), tr("Leave the trash as it is")],
    )
    if answer == 0:
        _run(desk, lambda: emptying.empty(session))


def delete_one(desk: Desk, parent: QWidget, entry_id: str, heading: str) -> None:
    """Ask, and delete one entry of the trash for good."""
    tr, session = parent.tr, desk.session
    answer = desk.ask.choose(
        parent,
        tr("Delete “{title}” for good?").format(title=heading),
        tr("It goes with its earlier texts and what was added later, and cannot come back."),
        [tr("Delete for good"), tr("Leave it in the trash")],
    )
    if answer == 0:
        _run(desk, lambda: emptying.delete(session, entry_id))


def _run(desk: Desk, work: Callable[[], Emptied]) -> None:
    def done(emptied: Emptied) -> None:
        desk.tasks.announce(emptied.changes)

    desk.tasks.run(WRITE, work, done)
