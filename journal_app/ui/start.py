# SPDX-License-Identifier: MIT
"""From an icon clicked to a cursor that blinks: the application, the journal, the window."""

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import JournalInUse, ReadOnlyJournal
from journal_app.services import emptying, preferences
from journal_app.services.preferences import Paths
from journal_app.services.session import Session
from journal_app.ui.ask import Ask
from journal_app.ui.desk import Desk
from journal_app.ui.look import Looks
from journal_app.ui.routes import Routes
from journal_app.ui.tasks import WRITE, Tasks
from journal_app.ui.window import Window


def open_window(
    session: Callable[[bool], Session], paths: Paths, sample_command: Sequence[str]
) -> int:
    """Open the journal in a window and stay until it closes. Returns the exit code.

    ``sample_command`` is the program and arguments that open the sample in a window of its own.
    Raises JournalError where the journal can't be opened at all; the sentence was shown then.
    """
    application = prepare_application()
    looks = Looks(application, preferences.load(paths), paths)
    ask = Ask()
    opened = _open(session, ask)
    if opened is None:
        return 1
    desk = Desk(opened, Tasks(), looks, ask, Routes(), lambda: _launch(sample_command))
    window = Window(desk)
    window.show()
    desk.tasks.run(
        WRITE,
        lambda: emptying.keep_house(opened),
        lambda done: desk.tasks.announce(done.changes),
    )
    try:
        return application.exec()
    finally:
        desk.tasks.close()
        opened.close()


def _launch(command: Sequence[str]) -> None:
    QProcess.startDetached(command[0], list(command[1:]))


def prepare_application() -> QApplication:
    """The one application object, with our name and the style that looks follow."""
    QGuiApplication.setDesktopFileName("io.github.uptoit.UpToIt")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Up to It")
    application.setApplicationDisplayName("Up to It")
    application.setStyle("Fusion")
    return application


def _open(session: Callable[[bool], Session], ask: Ask) -> Session | None:
    """The journal, to write in or, where that can't be and the leader agrees, to read only."""
    from journal_app.domain.errors import JournalError

    try:
        return session(False)
    except (JournalInUse, ReadOnlyJournal) as failure:
        tr = QApplication.translate
        answer = ask.choose(
            None,
            tr("start", "This journal can’t be opened to write in."),
            str(failure),
            [tr("start", "Open to read only"), tr("start", "Close")],
        )
        if answer != 0:
            raise
        return session(True)
    except JournalError as failure:
        ask.tell(None, QApplication.translate("start", "The journal was not opened."), str(failure))
        raise
