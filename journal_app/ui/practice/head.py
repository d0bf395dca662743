# SPDX-License-Identifier: MIT
"""The top of a view that was gone into: the way back, what it is, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label


class Head(QWidget):
    """``back`` is the wish to go back to where one came from."""

    back = Signal()

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._back = button("", self.back.emit, "link", self.tr("Back (Alt+Left)"))
        self._title = label("", "title")
        self._facts = label("", "quiet")
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        names.addWidget(self._title)
        names.addWidget(self._facts)
        deeds = FlowLayout(gap=8)
        for one in buttons:
            deeds.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 12, 32, 8)
        row.setSpacing(16)
        row.addLayout(names, 3)
        if buttons:
            row.addLayout(deeds, 2)

    def say(self, back: str, title: str, facts: str = "") -> None:
        """Name where the way back leads, what this is, and a line below."""
        self._back.setText(f"‹ {back}")
        self._back.setAccessibleName(self.tr("Back to {place}").format(place=back))
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    def take_focus(self) -> None:
        """Put the keyboard on the way back, from where Tab leads on."""
        self._back.setFocus()
