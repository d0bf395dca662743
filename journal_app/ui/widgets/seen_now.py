# SPDX-License-Identifier: MIT
"""A small field for what a leader sees in an entry now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal_app.ui.widgets.texts import TextField

_LINES = 4


class SeenNow(TextField):
    """A few lines high; Tab goes on to the buttons, Escape gives up."""

    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("What do you see now?"))
        self.setAccessibleName(self.tr("What do you see now?"))
        self.fit()

    def fit(self) -> None:
        """A few lines of text in the size in force."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves without keeping anything."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
