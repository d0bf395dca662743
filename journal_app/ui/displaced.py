# SPDX-License-Identifier: MIT
"""Another copy took the journal's place while it was open: said at once, merged with one click."""

from PySide6.QtCore import QObject

from journal_app.domain.entry import Draft
from journal_app.domain.errors import AnotherCopy, JournalError
from journal_app.domain.message import Message
from journal_app.services import displaced
from journal_app.services.merging import Merge
from journal_app.ui.action import Frame
from journal_app.ui.pages.write import WritePage
from journal_app.ui.tasks import WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.words import said


class Displaced(QObject):
    """Watches for it, and stands in the banner until the two copies are one."""

    def __init__(self, frame: Frame, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._frame, self._banner = frame, banner
        frame.desk.tasks.troubled.connect(self._heard)

    def look(self) -> bool:
        """Say so if it happened; whether it did."""
        if not displaced.is_displaced(self._frame.desk.session):
            return False
        self._banner.say(
            self.tr(
                "Another program put another copy of your journal in its place. Nothing was "
                "overwritten: both copies are safe, and your words are still here."
            ),
            self.tr("Merge the two and go on"),
            self.merge,
            stays=True,
        )
        return True

    def merge(self) -> None:
        """Make the two one, with what is on the screen, and go on writing."""
        session, before = self._frame.desk.session, self._unkept()

        def done(merge: Merge) -> None:
            self._banner.hush()
            self._go_on(merge, before)

        self._frame.desk.tasks.run(
            WRITE, lambda: displaced.go_on(session, before), done, self._not_merged
        )

    def may_close(self) -> bool:
        """Ask what to do before the window closes; whether it may."""
        session, tr = self._frame.desk.session, self.tr
        taken = self._frame.desk.ask.choose(
            self._frame.widget,
            tr("Another copy of your journal is in its place."),
            tr(
                "What you wrote here last is not in it yet. Both copies are safe and can be merged."
            ),
            [
                tr("Merge the two, then close"),
                tr("Close, and merge another time"),
                tr("Stay here"),
            ],
        )
        if taken == 2:
            return False
        try:
            if taken == 0:
                displaced.go_on(session, self._unkept())
            else:
                displaced.put_with_ours(session, self._unkept())
        except JournalError as failure:
            self._frame.desk.ask.tell(
                self._frame.widget, tr("That was not possible."), said(failure.message)
            )
            return False
        return True

    def _unkept(self) -> tuple[tuple[str, Draft], ...]:
        """What stands in front of the leader; what is on the disk already changes nothing there."""
        page = self._page()
        sheet = page.sheet
        return () if sheet.locked or not sheet.entry_id else ((sheet.entry_id, page.current()),)

    def _page(self) -> WritePage:
        page = self._frame.page("write")
        assert isinstance(page, WritePage)
        return page

    def _heard(self, trouble: JournalError) -> None:
        if isinstance(trouble, AnotherCopy):
            self.look()

    def _go_on(self, merge: Merge, before: tuple[tuple[str, Draft], ...]) -> None:
        page = self._page()
        untouched = before == ((page.sheet.entry_id, page.current()),)
        at = page.body.textCursor().position()
        self._frame.desk.tasks.announce(merge.changes)
        if untouched:
            _show_again(page, at)
        self._frame.say(
            self.tr(
                "The two copies are one now. Where both changed an entry, the earlier words "
                "are among its earlier texts."
            )
        )

    def _not_merged(self, why: Message) -> None:
        self._frame.desk.ask.tell(self._frame.widget, self.tr("Not merged"), said(why))
        self.look()


def _show_again(page: WritePage, at: int) -> None:
    """Both copies may have said something else of the entry; the cursor stays where it was."""
    page.banner.hush()
    page.read_again()
    cursor = page.body.textCursor()
    cursor.setPosition(min(at, page.body.document().characterCount() - 1))
    page.body.setTextCursor(cursor)
