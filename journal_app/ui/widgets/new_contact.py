# SPDX-License-Identifier: MIT
"""Getting to know a coach's address: paste it, compare six words by telephone, then keep it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.ui.widgets.parts import bring_into_sight, button, label


class NewContact(QWidget):
    """``looked`` asks what a pasted text holds; ``kept`` says that its words were compared."""

    looked = Signal(str)
    kept = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.pasted = QLineEdit()
        self.pasted.setPlaceholderText(self.tr("Paste a coach’s address: uptoit1…"))
        self.pasted.setAccessibleName(self.tr("A coach’s address"))
        self.pasted.returnPressed.connect(self._look)
        self.pasted.textEdited.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self.pasted, 1)
        row.addWidget(button(self.tr("Look at it"), self._look))
        self.fault = label("", "small")
        self.fault.hide()
        self._compare = self._built()
        self._compare.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self._compare)

    def show_address(self, name: str, words: tuple[str, ...]) -> None:
        """What was pasted holds this address; its words are to be compared."""
        self.fault.hide()
        self.name.setText(name)
        self.words.setText("  ".join(words))
        self._compare.show()
        (self.keep if name else self.name).setFocus()
        bring_into_sight(self._compare)

    def refuse(self, why: str) -> None:
        """Say what is wrong with it."""
        self.fault.setText(why)
        self.fault.show()

    def clear(self) -> None:
        """It was kept: another may follow."""
        self.pasted.clear()
        self.leave()

    def leave(self) -> None:
        """Nothing is looked at."""
        self._compare.hide()
        self.fault.hide()

    def _built(self) -> QWidget:
        self.words = label("", "prompt")
        self.words.setAccessibleName(self.tr("Six words of this address"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Whose address it is"))
        self.name.returnPressed.connect(self._keep)
        self.keep = button(self.tr("The words are the same: keep it"), self._keep, "main")
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(button(self.tr("Leave it"), self.leave, "link"))
        row.addStretch()
        compare = QWidget()
        column = QVBoxLayout(compare)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(
            label(
                self.tr(
                    "Please ring them, on a number you know, and ask for the six words that "
                    "stand beside their address. Where they are the same, nobody has put another "
                    "address in between."
                ),
                "quiet",
            )
        )
        column.addWidget(self.name)
        column.addLayout(row)
        return compare

    def _look(self) -> None:
        self.leave()
        self.pasted.setCursorPosition(0)
        self.looked.emit(self.pasted.text())

    def _keep(self) -> None:
        self.kept.emit(self.pasted.text(), self.name.text())
