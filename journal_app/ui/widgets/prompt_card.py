# SPDX-License-Identifier: MIT
"""The question a leader is asked, why it was chosen, and ways to have another or none."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.commitment import quoted
from journal_app.domain.prompt import Offer, Prompt
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label
from journal_app.ui.words import elided, said

_MOST_WORDS = 140
"""Characters of the leader's own words that stand above a question."""
_MOST_ASKED = 600
"""Characters of a question: a coach may write many, and the page is for the leader's words."""


class PromptCard(QWidget):
    """Shows one of the offers at a time. ``prompt`` is None after "just write"."""

    chosen = Signal()
    """The prompt in sight changed, by the leader's wish."""
    more_wanted = Signal()
    """All offers were seen; fresh ones are wanted."""
    templates_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        """``today`` says which day it is, for the day of the leader's own words."""
        super().__init__()
        self._today = today
        self._offers: tuple[Offer, ...] = ()
        self._at = 0
        self.prompt: Prompt | None = None
        self.own_words = label("", "quiet")
        self._question = label("", "prompt")
        self._because = label("", "small")
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 10)
        inside.setSpacing(6)
        inside.addWidget(self.own_words)
        inside.addWidget(self._question)
        inside.addWidget(self._because)
        links = FlowLayout(gap=4)
        self._another = button(self.tr("Another"), self.another, "link")
        self._another.setAccessibleName(self.tr("Another question"))
        links.addWidget(self._another)
        links.addWidget(
            button(self.tr("Templates …"), self.templates_wanted.emit, "link", "Ctrl+Shift+T")
        )
        self._none = button(self.tr("Just write"), self.dismiss, "link")
        links.addWidget(self._none)
        inside.addLayout(links)
        self._card = card(inside)
        self._back = button(self.tr("Ask me a question"), self._ask_again, "link")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._card)
        outside.addWidget(self._back)
        self._card.hide()
        self._back.hide()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show the first of these; the others come with "another"."""
        self._offers, self._at = tuple(offers), 0
        self._show()

    def show_kept(self, prompt: Prompt | None) -> None:
        """Show the question that an entry was written from, or none."""
        self._offers, self.prompt = (), prompt
        self._card.setVisible(prompt is not None)
        self._back.setVisible(prompt is None)
        self.own_words.hide()
        self._another.setVisible(True)
        if prompt is not None:
            self._question.setText(elided(prompt.text, _MOST_ASKED))
            self._because.setText(self.tr("The question this entry was written from."))

    def another(self) -> None:
        """The next offer, or fresh ones when all were seen."""
        if self._at + 1 < len(self._offers):
            self._at += 1
            self._show()
            self.chosen.emit()
        else:
            self.more_wanted.emit()

    def dismiss(self) -> None:
        """Just write: no question."""
        self.prompt = None
        self._card.hide()
        self._back.show()
        self.chosen.emit()

    def _ask_again(self) -> None:
        if self._offers:
            self._show()
            self.chosen.emit()
        else:
            self.more_wanted.emit()

    def _show(self) -> None:
        offered = self._offers[self._at] if self._offers else None
        self.prompt = offered.prompt if offered else None
        self._card.setVisible(offered is not None)
        self._back.hide()
        said_on = offered.said_on if offered else None
        self.own_words.setVisible(said_on is not None)
        if offered and said_on:
            self.own_words.setText(
                said(quoted(elided(offered.own_words, _MOST_WORDS), said_on, self._today()))
            )
        if offered:
            self._question.setText(elided(offered.prompt.text, _MOST_ASKED))
            self._because.setText(self.tr("because: {reason}").format(reason=said(offered.because)))
