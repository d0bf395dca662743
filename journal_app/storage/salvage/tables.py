# SPDX-License-Identifier: MIT
"""The tables of a journal as this version makes them, and what a row of each can hold."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.entry import replace_unstorable
from journal_app.domain.rating import RATINGS
from journal_app.storage.entries import ROOM, place
from journal_app.storage.migrations import STEPS
from journal_app.storage.salvage.btree import Value

SET_ASIDE = "set_aside"
_KINDS = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_JSON = {
    ("choice", "value"),
    ("revision", "rest"),
    ("own_template", "body"),
    ("summary_draft", "body"),
    ("share", "body"),
    ("reply", "body"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the type of its values, whether one may be left out, and what stands then."""

    name: str
    kind: type
    optional: bool
    default: Value = None


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names a row of another table; ``loose`` ones may lose it."""

    column: str
    parent: str
    to: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in the order of the file, its key, and what it refers to.

    ``place`` is where the row's number stands for a column, ``ordered`` whether it has such a
    number at all.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[int, ...]
    links: tuple[Link, ...]
    ordered: bool
    place: int | None

    @property
    def listed(self) -> str:
        """Its columns for a statement."""
        return ", ".join(one.name for one in self.columns)

    def key_of(self, row: tuple[Value, ...]) -> tuple[Value, ...]:
        """What tells a row from every other."""
        return tuple(row[one] for one in self.key)


@cache
def tables() -> tuple[Table, ...]:
    """Every table with something of the leader's in it, those first that others refer to."""
    made = dbapi2.connect(":memory:")
    try:
        for step in STEPS:
            for statement in step:
                made.execute(statement)
        named = made.execute(
            "SELECT name, sql FROM sqlite_master "
            "WHERE type = 'table' AND name NOT LIKE 'entry_fts%'"
        ).fetchall()
        found = {name: _table(made, name, sql) for name, sql in named}
    finally:
        made.close()
    # Before all others, for what is set aside now is numbered after it.
    ordered = [found.pop(SET_ASIDE)]
    while found:
        for name, one in list(found.items()):
            if not any(link.parent in found and link.parent != name for link in one.links):
                ordered.append(found.pop(name))
    return tuple(ordered)


def _table(made: Any, name: str, sql: str) -> Table:
    info = made.execute(f"PRAGMA table_info({name})").fetchall()
    ordered = "WITHOUT ROWID" not in sql.upper()
    key = tuple(row[0] for row in sorted(info, key=lambda row: row[5]) if row[5])
    numbered = ordered and len(key) == 1 and info[key[0]][2] == "INTEGER"
    columns = tuple(
        Column(
            row[1],
            _KINDS[row[2]],
            not (row[3] or row[5]),
            made.execute(f"SELECT {row[4] or 'NULL'}").fetchone()[0],
        )
        for row in info
    )
    links = tuple(
        Link(row[3], row[2], row[4], row[6] == "SET NULL")
        for row in made.execute(f"PRAGMA foreign_key_list({name})")
    )
    if name == "entry":
        return Table(name, columns, (1,), links, ordered, 0)
    return Table(name, columns, key, links, ordered, key[0] if numbered else None)


def is_sound(table: Table, row: tuple[Value, ...]) -> bool:
    """Whether a row is one that this program could have written."""
    if len(row) != len(table.columns):
        return False
    for column, value in zip(table.columns, row, strict=True):
        if value is None:
            if not column.optional:
                return False
        elif type(value) is not column.kind or (
            isinstance(value, str) and replace_unstorable(value) != value
        ):
            return False
    named = {column.name: value for column, value in zip(table.columns, row, strict=True)}
    try:
        return _is_ours(table.name, named)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def _is_ours(name: str, row: dict[str, Any]) -> bool:
    if "day" in row:
        date.fromisoformat(row["day"])
    if any(row.get(one) is not None and not 0 <= row[one] <= 10 for one in RATINGS):
        return False
    for column, value in row.items():
        if (name, column) in _JSON:
            json.loads(value)
    if name == "entry":
        at = time.fromisoformat(row["time"]) if row["time"] else None
        first = place(date.fromisoformat(row["day"]), at)
        return first <= int(row["position"]) < first + ROOM
    if name == "attachment_bytes":
        return str(row["hash"]) == hashlib.sha256(row["bytes"]).hexdigest()
    return True
