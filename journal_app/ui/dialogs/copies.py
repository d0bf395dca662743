# SPDX-License-Identifier: MIT
"""The copies of the journal: when each was made, why, how large it is, and bringing one back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from journal_app.domain import copies as why
from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.domain.message import Message
from journal_app.services import copying, restoring
from journal_app.services.copying import Listed
from journal_app.services.restoring import Chosen
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.tasks import FREE
from journal_app.ui.widgets.parts import button, label, sized
from journal_app.ui.words import clock, said, short_day


class CopiesDialog(QDialog):
    """The newest first. A copy is proved before anything is replaced by it."""

    wanted = Signal(object)
    """The ``Chosen`` copy to bring back; the dialog has closed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: tuple[Listed, ...] = ()
        self.setWindowTitle(self.tr("Copies of the journal"))
        sized(self, 92, 30)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Copies by day and time"))
        self.list.setWordWrap(True)
        self.bring = button(self.tr("&Restore …"), self._bring, "main")
        self.bring.setEnabled(False)
        self.trouble = label("", "quiet")
        self.trouble.hide()
        self.list.currentRowChanged.connect(lambda row: self._may(row))
        self.list.itemActivated.connect(lambda _: self._bring())
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.reject))
        row.addWidget(self.bring)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(
            label(
                self.tr(
                    "Each was opened and read back when it was made. Restoring one keeps the "
                    "journal as it is now among the copies, so it can be undone."
                ),
                "quiet",
            )
        )
        column.addWidget(self.list, 1)
        column.addWidget(self.trouble)
        column.addLayout(row)
        session = desk.session
        desk.tasks.run(
            FREE,
            lambda: copying.listed(session.journal.path, session.paths, session.journal.key),
            self._show,
        )

    def _show(self, found: Sequence[Listed]) -> None:
        self._found = tuple(found)
        self.list.clear()
        zone = self._desk.session.clock().tzinfo
        for one in found:
            at = one.copy.made.astimezone(zone)
            about = [reason(one.copy.reason), size(one.copy.size)]
            if not one.opens:
                about.append(self.tr("under an earlier passphrase"))
            if one.second:
                about.append(self.tr("in the second folder"))
            when = f"{short_day(at.date())}, {clock(at.time())}"
            self.list.addItem(f"{when}\n{' · '.join(about)}")
        if not found:
            self._say(self.tr("There is no copy yet."))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setAccessibleName(text)
        self.trouble.setVisible(bool(text))

    def _may(self, row: int) -> None:
        self.bring.setEnabled(row >= 0 and not self._desk.session.read_only)

    def _bring(self) -> None:
        row = self.list.currentRow()
        # Enter reaches the list and the dialog, and is to be heard once.
        if not (self.bring.isEnabled() and self.isVisible() and 0 <= row < len(self._found)):
            return
        one = self._found[row]
        answer = self._desk.ask.choose(
            self,
            self.tr("Put this copy in the journal’s place?"),
            self.tr(
                "Up to It keeps what you typed, closes, and opens again with the journal as it "
                "was then. What you wrote since stays in the copy “before restore”."
            ),
            [self.tr("Restore it"), self.tr("Leave everything as it is")],
        )
        if answer == 0:
            self._choose(one, None)

    def _choose(self, one: Listed, secret: str | None) -> None:
        today = self._desk.session.journal.key
        path = one.copy.path

        def found() -> Chosen | Message:
            try:
                chosen = Chosen(path, restoring.key_of_copy(path, today, secret), today)
            except (Locked, WrongPassphrase) as locked:
                return locked.message
            restoring.prove(chosen)
            return chosen

        def arrived(done: Chosen | Message) -> None:
            if isinstance(done, Message):
                self._ask_secret(one, done)
            else:
                self.accept()
                self.wanted.emit(done)

        self.bring.setEnabled(False)
        self._say(self.tr("The copy is being read …"))
        self._desk.tasks.run(FREE, found, arrived, self._refused)

    def _ask_secret(self, one: Listed, reason: Message) -> None:
        self._refused("")
        dialog = SecretDialog(
            self,
            self.tr("The passphrase of this copy"),
            said(reason),
            self.tr("Go on"),
            self.tr("Passphrase or recovery code"),
        )
        try:
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._choose(one, dialog.field.text)
        finally:
            dialog.deleteLater()

    def _refused(self, reason: object) -> None:
        self._say(said(reason) if isinstance(reason, Message) else "")
        self._may(self.list.currentRow())


def reason(told: str) -> str:
    """Why a copy was made, in the language of the window."""
    tr = QCoreApplication.translate
    words = {
        why.BY_ITSELF: tr("copies", "by itself"),
        why.BY_HAND: tr("copies", "by hand"),
        why.BEFORE_IMPORT: tr("copies", "before an import"),
        why.BEFORE_RESTORE: tr("copies", "before a copy was restored"),
        why.BEFORE_PROTECTION: tr("copies", "before the protection was changed"),
        why.BEFORE_REPAIR: tr("copies", "the damaged journal, before it was repaired"),
    }
    return words.get(told, tr("copies", "before an update of the program"))


def size(count: int) -> str:
    """Such as "1.4 MB"."""
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom).formattedDataSize(
        count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
    )
