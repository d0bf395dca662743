# SPDX-License-Identifier: MIT
"""The coach's own address: a line to send, and six words to compare by telephone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.growing_field import GrowingField
from journal_app.ui.widgets.parts import as_wide_as_text, button, label


class AddressDialog(QDialog):
    """Shows both, and copies the line."""

    def __init__(self, parent: QWidget, line: str, words: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My address for leaders"))
        self.line = GrowingField(line, least=3, most=6)
        self.line.setReadOnly(True)
        self.line.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.line.setAccessibleName(self.tr("My address"))
        self.words = label("   ".join(words), "prompt")
        self.words.setAccessibleName(self.tr("Six words: {words}").format(words=", ".join(words)))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._done = label("", "small")
        self.copy = button(self.tr("Copy the address"), self._copy, "main")
        self.copy.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("My address for leaders"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "Send this line to a leader, by mail or however you like: it is no secret. "
                    "What is sealed to it, you alone can open."
                ),
                "quiet",
            )
        )
        column.addWidget(self.line)
        column.addWidget(
            label(
                self.tr(
                    "Then compare these six words by telephone, so that both of you know that "
                    "nobody changed the line on its way."
                ),
                "quiet",
            )
        )
        column.addWidget(self.words)
        column.addWidget(self._done)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.accept))
        row.addWidget(self.copy)
        column.addLayout(row)
        as_wide_as_text(self)
        # The line knows its height once it has its width; the dialog is as high as that.
        edges = column.contentsMargins()
        self.line.ensurePolished()
        self.line.resize(self.width() - edges.left() - edges.right(), self.line.height())
        self.resize(self.width(), self.sizeHint().height())
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.line.toPlainText())
        self._done.setText(self.tr("Copied."))
