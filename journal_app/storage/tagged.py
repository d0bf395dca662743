# SPDX-License-Identifier: MIT
"""Entries that the leader gave themes, with their words, to learn from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from journal_app.storage.entries import labels_of
from journal_app.storage.schema import entry, entry_theme

_COLUMNS = (entry.c.position, entry.c.id, entry.c.title, entry.c.text, entry.c.trashed)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words and themes of an entry, and its place on the time line."""

    position: int
    entry: str
    title: str
    text: str
    themes: tuple[str, ...]


def newest(connection: Connection, before: int | None, most: int) -> list[Tagged]:
    """The newest entries with a theme that stand before a place, outside the trash."""
    wanted = select(*_COLUMNS).where(
        entry.c.trashed.is_(None), entry.c.position.in_(select(entry_theme.c.position))
    )
    if before is not None:
        wanted = wanted.where(entry.c.position < before)
    rows = connection.execute(wanted.order_by(entry.c.position.desc()).limit(most)).all()
    return _tagged(connection, rows)


def these(connection: Connection, ids: Collection[str]) -> list[Tagged]:
    """The entries with these ids; one that is in the trash counts as without themes."""
    rows = connection.execute(select(*_COLUMNS).where(entry.c.id.in_(ids))).all()
    return _tagged(connection, rows)


def _tagged(connection: Connection, rows: Sequence[Any]) -> list[Tagged]:
    themes = labels_of(connection, entry_theme, [row.position for row in rows])
    return [
        Tagged(
            row.position,
            row.id,
            row.title,
            row.text,
            themes.get(row.position, ()) if row.trashed is None else (),
        )
        for row in rows
    ]
