# SPDX-License-Identifier: MIT
"""A new journal of what was found in a damaged one, and what a copy has of the rest."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.storage.migrations import APPLICATION_ID, COPIES, STEPS
from journal_app.storage.salvage.btree import Missing, Value
from journal_app.storage.salvage.finding import Found, Whole
from journal_app.storage.salvage.tables import SET_ASIDE, Table, is_sound, tables

_WORDS = {"entry": ("changed", ("title", "text")), "revision": ("made", ("title", "text"))}
"""Tables whose words a plain file can't prove: what stood at the same instant must be the same."""


@dataclass(slots=True)
class Tally:
    """What became of the rows, of entries and of everything else together.

    ``lost`` counts those that the journal is known to have had.
    """

    entries: int = 0
    saved: int = 0
    aside: int = 0
    brought: int = 0
    entries_brought: int = 0
    lost: int = 0
    entries_lost: int = 0


def fill(made: Any, found: Mapping[str, Found], copy: Any | None, now: datetime) -> Tally:
    """Make today's tables through the bare connection ``made`` and fill them, all in one go.

    ``copy`` is a connection to a proved copy of today's version, or None.
    """
    tally, instant = Tally(), int(now.astimezone(UTC).timestamp() * 1_000_000)
    made.execute("PRAGMA foreign_keys = OFF")
    made.execute("BEGIN IMMEDIATE")
    for step in STEPS:
        for statement in step:
            made.execute(statement)
    made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    made.execute(f"PRAGMA user_version = {len(STEPS)}")
    # What a new journal is given goes: the damaged one says which journal it is.
    made.execute("DELETE FROM meta")
    for table in tables():
        one = found[table.name]
        older = _rows_of(copy, table) if one.broken and copy is not None else {}
        _fill_table(made, table, one, older, tally, instant)
    for table in tables():
        _mend_links(made, table, tally, instant)
    if made.execute("SELECT 1 FROM meta WHERE key = 'id'").fetchone() is None:
        made.execute(COPIES[0])
    _count(made, found, tally)
    made.execute("COMMIT")
    return tally


def _fill_table(
    made: Any, table: Table, one: Found, older: dict[Whole, Whole], tally: Tally, instant: int
) -> None:
    doubtful = [key for key, row in one.whole.items() if _contradicts(table, row, older.get(key))]
    for key in doubtful:
        _put_aside(made, table, one.whole.pop(key), "the words are not those of the copy", instant)
    stray = one.alive is not None and len(table.key) == 1
    for key, row in one.whole.items():
        if not (stray and one.alive is not None and key[0] not in one.alive):
            tally.saved += _insert(made, table, row)
    tally.aside += len(doubtful)
    for row in one.parts:
        _put_aside(made, table, row, "only a part could be read", instant)
        tally.aside += 1
    for key, row in older.items():
        if one.alive is not None and key[0] not in one.alive:
            continue  # Deleted for good since the copy was made.
        came = _insert(made, table, row)
        tally.brought += came
        tally.entries_brought += came if table.name == "entry" else 0


def _contradicts(table: Table, row: Whole, older: Whole | None) -> bool:
    if older is None or table.name not in _WORDS:
        return False
    at, words = _WORDS[table.name]
    names = [column.name for column in table.columns]
    if row[names.index(at)] != older[names.index(at)]:
        return False
    return any(row[names.index(one)] != older[names.index(one)] for one in words)


def _insert(made: Any, table: Table, row: Sequence[Value]) -> int:
    places = ", ".join("?" * len(row))
    try:
        done = made.execute(
            f"INSERT OR IGNORE INTO {table.name} ({table.listed}) VALUES ({places})", row
        )
    except dbapi2.Error:
        return 0
    return int(done.rowcount)


def _put_aside(made: Any, table: Table, row: Sequence[Value], why: str, instant: int) -> None:
    named = {column.name: _told(value) for column, value in zip(table.columns, row, strict=True)}
    found = {name: value for name, value in named.items() if value is not None}
    made.execute(
        f"INSERT INTO {SET_ASIDE} (made, source, why, found) VALUES (?, ?, ?, ?)",
        (instant, table.name, why, json.dumps(found, ensure_ascii=False)),
    )


def _told(value: Value) -> str | int | None:
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Missing) or value is None:
        return None
    return value if isinstance(value, int) else str(value).replace("\x00", "\ufffd")


def _rows_of(copy: Any, table: Table) -> dict[Whole, Whole]:
    rows = copy.execute(f"SELECT {table.listed} FROM {table.name}").fetchall()
    return {table.key_of(row): tuple(row) for row in rows if is_sound(table, tuple(row))}


def _mend_links(made: Any, table: Table, tally: Tally, instant: int) -> None:
    """A row that refers to one that is gone loses the link, or is set aside with its owner."""
    for link in table.links:
        gone = (
            f"{link.column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {link.parent} "
            f"WHERE {link.parent}.{link.to} = {table.name}.{link.column})"
        )
        if link.loose:
            made.execute(f"UPDATE {table.name} SET {link.column} = NULL WHERE {gone}")
            continue
        rows = made.execute(f"SELECT {table.listed} FROM {table.name} WHERE {gone}").fetchall()
        for row in rows:
            _put_aside(made, table, tuple(row), "what it belongs to is gone", instant)
        made.execute(f"DELETE FROM {table.name} WHERE {gone}")
        tally.aside += len(rows)
        tally.saved -= len(rows)


def _count(made: Any, found: Mapping[str, Found], tally: Tally) -> None:
    (here,) = made.execute("SELECT count(*) FROM entry").fetchone()
    tally.entries = int(here) - tally.entries_brought
    for table in tables():
        alive = found[table.name].alive
        if alive is None:
            continue
        named = table.columns[table.key[0]].name
        present = {row[0] for row in made.execute(f"SELECT {named} FROM {table.name}")}
        tally.lost += len(alive - present)
        tally.entries_lost += len(alive - present) if table.name == "entry" else 0
