# SPDX-License-Identifier: MIT
"""The questions of Write: found on the read lane, shown on the card, remembered once shown."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from journal_app.domain.asked import is_asked
from journal_app.domain.prompt import Offer, Prompt
from journal_app.services import prompting
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.prompt_card import PromptCard


class Asking(QObject):
    """Keeps the card supplied."""

    chosen = Signal()
    """The question in sight changed, by the leader's wish; the card has it."""

    def __init__(self, desk: Desk, card: PromptCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card = desk, card
        self._wanted = ""
        card.chosen.connect(self._chosen)
        card.more_wanted.connect(self.fresh)

    def fresh(self, *, wished: bool = True) -> None:
        """Three fresh questions; they are ``wished`` for unless an entry just begins with them."""
        self._wanted = ""
        session = self._desk.session
        self._desk.tasks.latest(
            "write.offers",
            READ,
            lambda: prompting.offers(session),
            lambda offers: self._offered(offers, wished=wished),
        )

    def show_kept(self, prompt_id: str | None) -> None:
        """Show the question that an entry was written from, or none."""
        session, self._wanted = self._desk.session, prompt_id or ""
        self._card.show_kept(session.pack.prompt(prompt_id) if prompt_id else None)
        if prompt_id and is_asked(prompt_id):
            self._desk.tasks.latest(
                "write.asked",
                READ,
                lambda: (prompt_id, prompting.find(session, prompt_id)),
                lambda found: self._found(*found),
            )

    def _found(self, prompt_id: str, prompt: Prompt | None) -> None:
        if prompt is not None and prompt_id == self._wanted:
            self._card.show_kept(prompt)

    def _offered(self, offers: Sequence[Offer], *, wished: bool) -> None:
        self._card.offer(offers)
        if wished:
            self._chosen()
        else:
            self._remember()

    def _chosen(self) -> None:
        self._wanted = ""
        self._remember()
        self.chosen.emit()

    def _remember(self) -> None:
        shown = self._card.prompt
        if shown is None:
            return
        session, prompt_id = self._desk.session, shown.id
        self._desk.tasks.run(WRITE, lambda: prompting.remember(session, prompt_id), lambda _: None)
