# SPDX-License-Identifier: MIT
"""Third step: roles in place of names, and a look of one's own that no rule can replace."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.message import Message
from journal_app.domain.summary_draft import SummaryDraft
from journal_app.services import agreeing
from journal_app.services.agreeing import Passage
from journal_app.ui.desk import Desk
from journal_app.ui.summary.step import Step, column, paper
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.disguise_view import DisguiseView
from journal_app.ui.widgets.disguise_view import Passage as Shown
from journal_app.ui.widgets.parts import label
from journal_app.ui.words import said


class NamesStep(Step):
    """The words that would leave, with every name lit, and the tick that they were read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._passages: tuple[Passage, ...] = ()
        self._filling = False
        self.view = DisguiseView(desk)
        self.view.changed.connect(self._looked)
        self.trouble = label("", "quiet")
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("Who is in it?"), "heading"))
        layout.addWidget(
            label(
                self.tr(
                    "Roles stand in place of the names on your list, the same ones in every "
                    "summary. At the end, please read it all through yourself."
                ),
                "quiet",
            )
        )
        layout.addWidget(self.trouble)
        layout.addWidget(self.view)
        layout.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = paper(inside, self.tr("Names"))
        whole.addWidget(self._area)

    def arrive(self, draft: SummaryDraft) -> None:
        """Show the words as they would leave now."""
        super().arrive(draft)
        self._area.verticalScrollBar().setValue(0)
        session = self.desk.session
        self.desk.tasks.latest(
            "summary.names",
            READ,
            lambda: agreeing.passages(session, draft),
            self._show,
            self._refused,
        )

    def _show(self, passages: tuple[Passage, ...]) -> None:
        self._filling = True
        self._passages = passages
        self.trouble.hide()
        self.view.show()
        shown = [Shown(one.key, said(one.label), one.text) for one in passages]
        self.view.show_texts(shown, self.draft.left)
        now = agreeing.mark(self.desk.session, passages, self.draft.left)
        self.view.is_looked_through.setChecked(self.draft.looked_through == now)
        self._filling = False
        if not self.view.isAncestorOf(self.window().focusWidget() or self):
            self.view.setFocus()

    def _refused(self, why: Message) -> None:
        self._passages = ()
        self.trouble.setText(said(why))
        self.trouble.show()
        self.view.hide()

    def _looked(self) -> None:
        if self._filling or not self._passages:
            return
        left, mark = self.view.left(), ""
        if self.view.looked_through():
            mark = agreeing.mark(self.desk.session, self._passages, left)
        self.edit(replace(self.draft, left=left, looked_through=mark))
