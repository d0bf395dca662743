# SPDX-License-Identifier: MIT
"""A journal file: made whole, opened with its promises in force, left as one file."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.errors import (
    DamagedJournal,
    JournalInUse,
    NewerJournal,
    NotAJournal,
    ReadOnlyJournal,
)
from journal_app.services.session import open_session
from journal_app.storage.migrations import APPLICATION_ID, STEPS
from journal_app.storage.opening import open_journal
from tests.conftest import NOW, clock


def test_a_new_journal_says_what_it_is_and_is_one_file_at_rest(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    open_journal(path, NOW).close()
    assert [one.name for one in tmp_path.iterdir()] == ["a.journal"]
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert plain.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    plain.close()


def test_the_promises_to_the_disk_are_in_force(tmp_path: Path) -> None:
    journal = open_journal(tmp_path / "a.journal", NOW)
    with journal.write() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in (
                "journal_mode",
                "synchronous",
                "secure_delete",
                "foreign_keys",
                "trusted_schema",
            )
        }
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    journal.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    open_journal(tmp_path / "a.journal", NOW).close()
    journal = open_journal(tmp_path / "a.journal", NOW, read_only=True)
    with pytest.raises(ReadOnlyJournal), journal.write():
        pass
    with pytest.raises(ReadOnlyJournal), journal.read() as connection:
        connection.exec_driver_sql("DELETE FROM entry")
    journal.close()


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NotAJournal),
        (b"Dear diary, today I", NotAJournal),
        (b"SQLite format 3\x00", NotAJournal),
    ],
)
def test_what_is_no_journal_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, error: type[Exception]
) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(content)
    with pytest.raises(error):
        open_journal(path, NOW)
    assert path.read_bytes() == content
    assert [one.name for one in tmp_path.iterdir()] == ["a.journal"]


def test_a_folder_a_foreign_a_newer_and_a_cut_off_file(tmp_path: Path) -> None:
    with pytest.raises(NotAJournal):
        open_journal(tmp_path, NOW)
    foreign = tmp_path / "foreign.db"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    newer, cut = tmp_path / "newer.journal", tmp_path / "cut.journal"
    for path in (newer, cut):
        open_journal(path, NOW).close()
    plain = sqlite3.connect(newer)
    plain.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    plain.close()
    cut.write_bytes(cut.read_bytes()[:-4096])
    for path, error in ((foreign, NotAJournal), (newer, NewerJournal), (cut, DamagedJournal)):
        before = path.read_bytes()
        for read_only in (False, True):
            with pytest.raises(error):
                open_journal(path, NOW, read_only=read_only)
        assert path.read_bytes() == before


def test_a_read_only_file_or_folder_opens_to_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "a.journal"
    open_journal(path, NOW).close()
    for marked in (path, folder):
        before = marked.stat().st_mode
        marked.chmod(before & ~0o222)
        with pytest.raises(ReadOnlyJournal):
            open_journal(path, NOW)
        journal = open_journal(path, NOW, read_only=True)
        with journal.read() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM entry").scalar_one() == 0
        journal.close()
        marked.chmod(before)


HOLD = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from journal_app.storage.opening import open_journal
journal = open_journal(Path(sys.argv[1]), datetime.now(UTC))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_holds_it_and_gets_it_after_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    root = str(Path(__file__).parents[2])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == b"open\n"
    with pytest.raises(JournalInUse, match=f"process {holder.pid}"):
        open_journal(path, NOW)
    open_journal(path, NOW, read_only=True).close()
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    open_journal(path, NOW).close()


def test_a_session_can_be_opened_again_after_it_was_closed(tmp_path: Path) -> None:
    for _ in range(3):
        open_session(tmp_path / "a.journal", clock, Random(1)).close()
