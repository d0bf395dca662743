# SPDX-License-Identifier: MIT
"""Fifth step: who it is for and what they may do with it, beside the very pages; then it is saved.

Each thing that needs a yes of its own has a tick of its own, and only where it is there.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QSplitter, QVBoxLayout, QWidget

from journal_app.domain.consent import CATEGORIES, ONWARD, SPECIAL, THIRD_PARTY, WHOLE
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.summary_draft import KEPT_DAYS, MOST_LINE, MOST_PURPOSE, SummaryDraft
from journal_app.services import sealing, sharing
from journal_app.services.agreeing import Look
from journal_app.services.sealing import Contact
from journal_app.ui.acquaintance import Acquaintance
from journal_app.ui.desk import Desk
from journal_app.ui.dialogs.day import day_field, day_in
from journal_app.ui.summary.step import Step, column, field, narrow, section
from journal_app.ui.widgets.disguise_words import kind
from journal_app.ui.widgets.fold import Fold
from journal_app.ui.widgets.page_view import PageView
from journal_app.ui.widgets.parts import at_the_edge, button, label, scrolling
from journal_app.ui.widgets.secret import SecretField
from journal_app.ui.widgets.tick import Tick
from journal_app.ui.words import said

_NARROWEST = 320
_SPOKEN = "spoken"
"""Stands for a passphrase where a contact could be."""


class ConsentStep(Step):
    """``wanted`` asks to save what is shown, ``found.shared``, and nothing else."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filling = False
        self.found: Look | None = None
        self.recipient = QLineEdit()
        self.recipient.setMaxLength(MOST_LINE)
        self.recipient.setPlaceholderText(self.tr("The name of your coach"))
        self.recipient.setAccessibleName(self.tr("Who it is for"))
        self.purpose = field(
            self.tr("What it is for"), self.tr("Such as: our session in December"), 2
        )
        self.onward = narrow(QComboBox())
        self.onward.setAccessibleName(self.tr("Passing it on"))
        for key, text in zip(
            ONWARD,
            (
                self.tr("To nobody"),
                self.tr("To a supervisor, without any name"),
                self.tr("As numbers of a whole group"),
            ),
            strict=True,
        ):
            self.onward.addItem(text, key)
        self.until: QDateEdit = day_field(desk.session.today + timedelta(days=KEPT_DAYS))
        self.until.setAccessibleName(self.tr("To be deleted by"))
        self.yes = {key: Tick(" ") for key in CATEGORIES}
        self._yes_words = {key: tick.findChild(type(label(""))) for key, tick in self.yes.items()}
        self.format = narrow(QComboBox())
        self.format.setAccessibleName(self.tr("How it travels"))
        self.contact = narrow(QComboBox())
        self.contact.setAccessibleName(self.tr("Sealed for"))
        self.new = Acquaintance(desk)
        self.add = Fold(self.tr("Add an address"), self.new)
        self.secret = SecretField(self.tr("Passphrase agreed by voice"), self.tr("Once more"))
        self.suggest = at_the_edge(button(self.tr("Suggest one"), self._suggest, "link"))
        self.missing = label("", "section")
        self.save = button(self.tr("&Save …"), self.wanted.emit, "main")
        self.pages = PageView()
        self._build()
        self._connect()

    def open(self) -> None:
        """No pages and no passphrase yet."""
        self.found = None
        self._show_needs(())
        self.pages.clear()
        for line in self.secret.lines:
            line.clear()

    def arrive(self, draft: SummaryDraft) -> None:
        """Show what was agreed to so far."""
        super().arrive(draft)
        self._fill()
        self.recipient.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("column")
        layout = column(inside)
        layout.setContentsMargins(24, 16, 20, 24)
        layout.addWidget(label(self.tr("For whom, and for how long?"), "heading"))
        section(layout, self.tr("Who it is for"), self.recipient)
        section(layout, self.tr("What it is for"), self.purpose)
        section(layout, self.tr("Passing it on"), self.onward)
        section(layout, self.tr("To be deleted by"), self.until)
        self._yes_head = label(self.tr("Please say yes to each"), "section")
        layout.addSpacing(8)
        layout.addWidget(self._yes_head)
        for tick in self.yes.values():
            layout.addWidget(tick)
        section(layout, self.tr("How it travels"), self.format)
        layout.addWidget(self.contact)
        layout.addWidget(self.add)
        layout.addWidget(self.secret)
        layout.addWidget(self.suggest, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(8)
        layout.addWidget(
            label(
                self.tr(
                    "A file that has left cannot be called back. You can ask for it to be deleted, "
                    "with a note from “What I have shared”."
                ),
                "small",
            )
        )
        layout.addStretch()
        self._inside, self._form = inside, scrolling(inside, self.tr("Consent"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._form)
        splitter.addWidget(self._beside())
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes([460, 580])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _beside(self) -> QWidget:
        """The pages, for what is agreed to stands on them."""
        right = QWidget()
        right.setMinimumWidth(300)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(20, 16, 24, 0)
        beside.setSpacing(8)
        self.hint = label("", "quiet")
        beside.addWidget(self.hint)
        beside.addWidget(self.missing)
        beside.addWidget(scrolling(self.pages, self.tr("The pages as they leave")), 1)
        return right

    def _connect(self) -> None:
        self.recipient.textChanged.connect(self._changed)
        self.purpose.textChanged.connect(self._changed)
        self.onward.activated.connect(self._changed)
        self.until.dateChanged.connect(self._changed)
        self.format.activated.connect(self._changed)
        self.contact.activated.connect(self._changed)
        for tick in self.yes.values():
            tick.toggled.connect(self._changed)
        self.new.known.connect(self._known)
        for line in self.secret.lines:
            line.textChanged.connect(self._judge)

    # -- showing ----------------------------------------------------------------------------

    def _fill(self) -> None:
        draft = self.draft
        self._filling = True
        if not self.format.count():
            # Only here, for what writes all these forms takes longer to load than the steps.
            for form in sharing.forms():
                self.format.addItem(said(form.name), form.key)
        if self.recipient.text() != draft.recipient:
            self.recipient.setText(draft.recipient)
        if self.purpose.toPlainText() != draft.purpose:
            self.purpose.setPlainText(draft.purpose)
        self.onward.setCurrentIndex(max(0, self.onward.findData(draft.onward)))
        until = draft.keep_until or self.desk.session.today + timedelta(days=KEPT_DAYS)
        self.until.setDate(until)  # type: ignore[arg-type]
        for key, tick in self.yes.items():
            tick.set_on(key in draft.acknowledged)
        self.format.setCurrentIndex(max(0, self.format.findData(draft.format)))
        self._fill_contacts()
        self._filling = False
        self._show_parts()

    def _fill_contacts(self) -> None:
        self.contact.clear()
        for one in sealing.contacts(self.desk.session):
            self.contact.addItem(self.tr("For {name}").format(name=one.name), one.id)
        self.contact.addItem(self.tr("For whoever knows the passphrase"), _SPOKEN)
        found = self.contact.findData(self.draft.contact) if self.draft.contact else 0
        self.contact.setCurrentIndex(max(0, found))

    def _show_parts(self) -> None:
        sealed = self.format.currentData() == sharing.SEALED
        self.contact.setVisible(sealed)
        self.add.setVisible(sealed and not self.desk.session.read_only)
        for part in (self.secret, self.suggest):
            part.setVisible(self._is_spoken())
        if self.found is not None:
            # Until the pages are made anew the ticks stay, and with them whoever stands on one.
            self._show_needs(self.found.needs)
        # Large text needs more room; nothing may be cut off at the side.
        self._form.setMinimumWidth(max(_NARROWEST, self._inside.minimumSizeHint().width() + 20))

    def _show_needs(self, needs: Collection[str]) -> None:
        for key, tick in self.yes.items():
            tick.setVisible(key in needs)
        self._yes_head.setVisible(bool(needs))

    def show_look(self, found: Look, pictures: Sequence[bytes]) -> None:
        """The pages as they leave with this agreement, and what is still to be said."""
        self.found = found
        for key, text in (
            (
                THIRD_PARTY,
                self.tr(
                    "Somebody may be recognised in it, also without a name. I have thought of them."
                ),
            ),
            (
                SPECIAL,
                self.tr(
                    "It may touch on what the law protects specially ({kinds}). I want that in it."
                ).format(kinds=", ".join(kind(one) for one in found.special)),
            ),
            (
                WHOLE,
                self.tr("These entries go along whole: {titles}. I want that.").format(
                    titles=", ".join(f"“{one}”" for one in found.whole)
                ),
            ),
        ):
            words = self._yes_words[key]
            assert words is not None
            words.setText(text)
            self.yes[key].box.setAccessibleName(text)
        self.hint.setText(self.tr("Exactly this leaves, and nothing else."))
        self.pages.show_pages(pictures, "\n".join(sharing.spoken(found.shared)))
        self._show_parts()
        self._judge()

    def show_refusal(self, why: Message | None) -> None:
        """Nothing can be saved while there is nothing to look at."""
        self.found = None
        self.hint.setText(self.tr("Making the pages …") if why is None else said(why))
        if why is not None:
            self.pages.clear()
        self._judge()

    def _judge(self) -> None:
        told = [said(one) for one in self.found.missing] if self.found else []
        sealed = self._is_spoken()
        if sealed and not self.secret.text:
            told.append(self.tr("Please type the passphrase that you agreed by voice."))
        elif sealed and not self.secret.agrees:
            told.append(self.tr("The two passphrases are not the same yet."))
        # One thing at a time.
        self.missing.setText(told[0] if told else "")
        self.missing.setVisible(bool(told))
        may = self.found is not None and not self.desk.session.read_only
        self.save.setEnabled(may and not told)

    # -- choosing ---------------------------------------------------------------------------

    @property
    def passphrase(self) -> str | None:
        """The passphrase to seal with, where there is one."""
        return self.secret.text if self._is_spoken() else None

    @property
    def contact_id(self) -> str:
        """The contact to seal for, or empty."""
        sealed = self.format.currentData() == sharing.SEALED
        return self.contact.currentData() if sealed and not self._is_spoken() else ""

    def _is_spoken(self) -> bool:
        sealed = self.format.currentData() == sharing.SEALED
        return sealed and bool(self.contact.currentData() == _SPOKEN)

    def _changed(self) -> None:
        if self._filling:
            return
        said_yes = tuple(key for key, tick in self.yes.items() if tick.is_on())
        self.edit(
            replace(
                self.draft,
                recipient=replace_unstorable(self.recipient.text()),
                purpose=replace_unstorable(self.purpose.toPlainText())[:MOST_PURPOSE],
                onward=self.onward.currentData(),
                keep_until=day_in(self.until),
                acknowledged=said_yes,
                format=self.format.currentData(),
                contact=self.contact.currentData() or "",
            )
        )
        self._show_parts()
        self._judge()

    def _known(self, contact: Contact) -> None:
        self.add.set_open(False)
        self.edit(replace(self.draft, contact=contact.id))
        self._filling = True
        self._fill_contacts()
        self._filling = False
        self._show_parts()
        self._judge()
        self.contact.setFocus()

    def _suggest(self) -> None:
        self.secret.suggest(sealing.suggested_passphrase())
