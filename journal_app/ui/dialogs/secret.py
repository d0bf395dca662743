# SPDX-License-Identifier: MIT
"""Asks for a passphrase: the one that opens a journal, or a new one."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import as_wide_as_text, label
from journal_app.ui.widgets.secret import SecretField

_SECOND = 1_000


class SecretDialog(QDialog):
    """``wait`` is how many seconds pass before it can be answered, after wrong tries."""

    def __init__(
        self, parent: QWidget | None, heading: str, more: str, does: str, *lines: str, wait: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Up to It")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(heading, "heading"))
        column.addWidget(label(more, "quiet"))
        self.field = SecretField(*lines)
        column.addWidget(self.field)
        self.trouble = label("", "quiet")
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for line in self.field.lines:
            line.textChanged.connect(self._judge)
        self._left = wait
        self._timer = QTimer(self, interval=_SECOND)
        self._timer.timeout.connect(self._tick)
        if wait:
            self._timer.start()
        self._judge()
        as_wide_as_text(self)
        self.field.setFocus()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        self._judge()

    def _judge(self) -> None:
        """Say what keeps the answer from being taken."""
        self.trouble.setText("")
        if self._left > 0:
            self.trouble.setText(
                self.tr("Another try is possible in {count} s.").format(count=self._left)
            )
        elif self.field.lines[-1].text() and not self.field.agrees:
            self.trouble.setText(self.tr("The two are not the same yet."))
        self.go.setEnabled(self._left <= 0 and bool(self.field.text) and self.field.agrees)
