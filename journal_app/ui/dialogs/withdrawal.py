# SPDX-License-Identifier: MIT
"""The note that asks a coach to delete a summary: to copy or to save, and nothing is promised."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journal_app.domain.errors import JournalError
from journal_app.domain.share import Share
from journal_app.services import sharing
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.parts import label, sized
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import said


class WithdrawalDialog(QDialog):
    """``was_given`` says whether the note was copied or saved, so that it counts as sent."""

    def __init__(self, parent: QWidget, desk: Desk, share: Share) -> None:
        super().__init__(parent)
        self._desk, self._share = desk, share
        self.was_given = False
        self.setWindowTitle(self.tr("Ask for it to be deleted"))
        self.note = TextField(sharing.withdrawal_note(share, said))
        self.note.setReadOnly(True)
        self.note.setAccessibleName(self.tr("The note"))
        self.note.setTabChangesFocus(True)
        self.trouble = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Ask for it to be deleted"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "A file that has left cannot be called back, by this program or any other. "
                    "This note asks whoever has it to delete it. Once you copy or save the note, "
                    "the summary counts as asked back."
                ),
                "quiet",
            )
        )
        column.addWidget(self.note, 1)
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = buttons.addButton(self.tr("&Copy the note"), action)
        self.save = buttons.addButton(self.tr("&Save the note …"), action)
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        sized(self, 74, 30)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.note.toPlainText())
        self.was_given = True
        self.trouble.setText(self.tr("Copied. Paste it into a message to your coach."))

    def _save(self) -> None:
        path = self._desk.ask.save_file(
            self,
            self.tr("Save the note"),
            self.tr("Please delete my summary") + ".txt",
            self.tr("Text (*.txt)"),
        )
        if path is None:
            return
        try:
            sharing.write_note(self._share, path, said)
        except JournalError as fault:
            self.trouble.setText(said(fault.message))
            return
        self.was_given = True
        self.trouble.setText(self.tr("Saved “{path}”.").format(path=path))
