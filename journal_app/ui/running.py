# SPDX-License-Identifier: MIT
"""The program while it runs: its window, quick entry, the tray, reminders, and later starts."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.domain.entry import Draft
from journal_app.domain.message import Message
from journal_app.services import calls, safekeeping
from journal_app.services.calls import Answer, Call
from journal_app.services.restoring import Chosen
from journal_app.services.writing import Kept
from journal_app.ui import curtain, opening
from journal_app.ui.clipboard import Clipboard
from journal_app.ui.copying import Copying
from journal_app.ui.desk import Desk
from journal_app.ui.idle import Idle
from journal_app.ui.leaving import Leaving
from journal_app.ui.preferences.reminders import RemindersPreference
from journal_app.ui.quick import QuickEntry
from journal_app.ui.reminding import Notices, Reminding
from journal_app.ui.tasks import WRITE, Tasks
from journal_app.ui.tray import Tray
from journal_app.ui.window import Window

if TYPE_CHECKING:
    from journal_app.ui.hearing import Hearing, Reply


class Lanes(Tasks):
    """Lanes of several windows: one that closes has its work finished, and the others go on."""

    def close(self) -> None:
        """Finish what was asked for; more may come from elsewhere."""
        self.finish()

    def end(self) -> None:
        """Finish, deliver what came of it, and take no more work."""
        super().close()
        QCoreApplication.sendPostedEvents(self)


class Running(QObject):
    """Opens what is asked for by the leader, the tray, or a second start of the program.

    ``place`` is where later starts call, or empty. ``lone`` leaves out tray and reminders, for a
    journal that is only looked at. ``desk`` has ``Lanes``.
    """

    def __init__(self, application: QApplication, desk: Desk, place: str, *, lone: bool) -> None:
        super().__init__()
        self._application, self._desk = application, desk
        self.window: Window | None = None
        self.quick: QuickEntry | None = None
        self.tray: Tray | None = None
        self.reminding: Reminding | None = None
        self.locking = False
        """Whether the program ends to open again: for the passphrase, or at another place."""
        self.restoring: Chosen | None = None
        """The copy that takes the journal's place when the program has ended, to begin anew."""
        self.repairing = False
        """Whether the journal is repaired when the program has ended, to begin anew."""
        self._hearing: Hearing | None = None
        self._notices = Notices(None, desk.tasks, self._say_quietly)
        application.setQuitOnLastWindowClosed(False)
        application.lastWindowClosed.connect(self._last_closed)
        desk.routes.quick_asked.connect(self.open_quick)
        desk.routes.end_asked.connect(self.end)
        desk.routes.lock_asked.connect(self.lock)
        desk.routes.restart_asked.connect(self.restart)
        desk.routes.restore_asked.connect(self.restore)
        desk.routes.repair_asked.connect(self.repair)
        self._idle = Idle(application, desk)
        self._idle.over.connect(self.lock)
        self._leaving = Leaving(desk.tasks)
        # Queued: the message of the system is answered before anything closes.
        self._leaving.left.connect(self._left, Qt.ConnectionType.QueuedConnection)
        self._clipboard = Clipboard(desk)
        desk.routes.protection_changed.connect(self._watch_leaving)
        desk.shelf.opened.connect(self._watch_leaving)
        QTimer.singleShot(0, self, self._watch_leaving)
        self.copying: Copying | None = None
        if not (lone or desk.session.read_only):
            self._settle_in()
        desk.routes.reminder_asked.connect(self._notices.show)
        self._notices.clicked.connect(self.open_quick)
        if place and not desk.session.read_only:
            # After the first window shows: nobody calls earlier, and callers try for a second.
            QTimer.singleShot(0, self, lambda: self._listen(place))

    def do(self, call: Call) -> None:
        """Do a call that shows something."""
        if call.do == calls.QUICK:
            self.open_quick(call.draft, call.token)
        else:
            self.open_window(call.token)

    def open_window(self, token: str = "") -> Window:
        """Bring the main window to the front; closed before, it opens on a new page."""
        if self.window is None:
            self.window = Window(self._desk)
        elif not self.window.isVisible():
            self.window.go("write", "new")
        _to_front(self.window, token)
        return self.window

    def open_quick(self, draft: Draft | None = None, token: str = "") -> None:
        """Bring quick entry to the front; where nothing can be kept, the window says so."""
        if self._desk.session.read_only:
            self.open_window(token).say(
                self.tr("This journal is open to read only: nothing you type is kept.")
            )
            return
        if self.quick is None:
            self.quick = QuickEntry(self._desk)
            self.quick.write_wanted.connect(self._go_on_in_write)
        self.quick.begin(draft)
        _to_front(self.quick, token)

    def open_reminders(self) -> None:
        """Go to the reminders in Settings."""
        window = self.open_window()
        window.go("settings")
        group = window.page("settings").findChild(RemindersPreference)
        if group is not None:
            group.come_forward()

    def lock(self) -> None:
        """Keep what was typed, let go of key and text, and ask for the passphrase again."""
        if not safekeeping.is_protected(self._desk.session):
            if self._desk.shelf.is_open:
                self._desk.shelf.lock_asked.emit()
                return
            window = self.open_window()
            window.go("settings", "ProtectionPreference")
            window.say(self.tr("This journal has no passphrase yet, so there is nothing to lock."))
            return
        self.restart()

    def restart(self) -> None:
        """End and open again, which lets go of all that this run holds."""
        if self.locking:
            return
        self.locking = True
        seen = curtain.draw()
        if not (curtain.rescue(self._desk, seen) and self._closed(seen)):
            self.locking = False
            curtain.lift(seen)
            return
        self._clipboard.clear()
        opening.clear()
        self._application.quit()

    def restore(self, chosen: Chosen) -> None:
        """Keep what was typed, end, and begin anew with a copy in the journal's place."""
        self.restoring = chosen
        self.end()

    def repair(self) -> None:
        """Keep what was typed, end, and begin anew with what can be read of the journal."""
        self.repairing = True
        self.end()

    def end(self) -> None:
        """End the program, unless a window has words that can't be kept and the leader stays."""
        if self._closed([one for one in (self.quick, self.window) if one and one.isVisible()]):
            self._application.quit()
        else:
            self.repairing, self.restoring = False, None

    def _closed(self, seen: Sequence[QWidget]) -> bool:
        """Whether those that were seen of our two windows are closed, with all their words kept."""
        ours = [one for one in (self.quick, self.window) if one is not None and one in seen]
        return all(one.close() for one in ours)

    def close(self) -> None:
        """Take down everything, with every answer given. The session is the caller's to close."""
        self._application.lastWindowClosed.disconnect(self._last_closed)
        self._application.setQuitOnLastWindowClosed(True)
        lanes = self._desk.tasks
        assert isinstance(lanes, Lanes)
        self._desk.shelf.lock(lanes)
        lanes.end()
        self._clipboard.end()
        if self._hearing is not None:
            self._hearing.close()
        if self.tray is not None:
            self.tray.close()

    # -- what comes from outside ------------------------------------------------------------

    def _listen(self, place: str) -> None:
        # Loaded late, so that it costs the first window nothing.
        from journal_app.ui.hearing import Hearing

        self._hearing = Hearing(place, self._asked)
        self._hearing.listen()

    def _asked(self, call: Call, reply: "Reply") -> None:
        if call.do == calls.KEEP:
            self._keep(call, reply)
        else:
            self.do(call)
            reply(Answer())

    def _keep(self, call: Call, reply: "Reply") -> None:
        tasks, session = self._desk.tasks, self._desk.session

        def kept(done: tuple[Kept, Answer]) -> None:
            reply(done[1])
            tasks.announce(done[0].changes)

        def failed(why: Message) -> None:
            reply(Answer(refused=str(why)))

        tasks.run(WRITE, lambda: calls.keep(session, call), kept, failed)

    # -- going away -------------------------------------------------------------------------

    def _watch_leaving(self) -> None:
        if self._guarded:
            self._leaving.begin(self.window.windowHandle() if self.window is not None else None)

    def _left(self) -> None:
        wanted = self._desk.looks.settings.lock_when_away
        if wanted and self._guarded:
            self.lock()

    @property
    def _guarded(self) -> bool:
        """Whether there is something to lock: the journal, or a coach's library."""
        return safekeeping.is_protected(self._desk.session) or self._desk.shelf.is_open

    # -- tray and reminders -----------------------------------------------------------------

    def _settle_in(self) -> None:
        looks = self._desk.looks
        self.copying = Copying(self._desk)
        if Tray.is_here():
            tray = self.tray = Tray(looks)
            tray.open_wanted.connect(lambda: self.open_window())
            tray.quick_wanted.connect(lambda: self.open_quick())
            tray.reminders_wanted.connect(self.open_reminders)
            tray.end_wanted.connect(self.end)
            tray.show()
            self._notices = Notices(tray, self._desk.tasks, self._say_quietly)
        self.reminding = Reminding(looks, self._desk.session.clock)
        self.reminding.due.connect(self._notices.show)

    def _say_quietly(self, text: str) -> None:
        if self.window is not None:
            self.window.banner.say(text, self.tr("Quick entry"), self.open_quick)

    def _go_on_in_write(self, entry_id: str) -> None:
        window = self.open_window()
        window.go("write", entry_id or "new")

    @property
    def stays(self) -> bool:
        """Whether the program goes on without a window: chosen, and there to be found again."""
        chosen = self._desk.looks.settings.stay_in_tray
        return chosen and self.tray is not None and self.tray.isVisible() and Tray.is_here()

    def _last_closed(self) -> None:
        if not self.stays:
            self._application.quit()


def _to_front(window: QWidget, token: str) -> None:
    """Show a window above others; ``token`` is the desktop's leave to take the focus."""
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
