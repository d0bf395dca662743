# SPDX-License-Identifier: MIT
"""Asks for the address of a server that holds the library of a practice."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.errors import InvalidValue
from journal_app.services import practice
from journal_app.ui.widgets.parts import as_wide_as_text, label
from journal_app.ui.words import said


class ServerDialog(QDialog):
    """``address`` holds what was typed, once it reads like an address."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A library on a server"))
        self.address = QLineEdit()
        self.address.setAccessibleName(self.tr("Address of the server"))
        self.address.setPlaceholderText("postgresql://name@server/library")
        self._trouble = label("", "quiet")
        buttons = QDialogButtonBox()
        self._go = buttons.addButton(self.tr("Use it"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("A library on a server"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "A practice with several coaches can keep one library in PostgreSQL. Whoever "
                    "runs the server gives you its address. What leaders wrote stays sealed there "
                    "to your own key; the address is remembered without its password."
                ),
                "quiet",
            )
        )
        column.addWidget(self.address)
        column.addWidget(self._trouble)
        column.addWidget(buttons)
        self.address.textChanged.connect(self._judge)
        self._judge()
        as_wide_as_text(self)
        self.address.setFocus()

    def _judge(self) -> None:
        typed, trouble = self.address.text().strip(), ""
        fits = practice.is_server(typed)
        if fits:
            try:
                practice.without_password(typed)
            except InvalidValue as fault:
                fits, trouble = False, said(fault.message)
        self._trouble.setText(trouble)
        self._go.setEnabled(fits)
