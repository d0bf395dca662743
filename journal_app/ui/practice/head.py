# SPDX-License-Identifier: MIT
"""The top of a view that was gone into: the way back, what it is, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import at_the_edge, button, label

_MOST_FACTS = 3


class Head(QWidget):
    """``back`` is the wish to go back to where one came from."""

    back = Signal()

    def __init__(self, *links: QWidget) -> None:
        super().__init__()
        self._back = at_the_edge(button("", self.back.emit, "link", self.tr("Back (Alt+Left)")))
        self._title = label("", "title")
        self._facts = [label("", "quiet", wrap=False) for _ in range(_MOST_FACTS)]
        way = QHBoxLayout()
        way.setContentsMargins(0, 0, 0, 0)
        way.addWidget(self._back)
        way.addStretch()
        names = QVBoxLayout(self)
        names.setContentsMargins(32, 12, 32, 12)
        names.setSpacing(2)
        names.addLayout(way)
        names.addWidget(self._title)
        facts = FlowLayout(gap=12)
        for one in (*self._facts, *links):
            facts.addWidget(one)
        names.addLayout(facts)

    def say(self, back: str, title: str, *facts: str) -> None:
        """Name where the way back leads, what this is, and a line below."""
        self._back.setText(f"‹ {back}")
        self._back.setAccessibleName(self.tr("Back to {place}").format(place=back))
        self._title.setText(title)
        for at, shown in enumerate(self._facts):
            text = facts[at] if at < len(facts) else ""
            # Each is a label of its own, so that large text goes on in the next line.
            shown.setText(f"{text}   ·" if at + 1 < len(facts) else text)
            shown.setVisible(bool(text))

    def take_focus(self) -> None:
        """Put the keyboard on the way back, from where Tab leads on."""
        self._back.setFocus()
