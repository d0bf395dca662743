# SPDX-License-Identifier: MIT
"""From an icon clicked to a cursor that blinks: the application, the journal, the window."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.domain.errors import (
    JournalError,
    JournalInUse,
    Locked,
    OlderCopy,
    ReadOnlyJournal,
)
from journal_app.services import (
    checking,
    copying,
    emptying,
    preferences,
    remembering,
    restoring,
)
from journal_app.services.calls import SHOW, Call
from journal_app.services.journal_file import JournalFile
from journal_app.services.preferences import Paths
from journal_app.services.session import Session
from journal_app.ui.ask import Ask
from journal_app.ui.collecting import Collecting
from journal_app.ui.desk import Desk
from journal_app.ui.look import Looks
from journal_app.ui.mishaps import caught
from journal_app.ui.routes import Routes
from journal_app.ui.running import Lanes, Running
from journal_app.ui.tasks import WRITE

_QUICK = 64 << 20
"""Bytes of a journal that is copied and proved in about a second."""
SHOW_WINDOW = Call(SHOW)


def open_window(
    session: Callable[[bool], Session],
    file: JournalFile,
    sample_command: Sequence[str],
    place: str = "",
    first: Call = SHOW_WINDOW,
    *,
    again: Sequence[str] = (),
    lone: bool = False,
) -> int:
    """Open the journal in a window and stay until it closes. Returns the exit code.

    ``file`` is where the journal is, for one too damaged to open, and where settings are kept.
    ``sample_command`` is the program and arguments that open the sample in a window of its own.
    ``place`` is where runs on this journal call each other, or empty: where one has it open, that
    one does ``first``, and this one ends. ``again`` starts the program anew, which is how it
    locks: memory that has held a key and text is given back whole. ``lone`` leaves out tray and
    reminders. Raises JournalError where the journal can't be opened at all; the sentence was
    shown then.
    """
    application = prepare_application()
    paths = file.paths or Paths.of_user()
    looks = Looks(application, preferences.load(paths), paths)
    ask = Ask()
    opened = _open(
        session, ask, partial(_done_elsewhere, place, first), file=file, reads=first.do == SHOW
    )
    if opened is None:
        return 0
    desk = Desk(opened, Lanes(), looks, ask, Routes(), lambda: _launch(sample_command))
    running = Running(application, desk, place, lone=lone)
    running.do(first)
    collecting = Collecting()
    desk.tasks.run(
        WRITE,
        lambda: emptying.keep_house(opened),
        lambda done: desk.tasks.announce(done.changes),
    )
    try:
        with caught(desk.tasks.failed.emit):
            return application.exec()
    finally:
        collecting.close()
        running.close()
        if running.locking and looks.settings.remember_key:
            # Locked is locked: the keyring opens it again only after the passphrase did.
            remembering.forget(opened.journal.key)
        begins_anew = running.locking or running.repairing or running.restoring is not None
        if not (lone or begins_anew):
            _copy_at_the_end(opened)
        opened.close()
        if running.restoring is not None:
            bring_back(opened, running.restoring, ask)
        if running.repairing:
            _repaired(file, ask)
        if begins_anew and again:
            _launch(again)


def _copy_at_the_end(session: Session) -> None:
    """A copy of what was written, if one is due; a large journal is copied at the next start."""
    with suppress(JournalError, OSError):
        if session.journal.path.stat().st_size <= _QUICK:
            copying.automatic(session)


def bring_back(session: Session, chosen: restoring.Chosen, ask: Ask) -> None:
    """Put a copy in the place of a journal that is closed now; says so where that fails."""
    tr = QApplication.translate
    try:
        restoring.restore_chosen(
            JournalFile(session.journal.path, session.clock, paths=session.paths), chosen
        )
    except JournalError as failure:
        ask.tell(None, tr("start", "The copy was not brought back."), str(failure))


def _mended(file: JournalFile, ask: Ask, failure: JournalError) -> bool:
    """Whether the leader let a damaged journal be repaired or replaced by a copy."""
    # Loaded only then: it costs the first window nothing.
    from journal_app.ui.mending import offered

    return offered(file, ask, failure)


def _repaired(file: JournalFile, ask: Ask) -> None:
    from journal_app.ui.mending import repaired

    repaired(file, ask)


def _done_elsewhere(place: str, first: Call) -> bool:
    """Whether another run of the program has the journal open and does what was asked."""
    from journal_app.ui.calling import call

    if not place:
        return False
    try:
        answer = call(place, first)
    except JournalError:
        return False
    return answer is not None and not answer.refused


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


def _open(
    session: Callable[[bool], Session],
    ask: Ask,
    elsewhere: Callable[[], bool] = lambda: False,
    *,
    file: JournalFile | None = None,
    reads: bool = True,
) -> Session | None:
    """The journal, to write in or, where that can't be and the leader agrees, to read only.

    None where another window has it and ``elsewhere`` did there what was wanted. Without
    ``reads``, a journal that can't be written in is of no use.
    """
    tr = QApplication.translate
    try:
        return session(False)
    except (JournalInUse, ReadOnlyJournal) as failure:
        if isinstance(failure, JournalInUse) and elsewhere():
            return None
        text = tr("start", "This journal can’t be opened to write in.")
        if not reads:
            ask.tell(None, text, str(failure))
            raise
        choices = [tr("start", "Open to read only"), tr("start", "Close")]
        if ask.choose(None, text, str(failure), choices) != 0:
            raise
        return session(True)
    except (Locked, OlderCopy):
        # Nobody wanted to say the passphrase or to open an older copy; that is all there is to it.
        return None
    except JournalError as failure:
        if file is None or not checking.may_be_damage(failure):
            ask.tell(None, tr("start", "The journal was not opened."), str(failure))
        elif _mended(file, ask, failure):
            return _open(session, ask, elsewhere, reads=reads)
        raise
