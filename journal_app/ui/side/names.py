# SPDX-License-Identifier: MIT
"""A gentle word where the name of a person was written: a role instead, or leave it. No block."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.choices import Choices
from journal_app.domain.entry import Draft
from journal_app.domain.names import ROLES, NameFound, edits
from journal_app.services import choosing, naming
from journal_app.ui.sheet import Section, SectionKind, Sheet
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label, menu_button

_PAUSE = 900
"""Milliseconds without a key until the text is looked through."""


class NamesSection(Section):
    """One name at a time, in the order they were written; hidden where there is none."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._chosen = Choices()
        self._left: set[str] = set()
        self.found: NameFound | None = None
        self._words = label("")
        self._role = button("", self._use_listed, "chip")
        self._roles = menu_button(self.tr("Use a role ▾"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._roles.setMenu(self._menu)
        row = FlowLayout(gap=6)
        row.addWidget(self._role)
        row.addWidget(self._roles)
        row.addWidget(button(self.tr("Leave it"), self._leave, "link"))
        self._no = button(self.tr("Not a person"), self._no_person, "link")
        row.addWidget(self._no)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Roles, not names"), "section"))
        column.addWidget(self._words)
        column.addLayout(row)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        sheet.text_changed.connect(self._pause.start)
        sheet.desk.looks.settings_changed.connect(self._look)
        self.hide()
        self._learn()

    def show_draft(self, draft: Draft) -> None:
        """Another entry: what was left as it is in the last one is forgotten."""
        self._left.clear()
        self._look()

    def take_changes(self, changes: Changes) -> None:
        """The leader's list may be another now."""
        if CHOICES in changes.about:
            self._learn()

    def _learn(self) -> None:
        session = self.sheet.desk.session
        self.sheet.desk.tasks.latest(
            "side.names.list", READ, lambda: choosing.load(session), self._learned
        )

    def _learned(self, chosen: Choices) -> None:
        self._chosen = chosen
        self._look()

    def _look(self) -> None:
        self._pause.stop()
        desk = self.sheet.desk
        if not desk.looks.settings.name_check or self.sheet.locked:
            self._show(None)
            return
        text, chosen, left = self.sheet.editor.text(), self._chosen, set(self._left)
        desk.tasks.latest(
            "side.names",
            FREE,
            lambda: [one for one in naming.names(text, chosen) if one.name not in left],
            lambda found: self._show(found[0] if found else None),
        )

    def _show(self, found: NameFound | None) -> None:
        self.found = found
        self.setVisible(found is not None)
        if found is None:
            return
        words = self.tr("“{name}” looks like the name of a person.")
        if found.role:
            words = self.tr("“{name}” is on your list of names.")
        self._words.setText(words.format(name=found.name))
        self._no.setVisible(not found.role)
        self._role.setVisible(bool(found.role))
        self._role.setText(self.tr("Use “{role}”").format(role=found.role))

    # -- what the leader decides ------------------------------------------------------------

    def _fill(self) -> None:
        self._menu.clear()
        own = [role for _, role in self._chosen.names]
        for role in dict.fromkeys((*own, *ROLES)):
            self._menu.addAction(role).triggered.connect(partial(self.use, role))

    def _use_listed(self) -> None:
        if self.found is not None:
            self.use(self.found.role)

    def use(self, role: str) -> None:
        """Put the role in every place of the name, as one step back, and remember it."""
        found = self.found
        if found is None:
            return
        editor = self.sheet.editor
        text = editor.text()
        if all(text[start:end].casefold() == found.name.casefold() for start, end in found.places):
            self.sheet.replace(edits(text, found, role))
        session, tasks = self.sheet.desk.session, self.sheet.desk.tasks
        tasks.run(WRITE, lambda: naming.remember_role(session, found.name, role), tasks.announce)
        self._look()
        editor.setFocus()

    def _leave(self) -> None:
        if self.found is not None:
            self._left.add(self.found.name)
            self._look()
        self.sheet.editor.setFocus()

    def _no_person(self) -> None:
        found, session = self.found, self.sheet.desk.session
        if found is not None:
            tasks = self.sheet.desk.tasks
            tasks.run(WRITE, lambda: naming.no_person(session, found.name), tasks.announce)
        self.sheet.editor.setFocus()


SECTION = SectionKind(15, NamesSection)
