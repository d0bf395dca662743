# SPDX-License-Identifier: MIT
"""One session: the summary to read; beside it the reply, and the coach's own note."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.library import Note, ReplyDraft, SummaryRow
from journal_app.domain.message import Message
from journal_app.domain.reply import Remark, checked
from journal_app.domain.shared import SharedSummary
from journal_app.services import library as libraries
from journal_app.services import practice
from journal_app.services.library import Library
from journal_app.ui.curtain import KEPT
from journal_app.ui.desk import Desk
from journal_app.ui.practice.answering import ReplyEditor
from journal_app.ui.practice.head import Head
from journal_app.ui.practice.keeping import Keeping
from journal_app.ui.practice.prompts import PromptDialog
from journal_app.ui.practice.reading import Reading, anchors
from journal_app.ui.tabbing import in_order
from journal_app.ui.widgets.flow import FlowLayout
from journal_app.ui.widgets.growing_field import GrowingField
from journal_app.ui.widgets.parts import as_wide_as_inside, at_the_edge, button, card, label
from journal_app.ui.words import plain_day, said

Found = tuple[SharedSummary, ReplyDraft, Note]


class SessionView(QWidget):
    """``back`` leads to the leader; ``dispose_wanted`` and ``save_wanted`` carry the row."""

    back = Signal()
    dispose_wanted = Signal(object)
    save_wanted = Signal(object)
    trouble = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.row: SummaryRow | None = None
        self._draft: ReplyDraft | None = None
        self.save = button(self.tr("Save the reply …"), self._save, "main")
        self.dispose = at_the_edge(button(self.tr("Dispose of it …"), self._dispose, "link"))
        self.head = Head(self.dispose)
        self.head.back.connect(self.back)
        self.reading = Reading(desk)
        self.editor = ReplyEditor(desk.session.pack, self._fresh, self.save)
        self.note = GrowingField(least=5, most=24)
        self.note.setProperty(KEPT, True)
        self.note.setAccessibleName(self.tr("My own note, only for me"))
        self._kept = label("", "small")
        self.reply_keeper = Keeping(desk, self._reply_now, libraries.save_draft_reply, self)
        self.note_keeper = Keeping(desk, self._note_now, self._save_note, self)
        self.editor.edited.connect(self._edited)
        self.editor.prompt_wanted.connect(self._choose_prompt)
        self.note.textChanged.connect(self.note_keeper.touched)
        self.reading.remark_wanted.connect(self.editor.begin)
        for keeper in (self.reply_keeper, self.note_keeper):
            keeper.kept.connect(lambda: self._kept.setText(self.tr("Kept in your library.")))
            keeper.failed.connect(lambda why: self.trouble.emit(said(why)))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 4)
        splitter.setSizes([620, 460])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(splitter, 1)

    def show_row(self, row: SummaryRow) -> None:
        """Read another summary."""
        self.row, wanted = row, row.id

        def work(library: Library) -> Found:
            return (
                libraries.summary(library, wanted),
                libraries.draft_reply(library, wanted),
                libraries.note(library, wanted),
            )

        self._desk.shelf.run(
            self._desk.tasks, work, self._show, lambda why: self.trouble.emit(said(why))
        )

    def reload(self) -> None:
        """Read the summary, the reply and the note again, as the library has them now."""
        row = self.row
        if row is not None:
            self._desk.shelf.run(
                self._desk.tasks,
                lambda library: next(
                    (
                        one
                        for one in libraries.summaries(library, row.alias, row.programme)
                        if one.id == row.id
                    ),
                    row,
                ),
                self.show_row,
            )

    def forget(self, summary_id: str) -> None:
        """That summary is disposed of: nothing of it is kept or held any more."""
        if self.row is not None and self.row.id == summary_id:
            self.clear()

    def keep_now(self) -> Message | None:
        """Have the reply and the note in the library before going on."""
        return self.reply_keeper.keep_now() or self.note_keeper.keep_now()

    def unkept(self) -> str:
        """What could not be kept, the reply and the note each under its own heading."""
        parts = []
        reply = self.editor.reply()
        if self.reply_keeper.owes() and reply is not None:
            parts += [self.tr("Reply"), *(one.text for one in reply.remarks)]
        if self.note_keeper.owes():
            parts += [self.tr("My own note"), self.note.toPlainText()]
        return "\n\n".join(parts)

    def leave(self) -> None:
        """Another place is gone to: keep what was typed, and watch nothing."""
        self.reply_keeper.keep()
        self.note_keeper.keep()

    def clear(self) -> None:
        """The library is locked: hold nothing of it."""
        self.reply_keeper.end()
        self.note_keeper.end()
        self.row = self._draft = None
        self.reading.clear()
        self.editor.forget()
        self.note.clear()
        self._kept.setText("")

    # -- building ---------------------------------------------------------------------------

    def _left(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 8, 24, 24)
        column.addWidget(self.reading)
        column.addStretch(1)
        self._area = as_wide_as_inside(inside, self.tr("The summary"))
        return self._area

    def _right(self) -> QWidget:
        reply = QVBoxLayout()
        reply.setContentsMargins(20, 16, 20, 16)
        reply.setSpacing(4)
        top = FlowLayout(gap=16)
        top.addWidget(label(self.tr("My reply"), "heading", wrap=False))
        top.addWidget(self.save)
        reply.addLayout(top)
        reply.addWidget(
            label(self.tr("Kept here as a draft while you write. Nothing is sent."), "small")
        )
        reply.addWidget(self.editor)
        own = QVBoxLayout()
        own.setContentsMargins(20, 16, 20, 16)
        own.setSpacing(8)
        own.addWidget(label(self.tr("Only for me"), "heading"))
        own.addWidget(
            label(self.tr("This note stays in your library and is part of no reply."), "small")
        )
        own.addWidget(self.note)
        inside = QWidget()
        inside.setObjectName("column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 28, 24)
        column.setSpacing(20)
        column.addWidget(card(reply))
        column.addWidget(card(own))
        column.addWidget(self._kept)
        column.addStretch(1)
        return as_wide_as_inside(inside, self.tr("My reply and my own note"))

    # -- showing ----------------------------------------------------------------------------

    def _show(self, found: Found) -> None:
        summary, draft, note = found
        if self.row is None or summary.id != self.row.id:
            return
        self._draft = draft
        self.head.say(
            summary.alias or self.tr("A leader without a name"),
            self.tr("Session of {day}").format(day=plain_day(summary.made)),
            *self._facts(summary),
        )
        names = tuple(self.editor.names().items())
        self.reading.show_summary(summary, names)
        in_order(self.dispose, (*self.reading.stops, self.save))
        self.editor.show_reply(draft.reply, anchors(summary))
        self.note.blockSignals(True)
        self.note.setPlainText(note.text)
        self.note.blockSignals(False)
        self.reply_keeper.begin(draft)
        self.note_keeper.begin(note)
        self._kept.setText("")
        self._area.verticalScrollBar().setValue(0)
        self.reading.say_remarks(self.editor.remarks_at)
        self.head.take_focus()

    def _facts(self, summary: SharedSummary) -> list[str]:
        facts = [self.tr("Keep until {day}").format(day=plain_day(summary.consent.keep_until))]
        onward = {
            "none": self.tr("pass it on to nobody"),
            "supervisor-anonymised": self.tr("may go to a supervisor, without any name"),
            "cohort-aggregate": self.tr("its numbers may go into figures of a group"),
        }
        facts.append(onward[summary.consent.onward])
        if self.row is not None and self.row.answered is not None:
            day = plain_day(self.row.answered.date())
            facts.append(self.tr("reply saved on {day}").format(day=day))
        return facts

    # -- what is typed ----------------------------------------------------------------------

    def _edited(self) -> None:
        self.reply_keeper.touched()
        self.reading.say_remarks(self.editor.remarks_at)

    def _reply_now(self) -> ReplyDraft:
        reply, draft = self.editor.reply(), self._draft
        assert draft is not None
        return replace(draft, reply=reply) if reply is not None else draft

    def _note_now(self) -> Note:
        return Note(replace_unstorable(self.note.toPlainText()))

    def _save_note(self, library: Library, note: Note) -> Note:
        assert self.row is not None
        return libraries.save_note(library, self.row.id, note)

    def _fresh(self, kind: str, item: str, prompt: str) -> Remark:
        return practice.new_remark(kind, item, prompt)

    def _choose_prompt(self, item: str) -> None:
        dialog = PromptDialog(self, self._desk.session.pack)
        dialog.chosen.connect(lambda prompt: self.editor.suggest(prompt, item))
        dialog.open()

    def _save(self) -> None:
        self.leave()
        if self.row is None or self._draft is None:
            return
        try:
            checked(self._reply_now().reply)
        except InvalidValue as fault:
            # Said before a file is asked for.
            self.trouble.emit(said(fault.message))
            return
        self.save_wanted.emit(self.row)

    def _dispose(self) -> None:
        if self.row is not None:
            self.dispose_wanted.emit(self.row)
