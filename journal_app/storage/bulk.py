# SPDX-License-Identifier: MIT
"""Taking in many entries at once, in one transaction and with few statements."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, select

from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.template import Template
from journal_app.storage.entries import (
    LABELS,
    ROOM,
    instant,
    known_ids,
    known_sources,
    label_rows,
    place,
    row_of,
    too_many_at,
)
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import entry_attachment, entry_stage, moved_in_entry
from journal_app.storage.templates import stage_rows

_BATCH, _MOST_LETTERS = 2_000, 8_000_000
"""Entries, and letters of their texts, that are written together."""
_FIND_TRIGGER = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'entry_found'"
_INDEX = """
INSERT INTO entry_fts (rowid, title, text)
SELECT position, title, text FROM searchable
WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position
"""
_COLLECT = "INSERT INTO entry_fts (entry_fts, rank) VALUES ('hashsize', ?)"
_MUCH, _USUAL = 16_000_000, 1_048_576
"""Bytes that FTS5 collects before it writes a piece of its index; the second is its own default."""
_ORDER = (entries, *LABELS, entry_stage, entry_attachment, moved_in_entry)
"""Entries come first, for everything else refers to them."""


class Bulk:
    """Collects entries and writes them in batches; ``finish`` ends it, in the same transaction.

    ``batch`` names the import that they belong to. The search index is filled by statements of
    our own: by its trigger, SQLite makes a savepoint for each entry and FTS5 writes what it has
    collected at each, which more than doubles the time. One statement takes a whole batch, in a
    thread beside: SQLite needs no Python for it, so that the next batch is read meanwhile. Whoever
    else uses the connection calls ``settle`` first, and whoever made this calls ``close``.
    """

    def __init__(
        self, connection: Connection, templates: Iterable[Template] = (), batch: str = ""
    ) -> None:
        self._connection = connection
        self._templates = {template.id: template for template in templates}
        self._batch = batch
        self._ids = known_ids(connection)
        self._sources = known_sources(connection)
        self._last: dict[int, int] = {}
        for position in connection.scalars(select(entries.c.position).order_by(entries.c.position)):
            self._last[position // ROOM] = position
        self._trigger: str = connection.exec_driver_sql(_FIND_TRIGGER).scalar_one()
        connection.exec_driver_sql("DROP TRIGGER entry_found")
        connection.exec_driver_sql(_COLLECT, (_MUCH,))
        self._waiting: dict[Table, list[dict[str, Any]]] = {table: [] for table in _ORDER}
        self._letters = 0
        self._beside = ThreadPoolExecutor(1, "index")
        self._indexing: Future[object] | None = None

    def knows(self, entry_id: str | None, source: str | None) -> bool:
        """Whether an entry with that id or source key is in the journal, or was just added."""
        return source in self._sources or entry_id in self._ids

    def add(self, entry: Entry, files: Sequence[Attachment] = ()) -> None:
        """Take one more entry with its files, whose bytes are here already.

        Raises InvalidValue where its minute is full.
        """
        first = place(entry.draft.day, entry.draft.time)
        position = self._last.get(first // ROOM, first - 1) + 1
        if position >= first + ROOM:
            raise too_many_at(entry.draft)
        self._last[first // ROOM] = position
        self._ids.add(entry.id)
        if entry.source:
            self._sources.add(entry.source)
        waiting = self._waiting
        row = row_of(entry)
        row["position"] = position
        waiting[entries].append(row)
        if entry.draft.themes or entry.draft.tags or entry.draft.marks:
            for table, rows in label_rows(position, entry.draft):
                waiting[table] += rows
        if entry.draft.template:
            template = self._templates.get(entry.draft.template)
            waiting[entry_stage] += stage_rows(position, entry.draft.text, template)
        waiting[entry_attachment] += [
            {"entry": entry.id, "hash": one.hash, "name": one.name, "rank": rank}
            for rank, one in enumerate(files)
        ]
        if self._batch:
            waiting[moved_in_entry].append(
                {
                    "moved_in": self._batch,
                    "entry": entry.id,
                    "changed": instant(entry.changed),
                    "files": len(files),
                }
            )
        self._letters += len(entry.draft.text)
        if len(waiting[entries]) >= _BATCH or self._letters >= _MOST_LETTERS:
            self._write()

    def settle(self) -> None:
        """Wait until the connection is free for others; raises what went wrong beside."""
        if self._indexing is not None:
            self._indexing.result()
            self._indexing = None

    def close(self) -> None:
        """Wait for the thread and end it; what it did stays in the hands of the transaction."""
        self._beside.shutdown()

    def finish(self) -> None:
        """Write what is still waiting, and let the search index look after itself again."""
        self._write()
        self.settle()
        self._connection.exec_driver_sql(_COLLECT, (_USUAL,))
        self._connection.exec_driver_sql(self._trigger)

    def _write(self) -> None:
        found = [row["position"] for row in self._waiting[entries] if row["trashed"] is None]
        self.settle()
        for table, rows in self._waiting.items():
            if rows:
                self._insert(table, rows)
                rows.clear()
        self._letters = 0
        if found:
            self._indexing = self._beside.submit(
                self._connection.exec_driver_sql, _INDEX, (json.dumps(found),)
            )

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        # To bind None takes as long as three texts, so what all leave out is left out. Rows of
        # a table are all made alike, so the first one names the columns.
        names = [name for name in rows[0] if any(row[name] is not None for row in rows)]
        self._connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            list(map(itemgetter(*names), rows)),
        )
