# SPDX-License-Identifier: MIT
"""An older copy in the journal's place is noticed by what this computer remembers outside of it."""

import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from journal_app.domain.errors import OlderCopy
from journal_app.storage import choices, watermark, written
from journal_app.storage.database import Journal
from journal_app.storage.opening import open_journal
from journal_app.storage.watermark import Watermarks
from tests.conftest import NOW


class Computer:
    """A computer with a folder for its state and a clock that goes on by itself."""

    def __init__(self, state: Path) -> None:
        self.state, self.now = state, NOW

    def clock(self) -> datetime:
        """A minute later each time."""
        self.now += timedelta(minutes=1)
        return self.now

    def open(self, path: Path, **options: bool) -> Journal:
        """The journal, to write in."""
        return open_journal(path, NOW, marks=Watermarks(self.state, self.clock), **options)

    def write(self, path: Path, times: int = 1) -> None:
        """Save so many times."""
        journal = self.open(path)
        for number in range(times):
            save(journal, number)
        journal.close()


def save(journal: Journal, number: int) -> None:
    """One save, whatever it is."""
    with journal.write() as connection:
        choices.keep(connection, {"heavy_page": f"page {number}"})


def fail(journal: Journal, words: str) -> None:
    """A save that comes to nothing."""
    with journal.write() as connection:
        choices.keep(connection, {"heavy_page": words})
        raise ZeroDivisionError


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """This computer."""
    return Computer(tmp_path / "state")


def test_an_older_copy_is_refused_once_and_says_what_is_missing(
    here: Computer, tmp_path: Path
) -> None:
    path, earlier = tmp_path / "My.journal", tmp_path / "earlier"
    here.write(path, 2)
    shutil.copy(path, earlier)
    here.write(path, 3)
    shutil.copy(earlier, path)
    with pytest.raises(OlderCopy, match="the last 3 times that this computer saved") as refused:
        here.open(path)
    assert "23 November 2026" in str(refused.value)
    assert refused.value.copies == str(tmp_path)
    assert path.read_bytes() == earlier.read_bytes()
    here.open(path, read_only=True).close()
    watermark.forget(here.state, refused.value.journal)
    here.write(path)
    here.open(path).close()


def test_the_newer_copy_and_that_of_another_computer_are_fine(
    here: Computer, tmp_path: Path
) -> None:
    path, there = tmp_path / "My.journal", Computer(tmp_path / "there")
    here.write(path)
    there.write(path, 5)
    here.write(path)
    there.open(path).close()


def test_a_copy_that_went_its_own_way_is_noticed(here: Computer, tmp_path: Path) -> None:
    path, own = tmp_path / "My.journal", tmp_path / "own.journal"
    here.write(path)
    shutil.copy(path, own)
    here.write(path)
    watermark.forget(here.state, identity(path))
    here.write(own)
    with pytest.raises(OlderCopy, match="not the copy that this computer wrote last"):
        here.open(path)


def test_a_watermark_that_lags_is_no_alarm(here: Computer, tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    here.write(path, 2)
    (mark,) = here.state.glob("*.mark")
    before = mark.read_bytes()
    here.write(path, 2)
    for lagging in (before, b"", b"[1", b"{}", b"\xff"):
        mark.write_bytes(lagging)
        here.open(path).close()
        assert mark.read_bytes() == lagging


def test_what_came_from_elsewhere_can_be_accepted(here: Computer, tmp_path: Path) -> None:
    path, earlier = tmp_path / "My.journal", tmp_path / "earlier"
    here.write(path)
    shutil.copy(path, earlier)
    here.write(path)
    journal = here.open(path)
    journal.accept()
    journal.close()
    shutil.copy(earlier, path)
    here.open(path).close()


def test_only_what_changes_the_journal_is_counted(here: Computer, tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    here.write(path, 3)
    before = path.read_bytes()
    journal = here.open(path)
    with journal.write() as connection:
        choices.load(connection)
    with pytest.raises(ZeroDivisionError):
        fail(journal, "never kept")
    with journal.read() as connection:
        assert [count for count, _ in written.vector(connection).values()] == [3]
    journal.close()
    assert path.read_bytes() == before


def test_no_word_and_no_name_is_in_the_state(here: Computer, tmp_path: Path) -> None:
    path = tmp_path / "Secret name.journal"
    here.write(path)
    for file in here.state.iterdir():
        assert "Secret" not in file.name
        assert set(file.read_text()) <= set("0123456789abcdef[], ")


def test_without_a_folder_for_state_the_journal_opens_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    Computer(blocked / "state").write(tmp_path / "My.journal", 2)


def test_two_copies_of_an_older_journal_come_by_the_same_id(tmp_path: Path) -> None:
    old = Path(__file__).parent.parent / "journals" / "version-1.journal"
    found = set()
    for name in ("one", "two"):
        path = tmp_path / f"{name}.journal"
        shutil.copy(old, path)
        open_journal(path, NOW).close()
        found.add(identity(path))
    for name in ("three.journal", "four.journal"):
        open_journal(tmp_path / name, NOW).close()
        found.add(identity(tmp_path / name))
    assert len(found) == 3


def identity(path: Path) -> str:
    """The id of the journal in a plain file."""
    plain = sqlite3.connect(path)
    (found,) = plain.execute("SELECT value FROM meta WHERE key = 'id'").fetchone()
    plain.close()
    return str(found)
