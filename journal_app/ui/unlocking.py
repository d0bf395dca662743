# SPDX-License-Identifier: MIT
"""A protected journal is opened in the window: the passphrase, as often as it takes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.services.safekeeping import pause_after
from journal_app.ui.dialogs.secret import SecretDialog


def typed(why: Locked | WrongPassphrase, wrong: int) -> str:
    """What the leader types; raises Locked where they would rather not."""
    return _typed(
        why,
        wrong,
        _tr("Your journal is locked"),
        _tr("Type your passphrase to open it. The recovery code opens it too."),
        _tr("Unlock"),
    )


def typed_for_other(why: Locked | WrongPassphrase, wrong: int) -> str:
    """What the leader types for another copy; raises Locked where they would rather not."""
    return _typed(
        why,
        wrong,
        _tr("The other copy has a passphrase of its own"),
        _tr("Type the passphrase or the recovery code of that copy."),
        _tr("Open it"),
    )


def _typed(why: Locked | WrongPassphrase, wrong: int, title: str, more: str, go: str) -> str:
    dialog = SecretDialog(
        None,
        title,
        str(why) if isinstance(why, WrongPassphrase) else more,
        go,
        _tr("Passphrase or recovery code"),
        wait=pause_after(wrong),
    )
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            raise Locked("It stays locked.")
        return dialog.field.text
    finally:
        dialog.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("unlocking", text)
