# SPDX-License-Identifier: MIT
"""Moving in and out from the window: import, export, the sample, and words saved elsewhere."""

from PySide6.QtWidgets import QWidget

from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.domain.query import Query
from journal_app.services import transfer
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.moving_in import MovingInDialog
from journal_app.ui.dialogs.moving_out import MovingOutDialog
from journal_app.ui.words import said


class Moving:
    """What the File menu does with files."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def bring_in(self) -> None:
        """Open the steps that bring another journal in."""
        MovingInDialog(self._parent, self._desk).open()

    def take_out(self, shown: Query | None) -> None:
        """Open the dialog that writes the journal, or what Journal shows, to a file."""
        MovingOutDialog(self._parent, self._desk, shown).open()

    def open_sample(self) -> None:
        """Open the leader's own copy of the sample journal in a window of its own."""
        self._desk.open_sample()

    def save_words(self, words: str) -> bool:
        """Save words that the journal could not take as a text file. True when that is done."""
        tr = self._parent.tr
        path = self._desk.ask.save_file(
            self._parent, tr("Save your words"), "My words.md", tr("Text (*.md *.txt)")
        )
        if path is None:
            return False
        try:
            transfer.save_text(path, words)
        except JournalError as failure:
            self._desk.ask.tell(self._parent, tr("Not saved"), said(failure.message))
            return False
        return True

    def let_go(self, words: str, failed: Message) -> bool:
        """Ask what to do with words that can't be kept. True lets their window close."""
        tr = self._parent.tr
        answer = self._desk.ask.choose(
            self._parent,
            tr("Your last words could not be kept."),
            said(failed),
            [tr("Stay here"), tr("Save them elsewhere …"), tr("Close without them")],
        )
        return self.save_words(words) if answer == 1 else answer == 2
