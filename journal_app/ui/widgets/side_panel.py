# SPDX-License-Identifier: MIT
"""Beside the text: themes, own tags and the two questions, asked after the writing."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.domain.entry import Draft
from journal_app.domain.pack import Pack
from journal_app.ui.widgets.labels import TagField, ThemePicker
from journal_app.ui.widgets.parts import scrolling
from journal_app.ui.widgets.rating_pad import RatingPad


class SidePanel(QFrame):
    """Everything about an entry that is not its words."""

    edited = Signal()

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.setObjectName("side")
        self.themes = ThemePicker(pack)
        self.tags = TagField()
        self.up_for_it = RatingPad(pack.scale, pack.scale.up_for_it)
        self.up_to_it = RatingPad(pack.scale, pack.scale.up_to_it)
        self.themes.edited.connect(self.edited)
        self.tags.edited.connect(self.edited)
        self.up_for_it.rated.connect(self.edited)
        self.up_to_it.rated.connect(self.edited)
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 24, 20, 20)
        column.setSpacing(24)
        for part in (self.themes, self.tags, self.up_for_it, self.up_to_it):
            column.addWidget(part)
        column.addStretch()
        frame = QVBoxLayout(self)
        frame.setContentsMargins(1, 0, 0, 0)
        frame.addWidget(scrolling(inside, self.tr("Themes, tags and ratings")))

    def show_draft(self, draft: Draft) -> None:
        """Show what is kept with an entry."""
        self.themes.set_themes(draft.themes)
        self.tags.set_tags(draft.tags)
        self.up_for_it.set_value(draft.up_for_it)
        self.up_to_it.set_value(draft.up_to_it)

    def added_to(self, draft: Draft) -> Draft:
        """The draft with what is chosen here."""
        return replace(
            draft,
            themes=self.themes.themes(),
            tags=self.tags.tags(),
            up_for_it=self.up_for_it.value(),
            up_to_it=self.up_to_it.value(),
        )
