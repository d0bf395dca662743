# SPDX-License-Identifier: MIT
"""An entry comes back after 30 or 90 days: “What do you see now?”. Left with one key."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.entry import as_line
from journal_app.services import looking_back
from journal_app.services.looking_back import Offered
from journal_app.services.session import Session
from journal_app.ui.sheet import Card, CardKind, Sheet
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label
from journal_app.ui.widgets.seen_now import SeenNow
from journal_app.ui.words import plain_day

_MOST = 180


class SecondLookCard(Card):
    """The entry as it was written, a field, and three ways to leave."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._offered: Offered | None = None
        self._when = label("", "small")
        self._title = label("", "heading")
        self._words = label("", "quiet")
        self.field = SeenNow()
        self.field.given_up.connect(self._not_now)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 14, 20, 10)
        inside.setSpacing(6)
        for part in (self._when, self._title, self._words, self.field):
            inside.addWidget(part)
        row = FlowLayout(gap=8)
        row.addWidget(button(self.tr("Keep"), self._keep, "main"))
        row.addWidget(button(self.tr("Read it all"), self._read, "link"))
        row.addWidget(button(self.tr("Not now"), self._not_now, "link"))
        row.addWidget(button(self.tr("Don’t ask about this one"), self._never, "link"))
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))
        sheet.desk.looks.changed.connect(self.field.fit)

    def look(self) -> None:
        """Find out whether an entry comes back today."""
        session = self.sheet.desk.session
        if self._offered is not None and self.field.toPlainText().strip():
            # Words that are not kept yet wait here, whatever was opened in between.
            self.ready.emit()
        elif not session.read_only:
            self.sheet.desk.tasks.latest(
                "card.second-look", READ, lambda: looking_back.offer(session), self._known
            )

    def _known(self, offered: Offered | None) -> None:
        self._offered = offered
        if offered is None or not self.sheet.is_new:
            return
        draft = offered.entry.draft
        self._when.setText(
            self.tr("{days} days later: what you wrote on {day}").format(
                days=offered.days, day=plain_day(draft.day)
            )
        )
        self._title.setText(offered.entry.heading)
        self._title.setVisible(bool(draft.title))
        words = as_line(draft.text, _MOST)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.ready.emit()

    def _keep(self) -> None:
        if self._offered is None:
            return
        offered, text = self._offered, self.field.toPlainText()
        session, tasks = self.sheet.desk.session, self.sheet.desk.tasks

        def kept(changes: Changes) -> None:
            self._leave()
            tasks.announce(changes)

        tasks.run(WRITE, lambda: looking_back.answer(session, offered, text), kept)

    def _read(self) -> None:
        if self._offered is not None:
            self.sheet.desk.routes.go("journal", self._offered.entry.id)

    def _not_now(self) -> None:
        self._say(looking_back.later)

    def _never(self) -> None:
        self._say(looking_back.never)

    def _say(self, what: Callable[[Session, Offered], None]) -> None:
        if self._offered is not None:
            session, offered = self.sheet.desk.session, self._offered
            self.sheet.desk.tasks.run(WRITE, lambda: what(session, offered), lambda _: None)
        self._leave()

    def _leave(self) -> None:
        self._offered = None
        self.field.clear()
        self.done.emit()
        self.sheet.editor.setFocus()


CARD = CardKind(40, SecondLookCard)
