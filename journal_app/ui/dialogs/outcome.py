# SPDX-License-Identifier: MIT
"""What came of a commitment: one of four answers, some words, and perhaps an entry from it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.commitment import CLOSING, Commitment, quoted
from journal_app.domain.entry import replace_unstorable
from journal_app.ui.widgets.facet_pad import FacetPad
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import said


class OutcomeDialog(QDialog):
    """Closes a commitment. No answer is better than another."""

    answered = Signal(str, str, bool)
    """The status, what came of it in words, and whether an entry begins from it."""

    def __init__(
        self, parent: QWidget, commitment: Commitment, today: date, status: str | None = None
    ) -> None:
        """``status`` is an answer the leader gave on the way here."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("What came of it?"))
        self.status = FacetPad(CLOSING)
        self.status.set_values(status)
        self.status.edited.connect(self._show)
        self.outcome = TextField(commitment.outcome)
        self.outcome.setAccessibleName(self.tr("In your own words"))
        self.outcome.setPlaceholderText(self.tr("What happened, what helped, what you saw."))
        self.outcome.setTabChangesFocus(True)
        self.outcome.setFixedHeight(self.outcome.fontMetrics().lineSpacing() * 4 + 24)
        self.entry = QCheckBox(self.tr("Write an &entry from this"))
        self._close = button(self.tr("Close it"), self._answer, "main")
        self._close.setToolTip(self.tr("Ctrl+Enter"))
        self.setMinimumWidth(round(self.fontMetrics().averageCharWidth() * 70))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Leave it open"), self.reject))
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(said(quoted(commitment.text, commitment.day, today)), "quiet"))
        column.addSpacing(8)
        column.addWidget(self.status)
        column.addSpacing(8)
        column.addWidget(label(self.tr("In your own words"), "section"))
        column.addWidget(self.outcome)
        column.addWidget(self.entry)
        column.addSpacing(8)
        column.addStretch()
        column.addLayout(row)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self, self._answer)
        self._show()
        # A dialog is not made taller than two thirds of the screen unless it asks for it.
        width = self.sizeHint().width()
        self.resize(width, self.heightForWidth(width))
        if status is None:
            self.status.take_focus()
        else:
            self.outcome.setFocus()

    def _show(self) -> None:
        self._close.setEnabled(self.status.value() is not None)

    def _answer(self) -> None:
        status = self.status.value()
        if status is not None:
            words = replace_unstorable(self.outcome.toPlainText())
            self.answered.emit(status, words, self.entry.isChecked())
            self.accept()
