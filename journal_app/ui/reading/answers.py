# SPDX-License-Identifier: MIT
"""Under a read entry: the second half of its rating and its marks, in one quiet line."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.answers import answers
from journal_app.domain.entry import Entry
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.widgets.parts import label


class AnswersPart(Part):
    """Names and answers; hidden where nothing was said."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.line = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    def show_entry(self, entry: Entry | None) -> None:
        """Say what was answered beside the words."""
        said = answers(entry.draft, self.desk.session.pack.scale) if entry else ()
        self.line.setText(
            "   ·   ".join(f"{self.tr(name)}: {self.tr(answer)}" for name, answer in said)
        )
        self.setVisible(bool(said))


PART = PartKind(10, AnswersPart)
