# SPDX-License-Identifier: MIT
"""A line for a passphrase: hidden until it is asked to show, and open to password managers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.widgets.tick import Tick


class SecretField(QWidget):
    """One or two lines, the second to type a new passphrase again, and a tick to see them."""

    def __init__(self, *labels: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.lines: list[QLineEdit] = []
        for text in labels:
            line = QLineEdit()
            line.setAccessibleName(text)
            line.setPlaceholderText(text)
            line.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
            self.lines.append(line)
            column.addWidget(line)
        self.show_it = Tick(self.tr("Show what I type"))
        self.show_it.toggled.connect(self._show)
        column.addWidget(self.show_it)
        self._show(False)
        self.setFocusProxy(self.lines[0])

    @property
    def text(self) -> str:
        """What is typed in the first line."""
        return self.lines[0].text()

    @property
    def agrees(self) -> bool:
        """Whether every line holds the same."""
        return all(line.text() == self.text for line in self.lines)

    def suggest(self, secret: str) -> None:
        """Fill in a new passphrase, and show it so that it can be read out or written down."""
        self.show_it.set_on(True)
        self._show(True)
        for line in self.lines:
            line.setText(secret)
        self.lines[0].setFocus()

    def _show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        for line in self.lines:
            line.setEchoMode(mode)
