# SPDX-License-Identifier: MIT
"""The imports that there were, each with its report and a way to take it back."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.services import moving_in, transfer
from journal_app.services.moving_in import PastImport, Undone
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, clear, label
from journal_app.ui.words import number, plain_day, said

_MOST = 20


class MovingInPreference(Preference):
    """The newest import first. Nothing is taken back without a question."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._past: tuple[PastImport, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self.told = label("", "quiet")
        self.told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(self.told)
        row = QHBoxLayout()
        self._bring = button(self.tr("Import …"), lambda: desk.routes.wished.emit("import"))
        self._bring.setEnabled(not desk.session.read_only)
        row.addWidget(self._bring)
        row.addStretch()
        column.addLayout(row)
        desk.tasks.changed.connect(self._changed)
        self.arrive()

    def arrive(self) -> None:
        """Show the imports there are."""
        session = self.desk.session
        self.desk.tasks.latest(
            "preference.moved_in", READ, lambda: moving_in.past(session), self._show
        )

    def _changed(self, changes: Changes) -> None:
        if changes.many and self.isVisible():
            self.arrive()

    def _show(self, past: tuple[PastImport, ...]) -> None:
        self._past = past
        inside = self.focusWidget()
        if inside is not None and inside is not self._bring and inside.hasFocus():
            # What has the focus goes, and something near takes it over.
            self._bring.setFocus()
        clear(self._rows)
        if not past:
            self._rows.addWidget(label(self.tr("Nothing was imported yet."), "quiet"))
        for one in past[:_MOST]:
            self._rows.addWidget(self._row(one))

    def _row(self, one: PastImport) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        day = plain_day(one.made.date())
        column.addWidget(label(f"{day}: {one.source}"))
        state = (
            self.tr("taken back")
            if one.undone is not None
            else self.tr("{here} of {added} entries are here").format(
                here=number(one.here), added=number(one.added)
            )
        )
        column.addWidget(label(state, "quiet"))
        row = FlowLayout(gap=16)
        for text, does, possible in (
            (self.tr("Save the report …"), self._save, True),
            (self.tr("Take it back …"), self._undo, one.undone is None and one.here > 0),
        ):
            if possible:
                link = button(text, partial(does, one), "link")
                link.setAccessibleName(f"{text} {day}, {one.source}")
                link.setEnabled(does == self._save or not self.desk.session.read_only)
                row.addWidget(at_the_edge(link))
        column.addLayout(row)
        return made

    def _save(self, one: PastImport) -> None:
        path = self.desk.ask.save_file(
            self, self.tr("Save the report"), "Import.txt", self.tr("Text (*.txt)")
        )
        if path is None:
            return
        try:
            transfer.save_text(path, one.report)
        except JournalError as failure:
            self._say(said(failure.message))
        else:
            self._say(self.tr("The report was saved."))

    def _undo(self, one: PastImport) -> None:
        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(
            READ,
            lambda: moving_in.changed_since(session, one.id),
            lambda changed: self._ask(one, changed),
            self._failed,
        )

    def _ask(self, one: PastImport, changed: int) -> None:
        tr = self.tr
        keep, cancel = tr("Take it back"), tr("Cancel")
        choices = [keep, cancel]
        more = tr("A copy of the journal is put aside first.")
        if changed:
            choices = [tr("Take back all but those"), tr("Take back all"), cancel]
            said_so = (
                tr("1 entry was changed since it came.")
                if changed == 1
                else tr("{count} entries were changed since they came.")
            )
            more = f"{said_so.format(count=number(changed))} {more}"
        whole = (
            tr("Delete the entry that came from “{source}”?")
            if one.here == 1
            else tr("Delete the {count} entries that came from “{source}”?")
        )
        answer = self.desk.ask.choose(
            self,
            whole.format(count=number(one.here), source=one.source),
            more,
            choices,
        )
        if answer == len(choices) - 1:
            return
        session, too = self.desk.session, changed > 0 and answer == 1
        for link in self.findChildren(QPushButton):
            link.setEnabled(link is self._bring)
        self._say(tr("Taking it back …"))
        self.desk.tasks.run(
            WRITE,
            lambda: moving_in.undo(session, one.id, changed_too=too),
            self._undone,
            self._failed,
        )

    def _undone(self, result: Undone) -> None:
        self.desk.tasks.announce(result.changes)
        text = (
            self.tr("1 entry was taken away again.")
            if result.removed == 1
            else self.tr("{count} entries were taken away again.")
        ).format(count=number(result.removed))
        if result.kept:
            text += " " + self.tr("{count} stayed, because they were changed since.").format(
                count=number(result.kept)
            )
        self._say(text)
        self.arrive()

    def _failed(self, why: Message) -> None:
        self._say(said(why))
        self.arrive()

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()


PREFERENCE = PreferenceKind(55, "Imports", MovingInPreference)
