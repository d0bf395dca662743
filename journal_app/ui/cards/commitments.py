# SPDX-License-Identifier: MIT
"""Greets with a commitment whose day has come, in the leader's own words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.commitment import Commitment, due_words, quoted
from journal_app.services import committing
from journal_app.ui.committing import Committing
from journal_app.ui.sheet import Card, CardKind, Sheet
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.commitment_row import day_button, sentence
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, clear, label
from journal_app.ui.words import elided, number, said

_MOST_WORDS = 240
"""Characters that greet; the page shows all of them."""


class CommitmentsCard(Card):
    """One at a time, the longest waiting first. “Not now” lets them rest until the next day."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._deeds = Committing(sheet.desk, self)
        self._rests_on = ""
        self.words = label("", "prompt")
        self._day = label("", "small")
        self._links = FlowLayout(gap=4)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 10)
        inside.setSpacing(6)
        inside.addWidget(self.words)
        inside.addWidget(self._day)
        inside.addLayout(self._links)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))
        sheet.desk.tasks.changed.connect(self._changed)

    def look(self) -> None:
        """Find out whether one is due."""
        session = self.sheet.desk.session
        if not session.read_only and self._rests_on != session.today.isoformat():
            self._ask(greets=True)

    def _ask(self, *, greets: bool) -> None:
        session = self.sheet.desk.session
        self.sheet.desk.tasks.latest(
            "card.commitments",
            READ,
            lambda: committing.due(session),
            lambda due: self._known(due, greets=greets),
        )

    def _known(self, due: tuple[Commitment, ...], *, greets: bool) -> None:
        if due:
            self._show(due)
            if greets and self.sheet.is_new:
                self.ready.emit()
        elif not self.isHidden():
            self.done.emit()
            self.sheet.editor.setFocus()

    def _show(self, due: tuple[Commitment, ...]) -> None:
        one, today = due[0], self.sheet.desk.session.today
        self.words.setText(said(quoted(elided(one.text, _MOST_WORDS), one.day, today)))
        self._day.setText(sentence(said(due_words(one, today))))
        clear(self._links)
        self._links.addWidget(
            button(self.tr("Say what came of it …"), lambda: self._deeds.close(one), "link")
        )
        self._links.addWidget(day_button(one, today, self._deeds))
        if len(due) > 1:
            more = self.tr("All {count} that are due").format(count=number(len(due)))
            routes = self.sheet.desk.routes
            self._links.addWidget(button(more, lambda: routes.go("commitments", one.id), "link"))
        self._links.addWidget(button(self.tr("Not now"), self._not_now, "link"))

    def _not_now(self) -> None:
        self._rests_on = self.sheet.desk.session.today.isoformat()
        self.done.emit()
        self.sheet.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changes: Changes) -> None:
        if COMMITMENTS in changes.about and not self.isHidden():
            self._ask(greets=False)


CARD = CardKind(20, CommitmentsCard)
