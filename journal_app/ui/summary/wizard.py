# SPDX-License-Identifier: MIT
"""Five calm steps with one draft, which is on the disk a moment after each change."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.message import Message
from journal_app.domain.summary_draft import (
    CONSENT,
    CONTENT,
    NAMES,
    PERIOD,
    PREVIEW,
    STEPS,
    SummaryDraft,
)
from journal_app.services import agreeing, coaching, mishaps, sharing
from journal_app.services.agreeing import Look
from journal_app.ui.desk import Desk
from journal_app.ui.summary.consent_step import ConsentStep
from journal_app.ui.summary.content_step import ContentStep
from journal_app.ui.summary.names_step import NamesStep
from journal_app.ui.summary.period_step import PeriodStep
from journal_app.ui.summary.preview_step import PreviewStep
from journal_app.ui.summary.step import Step
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.texts import tip
from journal_app.ui.words import clock, said

_REST = 300
"""Milliseconds of rest after a change until it is kept."""
_LOOKS = (PREVIEW, CONSENT)
"""Steps that show the pages."""
_DOTS = 110


class Wizard(QWidget):
    """``left`` says that the leader wants to be back among the drafts, ``ask_save`` to save."""

    left = Signal()
    ask_save = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk, self.draft = desk, SummaryDraft("")
        self._owes, self._state = False, 0
        self._gone: SummaryDraft | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._keep)
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self._look)
        self.consent = ConsentStep(desk)
        self.steps: dict[str, Step] = {
            PERIOD: PeriodStep(desk),
            CONTENT: ContentStep(desk),
            NAMES: NamesStep(desk),
            PREVIEW: PreviewStep(desk),
            CONSENT: self.consent,
        }
        self.buttons: dict[str, QToolButton] = {}
        self._stack = QStackedWidget()
        for step in self.steps.values():
            self._stack.addWidget(step)
            step.edited.connect(self._edited)
        self.consent.wanted.connect(self.ask_save)
        self._build()

    def _build(self) -> None:
        names = (
            self.tr("Period"),
            self.tr("What goes in"),
            self.tr("Names"),
            self.tr("Preview"),
            self.tr("Consent and save"),
        )
        steps = FlowLayout(gap=4)
        for number, (key, name) in enumerate(zip(STEPS, names, strict=True), start=1):
            made = self.buttons[key] = QToolButton()
            made.setText(f"{number}  {name}")
            made.setAccessibleName(
                self.tr("Step {number} of 5: {name}").format(number=number, name=name)
            )
            made.setProperty("kind", "choice")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.clicked.connect(lambda _=False, key=key: self.go(key))
            steps.addWidget(made)
        self.kept = label("", "small")
        self.drafts = button(self.tr("Leave it for &later"), self.left.emit, "link")
        self.back = button(self.tr("&Back"), lambda: self._by(-1))
        self.next = button(self.tr("Ne&xt"), lambda: self._by(1), "main")
        for way, keys, by in ((self.back, "Ctrl+PgUp", -1), (self.next, "Ctrl+PgDown", 1)):
            way.setToolTip(tip(keys))
            going = QShortcut(QKeySequence(keys), self)
            going.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            going.activated.connect(lambda by=by: self._by(by))
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.drafts)
        foot.addWidget(self.kept, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        foot.addWidget(self.consent.save)
        head = QWidget()
        around = QVBoxLayout(head)
        around.setContentsMargins(24, 8, 24, 8)
        around.addLayout(steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
        whole.addLayout(foot)

    # -- going from step to step ------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The one in front."""
        return self.steps[self.draft.step]

    def open(self, draft: SummaryDraft) -> None:
        """Go on with a draft."""
        self.forget()
        self.draft, self._gone = draft, None
        self.kept.setText("")
        for step in self.steps.values():
            step.open()

    def arrive(self) -> None:
        """Show the step where one was."""
        self._show(self.draft.step)

    def go(self, key: str) -> None:
        """Come to a step."""
        if key != self.draft.step:
            self.draft = _at(self.draft, key)
            self._owe()
        self._show(key)

    def take_changes(self, changes: Changes) -> None:
        """Entries, names or numbers may be others now, and with them the pages."""
        if self.isVisible() and (changes.of_entries or changes.about):
            self._pages_stale()

    def _by(self, many: int) -> None:
        at = STEPS.index(self.draft.step) + many
        if 0 <= at < len(STEPS):
            self.go(STEPS[at])

    def _show(self, key: str) -> None:
        for one, made in self.buttons.items():
            made.setChecked(one == key)
        self.back.setEnabled(key != STEPS[0])
        self.next.setVisible(key != STEPS[-1])
        self.consent.save.setVisible(key == STEPS[-1])
        self._stack.setCurrentWidget(self.steps[key])
        self.steps[key].arrive(self.draft)
        self._pages_stale()

    def _edited(self, draft: SummaryDraft) -> None:
        draft = _at(draft, self.draft.step)
        if self._gone is not None and not _says_the_same(self._gone, draft):
            # Two different summaries must not go by one id.
            draft = replace(draft, id=coaching.fresh_id(self._desk.session))
            self.step.draft, self._gone = draft, None
        self.draft = draft
        self._owe()
        self._pages_stale()

    # -- keeping ----------------------------------------------------------------------------

    def _owe(self) -> None:
        if self._desk.session.read_only:
            return
        self._owes = True
        self._rest.start()

    def _keep(self) -> None:
        if not self._owes:
            return
        self._owes = False
        session, draft = self._desk.session, self.draft
        self._desk.tasks.run(
            WRITE, lambda: coaching.save_draft(session, draft), self._kept, self._not_kept
        )

    def _kept(self, _: Changes) -> None:
        now = self._desk.session.clock()
        self.kept.setText(self.tr("kept {time}").format(time=clock(now.time())))

    def _not_kept(self, why: Message) -> None:
        self._owes = True
        self.kept.setText(said(why))

    def keep_now(self) -> Message | None:
        """Put the draft on the disk before returning; says what went wrong, or None."""
        self._rest.stop()
        if not self._owes:
            return None
        why = mishaps.attempt(lambda: coaching.save_draft(self._desk.session, self.draft))
        self._owes = why is not None
        return why

    def unkept(self) -> str:
        """The leader's words of a draft that is not on the disk."""
        if not self._owes:
            return ""
        words = (self.draft.want, self.draft.ask, *(one.text or "" for one in self.draft.picks))
        return "\n\n".join(filter(str.strip, words))

    def has_left(self) -> None:
        """The summary left as it is now: nothing of its draft is to be kept."""
        self.forget()
        self._gone = self.draft

    def forget(self) -> None:
        """The draft is done with: keep it no more."""
        self._rest.stop()
        self._pause.stop()
        self._owes, self._state = False, self._state + 1

    # -- the pages --------------------------------------------------------------------------

    def _pages_stale(self) -> None:
        # Pages asked for before this change may still be on their way, and are not wanted any more.
        self._state += 1
        if self.draft.step in _LOOKS:
            self.step.show_refusal(None)
            self._pause.start()

    def _look(self) -> None:
        session, draft, state = self._desk.session, self.draft, self._state
        self._desk.tasks.latest(
            "summary.look",
            READ,
            lambda: agreeing.look(session, draft, said),
            lambda found: self._looked(found, state),
            lambda why: self._refused(why, state),
        )

    def _looked(self, found: Look, state: int) -> None:
        if state != self._state:
            return
        dots = _DOTS * self.devicePixelRatioF()
        self._desk.tasks.latest(
            "summary.pages",
            FREE,
            lambda: sharing.pages(found.shared, dots),
            lambda pictures: self._pictured(found, pictures, state),
            lambda why: self._refused(why, state),
        )

    def _pictured(self, found: Look, pictures: Sequence[bytes], state: int) -> None:
        if state == self._state:
            self.step.show_look(found, pictures)

    def _refused(self, why: Message, state: int) -> None:
        if state == self._state:
            self.step.show_refusal(why)


def _says_the_same(one: SummaryDraft, other: SummaryDraft) -> bool:
    """Whether the pages of both are alike, whatever they are saved in."""
    return one == replace(other, format=one.format, contact=one.contact, step=one.step)


def _at(draft: SummaryDraft, step: str) -> SummaryDraft:
    return replace(draft, step=step)
