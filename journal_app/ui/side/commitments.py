# SPDX-License-Identifier: MIT
"""The commitments made in the entry in front, and a way to make one from a selected line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import COMMITMENTS, Changes
from journal_app.domain.commitment import as_words
from journal_app.domain.entry import Draft
from journal_app.ui.committing import Committing
from journal_app.ui.entry_commitments import EntryCommitments
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.widgets.commitment_row import CommitmentRow
from journal_app.ui.widgets.parts import button, label


class CommitmentsSection(Section):
    """Each with its day, and what came of it."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._deeds = Committing(sheet.desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Commitments"), "section"))
        self._list = EntryCommitments(sheet.desk, "side", self._deeds)
        column.addWidget(self._list)
        self._add = button(
            self.tr("Add one …"),
            self.add,
            tip=self.tr("Ctrl+Shift+C; a selected line becomes its words"),
        )
        self._add.setAccessibleName(self.tr("Add a commitment"))
        column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)

    def add(self) -> None:
        """Ask for one that begins with the selected words."""
        if self.sheet.locked:
            return
        asked = self.sheet.entry_id

        def entry(then: object) -> None:
            # The entry in front may be another by now; then its own id still stands on the disk.
            if self.sheet.entry_id == asked:
                self.sheet.keep_first(then)  # type: ignore[arg-type]
            else:
                then(asked)  # type: ignore[operator]

        self._deeds.make(as_words(self.sheet.selected()), entry)

    @property
    def rows(self) -> list[CommitmentRow]:
        """The commitments as they are shown."""
        return self._list.rows

    def show_draft(self, draft: Draft) -> None:
        """Show those of another entry."""
        self._list.look(self.sheet.entry_id)

    def take_changes(self, changes: Changes) -> None:
        """One of them may be another now."""
        if COMMITMENTS in changes.about:
            self._list.look(self.sheet.entry_id)


SECTION = SectionKind(50, CommitmentsSection)
