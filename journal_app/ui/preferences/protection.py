# SPDX-License-Identifier: MIT
"""The passphrase of the journal, its recovery code, and when it locks by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QScrollArea, QVBoxLayout

from journal_app.domain.errors import JournalError
from journal_app.services import preferences, remembering, safekeeping
from journal_app.ui.desk import Desk, Preference, PreferenceKind
from journal_app.ui.dialogs.recovery import RecoveryDialog
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.remembering import RememberTick
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.tick import Tick


@dataclass(frozen=True, slots=True)
class _Done:
    """What came of a change: the new code, copies left as they were, the keyring in step."""

    code: str
    left: list[str]
    followed: bool


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
        self._add_ticks(column)
        self.arrive()

    def _add_ticks(self, column: QVBoxLayout) -> None:
        self.when_away = Tick(self.tr("Lock with the screen, and before the computer sleeps"))
        self.discreet = Tick(self.tr("Keep what I copy out of clipboard histories"))
        self.remember = RememberTick(self.desk)
        self.when_away.toggled.connect(lambda on: self._set(lock_when_away=on))
        self.discreet.toggled.connect(lambda on: self._set(discreet_copies=on))
        for one in (self.when_away, self.discreet, self.remember):
            column.addWidget(one)

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
        settings = self.desk.looks.settings
        for choice in (self.after, self.when_away, self.discreet):
            choice.setEnabled(protected)
        self.after.setCurrentIndex(max(0, self.after.findData(settings.lock_after)))
        self.when_away.set_on(settings.lock_when_away)
        self.discreet.set_on(settings.discreet_copies)
        self.remember.arrive()

    def begin(self) -> bool:
        """Set a passphrase from wherever the leader is; False where there is one already."""
        if not self.protect.isEnabled() or safekeeping.is_protected(self.desk.session):
            return False
        self._protect()
        return True

    def come_forward(self) -> None:
        """Be in sight, with the focus."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self)
            above = above.parentWidget()
        protected = safekeeping.is_protected(self.desk.session)
        (self.change if protected else self.protect).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        self._set(lock_after=self.after.currentData())

    def _set(self, **chosen: Any) -> None:
        looks = self.desk.looks
        looks.use(replace(looks.settings, **chosen))

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
        session = self.desk.session
        before, wanted = session.journal.key, self.desk.looks.settings.remember_key

        def whole() -> _Done:
            code = work()
            followed = remembering.follow(before, session, wanted) if wanted else True
            return _Done(code, safekeeping.copies_left(session), followed)

        self.desk.tasks.run(WRITE, whole, self._done, self._failed)

    def _failed(self, why: object) -> None:
        self.setEnabled(True)
        self.arrive()
        self.desk.tasks.failed.emit(why)

    def _done(self, done: _Done) -> None:
        self.setEnabled(True)
        self.desk.routes.protection_changed.emit()
        self.arrive()
        if done.code:
            RecoveryDialog(self.window(), self.desk, done.code).open()
        if not done.followed:
            self.remember.say_refused()
        if done.left:
            self._tell_left(done.left)

    def _tell_left(self, left: Sequence[str]) -> None:
        """Copies that stay readable are worth a sentence that must not be missed."""
        answer = self.desk.ask.choose(
            self.window(),
            self.tr("Some copies are not under the new passphrase."),
            self.tr(
                "They are damaged or were made under another passphrase, and some may be "
                "readable: {names}. The journal does not need them. Delete them in their folder "
                "unless you want to keep them."
            ).format(names=", ".join(f"“{name}”" for name in left)),
            [self.tr("Show the folder"), self.tr("Leave them")],
        )
        if answer == 0:
            self.desk.ask.open_outside(safekeeping.copies_folder(self.desk.session))


PREFERENCE = PreferenceKind(70, "Protection", ProtectionPreference)
