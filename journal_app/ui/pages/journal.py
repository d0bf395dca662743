# SPDX-License-Identifier: MIT
"""Journal: every entry, newest first; found again by words and filters; read, moved, mended."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from journal_app import plugins
from journal_app.domain.changes import Changes
from journal_app.domain.entry import Entry, replace_unstorable
from journal_app.domain.listing import Listed
from journal_app.domain.query import Query, parse
from journal_app.services import finding, writing
from journal_app.services.finding import Found
from journal_app.ui import reading
from journal_app.ui.desk import Desk, Page, PageKind, Part, PartKind
from journal_app.ui.dialogs.period import PeriodDialog
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.entry_list import EntryList
from journal_app.ui.widgets.filters import Filters
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.reading_pane import ReadingPane
from journal_app.ui.words import clock, long_day, number

_PAUSE = 40
"""Milliseconds after a key until the search runs."""


class JournalPage(Page):
    """A search box and filters above a list; beside it the chosen entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entry: Entry | None = None
        self._wanted = ""
        self._stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._build()
        desk.looks.changed.connect(self._look_changed)
        for keys, does in (
            (QKeySequence.StandardKey.Delete, self._trash_or_restore),
            (QKeySequence("Ctrl+E"), self._edit),
        ):
            QShortcut(keys, self.list, does, context=Qt.ShortcutContext.WidgetShortcut)

    # -- what the window asks ---------------------------------------------------------------

    def arrive(self, entry_id: str) -> None:
        """Show the list as it is now; choose an entry, or begin to search for "find"."""
        if entry_id == "find":
            self.search.setFocus()
            self.search.selectAll()
        elif entry_id:
            self.search.clear()
            self.filters.clear()
            self._wanted = entry_id
            self._stale = True
        if self._stale:
            self.refresh()
        if entry_id != "find":
            self.list.setFocus()

    def take_changes(self, changes: Changes) -> None:
        """The list may look different now."""
        for part in self.parts.values():
            part.take_changes(changes)
        if not changes.of_entries:
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        session = self._desk.session
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr('Search: words, "phrases", begin*'))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._to_list)
        self.filters = Filters(session.pack, session.today)
        self.filters.changed.connect(self.refresh)
        self.filters.period_wanted.connect(self._ask_period)
        self.list = EntryList(self._load, self._desk.looks.now, session.pack.theme_names())
        self.list.picked.connect(self._read)
        self.list.opened.connect(lambda entry_id: self._desk.routes.go("write", entry_id))
        self.count = label("", "small")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 20, 12, 12)
        column.setSpacing(8)
        for part in (self.search, self.filters, self.count):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self._reading_side())
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 7)
        splitter.setSizes([440, 620])
        splitter.setChildrenCollapsible(False)
        self.banner = Banner()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(splitter, 1)

    def _reading_side(self) -> QWidget:
        self._day = label("", "quiet")
        self._title = label("", "title")
        self._labels = label("", "small")
        self._prompt = label("", "quiet")
        self.reading = ReadingPane()
        self._edit_button = button(self.tr("Edit"), self._edit, tip="Ctrl+E")
        self._edit_button.setAccessibleName(self.tr("Edit this entry"))
        self._trash_button = button("", self._trash_or_restore)
        self._empty = label("", "quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(self._day, 1)
        head.addWidget(self._edit_button)
        head.addWidget(self._trash_button)
        right = QWidget()
        right.setMinimumWidth(320)
        column = QVBoxLayout(right)
        column.setContentsMargins(28, 20, 28, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self._title, self._labels, self._prompt):
            column.addWidget(part)
        column.addWidget(self.reading, 1)
        self.parts: dict[str, Part] = {}
        found: dict[str, PartKind] = plugins.discover(reading, "PART")  # type: ignore[assignment]
        for name, kind in sorted(found.items(), key=lambda item: item[1].order):
            self.parts[name] = kind.make(self._desk)
            column.addWidget(self.parts[name])
        column.addWidget(self._empty, 1)
        self._show_entry(None)
        return right

    # -- finding ----------------------------------------------------------------------------

    def query(self) -> Query:
        """What is looked for: the words typed and the filters beside them."""
        typed = parse(replace_unstorable(self.search.text()))
        if not self.search.text().endswith((" ", '"')):
            typed = typed.typing()
        filters = self.filters.query()
        return replace(
            typed,
            themes=typed.themes + filters.themes,
            tags=typed.tags + filters.tags,
            start=filters.start or typed.start,
            end=filters.end or typed.end,
            rated=typed.rated if filters.rated is None else filters.rated,
            trashed=typed.trashed or filters.trashed,
        )

    def _ask_period(self) -> None:
        today, shown = self._desk.session.today, self.filters.query()
        dialog = PeriodDialog(self, shown.start or today - timedelta(days=90), shown.end or today)
        if dialog.exec():
            self.filters.set_period(*dialog.answer())

    def refresh(self) -> None:
        """Run the query: its first rows at once, then where all the others stand."""
        self._pause.stop()
        self._stale = False
        query, session = self.query(), self._desk.session
        row = self.list.current()
        if row is not None and not self._wanted:
            self._wanted = row.id
        self._desk.tasks.latest(
            "journal.first",
            READ,
            lambda: finding.first(session, query),
            lambda found: self._show_first(query, found),
        )

    def _show_first(self, query: Query, found: Found) -> None:
        positions = array("q", (row.position for row in found.rows))
        if not found.more:
            self._show_all(query, positions, found.rows)
            return
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.all",
            READ,
            lambda: finding.all_positions(session, query),
            lambda every: self._show_all(query, every, found.rows),
        )
        self.list.entries.show(query, positions, found.rows)
        if not self._wanted:
            self.list.choose(0)

    def _show_all(self, query: Query, positions: Sequence[int], first: Sequence[Listed]) -> None:
        self.list.entries.show(query, positions, first)
        self._say_count(query, len(positions))
        row = next((n for n, one in enumerate(first) if one.id == self._wanted), -1)
        if self._wanted and row < 0:
            self._choose_far(self._wanted)
        else:
            self._choose(max(row, 0))
        if not positions:
            self._show_entry(None)
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.tags", READ, lambda: finding.tags(session), self.filters.know_tags
        )

    def _choose_far(self, entry_id: str) -> None:
        """Choose an entry that is not among the first rows; it stays wanted until it is found."""
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.far",
            READ,
            lambda: finding.position(session, entry_id),
            lambda place: self._choose(max(self.list.entries.row_of(place), 0)),
            lambda _: self._choose(0),
        )

    def _choose(self, row: int) -> None:
        self._wanted = ""
        self.list.choose(row)

    def _load(self, query: Query, at: Sequence[int], then: Callable[[list[Listed]], None]) -> None:
        session = self._desk.session
        self._desk.tasks.run(READ, lambda: finding.rows(session, query, at), then)

    def _say_count(self, query: Query, count: int) -> None:
        looking = bool(query.terms) or query.has_filters
        if query.trashed:
            text = self.tr("{count} in the trash")
        elif looking:
            text = self.tr("{count} found") if count != 1 else self.tr("{count} entry found")
        else:
            text = self.tr("{count} entries") if count != 1 else self.tr("{count} entry")
        self.count.setText(text.format(count=number(count)))
        if count == 0:
            self._empty.setText(self._nothing(query, looking))

    def _nothing(self, query: Query, looking: bool) -> str:
        if query.trashed:
            return self.tr("The trash is empty.")
        if looking:
            return self.tr("Nothing matches. Try fewer words, or the beginning of one.")
        return self.tr("No entries yet. Press Ctrl+N to write the first.")

    # -- reading ----------------------------------------------------------------------------

    def _read(self, entry_id: str) -> None:
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.read", READ, lambda: writing.read(session, entry_id), self._show_entry
        )

    def _show_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        for under in self.parts.values():
            under.show_entry(entry)
        for part in (
            self._title,
            self._labels,
            self.reading,
            self._edit_button,
            self._trash_button,
        ):
            part.setVisible(entry is not None)
        self._empty.setVisible(entry is None)
        self._day.setText("")
        self._prompt.hide()
        if entry is None:
            return
        draft, pack = entry.draft, self._desk.session.pack
        at = f", {clock(draft.time)}" if draft.time else ""
        self._day.setText(f"{long_day(draft.day)}{at}")
        self._title.setText(entry.heading or self.tr("No words yet"))
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
        self._title.setVisible(bool(draft.title) or not draft.text)
        self._show_text(draft.text)
        trashed = entry.trashed is not None
        self._trash_button.setText(self.tr("Bring back") if trashed else self.tr("Move to trash"))
        self._trash_button.setEnabled(not self._desk.session.read_only)
        self._edit_button.setEnabled(not trashed)

    def _edit(self) -> None:
        if self._entry is not None and self._entry.trashed is None:
            self._desk.routes.go("write", self._entry.id)

    def _trash_or_restore(self) -> None:
        entry = self._entry
        if entry is None or self._desk.session.read_only:
            return
        if entry.trashed is not None:
            self._move(entry.id, back=True)
            return
        self._move(entry.id, back=False)
        self.banner.say(
            self.tr("“{title}” is in the trash.").format(title=entry.heading),
            self.tr("Bring it back"),
            lambda: self._move(entry.id, back=True),
        )

    def _move(self, entry_id: str, *, back: bool) -> None:
        session = self._desk.session
        move = writing.restore if back else writing.trash
        if back:
            self.banner.hush()
        self._desk.tasks.run(WRITE, lambda: move(session, [entry_id]), self._desk.tasks.announce)

    def _to_list(self) -> None:
        self.refresh()
        self.list.setFocus()

    def _look_changed(self) -> None:
        self.list.use(self._desk.looks.now)
        if self._entry is not None:
            self._show_text(self._entry.draft.text)

    def _show_text(self, text: str) -> None:
        look = self._desk.looks.now
        self.reading.show_markdown(text, look)
        self.reading.light([term.text for term in self.query().terms], look)


PAGE = PageKind("journal", 2, "Journal", "notebook-outline", "Ctrl+2", JournalPage)
