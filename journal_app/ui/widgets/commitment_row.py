# SPDX-License-Identifier: MIT
"""One commitment in the leader's words, with its day and what can be done with it."""

from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.commitment import Commitment, later_days, near_day, status_words
from journal_app.domain.facets import REACH
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label, menu_button
from journal_app.ui.words import said


class Deeds(Protocol):
    """What a row can ask to be done with its commitment."""

    def close(self, one: Commitment, status: str | None = None) -> None:
        """Ask what came of it."""

    def let_go(self, one: Commitment) -> None:
        """Close it as let go on purpose."""

    def move(self, one: Commitment, due: date | None) -> None:
        """Another day."""

    def edit(self, one: Commitment) -> None:
        """Other words, another day or reach."""

    def reopen(self, one: Commitment) -> None:
        """Open it again."""

    def remove(self, one: Commitment) -> None:
        """Take it out."""

    def read(self, entry_id: str) -> None:
        """Go to an entry of it."""


def day_button(one: Commitment, today: date, deeds: Deeds) -> QToolButton:
    """A menu of other days to come back to a commitment."""
    made = menu_button(_tr("Another day"), "link")
    made.setAccessibleName(_tr("Another day for: {words}").format(words=one.text))
    menu = QMenu(made)
    for text, later in later_days(today):
        action = menu.addAction(f"{said(text)}, {said(near_day(later, today))}")
        action.triggered.connect(lambda _=False, later=later: deeds.move(one, later))
    menu.addAction(_tr("On a day of my choice …")).triggered.connect(lambda: deeds.edit(one))
    menu.addAction(_tr("No day")).triggered.connect(lambda: deeds.move(one, None))
    made.setMenu(menu)
    return made


def sentence(text: str) -> str:
    """The words with a capital at their start."""
    return text[:1].upper() + text[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CommitmentRow", text)


class CommitmentRow(QWidget):
    """A row. ``slim`` is for beside or under an entry: no surface, fewer things to do."""

    def __init__(
        self,
        one: Commitment,
        today: date,
        deeds: Deeds,
        *,
        slim: bool = False,
        locked: bool = False,
    ) -> None:
        super().__init__()
        self.commitment, self._deeds, self._today = one, deeds, today
        self._slim, self._locked = slim, locked
        inside = QVBoxLayout()
        inside.setContentsMargins(*((0, 0, 0, 0) if slim else (16, 12, 16, 8)))
        inside.setSpacing(2)
        inside.addWidget(label(one.text))
        facts = [sentence(said(status_words(one, today)))]
        reach = REACH.choice(one.reach) if one.reach else None
        if reach is not None:
            facts.append(self.tr("Reach: {reach}").format(reach=self.tr(reach.name)))
        inside.addWidget(label("   ·   ".join(facts), "small"))
        if one.outcome:
            inside.addWidget(label(one.outcome, "quiet"))
        self.links = FlowLayout(gap=4)
        self._add_links()
        inside.addLayout(self.links)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        if slim:
            whole.addLayout(inside)
        else:
            whole.addWidget(card(inside))

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be done."""
        item = self.links.itemAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setFocus()

    def _add_links(self) -> None:
        one, deeds = self.commitment, self._deeds
        if not self._locked and one.is_open:
            self._link(self.tr("What came of it …"), lambda: deeds.close(one))
            self.links.addWidget(day_button(one, self._today, deeds))
            if not self._slim:
                self._link(self.tr("Let go …"), lambda: deeds.let_go(one))
                self._link(self.tr("Change …"), lambda: deeds.edit(one))
        elif not self._locked and not self._slim:
            self._link(self.tr("Open again"), lambda: deeds.reopen(one))
        if self._slim:
            return
        for text, entry in (
            (self.tr("Read the entry"), one.entry),
            (self.tr("Read what came of it"), one.outcome_entry),
        ):
            if entry:
                self._link(text, lambda entry=entry: deeds.read(entry))
        if not self._locked:
            self._link(self.tr("Take out"), lambda: deeds.remove(one))

    def _link(self, text: str, does: object) -> None:
        made = button(text, does, "link")  # type: ignore[arg-type]
        made.setAccessibleName(f"{text.rstrip(' …')}: {self.commitment.text}")
        self.links.addWidget(made)
