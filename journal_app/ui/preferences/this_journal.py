# SPDX-License-Identifier: MIT
"""Where the open journal lives, who has written in it, and moving or merging it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.attachment import size_words
from journal_app.domain.message import Message
from journal_app.services import whereabouts
from journal_app.services.whereabouts import Facts
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.merging import choose_and_merge
from journal_app.ui.places import copies_in_words, move, place_in_words
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.words import number, short_day


class ThisJournalPreference(Preference):
    """The same facts that the banner tells once, to be found again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: Facts | None = None
        self.where, self.about = label(""), label("", "quiet")
        self.moving = button(self.tr("Move it …"), self._move)
        self.merge = button(self.tr("Merge another copy …"), self._merge)
        row = FlowLayout()
        for one in (self.moving, self.merge):
            one.setEnabled(not desk.session.read_only)
            row.addWidget(one)
        row.addWidget(button(self.tr("Show its folder"), self._show_folder, "link"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for text in (self.where, self.about):
            column.addWidget(text)
        column.addLayout(row)

    def arrive(self) -> None:
        """Look again; a place can change while the program runs."""
        session = self.desk.session
        self.desk.tasks.latest(
            "places", READ, lambda: whereabouts.facts(session), self._show, self._not_found
        )

    def _show(self, facts: Facts) -> None:
        self._facts = facts
        self.where.setText(str(facts.path))
        lines = [
            place_in_words(facts),
            self.tr("It takes {size}.").format(size=size_words(facts.size)),
        ]
        if facts.last is not None:
            lines.append(self._written(facts))
        if self.desk.session.read_only:
            lines.append(self.tr("It is open to read only."))
        if facts.copies:
            lines.append(copies_in_words(facts))
        self.about.setText("\n".join(lines))

    def _written(self, facts: Facts) -> str:
        assert facts.last is not None
        day = short_day(facts.last.astimezone(self.desk.session.clock().tzinfo).date())
        text = (
            self.tr("{count} computers have saved in it, last on {day}.")
            if facts.computers > 1
            else self.tr("One computer has saved in it, last on {day}.")
        )
        return text.format(count=number(facts.computers), day=day)

    def _not_found(self, why: Message) -> None:
        self.about.setText(str(why))

    def _show_folder(self) -> None:
        self.desk.ask.open_outside(self.desk.session.journal.path.parent)

    def _move(self) -> None:
        if self._facts is not None:
            move(self.window(), self.desk, self._facts)

    def _merge(self) -> None:
        choose_and_merge(self.window(), self.desk)


PREFERENCE = PreferenceKind(65, "This journal", ThisJournalPreference)
