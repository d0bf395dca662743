# SPDX-License-Identifier: MIT
"""Before the library is open: making one, opening the one there is, or naming another."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.errors import InvalidValue
from journal_app.domain.library import COACH, LEAD
from journal_app.domain.message import Message
from journal_app.services import library as libraries
from journal_app.services import practice
from journal_app.services.library import Library
from journal_app.ui.desk import Desk
from journal_app.ui.practice.server import ServerDialog
from journal_app.ui.tasks import LIBRARY
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, card, clear, label
from journal_app.ui.widgets.secret import SecretField
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import said

_WIDEST = 36
"""Widest card, in heights of a line of text."""


@dataclass(frozen=True, slots=True)
class _Unsure:
    """It is not clear who wants to go in, or something typed does not do."""

    why: Message


class Door(QWidget):
    """One card in the middle, which asks for what it takes to go in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._address = ""
        """A server's address as it was typed, which settings remember without its password."""
        self._made = False
        self._place = QVBoxLayout()
        self._holder = QWidget()
        self._holder.setLayout(self._place)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.name = QLineEdit()
        self.joins = Tick("")
        self.leads = Tick("")
        self.file_secret = SecretField("")
        self.secret = SecretField("")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(32, 24, 32, 24)
        whole.addStretch(2)
        # Not by an alignment, which would take no account of lines that wrap.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._holder, 100)
        middle.addStretch(1)
        whole.addLayout(middle)
        whole.addStretch(3)
        desk.looks.changed.connect(self._fit)
        self._fit()

    def arrive(self) -> None:
        """Ask for what it takes now."""
        self._made = practice.is_made(self._where())
        clear(self._place)
        self._place.addWidget(card(self._opening() if self._made else self._making()))
        (self.secret if self._made else self.name).setFocus()

    # -- the two cards ----------------------------------------------------------------------

    def _making(self) -> QVBoxLayout:
        column = self._column()
        column.addWidget(label(self.tr("A library for your practice"), "title"))
        column.addWidget(
            label(
                self.tr(
                    "What leaders send you is kept apart from your own journal, in a file that "
                    "only your passphrase opens. Choose one for it: three or four words that do "
                    "not belong together are strong, and easy to remember."
                )
            )
        )
        column.addWidget(label(self.tr("How you sign a reply"), "section"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("How you sign a reply"))
        self.name.setPlaceholderText(self.tr("Your name or initials"))
        column.addWidget(self.name)
        column.addWidget(label(self.tr("A passphrase for the library"), "section"))
        self.secret = SecretField(self.tr("New passphrase"), self.tr("The same once more"))
        column.addWidget(self.secret)
        self.leads = self._as_lead()
        self.leads.setVisible(isinstance(self._where(), str))
        column.addWidget(self.leads)
        self._end(column, self.tr("Make my library"))
        links = FlowLayout(gap=12)
        links.addWidget(
            at_the_edge(button(self.tr("Open one that I have …"), self._choose, "link"))
        )
        links.addWidget(at_the_edge(button(self.tr("Use one on a server …"), self._serve, "link")))
        column.addLayout(links)
        return column

    def _opening(self) -> QVBoxLayout:
        where = self._where()
        shown = where.name if isinstance(where, Path) else practice.without_password(where)
        column = self._column()
        column.addWidget(label(self.tr("Your library is locked"), "title"))
        column.addWidget(label(shown, "quiet"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Your name in it, where several share it"))
        self.name.setPlaceholderText(self.tr("Your name in it, where several share it"))
        self.joins = Tick(self.tr("I am new to it"))
        column.addWidget(self.name)
        self.secret = SecretField(self.tr("Passphrase or recovery code of the library"))
        column.addWidget(self.secret)
        self.file_secret = SecretField(self.tr("Passphrase of the file, if it has its own"))
        column.addWidget(self.file_secret)
        column.addWidget(self.joins)
        self.leads = self._as_lead()
        column.addWidget(self.leads)
        self._show_names(isinstance(where, str))
        self._end(column, self.tr("Open"))
        links = FlowLayout(gap=12)
        if isinstance(where, Path):
            several = button(self.tr("Several of us use it"), self._show_several, "link")
            links.addWidget(at_the_edge(several))
        links.addWidget(at_the_edge(button(self.tr("Another library …"), self._choose, "link")))
        links.addWidget(at_the_edge(button(self.tr("One on a server …"), self._serve, "link")))
        if self._desk.looks.settings.library:
            links.addWidget(at_the_edge(button(self.tr("The usual place"), self._usual, "link")))
        column.addLayout(links)
        return column

    def _show_names(self, on: bool) -> None:
        """Ask who it is only where there may be several."""
        self.name.setVisible(on)
        self.joins.setVisible(on)
        self.leads.setVisible(on)
        self.file_secret.setVisible(on and isinstance(self._where(), Path))

    def _as_lead(self) -> Tick:
        return Tick(self.tr("I lead the programme: I see numbers, and nobody’s words"))

    def _show_several(self) -> None:
        self._show_names(True)
        self.name.setFocus()

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(32, 28, 32, 20)
        column.setSpacing(10)
        return column

    def _end(self, column: QVBoxLayout, does: str) -> None:
        self.trouble = label("", "quiet")
        self.trouble.hide()
        self.go = button(does, self.open, "main")
        self.go.setEnabled(False)
        for line in self.secret.lines:
            line.textChanged.connect(self._judge)
            line.returnPressed.connect(self.open)
        column.addWidget(self.trouble)
        column.addWidget(self.go, alignment=Qt.AlignmentFlag.AlignLeft)

    def _judge(self) -> None:
        typed = self.secret.lines[-1].text()
        differs = bool(typed) and not self.secret.agrees
        self.trouble.setText(self.tr("The two are not the same yet.") if differs else "")
        self.trouble.setVisible(differs)
        self.go.setEnabled(bool(self.secret.text) and self.secret.agrees)

    # -- opening ----------------------------------------------------------------------------

    def open(self) -> None:
        """Open it, or make it, with what is typed."""
        if not self.go.isEnabled():
            return
        where, secret = self._where(), self.secret.text
        name, clock, made = self.name.text().strip(), self._desk.session.clock, self._made
        joins = made and self.joins.is_on()
        role = LEAD if self.leads.is_on() else COACH
        shared = (self.file_secret.text or None) if made else None
        self.go.setEnabled(False)
        self._say(self.tr("Opening …") if made else self.tr("Making it …"))

        def work() -> tuple[Library, str] | _Unsure:
            practice.make_room(where)
            since = clock()
            try:
                library = libraries.open_library(
                    where, secret, clock, name=name, role=role, join=joins, file_secret=shared
                )
            except InvalidValue as unsure:
                return _Unsure(unsure.message)
            return library, practice.fresh_code(library, since)

        self._desk.tasks.run(LIBRARY, work, self._opened, self._refused)

    def _opened(self, found: tuple[Library, str] | _Unsure) -> None:
        if isinstance(found, _Unsure):
            self._show_names(self._made)
            self._refused(found.why)
            return
        library, code = found
        self._address = ""
        for line in (*self.secret.lines, *self.file_secret.lines):
            line.clear()
        self._desk.shelf.put(library)
        if code:
            self._desk.shelf.recovery_made.emit(code)

    def _refused(self, why: Message) -> None:
        self._say(said(why))
        self.go.setEnabled(True)
        self.secret.lines[0].selectAll()
        self.secret.setFocus()

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    # -- another place ----------------------------------------------------------------------

    def _where(self) -> Path | str:
        looks = self._desk.looks
        return self._address or practice.place(looks.paths, looks.settings.library)

    def _choose(self) -> None:
        path = self._desk.ask.open_file(
            self, self.tr("Open a library"), self.tr("Libraries (*.library);;All files (*)")
        )
        if path is not None:
            self._use(str(path))

    def _serve(self) -> None:
        dialog = ServerDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._use(practice.without_password(dialog.address.text()))
            self._address = dialog.address.text().strip()

    def _usual(self) -> None:
        self._use("")

    def _use(self, chosen: str) -> None:
        self._address = ""
        looks = self._desk.looks
        looks.use(replace(looks.settings, library=chosen))
        self.arrive()

    def _fit(self) -> None:
        self._holder.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)
