# SPDX-License-Identifier: MIT
"""What a new leader sees above the first page: what this is, and three ways to begin."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from journal_app.domain.changes import Changes
from journal_app.domain.query import Query
from journal_app.services import finding
from journal_app.ui.sheet import Card, CardKind, Sheet
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, card, label


class WelcomeCard(Card):
    """Gone as soon as there is an entry, or when the leader begins."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        routes = sheet.desk.routes
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 16, 20, 14)
        inside.setSpacing(8)
        inside.addWidget(label(self.tr("Welcome. This page is yours."), "heading"))
        inside.addWidget(
            label(
                self.tr(
                    "Everything you write stays in one file on this computer and is kept as you "
                    "type. It is for your own learning: facts and decisions belong in the "
                    "official record, and roles are better than names."
                ),
                "quiet",
            )
        )
        row = FlowLayout(gap=8)
        row.addWidget(button(self.tr("Begin writing"), self._begin, "main"))
        row.addWidget(
            button(
                self.tr("Protect it with a passphrase …"),
                lambda: routes.wished.emit("protect"),
                tip=self.tr("Now, or later in Settings"),
            )
        )
        row.addWidget(button(self.tr("See a sample journal"), lambda: routes.wished.emit("sample")))
        row.addWidget(button(self.tr("Bring entries in …"), lambda: routes.wished.emit("import")))
        row.addWidget(
            button(
                self.tr("What this is, and is not"),
                lambda: routes.go("help", "what-this-is"),
                "link",
            )
        )
        inside.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(inside))
        sheet.kept.connect(lambda _: self.done.emit())
        sheet.desk.tasks.changed.connect(self._changed)

    def look(self) -> None:
        """Welcome a leader whose journal is empty and who was not welcomed before."""
        desk = self.sheet.desk
        if desk.looks.settings.welcomed or desk.session.read_only:
            return
        session = desk.session
        desk.tasks.run(READ, lambda: finding.count(session, Query()), self._counted)

    def _counted(self, entries: int) -> None:
        if entries == 0 and self.sheet.is_new:
            self.ready.emit()

    def _changed(self, changes: Changes) -> None:
        if changes.many:
            self.done.emit()

    def _begin(self) -> None:
        looks = self.sheet.desk.looks
        looks.use(replace(looks.settings, welcomed=True))
        self.done.emit()
        self.sheet.editor.setFocus()


CARD = CardKind(10, WelcomeCard)
