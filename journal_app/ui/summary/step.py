# SPDX-License-Identifier: MIT
"""What the steps on the way to a summary have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.message import Message
from journal_app.domain.summary_draft import SummaryDraft
from journal_app.services.agreeing import Look
from journal_app.ui.desk import Desk
from journal_app.ui.widgets import parts
from journal_app.ui.widgets.parts import label, scrolling
from journal_app.ui.widgets.texts import TextField

WIDEST = 44
"""Widest line of a step, in heights of a line of text."""


class Step(QWidget):
    """One step. ``edited`` carries the draft as it is after a change that the leader made."""

    edited = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.desk, self.draft = desk, SummaryDraft("")

    def open(self) -> None:
        """Another draft is on its way: forget what belonged to the one before."""

    def arrive(self, draft: SummaryDraft) -> None:
        """The step is now in front, with the draft as it is."""
        self.draft = draft

    def show_look(self, found: Look, pictures: Sequence[bytes]) -> None:
        """What would leave, freshly looked at; asked of the steps that wait for it."""

    def show_refusal(self, why: Message | None) -> None:
        """Why there is nothing to look at, or None while it is being made."""

    def edit(self, draft: SummaryDraft) -> None:
        """Take a change."""
        if draft != self.draft:
            self.draft = draft
            self.edited.emit(draft)


def paper(inside: QWidget, name: str) -> QScrollArea:
    """A column in the middle that scrolls, no wider than reads well."""
    inside.setObjectName("column")
    inside.setMaximumWidth(inside.fontMetrics().lineSpacing() * WIDEST)
    return scrolling(parts.paper(inside, 24), name)


def column(inside: QWidget) -> QVBoxLayout:
    """The layout of such a column."""
    made = QVBoxLayout(inside)
    made.setContentsMargins(0, 16, 0, 24)
    made.setSpacing(8)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def field(name: str, hint: str, lines: int) -> TextField:
    """A field for some lines of words; Tab goes on from it."""
    made = TextField()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 20)
    return made


def narrow(box: QComboBox) -> QComboBox:
    """A choice that asks for no more room than there is, however long its words."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


def section(layout: QVBoxLayout, text: str, *parts: QWidget) -> None:
    """A heading and what stands under it."""
    layout.addSpacing(8)
    head = label(text, "section")
    layout.addWidget(head)
    if parts:
        head.setBuddy(parts[0])
    for part in parts:
        layout.addWidget(part)
