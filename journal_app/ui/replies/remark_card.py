# SPDX-License-Identifier: MIT
"""One remark of a coach: what it says, what was done with it, and what can be done."""

from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal_app.domain.arrived import ANSWERED, KIND_WORDS, OPEN, Arrived, state_words, words_of
from journal_app.domain.pack import Pack
from journal_app.domain.reply import PROMPT, QUESTION, TRY, Remark
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label
from journal_app.ui.words import elided, said

_EDGE, _INSET = 10, 7
"""Words stand in line with those of the links, which have an edge of their own."""
_NAMED = 80
"""Characters of a remark by which its buttons are told apart where they are only heard."""


class Deeds(Protocol):
    """What a card can ask to be done with its remark."""

    def keep(self, arrived: Arrived, remark: Remark) -> None:
        """Keep it: as a prompt, a commitment, or in mind."""

    def answer(self, arrived: Arrived, remark: Remark) -> None:
        """Begin an entry that quotes it, or go to the one there is."""

    def answer_along(self, arrived: Arrived, remark: Remark) -> None:
        """Begin one along a template."""

    def put_aside(self, arrived: Arrived, remark: Remark) -> None:
        """Do nothing with it."""

    def reopen(self, arrived: Arrived, remark: Remark) -> None:
        """Look at it as if nothing had been done."""

    def show_kept(self, became: str) -> None:
        """Go to the commitment it became."""

    def read(self, became: str) -> None:
        """Go to the entry it became."""


class RemarkCard(QWidget):
    """A surface with the coach's words; ``locked`` where nothing can be changed."""

    def __init__(
        self, arrived: Arrived, remark: Remark, pack: Pack, deeds: Deeds, *, locked: bool
    ) -> None:
        super().__init__()
        self._made: list[QPushButton] = []
        self.remark = remark
        self._arrived, self._deeds, self._locked = arrived, deeds, locked
        self._words = words_of(remark, pack) or self.tr(
            "A prompt that this version of the program does not have."
        )
        response = arrived.response(remark)
        inside = QVBoxLayout()
        inside.setContentsMargins(_EDGE, 12, _EDGE, 8)
        inside.setSpacing(4)
        self.state = said(state_words(remark, response))
        for text, role in (
            (said(KIND_WORDS[remark.kind]), "small"),
            (self._words, ""),
            (self.state, "quiet"),
        ):
            if text:
                made = label(text, role)
                made.setContentsMargins(_INSET, 0, _INSET, 0)
                inside.addWidget(made)
        self.links = FlowLayout(gap=4)
        self._add_links(response.answer, response.became)
        inside.addLayout(self.links)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self._made:
            self._made[0].setFocus()

    def _add_links(self, answer: str, became: str | None) -> None:
        deeds, one, remark = self._deeds, self._arrived, self.remark
        asks = remark.kind in (QUESTION, PROMPT)
        if became and answer == ANSWERED:
            self._link(self.tr("Read the answer"), lambda: deeds.read(became))
        elif became:
            self._link(self.tr("See the commitment"), lambda: deeds.show_kept(became))
        if self._locked:
            return
        if answer == OPEN:
            self._link(self._keeps(), lambda: deeds.keep(one, remark))
        if answer == OPEN or (asks and answer != ANSWERED):
            self._link(self.tr("Answer"), lambda: deeds.answer(one, remark))
        if asks and answer != ANSWERED:
            self._link(self.tr("Along a template …"), lambda: deeds.answer_along(one, remark))
        if answer == OPEN:
            self._link(self.tr("Put aside"), lambda: deeds.put_aside(one, remark))
        else:
            self._link(self.tr("Open again"), lambda: deeds.reopen(one, remark))

    def _keeps(self) -> str:
        """What keeping means for this kind."""
        if self.remark.kind == TRY:
            return self.tr("Keep as a commitment …")
        if self.remark.kind in (QUESTION, PROMPT):
            return self.tr("Keep as a question")
        return self.tr("Keep in mind")

    def _link(self, text: str, does: object) -> None:
        made = button(text, does, "link")  # type: ignore[arg-type]
        about = elided(" ".join(self._words.split()), _NAMED)
        made.setAccessibleName(f"{text.rstrip(' …')}: {about}")
        self.links.addWidget(made)
        self._made.append(made)
