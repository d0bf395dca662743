# SPDX-License-Identifier: MIT
"""Commitments: due, open and done, in the leader's own words, and what came of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.commitment import Commitment, Groups
from journal_app.services import committing
from journal_app.ui.committing import Committing
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.commitment_row import CommitmentRow
from journal_app.ui.widgets.parts import button, clear, label, paper, scrolling
from journal_app.ui.words import elided

_WIDEST = 44
"""Widest line of a row, in heights of a line of text."""
_MOST_DONE = 40


class CommitmentsPage(Page):
    """Three groups of rows, the due ones first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.deeds = Committing(desk, self)
        self.deeds.removed.connect(self._removed)
        self.banner = Banner()
        self.rows: list[CommitmentRow] = []
        self._all_done = False
        self._wanted = ""
        self._stale = False
        self.add = button(self.tr("Add a commitment …"), self.deeds.make)
        self.add.setEnabled(not desk.session.read_only)
        self.write = button(self.tr("Go to Write"), lambda: desk.routes.go("write"), "link")
        self._groups = QVBoxLayout()
        self._groups.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(self._paper(), self.tr("Commitments"))
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._area, 1)
        desk.looks.changed.connect(self._fit)
        self._fit()

    def arrive(self, entry_id: str) -> None:
        """Show them as they are; ``entry_id`` may name the commitment to look at."""
        self._wanted = entry_id
        self.add.setFocus()
        self._load()

    def take_changes(self, changes: Changes) -> None:
        """Read them again where a write touched one, or the page comes back to the front."""
        if COMMITMENTS in changes.about and self.isVisible():
            self._load()

    def _paper(self) -> QWidget:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Commitments"), "title"), 1)
        head.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._says = label("", "quiet")
        column.addWidget(self._says)
        column.addWidget(self.write, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._groups)
        column.addStretch()
        return paper(self._column)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)

    # -- showing ----------------------------------------------------------------------------

    def _load(self) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            "commitments.groups", READ, lambda: committing.groups(session), self._show
        )

    def _show(self, groups: Groups) -> None:
        at = next((n for n, row in enumerate(self.rows) if row.isAncestorOf(_focused(self))), -1)
        held = self.rows[at].commitment.id if at >= 0 else ""
        clear(self._groups)
        self.rows = []
        for title, shown in (
            (self.tr("Due"), groups.due),
            (self.tr("Open"), groups.open),
            (self.tr("Done"), groups.done if self._all_done else groups.done[:_MOST_DONE]),
        ):
            if shown:
                self._add_group(title, shown)
        if len(groups.done) > _MOST_DONE and not self._all_done:
            self._groups.addWidget(
                button(self.tr("Show all that are done"), self._show_all, "link"),
                alignment=Qt.AlignmentFlag.AlignLeft,
            )
        self._say(groups)
        self._keep_place(self._wanted or held, at)
        self._wanted = ""

    def _say(self, groups: Groups) -> None:
        empty = not (groups.due or groups.open or groups.done)
        if empty:
            text = self.tr(
                "What you mean to do can wait here until its day, in your own words. While you "
                "write, select a line and press Ctrl+Shift+C. When the day comes you are asked "
                "what came of it; kept, changed and let go are all good answers."
            )
        elif groups.due:
            text = self.tr("Kept, changed and let go are all good answers.")
        else:
            text = self.tr("Nothing is due today.")
        self._says.setText(text)
        self.write.setVisible(empty)

    def _add_group(self, title: str, shown: Sequence[Commitment]) -> None:
        session = self._desk.session
        heading = label(title, "heading")
        heading.setContentsMargins(0, 16, 0, 0)
        self._groups.addWidget(heading)
        for one in shown:
            row = CommitmentRow(one, session.today, self.deeds, locked=session.read_only)
            self._groups.addWidget(row)
            self.rows.append(row)

    def _keep_place(self, wanted: str, at: int) -> None:
        """The keyboard stays where it was, on the same commitment or in its place."""
        same = next((row for row in self.rows if row.commitment.id == wanted), None)
        if same is None and at >= 0 and self.rows:
            same = self.rows[min(at, len(self.rows) - 1)]
        if same is not None:
            same.take_focus()
            self._area.ensureWidgetVisible(same)
        elif at >= 0:
            self.add.setFocus()

    def _removed(self, gone: Commitment) -> None:
        self.banner.say(
            self.tr("“{words}” is taken out.").format(words=elided(gone.text, 60)),
            self.tr("Bring it back"),
            lambda: self.deeds.bring_back(gone),
        )

    def _show_all(self) -> None:
        self._all_done = True
        self._load()


def _focused(page: QWidget) -> QWidget:
    return page.window().focusWidget() or page


PAGE = PageKind("commitments", 4, "Commitments", "flag-outline", "Ctrl+4", CommitmentsPage)
