# SPDX-License-Identifier: MIT
"""A commitment in three short answers: what, by when, and whose it is to do."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.commitment import MOST_WORDS, Commitment, later_days, near_day
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.facets import REACH
from journal_app.ui.dialogs.day import day_field, day_in
from journal_app.ui.widgets.facet_pad import FacetPad
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import said

_USUALLY = 1
_ON_A_DAY, _NO_DAY = "day", "none"


class CommitmentDialog(QDialog):
    """Asks for a new commitment, or shows one to be changed."""

    agreed = Signal(str, object, object)
    """The words, the day or None, and the reach or None."""

    def __init__(
        self, parent: QWidget, today: date, words: str = "", change: Commitment | None = None
    ) -> None:
        """``words`` begin a new one; ``change`` is one there is already."""
        super().__init__(parent)
        self.setWindowTitle(
            self.tr("Change a commitment") if change else self.tr("Add a commitment")
        )
        self.words = TextField(change.text if change else words[:MOST_WORDS])
        self.words.setAccessibleName(self.tr("What will you do?"))
        self.words.setPlaceholderText(self.tr("In your own words; roles rather than names."))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * 3 + 24)
        self.words.textChanged.connect(self._show)
        self.day = QComboBox()
        self.day.setAccessibleName(self.tr("When to come back to it"))
        for text, later in later_days(today):
            self.day.addItem(f"{said(text)}, {said(near_day(later, today))}", later)
        self.day.addItem(self.tr("On a day of my choice"), _ON_A_DAY)
        self.day.addItem(self.tr("No day"), _NO_DAY)
        self.date = day_field(change.due if change and change.due else later_days(today)[1][1])
        if change is None:
            self.day.setCurrentIndex(_USUALLY)
        else:
            self.day.setCurrentIndex(self.day.findData(_ON_A_DAY if change.due else _NO_DAY))
        self.day.currentIndexChanged.connect(self._show)
        self.reach = FacetPad(REACH)
        self.reach.set_values(change.reach if change else None)
        self.setMinimumWidth(round(self.fontMetrics().averageCharWidth() * 70))
        self._build()
        self._show()
        # A dialog is not made taller than two thirds of the screen unless it asks for it.
        width = self.sizeHint().width()
        self.resize(width, self.heightForWidth(width))
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.words.setFocus()

    def _build(self) -> None:
        self._keep = button(self.tr("Keep it"), self._agree, "main")
        self._keep.setToolTip(self.tr("Ctrl+Enter"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Leave it"), self.reject))
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("What will you do?"), "section"))
        column.addWidget(self.words)
        column.addSpacing(8)
        column.addWidget(label(self.tr("When to come back to it"), "section"))
        column.addWidget(self.day)
        column.addWidget(self.date)
        column.addSpacing(8)
        column.addWidget(self.reach)
        column.addSpacing(12)
        column.addStretch()
        column.addLayout(row)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self, self._agree)

    def _show(self) -> None:
        self.date.setVisible(self.day.currentData() == _ON_A_DAY)
        self._keep.setEnabled(bool(self.words.toPlainText().strip()))

    def _agree(self) -> None:
        if not self._keep.isEnabled():
            return
        chosen = self.day.currentData()
        due = day_in(self.date) if chosen == _ON_A_DAY else None if chosen == _NO_DAY else chosen
        self.agreed.emit(replace_unstorable(self.words.toPlainText()), due, self.reach.value())
        self.accept()
