# SPDX-License-Identifier: MIT
"""Bringing a journal up to date: a copy first, all steps or none, and tables as they are told."""

import sqlite3
from datetime import UTC
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entry import Draft, Entry
from journal_app.storage import entries
from journal_app.storage.backup import FOLDER
from journal_app.storage.database import open_journal
from journal_app.storage.migrations import STEPS
from journal_app.storage.schema import metadata
from tests.conftest import NOW

NEXT = ("ALTER TABLE entry ADD COLUMN reach TEXT", "UPDATE entry SET reach = 'run'")


def journal_with_an_entry(path: Path) -> None:
    """A journal of today's version with one entry."""
    journal = open_journal(path, NOW)
    now = NOW.astimezone(UTC)
    with journal.write() as connection:
        entries.add(connection, Entry("e1", Draft(day=NOW.date(), text="words"), now, now, "s"))
    journal.close()


def test_a_next_step_runs_after_a_copy_was_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal_with_an_entry(path)
    journal = open_journal(path, NOW, steps=(*STEPS, NEXT))
    with journal.read() as connection:
        assert connection.exec_driver_sql("SELECT reach FROM entry").scalar_one() == "run"
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    assert version == len(STEPS) + 1
    journal.close()
    (copy,) = (tmp_path / FOLDER).iterdir()
    assert copy.suffix == ".journal"
    old = sqlite3.connect(copy)
    assert old.execute("SELECT text FROM entry").fetchall() == [("words",)]
    assert old.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    old.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal_with_an_entry(path)
    before = list(sqlite3.connect(path).iterdump())
    with pytest.raises(DBAPIError):
        open_journal(path, NOW, steps=(*STEPS, (*NEXT, "NOT SQL")))
    assert list(sqlite3.connect(path).iterdump()) == before
    open_journal(path, NOW).close()


def test_an_older_journal_is_not_changed_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal_with_an_entry(path)
    before = path.read_bytes()
    with pytest.raises(Exception, match="older version"):
        open_journal(path, NOW, read_only=True, steps=(*STEPS, NEXT))
    assert path.read_bytes() == before


def test_the_tables_for_statements_are_the_tables_in_the_file(tmp_path: Path) -> None:
    open_journal(tmp_path / "a.journal", NOW).close()
    plain = sqlite3.connect(tmp_path / "a.journal")
    for table in metadata.tables.values():
        told = {(column.name, str(column.type), column.primary_key) for column in table.columns}
        found = {
            (name, kind, bool(key))
            for _, name, kind, _, _, key in plain.execute(f"PRAGMA table_info({table.name})")
        }
        assert told == found, table.name
    plain.close()
