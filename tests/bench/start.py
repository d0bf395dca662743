# SPDX-License-Identifier: MIT
"""Seconds from the start of a process to a window that can be used, and its memory at rest.

``python -m tests.bench.start ours JOURNAL`` or ``… bare``: prints both as JSON and ends.
"""

import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Open one of the two windows."""
    (ours if sys.argv[1] == "ours" else bare)()


def report() -> None:
    """Print how long this process has lived and how much memory it holds."""
    with open("/proc/self/stat", encoding="ascii") as file:
        born = int(file.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
    lived = time.clock_gettime(time.CLOCK_BOOTTIME) - born
    with open("/proc/self/statm", encoding="ascii") as file:
        held = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    print(json.dumps({"seconds": lived, "megabytes": held / 1e6}), flush=True)


def bare() -> None:
    """A window with a text field, and SQLAlchemy imported: the least such a program does."""
    import sqlalchemy  # noqa: F401
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    body = QTextEdit()
    window.setCentralWidget(body)
    window.show()
    body.setFocus()
    QTimer.singleShot(0, lambda: (report(), application.quit()))
    application.exec()


def ours() -> None:
    """The real window on a real journal, until the text has the focus and a question is asked."""
    from PySide6.QtCore import QTimer

    from journal_app import app
    from journal_app.cli.main import Options

    journal = Path(sys.argv[2])
    home = journal.parent / "home"
    options = Options(journal=journal, home=home, sample=False)
    from journal_app.ui import running
    from journal_app.ui import start as starting
    from journal_app.ui.pages.write import WritePage
    from journal_app.ui.window import Window

    def look(window: Window) -> None:
        page = window.page("write")
        assert isinstance(page, WritePage)
        if page.body.isVisible() and page.prompt_card.prompt is not None:
            report()
            window.close()
        else:
            QTimer.singleShot(5, lambda: look(window))

    def watched(*arguments: object, **named: object) -> Window:
        window = Window(*arguments, **named)  # type: ignore[arg-type]
        QTimer.singleShot(0, lambda: look(window))
        return window

    running.Window = watched  # type: ignore[assignment, misc]
    started = app.start(options)
    assert started.file is not None
    starting.open_window(started.session, started.file, ["true"])


if __name__ == "__main__":
    main()
