# SPDX-License-Identifier: MIT
"""Coach, second section: what has been shared, to look at again or to ask back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.consent import ONWARD
from journal_app.domain.message import Message
from journal_app.domain.share import Share
from journal_app.services import sharing
from journal_app.ui.desk import Desk, Section, SectionKind
from journal_app.ui.dialogs.withdrawal import WithdrawalDialog
from journal_app.ui.summary.step import column, paper
from journal_app.ui.tasks import FREE, READ, WRITE
from journal_app.ui.widgets.page_view import PageView
from journal_app.ui.widgets.parts import button, label, scrolling
from journal_app.ui.words import plain_day, said, short_day

_DOTS = 110


class SharedSection(Section):
    """A list of what left; beside it the agreement of the chosen one, and its pages again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shares: tuple[Share, ...] = ()
        self._wanted = ""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What I have shared"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._show)
        self.terms = label("")
        self.terms.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.ask_back = button(self.tr("&Ask for it to be deleted …"), self._ask_back)
        self.hint = label("", "small")
        self.pages = PageView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._both())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def arrive(self, wanted: str) -> None:
        """Show the list; ``wanted`` may be the id of one."""
        self._wanted = wanted
        self._load()

    def take_changes(self, changes: Changes) -> None:
        """Something was shared, or asked back."""
        if SUMMARIES in changes.about and self.isVisible():
            self._load()

    @property
    def share(self) -> Share | None:
        """The one that is chosen."""
        at = self.list.currentRow()
        return self.shares[at] if 0 <= at < len(self.shares) else None

    def _nothing(self) -> QWidget:
        inside = QWidget()
        layout = column(inside)
        layout.addWidget(label(self.tr("Nothing has been shared yet"), "heading"))
        layout.addWidget(
            label(
                self.tr(
                    "Each summary that you save for your coach is listed here: to whom, in which "
                    "form, until when, and every word that was in it."
                ),
                "quiet",
            )
        )
        self.make = button(self.tr("&Make a summary"), lambda: self.wanted.emit("make", ""), "main")
        layout.addWidget(self.make, alignment=Qt.AlignmentFlag.AlignLeft)
        return paper(inside, self.tr("What I have shared"))

    def _both(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(260)
        column_left = QVBoxLayout(left)
        column_left.setContentsMargins(24, 16, 12, 16)
        column_left.addWidget(self.list)
        inside = QWidget()
        inside.setObjectName("column")
        layout = column(inside)
        layout.setContentsMargins(12, 16, 24, 16)
        layout.addWidget(self.terms)
        layout.addWidget(self.ask_back, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.hint)
        layout.addWidget(self.pages)
        right = scrolling(inside, self.tr("What was in it"))
        right.setMinimumWidth(320)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([360, 680])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 4)
        splitter.setChildrenCollapsible(False)
        return splitter

    # -- showing ----------------------------------------------------------------------------

    def _load(self) -> None:
        session = self.desk.session
        self.desk.tasks.latest(
            "coach.shared", READ, lambda: sharing.shared_with(session), self._listed
        )

    def _listed(self, shares: tuple[Share, ...]) -> None:
        before = self._wanted or (self.share.id if self.share else "")
        self._wanted = ""
        self.shares = shares
        self.list.blockSignals(True)
        self.list.clear()
        for one in shares:
            item = QListWidgetItem("\n".join(self._lines(one)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(self._lines(one)))
            self.list.addItem(item)
        at = next((n for n, one in enumerate(shares) if one.id == before), 0)
        self.list.setCurrentRow(at if shares else -1)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if shares else 0)
        # Whoever goes along the tabs by arrow keys stays there.
        if not isinstance(self.window().focusWidget(), QTabBar):
            (self.list if shares else self.make).setFocus()
        if shares:
            self._show(at)

    def _lines(self, one: Share) -> tuple[str, ...]:
        consent = one.summary.consent
        head = self.tr("{day}, for {recipient}").format(
            day=short_day(one.made.astimezone().date()),
            recipient=consent.recipient or self.tr("nobody named"),
        )
        more = self.tr("{format}, until {day}").format(
            format=self._form(one), day=short_day(consent.keep_until)
        )
        if one.withdrawn is not None:
            state = self.tr("asked back on {day}").format(
                day=short_day(one.withdrawn.astimezone().date())
            )
        elif consent.keep_until < self.desk.session.today:
            state = self.tr("its time is over")
        else:
            state = ""
        return tuple(filter(None, (head, more, state)))

    def _form(self, one: Share) -> str:
        names = {form.key: said(form.name).split(",")[0] for form in sharing.forms()}
        return names.get(one.format, one.format)

    def _show(self, _: int) -> None:
        share = self.share
        if share is None:
            return
        self.terms.setText("\n".join(self._terms(share)))
        self.ask_back.setText(
            self.tr("Show the n&ote again …")
            if share.is_withdrawn
            else self.tr("&Ask for it to be deleted …")
        )
        self.hint.setText(self.tr("Making the pages …"))
        dots = _DOTS * self.devicePixelRatioF()
        self.desk.tasks.latest(
            "coach.shared.pages",
            FREE,
            lambda: (share.id, sharing.pages(share.summary, dots)),
            self._show_pages,
            self._no_pages,
        )

    def _terms(self, share: Share) -> tuple[str, ...]:
        consent = share.summary.consent
        onward = dict(
            zip(
                ONWARD,
                (
                    self.tr("To be passed on to nobody"),
                    self.tr("May go to a supervisor, without any name"),
                    self.tr("Its numbers may go into figures of a whole group"),
                ),
                strict=True,
            )
        )
        return (
            self.tr("For: {recipient}").format(recipient=consent.recipient or "–"),
            self.tr("Purpose: {purpose}").format(purpose=consent.purpose or "–"),
            self.tr("Saved on {day} as “{name}”").format(
                day=plain_day(share.made.astimezone().date()), name=share.name
            ),
            self.tr("To be deleted by {day}").format(day=plain_day(consent.keep_until)),
            onward[consent.onward],
            self.tr("Summary {id}").format(id=share.summary.id),
        )

    def _show_pages(self, made: tuple[str, Sequence[bytes]]) -> None:
        share_id, pictures = made
        share = self.share
        if share is None or share.id != share_id:
            return
        self.hint.setText(self.tr("Every word that was in it:"))
        self.pages.show_pages(pictures, "\n".join(sharing.spoken(share.summary)))

    def _no_pages(self, why: Message) -> None:
        self.pages.clear()
        self.hint.setText(said(why))

    # -- asking back ------------------------------------------------------------------------

    def _ask_back(self) -> None:
        share, session = self.share, self.desk.session
        if share is None:
            return
        dialog = WithdrawalDialog(self, self.desk, share)
        dialog.exec()
        if dialog.was_given and not share.is_withdrawn and not session.read_only:
            self.desk.tasks.run(
                WRITE, lambda: sharing.withdraw(session, share.id), self.desk.tasks.announce
            )


SECTION = SectionKind("shared", 2, "What I have shared", SharedSection)
