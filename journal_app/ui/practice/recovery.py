# SPDX-License-Identifier: MIT
"""The recovery code of a library that was just made."""

from PySide6.QtWidgets import QWidget

from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.recovery import RecoveryDialog


class LibraryRecoveryDialog(RecoveryDialog):
    """As for the journal, in words for a library."""

    def __init__(self, parent: QWidget, desk: Desk, code: str, name: str) -> None:
        self._name = name
        super().__init__(parent, desk, code)

    def heading(self) -> str:
        """What was done."""
        return self.tr("Your library is protected")

    def explained(self) -> str:
        """What the code is for, and what to do with it."""
        return self.tr(
            "This code opens the library where its passphrase is forgotten. Write it down or "
            "print it, and keep it away from this computer. Without it and without the passphrase, "
            "nobody can open what leaders sent you."
        )

    def opens(self) -> str:
        """What the code opens, for the page to print."""
        return self.tr(
            "It opens the coach’s library “{name}” where the passphrase is forgotten. Whoever has "
            "this page and the library can read what leaders wrote: keep it on paper, away from "
            "the computer."
        ).format(name=self._name)
