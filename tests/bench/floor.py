# SPDX-License-Identifier: MIT
"""The floor: the same work with the standard library's SQLite and nothing above it."""

import json
import sqlite3
from pathlib import Path

_SCHEMA = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, day TEXT, time TEXT, title TEXT, text TEXT, up_for_it INT, up_to_it INT
);
CREATE VIRTUAL TABLE fts USING fts5 (
    title, text, content='entry', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
"""
_ROW = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)"
_INDEX = "INSERT INTO fts (rowid, title, text) VALUES (?, ?, ?)"
_FOUND = """
SELECT entry.id, day, time, highlight(fts, 0, '[', ']'), snippet(fts, 1, '[', ']', '…', 24)
FROM fts JOIN entry ON entry.id = fts.rowid WHERE fts MATCH ? ORDER BY fts.rowid DESC LIMIT 50
"""
_PAGE = "SELECT id, day, time, title, substr(text, 1, 400) FROM entry ORDER BY id DESC LIMIT 50"


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the same promises to the disk as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in (
        "journal_mode = TRUNCATE",
        "synchronous = EXTRA",
        "secure_delete = ON",
        "foreign_keys = ON",
        "cache_size = -16000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {setting}")
    return connection


def fill(path: Path, lines: Path) -> int:
    """Read JSON lines and write them in one transaction; returns how many."""
    connection = connect(path)
    connection.executescript(_SCHEMA)
    connection.execute("BEGIN IMMEDIATE")
    number = 0
    with lines.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            one = json.loads(line)
            facts = (one["title"], one["text"], one["up_for_it"], one["up_to_it"])
            connection.execute(_ROW, (number, one["date"], one["time"], *facts))
            connection.execute(_INDEX, (number, one["title"], one["text"]))
    connection.execute("COMMIT")
    connection.close()
    return number


def search(connection: sqlite3.Connection, match: str) -> int:
    """The newest 50 hits with their snippets; returns how many."""
    return len(connection.execute(_FOUND, (match,)).fetchall())


def page(connection: sqlite3.Connection) -> int:
    """The newest 50 entries; returns how many."""
    return len(connection.execute(_PAGE).fetchall())


def save(connection: sqlite3.Connection, text: str) -> None:
    """Replace the newest entry's text and its index, durably."""
    connection.execute("BEGIN IMMEDIATE")
    row = connection.execute("SELECT max(id), title, text FROM entry").fetchone()
    connection.execute("INSERT INTO fts (fts, rowid, title, text) VALUES ('delete', ?, ?, ?)", row)
    connection.execute("UPDATE entry SET text = ? WHERE id = ?", (text, row[0]))
    connection.execute(_INDEX, (row[0], row[1], text))
    connection.execute("COMMIT")


def add(connection: sqlite3.Connection, title: str, text: str) -> None:
    """Add an entry and index it, durably."""
    connection.execute("BEGIN IMMEDIATE")
    number = connection.execute("SELECT max(id) + 1 FROM entry").fetchone()[0]
    connection.execute(_ROW, (number, "2026-11-23", "08:10", title, text, None, None))
    connection.execute(_INDEX, (number, title, text))
    connection.execute("COMMIT")
