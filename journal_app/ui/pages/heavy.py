# SPDX-License-Identifier: MIT
"""If today is heavy: a quiet page of people to turn to, in the leader's own words (note, 7)."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.choices import Choices
from journal_app.domain.entry import replace_unstorable
from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.services import choosing, preferences
from journal_app.ui.curtain import KEPT
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.reading_pane import ReadingPane
from journal_app.ui.widgets.texts import TextField
from journal_app.ui.words import long_day

_WIDEST = 720


class HeavyPage(Page):
    """Read at once, offline; changed in place and kept in the journal. Nothing is counted here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._ours = preferences.quiet_page()
        self._text = self._ours
        self._changed_on = ""
        self._about = label("", "small")
        self.reading = ReadingPane()
        self.reading.setAccessibleName(self.tr("If today is heavy"))
        self.writing = TextField()
        self.writing.setAccessibleName(self.tr("The words of this page"))
        self.writing.setTabChangesFocus(True)
        self.writing.setProperty(KEPT, True)
        self.writing.hide()
        self._change = button(self.tr("Change this page"), self.change)
        self._change.setVisible(not desk.session.read_only)
        self._done = button(self.tr("Done"), self.finish, "main")
        self._restore = button(self.tr("Bring back the first words"), self._bring_back, "link")
        row = QHBoxLayout()
        row.addWidget(self._change)
        row.addWidget(self._done)
        row.addWidget(self._restore)
        row.addStretch()
        row.addWidget(button(self.tr("Back to writing"), lambda: desk.routes.go("write"), "link"))
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 28, 0, 16)
        column.setSpacing(12)
        column.addWidget(self.reading, 1)
        column.addWidget(self.writing, 1)
        column.addWidget(self._about)
        column.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(32, 0, 32, 0)
        whole.addStretch(1)
        whole.addWidget(inside, 100)
        whole.addStretch(1)
        self._show()
        desk.looks.changed.connect(self._show)

    def arrive(self, entry_id: str) -> None:
        """Show the words as they were left."""
        session = self._desk.session
        self._desk.tasks.latest(
            "heavy",
            READ,
            lambda: choosing.load(session),
            self._loaded,
        )
        self.reading.setFocus()

    def keep_now(self) -> Message | None:
        """Changed words are on the disk before the leader goes elsewhere."""
        text = replace_unstorable(self.writing.toPlainText()).strip()
        if self.writing.isHidden() or self._desk.session.read_only or text == self._text.strip():
            return None
        session = self._desk.session
        ours = text in ("", self._ours.strip())
        day = "" if ours else session.today.isoformat()
        try:
            changes = choosing.change(session, heavy_page="" if ours else text, heavy_changed=day)
        except JournalError as failure:
            return failure.message
        self._text, self._changed_on = (self._ours if ours else text), day
        self._desk.tasks.announce(changes)
        return None

    def unkept(self) -> str:
        """Words that could not be kept."""
        return "" if self.writing.isHidden() else self.writing.toPlainText()

    def change(self) -> None:
        """Write on the page itself."""
        self.writing.setPlainText(self._text)
        self._show(writing=True)
        self.writing.setFocus()

    def finish(self) -> None:
        """Keep the words and read them again."""
        failed = self.keep_now()
        if failed is not None:
            self._desk.tasks.failed.emit(failed)
            return
        self._show()
        self.reading.setFocus()

    def _bring_back(self) -> None:
        self.writing.selectAll()
        self.writing.insertPlainText(self._ours)
        self.writing.setFocus()

    def _loaded(self, chosen: Choices) -> None:
        if self.writing.isHidden():
            self._text = chosen.heavy_page or self._ours
            self._changed_on = chosen.heavy_changed if chosen.heavy_page else ""
            self._show()

    def _show(self, *, writing: bool = False) -> None:
        self.reading.setVisible(not writing)
        self.writing.setVisible(writing)
        self._change.setVisible(not writing and not self._desk.session.read_only)
        self._done.setVisible(writing)
        self._restore.setVisible(writing)
        self._about.setVisible(bool(self._changed_on) and not writing)
        if self._changed_on:
            day = long_day(date.fromisoformat(self._changed_on))
            self._about.setText(self.tr("Your own words, changed on {day}.").format(day=day))
        self.reading.show_markdown(self._text, self._desk.looks.now)


PAGE = PageKind(
    "heavy",
    20,
    "If today is heavy",
    "help-circle-outline",
    "Ctrl+Shift+H",
    HeavyPage,
    low=True,
    in_rail=False,
)
