# SPDX-License-Identifier: MIT
"""A protected journal is opened in the window: the passphrase, as often as it takes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog

from journal_app.domain.errors import Locked, WrongPassphrase
from journal_app.services.safekeeping import pause_after
from journal_app.ui.dialogs.secret import SecretDialog


def typed(why: Locked | WrongPassphrase, wrong: int) -> str:
    """What the leader types; raises Locked where they would rather not."""
    tr = QCoreApplication.translate
    more = (
        str(why)
        if isinstance(why, WrongPassphrase)
        else tr("unlocking", "Type your passphrase to open it. The recovery code opens it too.")
    )
    dialog = SecretDialog(
        None,
        tr("unlocking", "Your journal is locked"),
        more,
        tr("unlocking", "Unlock"),
        tr("unlocking", "Passphrase or recovery code"),
        wait=pause_after(wrong),
    )
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            raise Locked("The journal stays locked.")
        return dialog.field.text
    finally:
        dialog.deleteLater()
