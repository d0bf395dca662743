# SPDX-License-Identifier: MIT
"""Write: today's page, or any entry opened again. There is no Save button; it is kept as typed."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.changes import REWRITTEN, Changes
from journal_app.domain.entry import Draft, replace_unstorable
from journal_app.domain.message import Message
from journal_app.domain.template import Template
from journal_app.services import writing
from journal_app.services.writing import Kept
from journal_app.ui.asking import Asking
from journal_app.ui.card_stack import CardStack
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.dialogs.day import DayDialog
from journal_app.ui.dialogs.templates import TemplatesDialog
from journal_app.ui.keeper import Keeper
from journal_app.ui.sheet import Section, Sheet
from journal_app.ui.side_panel import SidePanel
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.text_help import TextHelp
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.editor import Editor
from journal_app.ui.widgets.parts import button, label, paper, scrolling
from journal_app.ui.widgets.prompt_card import PromptCard
from journal_app.ui.words import clock, long_day, number, said, short_day


class WritePage(Page):
    """One entry: its day, prompt, title, text, themes, tags and the two ratings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._draft = writing.blank(desk.session)
        self._loading = False
        self._read_only = desk.session.read_only
        self._trashed = False
        self._keeper = Keeper(desk, self.current, self)
        self._keeper.kept.connect(self._was_kept)
        self._keeper.failed.connect(self._was_not_kept)
        self._build()
        desk.looks.changed.connect(self._look_changed)
        self.start_new()

    # -- what the window asks ---------------------------------------------------------------

    def arrive(self, entry_id: str) -> None:
        """Open an entry, a new one for "new" or "day:2026-11-20", or go on where one was."""
        if entry_id == "new" or entry_id.startswith("day:"):
            self.start_new(entry_id.partition(":")[2])
        elif entry_id and entry_id != self._keeper.entry_id:
            self._keep()
            self._desk.tasks.latest(
                "write.open",
                WRITE,
                lambda: writing.read(self._desk.session, entry_id),
                lambda entry: self._open(entry.id, entry.draft, trashed=entry.trashed is not None),
                self._could_not_open,
            )
        self.body.setFocus()

    def entry_in_front(self) -> str:
        """The entry to write in, once it is kept."""
        return "" if self._keeper.is_new else self._keeper.entry_id

    def take_changes(self, changes: Changes) -> None:
        """Another page may have moved the open entry to the trash, or back."""
        self.side.take_changes(changes)
        if not self._keeper.is_new and self._keeper.entry_id in changes.entries:
            entry_id = self._keeper.entry_id
            if REWRITTEN in changes.about and not self._keeper.owes():
                self.read_again()
                return
            self._desk.tasks.latest(
                "write.trashed",
                READ,
                lambda: writing.read(self._desk.session, entry_id),
                lambda entry: self._mark_trashed(entry.id, entry.trashed is not None),
            )

    def read_again(self) -> None:
        """Show the entry as it is on the disk, at once: nobody may type into words now gone."""
        entry = writing.read(self._desk.session, self._keeper.entry_id)
        self._open(entry.id, entry.draft, trashed=entry.trashed is not None)

    def keep_now(self) -> Message | None:
        """Put what was typed on the disk before returning."""
        return self._keeper.keep_now()

    def unkept(self) -> str:
        """Title and text that are not on the disk."""
        draft = self.current()
        return f"{draft.title}\n\n{draft.text}\n" if self._keeper.owes() else ""

    def start_new(self, day: str = "") -> None:
        """Keep what is there and begin a new entry for now, or a day, with a question."""
        self._keep()
        session = self._desk.session
        self._open(writing.new_id(session, session.clock()), writing.blank(session, day), new=True)
        self.asking.fresh(wished=False)
        self.cards.look()
        self.body.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.banner = Banner()
        self.prompt_card = PromptCard(lambda: self._desk.session.today)
        self.asking = Asking(self._desk, self.prompt_card, self)
        self.asking.chosen.connect(self._prompt_chosen)
        self.prompt_card.templates_wanted.connect(self.choose_template)
        self.title = QLineEdit()
        self.title.setObjectName("title")
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.textEdited.connect(self._edited)
        self.title.installEventFilter(self)
        self.body = Editor(self._desk.looks.now)
        self.body.edited.connect(self._text_edited)
        self.body.left.connect(self._keep)
        self.sheet = Sheet(self._desk, self.body, self)
        self.help = TextHelp(self.sheet)
        self.cards = CardStack(self.sheet)
        self._day_button = button("", self._change_day, "link", self.tr("Change day and time"))
        self._day_button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._status = label("", "small", wrap=False)
        self.side = SidePanel(self.sheet)
        self.side.edited.connect(self._edited)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._paper(), 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(row, 1)

    def _paper(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 20, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._day_button)
        column.addWidget(self.cards)
        column.addWidget(self.prompt_card)
        column.addWidget(self.title)
        column.addWidget(self.body, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._status)
        foot.addStretch()
        foot.addWidget(
            button(
                self.tr("If today is heavy"),
                lambda: self._desk.routes.go("heavy"),
                "link",
                "Ctrl+Shift+H",
            )
        )
        column.addLayout(foot)
        inside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column = inside
        self._fit_column()
        return scrolling(paper(inside), self.tr("Entry"))

    # -- opening ----------------------------------------------------------------------------

    def _open(
        self, entry_id: str, draft: Draft, *, new: bool = False, trashed: bool = False
    ) -> None:
        self._loading = True
        self._draft = draft
        self._keeper.begin(entry_id, None if new else draft)
        self.sheet.entry_id, self.sheet.is_new = entry_id, new
        self._mark_trashed(entry_id, trashed)
        self.title.setText(draft.title)
        self.title.setCursorPosition(0)
        self.body.set_text(draft.text)
        self.side.show_draft(draft)
        if not new:
            self.asking.show_kept(draft.prompt)
        self._show_day()
        self._loading = False
        self.cards.clear()
        self.sheet.opened.emit()
        self._show_status(self.tr("new entry") if new else self.tr("kept"))

    def _mark_trashed(self, entry_id: str, trashed: bool) -> None:
        if entry_id != self._keeper.entry_id:
            return
        self._trashed = trashed
        self._keeper.locked = self.sheet.locked = locked = self._read_only or trashed
        self.title.setReadOnly(locked)
        self.body.setReadOnly(locked)
        for part in (self.side, self.prompt_card):
            part.setEnabled(not locked)
        self._day_button.setEnabled(not locked)
        if trashed:
            self.banner.say(
                self.tr("This entry is in the trash."), self.tr("Bring it back"), self._restore
            )
        else:
            self.banner.hush()

    def _restore(self) -> None:
        entry_id = self._keeper.entry_id
        self._desk.tasks.run(
            WRITE,
            lambda: writing.restore(self._desk.session, [entry_id]),
            self._desk.tasks.announce,
        )

    def _could_not_open(self, why: Message) -> None:
        self.banner.say(said(why))

    # -- keeping ----------------------------------------------------------------------------

    def current(self) -> Draft:
        """The entry as it stands in front of the leader."""
        words = replace(
            self._draft, title=replace_unstorable(self.title.text()), text=self.body.text()
        )
        return self.side.added_to(words)

    def amend(self, **fields: object) -> None:
        """Change fields of the draft that no control shows."""
        self._draft = replace(self._draft, **fields)  # type: ignore[arg-type]
        self._edited()

    def keep_first(self, then: Callable[[str], None]) -> None:
        """Have the entry on the disk, also when blank, then go on with its id."""
        self._keeper.keep_first(then)

    def section(self, name: str) -> Section:
        """The section of the side panel that comes from the file of that name."""
        return self.side.sections[name]

    def _text_edited(self) -> None:
        self._edited()
        self.sheet.text_changed.emit()

    def _edited(self) -> None:
        if not self._loading:
            self._take_prompt()
            self._keeper.touched()
            self._show_status(self.tr("writing …"))

    def _take_prompt(self) -> None:
        """What is written first is written from the question in sight."""
        if self.prompt_card.prompt is not None and self._keeper.is_new:
            self._draft = replace(self._draft, prompt=self.prompt_card.prompt.id)

    def _keep(self) -> None:
        self._take_prompt()
        self._keeper.keep()

    def _was_kept(self, kept: Kept) -> None:
        self.sheet.is_new = False
        self.sheet.kept.emit(kept)
        if self.banner.text and not self._trashed:
            self.banner.hush()
        if not self._keeper.owes():
            now = clock(self._desk.session.clock().time())
            self._show_status(self.tr("kept {time}").format(time=now))

    def _was_not_kept(self, entry_id: str, draft: Draft, why: Message) -> None:
        if entry_id != self._keeper.entry_id:
            # The leader has gone on to another entry; bring the unkept one back into sight.
            self._keep()
            self._open(entry_id, draft)
            self._keeper.forget()
            self._keeper.touched()
        self.banner.say(
            self.tr("Not kept yet: {why} Your words are still here.").format(why=said(why)),
            self.tr("Try again"),
            self._keep,
            stays=True,
        )
        self._show_status(self.tr("not kept"))

    # -- small things -----------------------------------------------------------------------

    def _prompt_chosen(self) -> None:
        shown = self.prompt_card.prompt
        self._draft = replace(self._draft, prompt=shown.id if shown else None)
        if not self._keeper.is_new:
            self._edited()
        self.body.setFocus()

    def choose_template(self) -> None:
        """Offer the templates, each with when it suits and its steps."""
        if not self.sheet.locked:
            dialog = TemplatesDialog(self, self._desk)
            dialog.chosen.connect(self.use_template)
            dialog.open()

    def use_template(self, template: Template, steps: Collection[str] | None = None) -> None:
        """Write the steps of a template below what is there, all or those named."""
        before = self.body.toPlainText().rstrip()
        cursor = self.body.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        start = cursor.position()
        cursor.insertText(("\n\n" if before else "") + template.as_markdown(steps))
        cursor.setPosition(start)
        self.body.setTextCursor(cursor)
        self.amend(template=template.id)
        self.body.setFocus()

    def _change_day(self) -> None:
        dialog = DayDialog(self, self._draft.day, self._draft.time)
        if dialog.exec():
            day, at = dialog.answer()
            self._draft = replace(self._draft, day=day, time=at)
            self._show_day()
            self._edited()

    def _show_day(self) -> None:
        at = f", {clock(self._draft.time)}" if self._draft.time else ""
        text = f"{long_day(self._draft.day)}{at}  ▾"
        if self._day_button.fontMetrics().horizontalAdvance(text) > self._day_button.width() - 12:
            text = f"{short_day(self._draft.day)}{at}  ▾"
        self._day_button.setText(text)
        self._day_button.setAccessibleName(
            self.tr("{day}{time}. Change day and time").format(
                day=long_day(self._draft.day), time=at
            )
        )

    def _show_status(self, state: str) -> None:
        words = self.body.words()
        text = self.tr("{state} · {words} words").format(state=state, words=number(words))
        if self._read_only:
            text = self.tr("read only · {words} words").format(words=number(words))
        self._status.setText(text)
        self._status.setAccessibleName(text)

    def _look_changed(self) -> None:
        self.body.use(self._desk.looks.now)
        self._fit_column()

    def _fit_column(self) -> None:
        self._column.setMaximumWidth(self.body.maximumWidth())

    def only_text(self, on: bool) -> None:
        """Hide all but the text, or show everything again."""
        self.side.setVisible(not on)
        self.prompt_card.setVisible(not on)
        self.body.set_focus_paragraph(on and self._desk.looks.settings.focus_paragraph)

    def resizeEvent(self, event: object) -> None:
        """The side panel keeps its share of the width; the day is written shorter where needed."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.side.setFixedWidth(max(320, min(520, self.width() * 36 // 100)))
        self._show_day()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the title is a moment to keep it; Enter goes on to the text."""
        if watched is self.title and event.type() == QEvent.Type.FocusOut:
            self._keep()
        return super().eventFilter(watched, event)


PAGE = PageKind("write", 1, "Write", "pencil-outline", "Ctrl+1", WritePage)
