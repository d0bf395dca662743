# SPDX-License-Identifier: MIT
"""Taking in many entries at once, in one transaction and with few statements."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, insert, select

from journal_app.domain.entry import Entry
from journal_app.domain.template import Template
from journal_app.storage.entries import (
    LABELS,
    ROOM,
    known_ids,
    known_sources,
    label_rows,
    place,
    row_of,
    too_many_at,
)
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import entry_stage
from journal_app.storage.templates import stage_rows

_BATCH = 500


class Bulk:
    """Collects entries and writes them in batches; call ``finish`` before the transaction ends."""

    def __init__(self, connection: Connection, templates: Iterable[Template] = ()) -> None:
        self._connection = connection
        self._templates = {template.id: template for template in templates}
        self._stages: list[dict[str, Any]] = []
        self._ids = known_ids(connection)
        self._sources = known_sources(connection)
        self._last: dict[int, int] = {}
        for position in connection.scalars(select(entries.c.position).order_by(entries.c.position)):
            self._last[position // ROOM] = position
        self._entries: list[dict[str, Any]] = []
        self._labels: dict[str, list[dict[str, Any]]] = {table.name: [] for table in LABELS}

    def knows(self, entry_id: str | None, source: str | None) -> bool:
        """Whether an entry with that id or source key is in the journal, or was just added."""
        return source in self._sources or entry_id in self._ids

    def add(self, entry: Entry) -> None:
        """Take one more entry; raises InvalidValue where its minute is full."""
        first = place(entry.draft.day, entry.draft.time)
        position = self._last.get(first // ROOM, first - 1) + 1
        if position >= first + ROOM:
            raise too_many_at(entry.draft)
        self._last[first // ROOM] = position
        self._ids.add(entry.id)
        if entry.source:
            self._sources.add(entry.source)
        self._entries.append(row_of(entry) | {"position": position})
        for table, rows in label_rows(position, entry.draft):
            self._labels[table.name] += rows
        template = self._templates.get(entry.draft.template or "")
        self._stages += stage_rows(position, entry.draft.text, template)
        if len(self._entries) >= _BATCH:
            self.finish()

    def finish(self) -> None:
        """Write what is still waiting."""
        labels = [(table, self._labels[table.name]) for table in LABELS]
        for table, waiting in ((entries, self._entries), *labels, (entry_stage, self._stages)):
            if waiting:
                self._connection.execute(insert(table), waiting)
                waiting.clear()
