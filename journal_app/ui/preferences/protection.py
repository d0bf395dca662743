# SPDX-License-Identifier: MIT
"""The passphrase of the journal, its recovery code, and when it locks by itself."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout

from journal_app.domain.errors import JournalError
from journal_app.services import preferences, safekeeping
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.dialogs.recovery import RecoveryDialog
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label


class ProtectionPreference(Preference):
    """Each change writes the journal anew, proves it, and ends in a page with the code."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.state = label("", "quiet")
        self.protect = button(self.tr("Set a passphrase …"), self._protect, "main")
        self.change = button(self.tr("Change it …"), self._protect)
        self.renew = button(self.tr("New recovery code …"), self._renew)
        self.remove = button(self.tr("Remove it …"), self._remove)
        self.after = QComboBox()
        self.after.setAccessibleName(self.tr("Lock by itself"))
        for minutes in preferences.LOCK_AFTER:
            text = self.tr("after {count} minutes").format(count=minutes)
            self.after.addItem(text if minutes else self.tr("never"), minutes)
        self.after.activated.connect(self._chosen)
        row = FlowLayout()
        for one in (self.protect, self.change, self.renew, self.remove):
            row.addWidget(one)
        when = label(self.tr("&Lock by itself when nobody is there"))
        when.setBuddy(self.after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.state)
        column.addLayout(row)
        column.addWidget(when)
        column.addWidget(self.after)
        self.arrive()

    def arrive(self) -> None:
        """Show whether there is a passphrase, and what can be done."""
        protected = safekeeping.is_protected(self.desk.session)
        self.state.setText(
            self.tr(
                "The journal and the copies beside it are encrypted. Ctrl+L locks at once. What "
                "is not protected: what you see while it is open, what you save elsewhere, and a "
                "passphrase that somebody can guess."
            )
            if protected
            else self.tr(
                "Anybody who can use this account or gets hold of the disk can read the journal. "
                "With a passphrase it is one encrypted file. If you forget both the passphrase "
                "and the recovery code, nobody can open it, we neither."
            )
        )
        self.protect.setVisible(not protected)
        for one in (self.change, self.renew, self.remove):
            one.setVisible(protected)
        for one in (self.protect, self.change, self.renew, self.remove):
            one.setEnabled(not self.desk.session.read_only)
        self.after.setEnabled(protected)
        chosen = self.desk.looks.settings.lock_after
        self.after.setCurrentIndex(max(0, self.after.findData(chosen)))

    def _chosen(self) -> None:
        looks = self.desk.looks
        looks.use(replace(looks.settings, lock_after=self.after.currentData()))

    # -- what the buttons do ----------------------------------------------------------------

    def _protect(self) -> None:
        if not self._let_in():
            return
        new = self._asked(
            self.tr("A passphrase for your journal"),
            self.tr(
                "At least {count} characters. Four or five words that have nothing to do with "
                "each other are strong and easy to remember."
            ).format(count=safekeeping.SHORTEST),
            self.tr("Protect"),
            self.tr("New passphrase"),
            self.tr("The same again"),
        )
        if new is not None:
            session = self.desk.session
            self._run(lambda: safekeeping.protect(session, new))

    def _renew(self) -> None:
        said = self._current(self.tr("A new recovery code. The old one will open nothing."))
        if said is not None:
            session = self.desk.session
            self._run(lambda: safekeeping.renew_code(session, said))

    def _remove(self) -> None:
        if not self._let_in(self.tr("The journal and its copies become readable to anybody.")):
            return
        session = self.desk.session

        def unprotect() -> str:
            safekeeping.unprotect(session)
            return ""

        self._run(unprotect)

    def _let_in(self, more: str = "") -> bool:
        """Whether the one at the keyboard knows the passphrase, where there is one."""
        if not safekeeping.is_protected(self.desk.session):
            return True
        said = self._current(more)
        if said is None:
            return False
        try:
            safekeeping.check(self.desk.session, said)
        except JournalError as why:
            self.desk.tasks.failed.emit(why.message)
            return False
        return True

    def _current(self, more: str) -> str | None:
        return self._asked(
            self.tr("First, the passphrase that opens it now"),
            more,
            self.tr("Go on"),
            self.tr("Passphrase"),
        )

    def _asked(self, heading: str, more: str, does: str, *lines: str) -> str | None:
        dialog = SecretDialog(self.window(), heading, more, does, *lines)
        try:
            accepted = dialog.exec() == QDialog.DialogCode.Accepted
            return dialog.field.text if accepted else None
        finally:
            dialog.deleteLater()

    def _run(self, work: Callable[[], str]) -> None:
        self.setEnabled(False)
        self.state.setText(self.tr("The journal is being written anew …"))
        self.desk.tasks.run(WRITE, work, self._done, self._failed)

    def _failed(self, why: object) -> None:
        self.setEnabled(True)
        self.arrive()
        self.desk.tasks.failed.emit(why)

    def _done(self, code: str) -> None:
        self.setEnabled(True)
        self.arrive()
        if code:
            RecoveryDialog(self.window(), self.desk.ask, code).open()


PREFERENCE = PreferenceKind(70, "Protection", ProtectionPreference)
