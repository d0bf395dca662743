# SPDX-License-Identifier: MIT
"""The leader's own list: names of people and organisations, and the roles that stand for them."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.choices import Choices
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.services import naming
from journal_app.ui.desk import Desk, PreferenceKind
from journal_app.ui.journal_preference import JournalPreference
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.parts import button, clear, label
from journal_app.ui.words import said


class NamesPreference(JournalPreference):
    """Kept in the journal alone; no page for a coach ever holds it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.role = QLineEdit()
        self.role.setPlaceholderText(self.tr("Role, such as: my deputy"))
        self.role.setAccessibleName(self.tr("Role"))
        self.role.returnPressed.connect(self._add)
        self.organisation = QCheckBox(self.tr("It is an organisation"))
        self._fault = label("", "small")
        self._fault.hide()
        add = QHBoxLayout()
        add.addWidget(self.name, 1)
        add.addWidget(self.role, 1)
        add.addWidget(button(self.tr("Add"), self._add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(
                self.tr(
                    "Where one of these names is written, its role is offered instead, and stands "
                    "there in a page for a coach. Other words for somebody, such as “the Leader” "
                    "or “my chair”, get the same role. The list stays in this journal."
                ),
                "quiet",
            )
        )
        column.addLayout(self._rows)
        column.addLayout(add)
        column.addWidget(self.organisation)
        column.addWidget(self._fault)
        self.arrive()

    def show_choices(self, chosen: Choices) -> None:
        """Show the list as it is."""
        clear(self._rows)
        for at, (name, role) in enumerate(chosen.names):
            self._rows.addWidget(label(name, wrap=False), at, 0)
            self._rows.addWidget(label(role, "quiet"), at, 1)
            body = naming.is_organisation(name, chosen)
            what = self.tr("organisation") if body else ""
            self._rows.addWidget(label(what, "small", wrap=False), at, 2)
            gone = button("×", partial(self._forget, name), "link", self.tr("Take it off the list"))
            gone.setAccessibleName(self.tr("Take {name} off the list").format(name=name))
            self._rows.addWidget(gone, at, 3)

    def _add(self) -> None:
        session, tasks = self.desk.session, self.desk.tasks
        name = replace_unstorable(self.name.text())
        role = replace_unstorable(self.role.text())
        body = True if self.organisation.isChecked() else None
        tasks.run(
            WRITE,
            lambda: naming.remember_role(session, name, role, organisation=body),
            self._added,
            self._refused,
        )

    def _added(self, changes: Changes) -> None:
        self._fault.hide()
        self.name.clear()
        self.role.clear()
        self.organisation.setChecked(False)
        self.name.setFocus()
        self.desk.tasks.announce(changes)

    def _refused(self, why: Message) -> None:
        self._fault.setText(said(why))
        self._fault.show()

    def _forget(self, name: str) -> None:
        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(WRITE, lambda: naming.forget(session, name), tasks.announce)


PREFERENCE = PreferenceKind(40, "Roles for names", NamesPreference)
