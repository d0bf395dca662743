# SPDX-License-Identifier: MIT
"""Practice: where somebody who coaches others opens their library, reads, compares and answers."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from journal_app.domain.cohort_share import CohortShare, quarter_words
from journal_app.domain.library import Client, SummaryRow
from journal_app.domain.message import Message
from journal_app.services import library as libraries
from journal_app.services import practice
from journal_app.services.library import Library
from journal_app.services.practice import Taken
from journal_app.ui.desk import Desk, Page
from journal_app.ui.practice.address import AddressDialog
from journal_app.ui.practice.door import Door
from journal_app.ui.practice.group import GroupView
from journal_app.ui.practice.leader import LeaderView
from journal_app.ui.practice.leaders import LeadersView
from journal_app.ui.practice.recovery import LibraryRecoveryDialog
from journal_app.ui.practice.session import SessionView
from journal_app.ui.practice.taking_in import TakingIn
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.words import plain_day, said


class PracticePage(Page):
    """The door while the library is locked; then all leaders, one leader, one session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.banner = Banner()
        self.door = Door(desk)
        self.leaders = LeadersView(desk)
        self.leader = LeaderView(desk)
        self.session = SessionView(desk)
        self.group = GroupView(desk)
        self.taking_in = TakingIn(desk, self)
        self._stack = QStackedWidget()
        for view in (self.door, self.leaders, self.leader, self.session, self.group):
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)
        self.setAcceptDrops(True)
        back = QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back)
        self._connect()

    def _connect(self) -> None:
        shelf = self._desk.shelf
        shelf.opened.connect(self._opened)
        shelf.closed.connect(self._closed)
        shelf.changed.connect(self._changed)
        shelf.lock_asked.connect(self.lock)
        shelf.recovery_made.connect(self._show_code)
        for view in (self.leaders, self.leader, self.session, self.group, self.taking_in):
            view.trouble.connect(self.banner.say)
        self.taking_in.done.connect(self._taken)
        self.leaders.chosen.connect(self.show_leader)
        self.leaders.read_wanted.connect(self.read)
        self.leaders.dispose_wanted.connect(self._dispose)
        self.leaders.take_in_wanted.connect(self.taking_in.ask)
        self.leaders.address_wanted.connect(self._show_address)
        self.leaders.cohort_wanted.connect(self.show_groups)
        self.leader.back.connect(self.back)
        self.group.back.connect(self.back)
        self.group.told.connect(self.banner.say)
        self.leader.chosen.connect(self.read)
        self.session.back.connect(self.back)
        self.session.save_wanted.connect(self._save_reply)
        self.session.dispose_wanted.connect(self._dispose)

    # -- the page ---------------------------------------------------------------------------

    def arrive(self, entry_id: str) -> None:
        """Show the library as it is, or its door."""
        if not self._desk.shelf.is_open:
            self._stack.setCurrentWidget(self.door)
            self.door.arrive()
        elif self._stack.currentWidget() is self.door:
            self._opened()
        else:
            self._changed()

    def keep_now(self) -> Message | None:
        """Have the reply and the note in the library."""
        return self.session.keep_now()

    def unkept(self) -> str:
        """What the coach wrote and the library did not take."""
        return self.session.unkept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped while the library is open."""
        if self._desk.shelf.is_open and self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        event.acceptProposedAction()
        self.taking_in.take(self._dropped(event))

    def _dropped(self, event: QDropEvent) -> list[Path]:
        urls = event.mimeData().urls()
        return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]

    # -- opening and locking ----------------------------------------------------------------

    def _opened(self) -> None:
        self.banner.hush()
        self._stack.setCurrentWidget(self.leaders)
        self.leaders.load()
        self.leaders.take_in.setFocus()

    def lock(self) -> None:
        """Keep what was typed and close the library; where that can't be, ask."""
        failed = self.session.keep_now()
        if failed is not None:
            self.banner.say(said(failed))
            choices = [self.tr("Stay here"), self.tr("Lock without them")]
            text = self.tr("Your last words could not be kept.")
            if self._desk.ask.choose(self, text, said(failed), choices) == 0:
                return
        self._desk.shelf.lock(self._desk.tasks)

    def _closed(self) -> None:
        for view in (self.leaders, self.leader, self.session, self.group):
            view.clear()
        self.banner.hush()
        self._stack.setCurrentWidget(self.door)
        if self.isVisible():
            self.door.arrive()

    def _show_code(self, code: str) -> None:
        library = self._desk.shelf.library
        if library is not None:
            LibraryRecoveryDialog(self, self._desk, code, library.where).open()

    def _show_address(self) -> None:
        library = self._desk.shelf.library
        if library is not None:
            own = libraries.address(library)
            AddressDialog(self, own.line, own.words).open()

    # -- going from view to view ------------------------------------------------------------

    def show_leader(self, client: Client) -> None:
        """Show one leader's sessions."""
        self.banner.hush()
        self._stack.setCurrentWidget(self.leader)
        self.leader.show_client(client)
        self.leader.take_focus()

    def read(self, row: SummaryRow) -> None:
        """Read one session and answer it."""
        self.banner.hush()
        self._stack.setCurrentWidget(self.session)
        self.session.show_row(row)

    def show_groups(self) -> None:
        """Show what groups shared, and the pages made of it."""
        self.banner.hush()
        self.session.leave()
        self._stack.setCurrentWidget(self.group)
        self.group.load()
        self.group.take_focus()

    def back(self) -> None:
        """From a session to its leader, from there to all of them."""
        here, row = self._stack.currentWidget(), self.session.row
        if here is self.session and row is not None:
            self.session.leave()
            self._find_leader(row)
        elif here in (self.leader, self.group):
            self._stack.setCurrentWidget(self.leaders)
            self.leaders.load()
            self.leaders.take_focus()

    def _find_leader(self, row: SummaryRow) -> None:
        def work(library: Library) -> Client | None:
            return next(
                (
                    one
                    for one in libraries.clients(library)
                    if (one.alias, one.programme) == (row.alias, row.programme)
                ),
                None,
            )

        def found(client: Client | None) -> None:
            if client is not None:
                self.show_leader(client)
            else:
                self._opened()

        self._desk.shelf.run(self._desk.tasks, work, found, self._trouble)

    def _changed(self) -> None:
        here = self._stack.currentWidget()
        if here is self.leaders:
            self.leaders.load()
        elif here is self.leader:
            self.leader.load()
        elif here is self.group:
            self.group.load()

    # -- deeds ------------------------------------------------------------------------------

    def _taken(self, taken: Taken | CohortShare) -> None:
        if isinstance(taken, CohortShare):
            words = self.tr("Taken in: a share for “{name}”, {quarter}.").format(
                name=taken.cohort, quarter=said(quarter_words(taken.quarter))
            )
            self.banner.say(words, self.tr("See the group"), self.show_groups)
            self._desk.shelf.changed.emit()
            return
        words = self.tr("Taken in: {alias}, session of {day}.").format(
            alias=taken.row.alias or self.tr("a leader without a name"),
            day=plain_day(taken.row.made),
        )
        self.banner.say(words, self.tr("Read it"), partial(self._read_taken, taken))
        self._desk.shelf.changed.emit()

    def _read_taken(self, taken: Taken) -> None:
        self.session.leave()
        self.read(taken.row)

    def _save_reply(self, row: SummaryRow) -> None:
        path = self._desk.ask.save_file(
            self,
            self.tr("Save the reply"),
            self.tr("Reply") + practice.SUFFIX,
            self.tr("Sealed files (*.uptoit)"),
        )
        if path is None:
            return

        def work(library: Library) -> Path:
            return practice.save(path, libraries.seal_reply(library, row.id))

        self._desk.shelf.run(self._desk.tasks, work, self._saved, self._trouble)

    def _saved(self, path: Path) -> None:
        self.banner.say(
            self.tr("Sealed for the leader as “{path}”. Send it to them as you like.").format(
                path=path
            )
        )
        self.session.reload()

    def _dispose(self, row: SummaryRow) -> None:
        text = self.tr("Dispose of the session of {day} by {alias}?").format(
            day=plain_day(row.made), alias=row.alias or self.tr("a leader without a name")
        )
        more = self.tr(
            "The summary, your reply and your own note on it are removed from the library for "
            "good. That it was disposed of, and when, stays in its record."
        )
        answer = self._desk.ask.choose(
            self, text, more, [self.tr("Dispose of it"), self.tr("Keep it")]
        )
        if answer != 0:
            return
        self.session.forget(row.id)
        self._desk.shelf.run(
            self._desk.tasks,
            lambda library: libraries.dispose(library, row.id),
            lambda gone: self._disposed(gone.left),
            self._trouble,
        )

    def _disposed(self, left: Message) -> None:
        self.banner.say(f"{self.tr('Disposed of.')} {said(left)}")
        if self._stack.currentWidget() is self.session:
            self._stack.setCurrentWidget(self.leaders)
            self.leaders.take_focus()
        self._changed()

    def _trouble(self, why: Message) -> None:
        self.banner.say(said(why))
