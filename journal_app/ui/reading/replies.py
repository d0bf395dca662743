# SPDX-License-Identifier: MIT
"""Under a read entry: what the coach wrote that it answers, and the way back to the reply."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.arrived import Arrived, words_of
from journal_app.domain.changes import REPLIES, Changes
from journal_app.domain.entry import Entry
from journal_app.domain.reply import Remark
from journal_app.services import answering
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import button, clear, label
from journal_app.ui.words import elided, plain_day

_MOST = 240


class RepliesPart(Part):
    """Hidden where the entry answers nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entry_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("In answer to your coach"), "section"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column.addLayout(self._rows)

    def show_entry(self, entry: Entry | None) -> None:
        """Show what another entry answers."""
        self._entry_id = entry.id if entry else ""
        self.hide()
        self._look()

    def take_changes(self, changes: Changes) -> None:
        """It may answer something now."""
        if REPLIES in changes.about:
            self._look()

    def _look(self) -> None:
        session, entry_id = self.desk.session, self._entry_id
        if entry_id:
            self.desk.tasks.latest(
                "reading.replies",
                READ,
                lambda: (entry_id, answering.answers_of(session, entry_id)),
                lambda found: self._show(*found),
            )

    def _show(self, entry_id: str, found: Sequence[tuple[Arrived, Remark]]) -> None:
        if entry_id != self._entry_id:
            return
        clear(self._rows)
        for arrived, remark in found:
            self._add(arrived, remark)
        self.setVisible(bool(found))

    def _add(self, arrived: Arrived, remark: Remark) -> None:
        said = elided(" ".join(words_of(remark, self.desk.session.pack).split()), _MOST)
        self._rows.addWidget(
            label(
                self.tr("On {day} your coach wrote: “{words}”").format(
                    day=plain_day(arrived.reply.made), words=said
                ),
                "quiet",
            )
        )
        back = button(
            self.tr("See the reply"),
            lambda: self.desk.routes.go("coach", f"replies:{arrived.key}"),
            "link",
        )
        self._rows.addWidget(back, alignment=Qt.AlignmentFlag.AlignLeft)


PART = PartKind(15, RepliesPart)
