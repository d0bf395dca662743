# SPDX-License-Identifier: MIT
"""Who did what in a library, and when: read, never changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from journal_app.domain.library import (
    ANSWERED,
    CHANGED,
    DISPOSED,
    JOINED,
    PUBLISHED,
    TAKEN,
    Audited,
)
from journal_app.ui.desk import Desk
from journal_app.ui.widgets.parts import as_wide_as_text, button, label, sized
from journal_app.ui.widgets.two_lines import TwoLineList, TwoLines
from journal_app.ui.words import clock, plain_day


class LogDialog(QDialog):
    """The newest line stands first."""

    def __init__(self, parent: QWidget, desk: Desk, lines: Sequence[Audited]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who did what"))
        zone = desk.session.clock().tzinfo
        done = {
            JOINED: self.tr("Joined the library"),
            TAKEN: self.tr("Took something in"),
            ANSWERED: self.tr("Sealed a reply"),
            DISPOSED: self.tr("Disposed of a summary"),
            PUBLISHED: self.tr("Published a page of a group"),
            CHANGED: self.tr("Changed the passphrase"),
        }
        self.list = TwoLineList(desk.looks, self.tr("Who did what"))
        rows = []
        for at, line in enumerate(lines):
            when = line.when.astimezone(zone)
            moment = f"{plain_day(when.date())}, {clock(when.time())}"
            rows.append(
                TwoLines(done.get(line.what, line.what), "", f"{line.who}   ·   {moment}", at)
            )
        self.list.show_rows(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Who did what"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "No words of anybody are in it. Reading and your own notes leave no line. It "
                    "only grows."
                ),
                "quiet",
            )
        )
        column.addWidget(self.list, 100)
        column.addStretch(1)
        self.close_it = button(self.tr("Close"), self.accept)
        column.addWidget(self.close_it, alignment=Qt.AlignmentFlag.AlignRight)
        as_wide_as_text(self)
        sized(self, 0, 26)
        self.list.setFocus()
