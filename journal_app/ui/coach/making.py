# SPDX-License-Identifier: MIT
"""Coach, first section: make a summary in five calm steps, or take up one that is half made."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.message import Message
from journal_app.domain.summary_draft import CONSENT, SummaryDraft
from journal_app.services import coaching, sealing, sharing
from journal_app.services.sharing import Saved
from journal_app.ui.desk import Desk, Section, SectionKind
from journal_app.ui.summary.done import DoneScreen
from journal_app.ui.summary.step import column, paper
from journal_app.ui.summary.wizard import Wizard
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.parts import button, card, clear, label
from journal_app.ui.words import elided, plain_day, said

_LONGEST = 90


class MakingSection(Section):
    """The drafts there are; one of them on its way; or what became of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wizard = Wizard(desk)
        self.wizard.left.connect(self._back)
        self.wizard.ask_save.connect(self._save)
        self.banner = Banner()
        self._stack = QStackedWidget()
        self._start = self._start_screen()
        self._stack.addWidget(self._start)
        self.done = DoneScreen()
        self._stack.addWidget(self.wizard)
        self._stack.addWidget(self.done)
        self.done.again.connect(self._once_more)
        self.done.show_it.connect(lambda path: desk.ask.open_outside(path))
        self.done.list.connect(lambda: self.wanted.emit("shared", ""))
        self.done.over.connect(self._back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)

    def arrive(self, wanted: str) -> None:
        """Show where one was."""
        if self._stack.currentWidget() is self.wizard:
            self.wizard.arrive()
        elif self._stack.currentWidget() is self._start:
            self._list()
            self.begin.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """The drafts or the pages may be others now."""
        if SUMMARIES in changes.about and self._start.isVisible():
            self._list()
        self.wizard.take_changes(changes)

    def keep_now(self) -> Message | None:
        """Put the draft on the disk."""
        return self.wizard.keep_now()

    def unkept(self) -> str:
        """Words of the draft that could not be kept."""
        return self.wizard.unkept()

    # -- the drafts -------------------------------------------------------------------------

    def _start_screen(self) -> QWidget:
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("A summary for my coach"), "title"))
        layout.addWidget(
            label(
                self.tr(
                    "Two to four pages before you meet: what you want from the session, where you "
                    "are, and the few words of your own that you choose. Nothing leaves but what "
                    "you have seen and said yes to; days are rounded to the week."
                ),
                "quiet",
            )
        )
        self.begin = button(self.tr("Begin a new &summary"), self._begin, "main")
        self.begin.setEnabled(not self.desk.session.read_only)
        layout.addSpacing(8)
        layout.addWidget(self.begin, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(12)
        self._half = label(self.tr("Half made"), "section")
        layout.addWidget(self._half)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout.addLayout(self._rows)
        layout.addStretch()
        return paper(inside, self.tr("A summary for my coach"))

    def _list(self) -> None:
        session = self.desk.session
        self.desk.tasks.latest(
            "summary.drafts", READ, lambda: coaching.drafts(session), self._show_drafts
        )

    def _show_drafts(self, drafts: tuple[tuple[SummaryDraft, datetime], ...]) -> None:
        clear(self._rows)
        self._half.setVisible(bool(drafts))
        for draft, changed in drafts:
            self._rows.addWidget(self._row(draft, changed))

    def _row(self, draft: SummaryDraft, changed: datetime) -> QWidget:
        title = elided(" ".join(draft.want.split()), _LONGEST) or self.tr("Nothing asked for yet")
        start = plain_day(draft.start) if draft.start else "…"
        end = plain_day(draft.end) if draft.end else "…"
        about = self.tr("{start} – {end}, last changed on {day}").format(
            start=start, end=end, day=plain_day(changed.astimezone().date())
        )
        go_on = button(self.tr("Go on"), lambda: self._open(draft))
        go_on.setAccessibleName(self.tr("Go on with: {title}").format(title=title))
        drop = button(self.tr("Throw away"), lambda: self._drop(draft), "link")
        drop.setAccessibleName(self.tr("Throw away: {title}").format(title=title))
        drop.setEnabled(not self.desk.session.read_only)
        words = QVBoxLayout()
        words.addWidget(label(title))
        words.addWidget(label(about, "small"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.addLayout(words, 1)
        row.addWidget(drop)
        row.addWidget(go_on)
        return card(row)

    def _begin(self) -> None:
        self._open(coaching.begin(self.desk.session))

    def _open(self, draft: SummaryDraft) -> None:
        self.wizard.open(draft)
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.arrive()

    def _drop(self, draft: SummaryDraft) -> None:
        session = self.desk.session

        def dropped(changes: Changes) -> None:
            self.desk.tasks.announce(changes)
            self.banner.say(
                self.tr("It is thrown away."),
                self.tr("Bring it back"),
                lambda: self.desk.tasks.run(
                    WRITE, lambda: coaching.save_draft(session, draft), self.desk.tasks.announce
                ),
            )
            self.begin.setFocus()

        self.desk.tasks.run(WRITE, lambda: coaching.drop_draft(session, draft.id), dropped)

    def _back(self) -> None:
        why = self.wizard.keep_now()
        if why is not None:
            self.banner.say(said(why))
            return
        self._stack.setCurrentWidget(self._start)
        self.arrive("")

    # -- saving -----------------------------------------------------------------------------

    def _save(self) -> None:
        wizard, session = self.wizard, self.desk.session
        if wizard.consent.found is None:
            return
        shared, form = wizard.consent.found.shared, sharing.form(wizard.draft.format)
        path = self.desk.ask.save_file(
            self,
            self.tr("Save the summary"),
            f"{self.tr('A page for my coach')}{form.suffix}",
            f"{said(form.name)} (*{form.suffix})",
        )
        if path is None:
            return
        contact, secret = wizard.consent.contact_id, wizard.consent.passphrase
        # On the lane that keeps drafts, so that this one does not come back after it has left.
        wizard.keep_now()
        wizard.consent.save.setEnabled(False)
        self.desk.tasks.run(
            WRITE,
            lambda: sharing.save(
                session,
                shared,
                form.key,
                path,
                to=sealing.addresses_of(session, contact),
                passphrase=secret,
            ),
            self._saved,
            self._not_saved,
        )

    def _saved(self, saved: Saved) -> None:
        self.wizard.has_left()
        self.banner.hush()
        self.done.show_saved(saved)
        self._stack.setCurrentWidget(self.done)
        self.desk.tasks.announce(saved.changes)

    def _not_saved(self, why: Message) -> None:
        self.banner.say(said(why))
        self.wizard.consent.save.setEnabled(True)

    def _once_more(self) -> None:
        """The same summary in another form, under an agreement of its own."""
        self._stack.setCurrentWidget(self.wizard)
        self.wizard.go(CONSENT)


SECTION = SectionKind("make", 1, "Make a summary", MakingSection)
