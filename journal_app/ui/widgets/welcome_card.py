# SPDX-License-Identifier: MIT
"""What a new leader sees above the first page: what this is, and three ways to begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label


class WelcomeCard(QWidget):
    """Gone as soon as there is an entry, or when the leader begins."""

    help_wanted = Signal()
    sample_wanted = Signal()
    import_wanted = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 14)
        inside.setSpacing(8)
        inside.addWidget(label(self.tr("Welcome. This page is yours."), "heading"))
        inside.addWidget(
            label(
                self.tr(
                    "Everything you write stays in one file on this computer and is kept as you "
                    "type. It is for your own learning: facts and decisions belong in the "
                    "official record, and roles are better than names."
                ),
                "quiet",
            )
        )
        row = FlowLayout(gap=8)
        begin = button(self.tr("Begin writing"), self.done.emit, "main")
        row.addWidget(begin)
        row.addWidget(button(self.tr("See a sample journal"), self.sample_wanted.emit))
        row.addWidget(button(self.tr("Bring entries in …"), self.import_wanted.emit))
        row.addWidget(button(self.tr("What this is, and is not"), self.help_wanted.emit, "link"))
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))
