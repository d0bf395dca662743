# SPDX-License-Identifier: MIT
"""My address, for coaches to seal to, and the addresses of coaches that I have compared."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from journal_app.domain.changes import CONTACTS, Changes
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.services import safekeeping, sealing
from journal_app.services.sealing import Known
from journal_app.ui.acquaintance import Acquaintance
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.own_address import OwnAddress
from journal_app.ui.widgets.parts import bring_into_sight, button, clear, label
from journal_app.ui.words import said


class AddressPreference(Preference):
    """An address is made when it is asked for; the secrets behind it stay in the journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.own, self.new = OwnAddress(), Acquaintance(desk)
        self._bare = label("", "quiet")
        self._fault = label("", "small")
        self._known = label(self.tr("Coaches I know"), "section")
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 2)
        self._rows.setColumnStretch(1, 3)
        self._rows.setHorizontalSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._about())
        column.addWidget(self.own)
        for one in (self._fault, self._bare):
            one.hide()
            column.addWidget(one)
        column.addSpacing(8)
        column.addWidget(self._known)
        column.addLayout(self._rows)
        column.addWidget(self.new)
        self.setEnabled(not desk.session.read_only)
        self.own.made.connect(self._make)
        self.own.named.connect(self._name)
        desk.tasks.changed.connect(self._changed)
        desk.routes.protection_changed.connect(self.arrive)
        self.arrive()

    def arrive(self) -> None:
        """Show what there is; nothing is made by looking."""
        session = self.desk.session
        self.desk.tasks.latest("address", READ, lambda: sealing.known(session), self._show)

    def come_forward(self) -> None:
        """Be in sight, with the focus."""
        bring_into_sight(self)
        (self.own.make if self.own.make.isVisibleTo(self) else self.own.line).setFocus()

    def _about(self) -> Any:
        return label(
            self.tr(
                "A coach who uses Up to It seals a reply to your address, so that only you can "
                "open it, and you seal a summary to theirs. An address is no secret: send it by "
                "mail or chat. Then read the six words to each other on the telephone, so that "
                "you both know it arrived unchanged."
            ),
            "quiet",
        )

    def _show(self, known: Known) -> None:
        own = known.own
        self.own.show_address(
            own.name if own else "", own.line if own else "", own.words if own else ()
        )
        bare = own is not None and not safekeeping.is_protected(self.desk.session)
        self._bare.setVisible(bare)
        self._bare.setText(
            self.tr(
                "This journal has no passphrase, so whoever gets hold of its file can read what "
                "is sealed to you and sign in your name."
            )
        )
        clear(self._rows)
        self._known.setVisible(bool(known.contacts))
        for at, one in enumerate(known.contacts):
            self._rows.addWidget(label(one.name), at, 0)
            self._rows.addWidget(label("  ".join(one.address.words), "quiet"), at, 1)
            forget = partial(self._forget, one.id)
            gone = button("×", forget, "link", self.tr("Forget this address"))
            gone.setAccessibleName(self.tr("Forget the address of {name}").format(name=one.name))
            self._rows.addWidget(gone, at, 2)

    def _make(self) -> None:
        session = self.desk.session
        self._write(lambda: sealing.make_address(session), self._own_refused)

    def _name(self, name: str) -> None:
        session, wanted = self.desk.session, replace_unstorable(name)
        self._fault.hide()
        self._write(lambda: sealing.call_me(session, wanted), self._own_refused)

    def _own_refused(self, why: Message) -> None:
        self._fault.setText(said(why))
        self._fault.show()

    def _forget(self, contact_id: str) -> None:
        session = self.desk.session
        self._write(lambda: sealing.forget_contact(session, contact_id), self._own_refused)

    def _write(self, work: Callable[[], Changes], failed: Callable[[Message], None]) -> None:
        self.desk.tasks.run(WRITE, work, self.desk.tasks.announce, failed)

    def _changed(self, changes: Changes) -> None:
        if CONTACTS in changes.about:
            self.arrive()


PREFERENCE = PreferenceKind(45, "My address", AddressPreference)
