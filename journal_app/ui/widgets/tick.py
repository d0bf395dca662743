# SPDX-License-Identifier: MIT
"""A tick with words that wrap, which a check box by itself does not do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from journal_app.ui.widgets.parts import label


class Tick(QWidget):
    """Something that is on or off. ``box`` takes the keyboard; a click on the words counts too."""

    toggled = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.toggled.connect(self.toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        words = label(text)
        words.setMinimumHeight(24)
        row.addWidget(words, 1)

    def is_on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_on(self, on: bool) -> None:
        """Show it on or off, without telling anybody."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words."""
        self.box.toggle()
