# SPDX-License-Identifier: MIT
"""Beside the list in Journal: the chosen entry in one column, with all that belongs to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.domain.attachment import linked
from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry
from journal_app.services import attaching
from journal_app.ui import reading
from journal_app.ui.desk import Desk, Part, PartKind
from journal_app.ui.tasks import READ
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.reading_column import ReadingColumn
from journal_app.ui.widgets.reading_pane import ReadingPane
from journal_app.ui.words import clock, long_day, short_day

_WIDEST = 1200
"""Pixels a side that a picture in the text is made small to, before it is fitted to the page."""


class ReadingSide(QWidget):
    """Day and buttons at the head; below, scrolling as one, title, labels, text and parts."""

    edit_wanted = Signal()
    move_wanted = Signal()
    """To the trash, or back from it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry: Entry | None = None
        self._words: list[str] = []
        self.setMinimumWidth(320)
        self.day = label("", "quiet")
        self.title = label("", "title")
        self._labels = label("", "small")
        self._prompt = label("", "quiet")
        self.reading = ReadingPane(whole=True)
        self._edit = button(self.tr("Edit"), self.edit_wanted.emit, tip="Ctrl+E")
        self._edit.setAccessibleName(self.tr("Edit this entry"))
        self._trash = button("", self.move_wanted.emit)
        self.empty = label("", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.parts: dict[str, Part] = {}
        self._build()
        self.reading.hit.connect(
            lambda place: self.column.bring_into_sight(self.reading.viewport(), place)
        )
        desk.looks.changed.connect(self._show_text)
        self.show_entry(None)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(28, 20, 28, 0)
        head.addWidget(self.day, 1)
        head.addWidget(self._edit)
        head.addWidget(self._trash)
        self.column = ReadingColumn(self.tr("The entry and what belongs to it"))
        inside = self.column.column
        inside.setContentsMargins(28, 8, 28, 16)
        for part in (self.title, self._labels, self._prompt, self.reading):
            inside.addWidget(part)
        found: dict[str, PartKind] = plugins.discover(reading, "PART")  # type: ignore[assignment]
        for name, kind in sorted(found.items(), key=lambda item: item[1].order):
            self.parts[name] = kind.make(self._desk)
            inside.addWidget(self.parts[name])
        inside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(head)
        whole.addWidget(self.column, 1)
        whole.addWidget(self.empty, 1)

    def show_entry(self, entry: Entry | None, words: Sequence[str] = ()) -> None:
        """Show an entry with the words that were looked for lit up, or that there is none."""
        other = entry is None or self.entry is None or entry.id != self.entry.id
        self.entry, self._words = entry, list(words)
        for under in self.parts.values():
            under.show_entry(entry)
        for part in (self.column, self._edit, self._trash):
            part.setVisible(entry is not None)
        self.empty.setVisible(entry is None)
        self.day.setText("")
        if entry is None:
            return
        if other:
            self.column.to_top()
        self._show_head(entry)
        self._show_text()
        trashed = entry.trashed is not None
        self._trash.setText(self.tr("Bring back") if trashed else self.tr("Move to trash"))
        self._trash.setEnabled(not self._desk.session.read_only)
        self._edit.setEnabled(not trashed)

    def take_changes(self, changes: Changes) -> None:
        """A write touched these things."""
        for part in self.parts.values():
            part.take_changes(changes)

    def _show_head(self, entry: Entry) -> None:
        draft, pack = entry.draft, self._desk.session.pack
        self._show_day()
        self.title.setText(entry.heading or self.tr("No words yet"))
        self.title.setVisible(bool(draft.title) or not draft.text)
        names = pack.theme_names()
        said = [names.get(slug, slug) for slug in draft.themes]
        said += [f"#{tag}" for tag in draft.tags]
        for question, value in (
            (pack.scale.up_for_it, draft.up_for_it),
            (pack.scale.up_to_it, draft.up_to_it),
        ):
            if value is not None:
                said.append(f"{question.name.rstrip('?')} {value}")
        self._labels.setText("   ·   ".join(said))
        self._labels.setVisible(bool(said))
        prompt = pack.prompt(draft.prompt) if draft.prompt else None
        self._prompt.setVisible(prompt is not None)
        if prompt is not None:
            self._prompt.setText(prompt.text)

    def _show_day(self) -> None:
        """The day, written shorter where there is little room beside the buttons."""
        if self.entry is None:
            return
        draft = self.entry.draft
        at = f", {clock(draft.time)}" if draft.time else ""
        text = f"{long_day(draft.day)}{at}"
        if self.day.fontMetrics().horizontalAdvance(text) > self.width() // 2:
            text = f"{short_day(draft.day)}{at}"
        self.day.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for another way to write the day."""
        super().resizeEvent(event)
        self._show_day()

    def _show_text(self) -> None:
        if self.entry is not None:
            self._set_text({})
            if linked(self.entry.draft.text):
                self._load_pictures(self.entry)

    def _load_pictures(self, entry: Entry) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            "reading.pictures",
            READ,
            lambda: attaching.previews(session, entry.id, entry.draft.text, _WIDEST),
            lambda found: self._set_text(found, of=entry.id),
        )

    def _set_text(self, pictures: Mapping[str, bytes], of: str = "") -> None:
        if self.entry is not None and of in ("", self.entry.id):
            look = self._desk.looks.now
            self.reading.show_markdown(self.entry.draft.text, look, pictures)
            self.reading.light(self._words, look)
