# SPDX-License-Identifier: MIT
"""Journal: every entry, newest first; found again by words and filters; read, moved, mended."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from journal_app.domain.changes import Changes
from journal_app.domain.day_words import without_days
from journal_app.domain.entry import Entry, replace_unstorable
from journal_app.domain.listing import Listed
from journal_app.domain.period import Period
from journal_app.domain.query import Query, parse
from journal_app.services import finding, writing
from journal_app.services.finding import Found
from journal_app.ui.calendar import Calendar
from journal_app.ui.desk import Desk, Page, PageKind
from journal_app.ui.entry_filters import EntryFilters
from journal_app.ui.on_this_day import OnThisDay
from journal_app.ui.reading_side import ReadingSide
from journal_app.ui.saved_searches import SavedSearches
from journal_app.ui.tasks import READ, WRITE
from journal_app.ui.trash_bar import TrashBar
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.entry_list import EntryList
from journal_app.ui.widgets.parts import label
from journal_app.ui.words import number

_PAUSE = 40
"""Milliseconds after a key until the search runs."""


class JournalPage(Page):
    """A search box and filters above a list; beside it the chosen entry."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ""
        self._stale = True
        self._whole = True
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
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+S"), self, self.kept.keep, context=inside)

    # -- what the window asks ---------------------------------------------------------------

    def arrive(self, entry_id: str) -> None:
        """Show the list as it is now; choose an entry, begin to search for "find", or search.

        What is to be looked for stands after "search:", in the words of the search box.
        """
        if entry_id == "find":
            self.search.setFocus()
            self.search.selectAll()
        elif entry_id.startswith("search:"):
            self.search_for(entry_id.removeprefix("search:"))
        elif entry_id:
            self.search.clear()
            self.filters.clear()
            self._wanted = entry_id
            self._stale = True
        if self._stale:
            self.refresh()
        else:
            self.filters.learn()
        if entry_id != "find":
            self.list.setFocus()

    def search_for(self, text: str) -> None:
        """Look for this, as if it were typed, with no filter beside it."""
        self.filters.clear()
        self.search.setText(text)
        self._stale = True

    def entry_in_front(self) -> str:
        """The entry that is read."""
        return self._entry.id if self._entry is not None else ""

    def take_changes(self, changes: Changes) -> None:
        """The list may look different now."""
        self.side.take_changes(changes)
        self.filters.take_changes(changes)
        if not changes.of_entries:
            return
        self._stale = True
        if self.isVisible():
            self.refresh()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr('Search: words, "phrases", begin*'))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda: self._pause.start())
        self.search.returnPressed.connect(self._to_list)
        self.filters = EntryFilters(self._desk)
        self.filters.changed.connect(self.refresh)
        self.kept = SavedSearches(self._desk, lambda: self.query(typing=False))
        self.kept.chosen.connect(self.look_for)
        self.search.installEventFilter(self)
        self._build_list()
        self.side = ReadingSide(self._desk)
        self.side.edit_wanted.connect(self._edit)
        self.side.move_wanted.connect(self._trash_or_restore)
        self.reading, self.parts = self.side.reading, self.side.parts
        self._title, self._day, self._empty = self.side.title, self.side.day, self.side.empty
        self.banner = Banner()
        self._lay_out()

    def _build_list(self) -> None:
        session = self._desk.session
        self.list = EntryList(self._load, self._desk.looks.now, session.pack.theme_names())
        self.list.picked.connect(self._read)
        self.list.opened.connect(lambda entry_id: self._desk.routes.go("write", entry_id))
        self.count = label("", "small")
        self.calendar = Calendar(self._desk)
        self.calendar.picked.connect(self._show_days)
        self.trash_bar = TrashBar(self._desk)
        self.on_this_day = OnThisDay(self._desk)
        self.on_this_day.chosen.connect(self.arrive)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 20, 12, 12)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.kept)
        column.addLayout(top)
        column.addWidget(self.filters)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.calendar.opener)
        column.addLayout(line)
        for part in (self.calendar, self.trash_bar, self.on_this_day):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self.side)
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 7)
        splitter.setSizes([440, 620])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(splitter, 1)

    # -- finding ----------------------------------------------------------------------------

    def look_for(self, query: Query) -> None:
        """Look for this: its words in the box, its filters beside it."""
        self.search.setText(Query(terms=query.terms).as_text() + (" " if query.terms else ""))
        self.filters.set_query(query)
        self.refresh()

    def query(self, *, typing: bool = True) -> Query:
        """What is looked for: the words typed and the filters beside them.

        While ``typing``, the last word counts as the beginning of one.
        """
        typed = parse(replace_unstorable(self.search.text()))
        if typing and not self.search.text().endswith((" ", '"')):
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
            facets=tuple(sorted({*typed.facets, *filters.facets})),
            sort=typed.sort if filters.sort == "date" else filters.sort,
        )

    def looked_for(self) -> Query:
        """What is looked for, each word as it stands."""
        return self.query(typing=False)

    def _show_days(self, days: Period) -> None:
        """The days picked in the calendar stand in the place of any others looked for."""
        self.search.setText(without_days(self.search.text()))
        if days.start and days.end:
            self.filters.set_period(days.start, days.end)

    def refresh(self) -> None:
        """Run the query: its first rows at once, then where all the others stand."""
        self._pause.stop()
        self._stale = False
        query, session = self.query(), self._desk.session
        self.calendar.look(query.start, query.end)
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
        self._whole = False
        self._replace_rows(query, positions, found.rows)
        if not self._wanted:
            self.list.choose(0)

    def _show_all(self, query: Query, positions: Sequence[int], first: Sequence[Listed]) -> None:
        self._whole = True
        self._replace_rows(query, positions, first)
        self._say_count(query, len(positions))
        row = next((n for n, one in enumerate(first) if one.id == self._wanted), -1)
        if row >= 0:
            self.list.choose(row)
        elif self._wanted:
            self._choose_far(self._wanted)
        else:
            self._choose_newest()
        if not positions:
            self._show_entry(None)
        self.filters.learn()

    def _replace_rows(
        self, query: Query, positions: Sequence[int], first: Sequence[Listed]
    ) -> None:
        """Show another answer; what is chosen at this moment is wanted in it too."""
        row = self.list.current()
        if row is not None and not self._wanted:
            self._wanted = row.id
        self.list.entries.show(query, positions, first)

    def _choose_far(self, entry_id: str) -> None:
        """Choose an entry that is not among the first rows."""
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.far",
            READ,
            lambda: finding.position(session, entry_id),
            self._choose_at,
            lambda _: self._choose_newest(),
        )

    def _choose_at(self, place: int) -> None:
        row = self.list.entries.row_of(place)
        # While only the first rows of a newer answer are here, the others are still to come.
        if row >= 0:
            self.list.choose(row)
        elif self._whole:
            self._choose_newest()

    def _choose_newest(self) -> None:
        self._wanted = ""
        self.list.choose(0)

    def _load(self, query: Query, at: Sequence[int], then: Callable[[list[Listed]], None]) -> None:
        session = self._desk.session
        self._desk.tasks.run(READ, lambda: finding.rows(session, query, at), then)

    def _say_count(self, query: Query, count: int) -> None:
        looking = query.narrows
        self.trash_bar.show_for(trashed=query.trashed)
        self.on_this_day.show_for(quiet=not looking and not query.trashed)
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

    @property
    def _entry(self) -> Entry | None:
        return self.side.entry

    def _read(self, entry_id: str) -> None:
        # Only now: a row that is chosen may still be on its way when the list is asked anew, and
        # a list that comes to the front chooses its first row by itself.
        if entry_id == self._wanted:
            self._wanted = ""
        session = self._desk.session
        self._desk.tasks.latest(
            "journal.read", READ, lambda: writing.read(session, entry_id), self._show_entry
        )

    def _show_entry(self, entry: Entry | None) -> None:
        self.side.show_entry(entry, [term.text for term in self.query().terms])

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in an empty search box takes the last filter away."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.search.text()
        ):
            self.filters.take_last()
            return True
        return super().eventFilter(watched, event)

    def _to_list(self) -> None:
        typed = parse(replace_unstorable(self.search.text()))
        if typed.has_filters or typed.trashed or typed.sort != "date":
            self.look_for(self.query(typing=False))
        self.refresh()
        self.list.setFocus()

    def _look_changed(self) -> None:
        self.list.use(self._desk.looks.now)


PAGE = PageKind("journal", 2, "Journal", "notebook-outline", "Ctrl+2", JournalPage)
