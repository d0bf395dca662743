# SPDX-License-Identifier: MIT
"""Fourth step: exactly the pages that would leave, to be looked at, or heard word by word."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from journal_app.domain.message import Message
from journal_app.domain.summary_draft import SummaryDraft
from journal_app.services import sharing
from journal_app.services.agreeing import Look
from journal_app.ui.desk import Desk
from journal_app.ui.summary.step import Step
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.page_view import PageView
from journal_app.ui.widgets.parts import label, scrolling
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import said

_LINES = 9


class PreviewStep(Step):
    """The pages, made from the same items as every file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.hint = label("", "quiet")
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pages = PageView()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 0)
        whole.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.hint, 1)
        whole.addLayout(head)
        whole.addWidget(scrolling(self.pages, self.tr("The pages as they would leave")), 1)
        self.tables = TextField()
        self.tables.setReadOnly(True)
        self.tables.setTabChangesFocus(True)
        self.tables.setAccessibleName(self.tr("The values of the charts"))
        self.tables.setFixedHeight(self.tables.fontMetrics().lineSpacing() * _LINES)
        self.fold = Fold(
            self.tr("The charts as tables, in every form but PDF and Word"), self.tables
        )
        whole.addWidget(self.fold)

    def open(self) -> None:
        """No pages yet."""
        self.pages.clear()
        self.fold.hide()

    def arrive(self, draft: SummaryDraft) -> None:
        """The pages come when they are made."""
        super().arrive(draft)
        self.pages.setFocus()

    def show_look(self, found: Look, pictures: Sequence[bytes]) -> None:
        """Show the pages."""
        count = len(pictures)
        text = (
            self.tr("This page is exactly what would leave, and nothing else.")
            if count == 1
            else self.tr("These {count} pages are exactly what would leave, and nothing else.")
        )
        self.hint.setText(text.format(count=count))
        values = sharing.tables(found.shared)
        self.tables.setPlainText("\n".join(values))
        self.fold.setVisible(bool(values))
        self.pages.show_pages(pictures, "\n".join(sharing.spoken(found.shared)))

    def show_refusal(self, why: Message | None) -> None:
        """Say why there are no pages, or that they are being made."""
        if why is not None:
            self.pages.clear()
            self.fold.hide()
        self.hint.setText(self.tr("Making the pages …") if why is None else said(why))
