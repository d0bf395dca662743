# SPDX-License-Identifier: MIT
"""What can be done with the library as a whole: another passphrase, a copy, others in it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from journal_app.domain.message import Message
from journal_app.services import library as libraries
from journal_app.services import practice
from journal_app.services.library import Library
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.practice.log import LogDialog
from journal_app.ui.widgets.parts import button
from journal_app.ui.words import said

Done = TypeVar("Done")


class LibraryMenu(QObject):
    """``told`` carries a sentence on what was done, or why it was not."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.button: QPushButton = button(self.tr("The library"), _by_its_menu, "link")
        menu = QMenu(self.button)
        self.change = menu.addAction(self.tr("Change its passphrase …"))
        self.change.triggered.connect(self._change)
        self.copy = menu.addAction(self.tr("Save a copy …"))
        self.copy.triggered.connect(self._copy)
        self.several = menu.addAction(self.tr("Let others use its file …"))
        self.several.triggered.connect(self._share)
        self.log = menu.addAction(self.tr("Who did what"))
        self.log.triggered.connect(self._show_log)
        menu.aboutToShow.connect(self._offer)
        self.button.setMenu(menu)

    def _offer(self) -> None:
        """On a server everybody has a login of their own, and copies are made there."""
        library = self._desk.shelf.library
        in_file = library is not None and not library.on_server
        self.copy.setEnabled(in_file)
        self.several.setEnabled(in_file)

    def _change(self) -> None:
        self._renew(
            libraries.change_passphrase,
            (
                self.tr("The passphrase that opens the library now"),
                self.tr("Its recovery code does too."),
                self.tr("Go on"),
                self.tr("Passphrase or recovery code"),
            ),
            (
                self.tr("A new passphrase for the library"),
                self.tr(
                    "The one before opens it no more, nor does the recovery code that you have."
                ),
                self.tr("Change it"),
                self.tr("New passphrase"),
                self.tr("The same once more"),
            ),
        )

    def _share(self) -> None:
        self._renew(
            libraries.share_file,
            (
                self.tr("Your own passphrase"),
                self.tr("What leaders sent you goes on to open with it alone."),
                self.tr("Go on"),
                self.tr("Your own passphrase"),
            ),
            (
                self.tr("A passphrase for the file"),
                self.tr(
                    "Whoever is to use the library with you needs it, beside one of their own. At "
                    "the door they press “Several of us use it” and say that they are new."
                ),
                self.tr("Let others use it"),
                self.tr("Passphrase of the file"),
                self.tr("The same once more"),
            ),
        )

    def _renew(
        self,
        work: Callable[[Library, str, str], str],
        old: tuple[str, ...],
        new: tuple[str, ...],
    ) -> None:
        """Ask for a passphrase that is in force and for a new one; the work makes a new code."""
        told = self._asked(*old)
        chosen = None if told is None else self._asked(*new)
        if told is not None and chosen is not None:
            self._run(
                lambda library: work(library, told, chosen), self._desk.shelf.recovery_made.emit
            )

    def _show_log(self) -> None:
        self._run(libraries.audit, lambda lines: LogDialog(self._parent, self._desk, lines).open())

    def _copy(self) -> None:
        path = self._desk.ask.save_file(
            self._parent,
            self.tr("Save a copy of the library"),
            self.tr("Copy") + practice.LIBRARY_SUFFIX,
            self.tr("Libraries (*.library)"),
        )
        if path is not None:
            self._run(
                lambda library: libraries.save_copy(library, path), lambda _: self._copied(path)
            )

    def _copied(self, path: Path) -> None:
        self.told.emit(
            self.tr(
                "Saved “{path}”, under the same passphrase. What you dispose of later stays in "
                "the copy, so please delete it in time."
            ).format(path=path)
        )

    def _asked(self, heading: str, more: str, does: str, *lines: str) -> str | None:
        dialog = SecretDialog(self._parent, heading, more, does, *lines)
        try:
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            return dialog.field.text if accepted else None
        finally:
            dialog.deleteLater()

    def _run(self, work: Callable[[Library], Done], then: Callable[[Done], None]) -> None:
        def failed(why: Message) -> None:
            self.told.emit(said(why))

        self._desk.shelf.run(self._desk.tasks, work, then, failed)


def _by_its_menu() -> None:
    """The menu opens by itself."""
