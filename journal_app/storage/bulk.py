# SPDX-License-Identifier: MIT
"""Taking in many entries at once, in one transaction and with few statements."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert, select

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

_BATCH = 500
_ORDER = (entries, *LABELS, entry_stage, entry_attachment, moved_in_entry)
"""Entries come first, for everything else refers to them."""


class Bulk:
    """Collects entries and writes them in batches; call ``finish`` before the transaction ends.

    ``batch`` names the import that they belong to.
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
        self._waiting: dict[Table, list[dict[str, Any]]] = {table: [] for table in _ORDER}

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
        waiting[entries].append(row_of(entry) | {"position": position})
        for table, rows in label_rows(position, entry.draft):
            waiting[table] += rows
        template = self._templates.get(entry.draft.template or "")
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
        if len(waiting[entries]) >= _BATCH:
            self.finish()

    def finish(self) -> None:
        """Write what is still waiting."""
        for table, rows in self._waiting.items():
            if rows:
                self._connection.execute(insert(table), rows)
                rows.clear()
