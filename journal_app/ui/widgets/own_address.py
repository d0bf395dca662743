# SPDX-License-Identifier: MIT
"""The leader's own address: its name, the line to send, and the six words to read out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import button, label


class OwnAddress(QWidget):
    """``made`` asks for an address where there is none yet, ``named`` for another name in it."""

    made = Signal()
    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.make = button(self.tr("Make my address"), self.made.emit)
        self._there = self._built()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._there)
        self._there.hide()

    def show_address(self, name: str, line: str, words: tuple[str, ...]) -> None:
        """Show it; without a line there is none yet."""
        self.make.setVisible(not line)
        self._there.setVisible(bool(line))
        if not self.name.hasFocus():
            self.name.setText(name)
        self.line.setText(line)
        self.line.setCursorPosition(0)
        self.words.setText("  ".join(words))

    def _built(self) -> QWidget:
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("The name your coach knows you by"))
        self.name.setAccessibleName(self.tr("Name in my address"))
        self.name.editingFinished.connect(lambda: self.named.emit(self.name.text()))
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setAccessibleName(self.tr("My address"))
        self.copy = button(self.tr("Copy"), self._copy)
        self.copy.setAccessibleName(self.tr("Copy my address"))
        self.words = label("", "prompt")
        self.words.setAccessibleName(self.tr("Six words of my address"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.copy)
        there = QWidget()
        form = QFormLayout(there)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self.tr("Name in it"), self.name)
        form.addRow(self.tr("To send"), row)
        form.addRow(self.tr("To read out"), self.words)
        return there

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.text())
        self.copy.setText(self.tr("Copied"))
