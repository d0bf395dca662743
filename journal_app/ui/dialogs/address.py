# SPDX-License-Identifier: MIT
"""The address of a coach: pasted, its six words compared by telephone, and kept under a name."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.errors import JournalError
from journal_app.services import sealing
from journal_app.services.sealing import Contact
from journal_app.services.session import Session
from journal_app.ui.widgets.parts import as_wide_as_text, label
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import said


class AddressDialog(QDialog):
    """``contact`` is who was added, once the dialog is accepted."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self.contact: Contact | None = None
        self.setWindowTitle(self.tr("The address of your coach"))
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Address"))
        self.line.setPlaceholderText(self.tr("The line of text that your coach sent you"))
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setPlaceholderText(self.tr("What you call them"))
        self.words = label("", "prompt")
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing() * 2)
        self.compared = Tick(self.tr("We compared these six words by telephone, and they match"))
        self.trouble = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(label(self.tr("The address of your coach"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "What is sealed for this address can be opened with your coach’s copy of Up to "
                    "It alone. The six words show that nobody put another address in its place."
                ),
                "quiet",
            )
        )
        for part in (self.line, self.words, self.name, self.compared, self.trouble):
            column.addWidget(part)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(
            self.tr("Keep this address"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        buttons.addButton(self.tr("Leave it"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.line.textChanged.connect(self._read)
        self.compared.toggled.connect(self._judge)
        self._judge()
        as_wide_as_text(self)
        self.line.setFocus()

    def _read(self) -> None:
        text = self.line.text().strip()
        self.compared.set_on(False)
        self.words.setText("")
        self.trouble.setText("")
        try:
            address = sealing.read_address(text) if text else None
        except JournalError as fault:
            self.trouble.setText(said(fault.message))
            address = None
        if address is not None:
            self.words.setText(" ".join(address.words))
            if not self.name.text():
                self.name.setText(address.name)
        self._judge()

    def _judge(self) -> None:
        self.go.setEnabled(bool(self.words.text()) and self.compared.is_on())

    def accept(self) -> None:
        """Keep it, or say why not."""
        try:
            self.contact, _ = sealing.add_contact(
                self._session, self.line.text().strip(), self.name.text()
            )
        except JournalError as fault:
            self.trouble.setText(said(fault.message))
            return
        super().accept()
