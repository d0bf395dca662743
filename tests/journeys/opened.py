# SPDX-License-Identifier: MIT
"""The whole program with its window, closed as a leader would when standard input ends.

``python -m tests.journeys.opened [arguments …]``: run by ``test_second_start.py``. It says
"open" when it can be called, and at the end how many windows had been shown.
"""

import sys

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.app import main
from journal_app.ui.hearing import Hearing
from journal_app.ui.quick import QuickEntry
from journal_app.ui.start import prepare_application
from journal_app.ui.window import Window


def say(text: str) -> None:
    """Tell the test."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def close_windows() -> None:
    """Say what is open, and close it."""
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    kinds = {Window: "window", QuickEntry: "quick entry"}
    say(" and ".join(sorted(kinds[type(one)] for one in opened if type(one) in kinds)) or "nothing")
    for one in opened:
        one.close()


def run() -> int:
    """Open, tell, and close on request."""
    application = prepare_application()
    end = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    end.activated.connect(lambda: (end.setEnabled(False), close_windows()))
    listens = Hearing.listen

    def listening(hearing: Hearing) -> bool:
        done = listens(hearing)
        say("open")
        return done

    Hearing.listen = listening  # type: ignore[method-assign]
    # A test that fails must leave no program behind.
    QTimer.singleShot(60_000, application.quit)
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(run())
