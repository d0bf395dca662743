# SPDX-License-Identifier: MIT
"""Coach, third section: the answer comes home, beside the summary and remark by remark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from journal_app.domain.arrived import ANSWERED, ASIDE, KEPT, OPEN
from journal_app.domain.changes import CONTACTS, REPLIES, SUMMARIES, Changes
from journal_app.services import answering
from journal_app.services.answering import Done, Home, Taken
from journal_app.services.session import Session
from journal_app.ui.desk import Desk, Section, SectionKind
from journal_app.ui.replies.reply_view import ReplyView, Signer
from journal_app.ui.replies.replying import Replying
from journal_app.ui.replies.taking_in import TakingIn
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label, paper, scrolling
from journal_app.ui.words import number, plain_day, said

_WIDEST = 60
"""Widest line of the two columns together, in heights of a line of text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply with who signed it, None where nobody did."""

    home: Home
    signer: Signer | None


class RepliesSection(Section):
    """The replies there are, the newest in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.banner = Banner()
        self.deeds = Replying(desk, self)
        self.deeds.done.connect(self._did)
        self.deeds.gone.connect(lambda why: self.banner.say(why))
        self.taking = TakingIn(desk, self)
        self.taking.taken.connect(self._took)
        self.taking.refused.connect(lambda why: self.banner.say(why))
        self.view = ReplyView(desk, self.deeds, self._compared)
        self.replies: tuple[Shown, ...] = ()
        self._wanted = ""
        self._last: Done | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        self._area = scrolling(self._paper(), self.tr("Replies"))
        whole.addWidget(self._area, 1)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        desk.looks.changed.connect(self._fit)
        self._fit()

    def arrive(self, wanted: str) -> None:
        """Show them as they are; ``wanted`` may be the key of one."""
        self._wanted = wanted
        self._load()
        self.take_in.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """Read them again where a write touched one, or the page comes back to the front."""
        if changes.about & {REPLIES, CONTACTS, SUMMARIES} and self.isVisible():
            self._load()

    def undo(self) -> None:
        """Have things as they were before what was done last."""
        if self._last is not None:
            self.banner.hush()
            done, self._last = self._last, None
            self.deeds.undo(done)

    # -- building ---------------------------------------------------------------------------

    def _paper(self) -> QWidget:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 16, 0, 24)
        column.setSpacing(8)
        self.title = label(self.tr("When my coach answers"), "title")
        self.says = label("", "quiet")
        self.take_in = button(self.tr("Take in a reply …"), self.taking.ask)
        self.take_in.setEnabled(not self.desk.session.read_only)
        self.hour = button(
            self.tr("The coaching hour"),
            lambda: self.desk.routes.wished.emit("coaching-hour"),
            "link",
            "F9",
        )
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Which reply"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.activated.connect(self._choose)
        head = FlowLayout(gap=8)
        for one in (self.take_in, self.chooser, self.hour):
            head.addWidget(one)
        column.addWidget(self.title)
        column.addWidget(self.says)
        column.addLayout(head)
        column.addSpacing(8)
        column.addWidget(self.view)
        column.addStretch()
        return paper(self._column)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDEST)

    # -- showing ----------------------------------------------------------------------------

    def _load(self) -> None:
        session = self.desk.session
        self.desk.tasks.latest("coach.replies", READ, lambda: _found(session), self._show)

    def _show(self, found: Sequence[Shown]) -> None:
        self.replies = tuple(found)
        before = self._wanted or str(self.chooser.currentData() or "")
        self._wanted = ""
        self.chooser.clear()
        for one in found:
            self.chooser.addItem(self._named(one), one.home.arrived.key)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(before)))
        self.chooser.setVisible(len(found) > 1)
        self.view.setVisible(bool(found))
        for part in (self.title, self.says):
            part.setVisible(not found)
        if not found:
            self.says.setText(
                self.tr(
                    "When your coach answers, take the file in here. It stands beside what you "
                    "sent, and you decide remark by remark: keep it as a question or a "
                    "commitment, answer it in an entry, or put it aside. Nothing in it changes "
                    "what you have written."
                )
            )
            return
        self._show_chosen()

    def _named(self, one: Shown) -> str:
        arrived = one.home.arrived
        coach = arrived.reply.coach.strip() or self.tr("Your coach")
        if arrived.waiting == 0:
            waits = self.tr("all looked at")
        elif arrived.waiting == 1:
            waits = self.tr("1 remark waits")
        else:
            waits = self.tr("{count} remarks wait").format(count=number(arrived.waiting))
        return f"{coach}, {plain_day(arrived.reply.made)} · {waits}"

    def _show_chosen(self) -> None:
        focused = self.window().focusWidget()
        held = next((one for one in self.view.cards if one.isAncestorOf(focused or self)), None)
        shown = self.replies[max(0, self.chooser.currentIndex())]
        self.view.show_home(shown.home, shown.signer)
        same = self.view.card(held.remark.id) if held else None
        if same is not None:
            same.take_focus()

    def _choose(self) -> None:
        self._show_chosen()
        self._area.verticalScrollBar().setValue(0)

    # -- doing ------------------------------------------------------------------------------

    def _took(self, taken: Taken) -> None:
        self._wanted = taken.home.arrived.key
        if taken.home.arrived.sender:
            self.banner.say(self.tr("The reply is taken in."))
        else:
            self.banner.say(self.tr("The reply is taken in. It is not signed: see below."))
        self._load()

    def _did(self, done: Done) -> None:
        text = {
            KEPT: self.tr("Kept."),
            ANSWERED: self.tr("An entry has begun."),
            ASIDE: self.tr("Put aside."),
            OPEN: self.tr("Open again."),
        }[done.response.answer]
        self._last = done
        self.banner.say(text, self.tr("Undo"), self.undo)

    def _compared(self, signer: Signer) -> None:
        from journal_app.services import sealing

        session, tasks = self.desk.session, self.desk.tasks
        tasks.run(
            WRITE,
            lambda: sealing.add_contact(session, signer.line),
            lambda done: tasks.announce(done[1]),
            lambda why: self.banner.say(said(why)),
        )


def _found(session: Session) -> tuple[Shown, ...]:
    from journal_app.services import reading_replies
    from journal_app.services.sealing import Trust

    found = []
    for home in answering.replies(session):
        signer = None
        if home.arrived.sender:
            address, trust = reading_replies.signer(session, home.arrived.sender)
            words = " · ".join(address.words)
            signer = Signer(home.arrived.sender, address.name, words, trust is Trust.KNOWN)
        found.append(Shown(home, signer))
    return tuple(found)


SECTION = SectionKind("replies", 3, "Replies", RepliesSection)
