# SPDX-License-Identifier: MIT
"""Bringing a journal up to date: a copy first, all steps or none, and tables as they are told."""

import sqlite3
from datetime import UTC
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.query import Query, parse
from journal_app.storage import entries, search
from journal_app.storage.backup import FOLDER
from journal_app.storage.migrations import STEPS
from journal_app.storage.opening import open_journal
from journal_app.storage.schema import metadata
from tests.conftest import NOW

NEXT = ("ALTER TABLE entry ADD COLUMN weather TEXT", "UPDATE entry SET weather = 'run'")


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
        assert connection.exec_driver_sql("SELECT weather FROM entry").scalar_one() == "run"
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


RELEASED = sorted((Path(__file__).parents[1] / "journals").glob("*.journal"))


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_journal_of_every_released_version_opens_with_all_its_words(
    released: Path, tmp_path: Path
) -> None:
    path = tmp_path / "Old.journal"
    path.write_bytes(released.read_bytes())
    journal = open_journal(path, NOW)
    with journal.read() as connection:
        drafts = [entry.draft for entry in entries.every(connection)]
        assert search.count(connection, Query(trashed=True)) == 1
        assert search.count(connection, parse('"shared record"')) == 1
    assert [draft.day.isoformat() for draft in drafts] == ["2026-10-01", "2026-10-02"]
    assert drafts[0].themes == ("perseverance", "gap")
    assert drafts[0].tags == ("record",)
    assert (drafts[0].up_for_it, drafts[0].up_to_it) == (7, 4)
    assert (drafts[0].prompt, drafts[0].template) == ("perseverance-01", "the-crossing")
    assert (drafts[1].up_for_it, drafts[1].up_to_it, drafts[1].marks) == (0, None, ())
    with journal.write() as connection:
        assert search.check(connection)
    journal.close()
