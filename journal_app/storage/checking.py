# SPDX-License-Identifier: MIT
"""Everything about a journal that can be verified, from the bytes on the disk to our own rules."""

from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.storage.salvage.tables import is_sound, tables

_MOST = 100
_SEARCH = "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, counted; all zero for a journal that is whole."""

    pages: int = 0
    structure: int = 0
    links: int = 0
    search: bool = False
    values: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return self == Findings()


def examine(connection: Any, *, protected: bool) -> Findings:
    """Examine a journal through a bare connection that may write. Never raises for damage."""
    pages = _count(connection, "PRAGMA cipher_integrity_check") if protected else 0
    structure = [
        row for row in _rows(connection, f"PRAGMA integrity_check({_MOST})") if row != ("ok",)
    ]
    links = _count(connection, "PRAGMA foreign_key_check")
    values = _values(connection)
    return Findings(pages, len(structure), links, not _search_is_right(connection), values)


def _rows(connection: Any, statement: str) -> list[tuple[object, ...]]:
    try:
        return [tuple(row) for row in connection.execute(statement)]
    except (dbapi2.Error, UnicodeDecodeError) as problem:
        return [(type(problem).__name__,)]


def _count(connection: Any, statement: str) -> int:
    return len(_rows(connection, statement))


def _search_is_right(connection: Any) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute(
                "INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)"
            )
        finally:
            connection.execute("ROLLBACK")
    except (dbapi2.Error, UnicodeDecodeError) as problem:
        # Where nothing may be written, or somebody else writes, it can't be asked.
        name = str(getattr(problem, "sqlite_errorname", ""))
        return name.startswith(("SQLITE_READONLY", "SQLITE_BUSY"))
    return True


def _values(connection: Any) -> int:
    """How many rows hold what no row of ours can hold."""
    wrong = 0
    for table in tables():
        try:
            for row in connection.execute(f"SELECT {table.listed} FROM {table.name}"):
                wrong += not is_sound(table, tuple(row))
        except (dbapi2.Error, UnicodeDecodeError):
            wrong += 1
    return wrong
