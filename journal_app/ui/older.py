# SPDX-License-Identifier: MIT
"""The journal is an older copy than this computer wrote last: what to do is for the leader."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from journal_app.domain.errors import OlderCopy
from journal_app.ui.ask import Ask


def agreed(older: OlderCopy, ask: Ask | None = None) -> bool:
    """Whether to open the older copy all the same; the folder with the copies can be seen first."""
    tr, ask = QCoreApplication.translate, ask or Ask()
    while True:
        taken = ask.choose(
            None,
            tr("older", "This is an older copy of your journal."),
            str(older)
            + "\n\n"
            + tr(
                "older",
                "If you brought back an earlier copy yourself, open it. If not, another program "
                "may have put it there: the newer one may lie beside it, or among the copies. Once "
                "it is open, “Merge another copy” in the File menu takes in what is missing.",
            ),
            [
                tr("older", "See the copies"),
                tr("older", "Open it all the same"),
                tr("older", "Close"),
            ],
        )
        if taken != 0:
            return taken == 1
        ask.open_outside(Path(older.copies))
