# SPDX-License-Identifier: MIT
"""Types into the real window for ever, and says which words are acknowledged as kept.

``python -m tests.durability.typist JOURNAL``: run by ``test_kill.py``, which ends it at any moment.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from journal_app.services.preferences import Settings
from journal_app.services.session import open_session
from journal_app.services.writing import Kept
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window
from tests.desks import make_desk


def main() -> None:
    """Type a word every few milliseconds, and a new entry now and then."""
    journal = Path(sys.argv[1])
    application = prepare_application()
    session = open_session(journal, lambda: datetime.now(UTC), Random())
    desk, _, _ = make_desk(session, application, journal.parent / "home", Settings())
    window = Window(desk)
    window.show()
    page = window.page("write")
    typed = 0

    def acknowledge(kept: Kept) -> None:
        sys.stdout.write("".join(f"{word}\n" for word in kept.entry.draft.text.split()))
        sys.stdout.flush()

    page._keeper.kept.connect(acknowledge)  # type: ignore[attr-defined]

    def type_on() -> None:
        nonlocal typed
        typed += 1
        QTest.keyClicks(page.body, f"word{typed:06} ")  # type: ignore[attr-defined]
        if typed % 200 == 0:
            window.go("write", "new")

    clockwork = QTimer()
    clockwork.timeout.connect(type_on)
    clockwork.start(12)
    application.exec()


if __name__ == "__main__":
    main()
