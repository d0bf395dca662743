# SPDX-License-Identifier: MIT
"""Moving in and out from the window: import, export, the sample, and words saved elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.domain.query import Query
from journal_app.services import taking_out, transfer
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.moving_in import MovingInDialog
from journal_app.ui.tasks import READ, Progress
from journal_app.ui.words import number, said

_STEPS = 1000


class Moving:
    """What the File menu does with files."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def bring_in(self) -> None:
        """Open the steps that bring another journal in."""
        MovingInDialog(self._parent, self._desk).open()

    def take_out(self) -> None:
        """Ask for a format and a place, and write the whole journal there."""
        tr = self._parent.tr
        exporters = list(taking_out.exporters_by_name().values())
        choices = [said(exporter.title) for exporter in exporters] + [tr("Cancel")]
        taken = self._desk.ask.choose(
            self._parent,
            tr("Export the whole journal"),
            tr("The file or folder is readable by anyone who has it."),
            choices,
        )
        if taken >= len(exporters):
            return
        exporter = exporters[taken]
        suggestion = f"My journal{exporter.suffix}"
        path = self._desk.ask.save_file(self._parent, tr("Export"), suggestion, tr("All files (*)"))
        if path is not None:
            self._export(exporter.name, path)

    def _export(self, name: str, path: Path) -> None:
        session, progress = self._desk.session, Progress()
        tr = self._parent.tr
        dialog = self._dialog(tr("Exporting …"), progress)

        def done(count: int) -> None:
            dialog.close()
            text = tr("Wrote {count} entries to “{path}”.")
            self._desk.ask.tell(
                self._parent, tr("Exported"), text.format(count=number(count), path=path)
            )

        def failed(why: Message) -> None:
            dialog.close()
            self._desk.ask.tell(self._parent, tr("Not exported"), said(why))

        self._desk.tasks.run(
            READ,
            lambda: taking_out.take_out(session, name, path, Query(), None, progress).entries,
            done,
            failed,
        )

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

    def _dialog(self, text: str, progress: Progress) -> QProgressDialog:
        dialog = QProgressDialog(text, self._parent.tr("Stop"), 0, _STEPS, self._parent)
        dialog.setWindowTitle("Up to It")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(400)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(progress.stop.set)
        progress.told.connect(
            lambda done, total: dialog.setValue(_STEPS * done // max(total, 1)),
            Qt.ConnectionType.QueuedConnection,
        )
        return dialog
