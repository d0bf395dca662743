# SPDX-License-Identifier: MIT
"""Offers a check-in when the themes in focus have rested for four weeks; left with one key."""

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import CHECK_INS, Changes
from journal_app.services import checking_in, choosing
from journal_app.services.checking_in import CheckInState
from journal_app.ui.sheet import Card, CardKind, Sheet
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label


class CheckInCard(Card):
    """Offered, never nagged: "not now" keeps it away for a week, "no more of these" for good."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._about = label("", "quiet")
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 10)
        inside.setSpacing(6)
        inside.addWidget(label(self.tr("Time for a check-in, if you like"), "heading"))
        inside.addWidget(self._about)
        row = FlowLayout(gap=8)
        row.addWidget(
            button(self.tr("Check in"), lambda: sheet.desk.routes.wished.emit("check-in"), "main")
        )
        row.addWidget(button(self.tr("Not now"), self._not_now, "link"))
        row.addWidget(button(self.tr("No more of these"), self._never, "link"))
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))
        sheet.desk.tasks.changed.connect(self._changed)

    def look(self) -> None:
        """Find out whether the themes in focus have rested."""
        session = self.sheet.desk.session
        if not session.read_only:
            self.sheet.desk.tasks.latest(
                "card.check-in", READ, lambda: checking_in.state(session), self._known
            )

    def _known(self, state: CheckInState) -> None:
        if state.due:
            names = self.sheet.desk.session.pack.theme_names()
            self._about.setText(
                self.tr("Two questions each on {themes}: about two minutes.").format(
                    themes=", ".join(names[slug] for slug in state.due)
                )
            )
            self.ready.emit()

    def _not_now(self) -> None:
        session = self.sheet.desk.session
        self.done.emit()
        self.sheet.editor.setFocus()
        self.sheet.desk.tasks.run(WRITE, lambda: checking_in.put_off(session), lambda _: None)

    def _never(self) -> None:
        session, tasks = self.sheet.desk.session, self.sheet.desk.tasks
        self.done.emit()
        self.sheet.editor.setFocus()
        tasks.run(WRITE, lambda: choosing.change(session, check_ins=False), tasks.announce)

    def _changed(self, changes: Changes) -> None:
        if CHECK_INS in changes.about:
            self.done.emit()


CARD = CardKind(30, CheckInCard)
