# SPDX-License-Identifier: MIT
"""When the last copy of the journal was made, making one, bringing one back, a second folder."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.message import Message
from journal_app.services import checking, copying, transfer
from journal_app.services.checking import Health
from journal_app.services.copying import Made
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.dialogs.copies import CopiesDialog
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import clock, long_day, said

T = TypeVar("T")


class CopiesPreference(Preference):
    """Copies are made without a thought; this says that they are, and where."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = label("", "")
        self.where = label("", "quiet")
        self.second = label("", "quiet")
        self.said = label("", "quiet")
        self.make = button(self.tr("Make a copy now"), self._make)
        self.list = button(self.tr("Copies …"), self._list)
        self.check = button(self.tr("Check the journal"), self._check)
        self.repair = button(self.tr("Repair it …"), self._repair, "main")
        self.aside = button(self.tr("Save what a repair set aside …"), self._save_aside)
        self.choose = button(self.tr("Choose a second folder …"), self._choose)
        self.forget = button(self.tr("Forget it"), self._forget)
        self.forget.setAccessibleName(self.tr("Forget the second folder"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addWidget(self.where)
        column.addLayout(_row(self.make, self.list, self.check, self.repair, self.aside))
        column.addWidget(self.said)
        column.addWidget(self.second)
        column.addLayout(_row(self.choose, self.forget))
        self.said.hide()
        self.repair.hide()
        self.aside.hide()
        self.arrive()

    def arrive(self) -> None:
        """Show the newest copy and the folders."""
        session = self.desk.session
        newest = copying.newest(session.journal.path)
        if newest is None:
            self.state.setText(self.tr("There is no copy of this journal yet."))
        else:
            at = newest.made.astimezone(session.clock().tzinfo)
            self.state.setText(
                self.tr("The last copy is of {day}, {time}.").format(
                    day=long_day(at.date()), time=clock(at.time())
                )
            )
        self.where.setText(
            self.tr(
                "While the window is open, a copy is made every half hour if something changed, "
                "and before every import, update and restore. It is read back, and is as "
                "protected as the journal. All of the last two days are kept, then fewer with "
                "age. They are here:\n{folder}"
            ).format(folder=copying.folder(session.journal.path))
        )
        chosen = self.desk.looks.settings.copies_folder
        self.second.setText(
            self.tr("Each copy also goes to {folder}.").format(folder=chosen)
            if chosen
            else self.tr(
                "A second folder, on a stick or another disk, keeps your words where this "
                "computer is lost."
            )
        )
        self.forget.setVisible(bool(chosen))
        self.desk.tasks.latest(
            "set aside",
            READ,
            lambda: checking.count_set_aside(session),
            lambda count: self.aside.setVisible(count > 0),
        )

    # -- what the buttons do ----------------------------------------------------------------

    def _make(self) -> None:
        session = self.desk.session
        self._run(FREE, lambda: copying.make(session), self._made)

    def _made(self, made: Made) -> None:
        self.arrive()
        self._say(said(made.elsewhere) if made.elsewhere else self.tr("The copy was made."))

    def _list(self) -> None:
        dialog = CopiesDialog(self.window(), self.desk)
        dialog.wanted.connect(self.desk.routes.restore_asked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _check(self) -> None:
        session = self.desk.session
        self._run(WRITE, lambda: checking.check(session), self._checked)

    def _checked(self, health: Health) -> None:
        self._say(" ".join(said(one) for one in health.told))
        self.repair.setVisible(not health.is_whole and not self.desk.session.read_only)

    def _repair(self) -> None:
        answer = self.desk.ask.choose(
            self,
            self.tr("Repair the journal?"),
            self.tr(
                "Up to It keeps what you typed, closes, and writes what can be read into a new "
                "file; what is missing comes from the newest copy. The damaged file is kept. Then "
                "it opens again."
            ),
            [self.tr("Repair it"), self.tr("Leave everything as it is")],
        )
        if answer == 0:
            self.desk.routes.repair_asked.emit()

    def _save_aside(self) -> None:
        path = self.desk.ask.save_file(
            self, self.tr("Save what was set aside"), "Set aside.txt", self.tr("Text (*.txt)")
        )
        if path is not None:
            session = self.desk.session
            self._run(
                READ,
                lambda: transfer.save_text(path, checking.as_text(checking.set_aside(session))),
                lambda _: self._say(self.tr("Saved. It can be read by anyone who has the file.")),
            )

    def _choose(self) -> None:
        folder = self.desk.ask.open_folder(self, self.tr("A second folder for copies"))
        if folder is not None:
            self._use(str(folder))
            self._make()

    def _forget(self) -> None:
        self._use("")
        self._say(self.tr("The copies that are there stay there."))

    def _use(self, folder: str) -> None:
        looks = self.desk.looks
        looks.use(replace(looks.settings, copies_folder=folder))
        self.arrive()

    def _run(self, lane: str, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._busy(True)
        self._say(self.tr("One moment …"))

        def done(result: T) -> None:
            self._busy(False)
            then(result)

        self.desk.tasks.run(lane, work, done, self._failed)

    def _failed(self, why: Message) -> None:
        self._busy(False)
        self._say(said(why))

    def _busy(self, on: bool) -> None:
        for one in (self.make, self.check):
            one.setEnabled(not on)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setAccessibleName(text)
        self.said.show()


def _row(*buttons: QWidget) -> FlowLayout:
    row = FlowLayout()
    for one in buttons:
        row.addWidget(one)
    return row


PREFERENCE = PreferenceKind(65, "Copies", CopiesPreference)
