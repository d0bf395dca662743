# SPDX-License-Identifier: MIT
"""Something folded away until it is wanted, with a line that says what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import label


class Fold(QWidget):
    """A heading that opens and closes what is inside; Space or Enter does so too."""

    def __init__(self, title: str, inside: QWidget) -> None:
        super().__init__()
        self._title, self._inside = title, inside
        self.opener = QToolButton()
        self.opener.setProperty("kind", "fold")
        self.opener.setCheckable(True)
        self.opener.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.opener.toggled.connect(self._show)
        self._summary = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.opener, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._summary)
        column.addWidget(inside)
        self._show(False)

    def set_open(self, on: bool) -> None:
        """Open or fold it."""
        self.opener.setChecked(on)

    def is_open(self) -> bool:
        """Whether what is inside can be seen."""
        return self.opener.isChecked()

    def say(self, summary: str) -> None:
        """What it holds, in words for when it is folded; empty for nothing."""
        self._summary.setText(summary)
        self._show(self.is_open())

    def _show(self, on: bool) -> None:
        self.opener.setText(f"{self._title}  {'▾' if on else '▸'}")
        self.opener.setAccessibleName(
            self.tr("{title}, open").format(title=self._title)
            if on
            else self.tr("{title}, folded").format(title=self._title)
        )
        self._inside.setVisible(on)
        self._summary.setVisible(not on and bool(self._summary.text()))
