# SPDX-License-Identifier: MIT
"""Above the list in Journal: one quiet line a find to what was written on this day, earlier."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journal_app.services import looking_back
from journal_app.services.looking_back import Earlier
from journal_app.ui.desk import Desk
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import button, clear
from journal_app.ui.words import long_day, said

_ROUND_TEXT = 16
"""Pixels that a link needs beside its text."""


class OnThisDay(QWidget):
    """Hidden where there is nothing, and while something is looked for."""

    chosen = Signal(str)
    """The id of the entry to read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._quiet = True
        self._found: Sequence[Earlier] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.hide()

    def show_for(self, *, quiet: bool) -> None:
        """Look again what there is; ``quiet`` says that nothing is looked for."""
        self._quiet = quiet
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.this-day", READ, lambda: looking_back.on_this_day(session), self._show
        )

    def _show(self, found: Sequence[Earlier]) -> None:
        if found != self._found:
            self._found = found
            clear(self._lines)
            for one in found:
                self._lines.addWidget(self._line(one))
        self.setVisible(self._quiet and bool(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are cut with "…" where they do not fit."""
        super().resizeEvent(event)
        for line in self.findChildren(QPushButton):
            self._fit(line)

    def _fit(self, line: QPushButton) -> None:
        line.setText(
            line.fontMetrics()
            .elidedText(
                line.accessibleName(), Qt.TextElideMode.ElideRight, self.width() - _ROUND_TEXT
            )
            .replace("&", "&&")
        )

    def _line(self, one: Earlier) -> QWidget:
        title = one.row.title.text or self.tr("No words yet")
        text = self.tr("On this day, {ago}: {title}").format(ago=said(one.ago), title=title)
        if not one.same_day:
            text = self.tr("{ago}: {title}").format(ago=said(one.ago).capitalize(), title=title)
        # The whole line is its name; what is shown has an ampersand doubled, or it names a key.
        made = button("", partial(self.chosen.emit, one.row.id), "link", long_day(one.row.day))
        made.setAccessibleName(text)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit(made)
        return made
