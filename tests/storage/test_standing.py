# SPDX-License-Identifier: MIT
"""A journal whose file is replaced, touched or gone while it is open: nothing is overwritten."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.errors import AnotherCopy, JournalGone
from journal_app.storage import choices, database, standing
from journal_app.storage.backup import FOLDER
from journal_app.storage.database import Journal
from journal_app.storage.opening import open_journal
from journal_app.storage.standing import Standing
from tests.conftest import NOW
from tests.storage.test_watermark import Computer, fail


@pytest.fixture
def open_here(tmp_path: Path) -> Iterator[Journal]:
    """A journal with a page, open on this computer; another computer has a copy."""
    path = tmp_path / "My.journal"
    Computer(tmp_path / "state").write(path)
    shutil.copy(path, tmp_path / "other.journal")
    Computer(tmp_path / "there").write(tmp_path / "other.journal", 2)
    journal = Computer(tmp_path / "state").open(path)
    say(journal, "ours")
    yield journal
    journal.close()


def say(journal: Journal, words: str) -> None:
    """Save a word."""
    with journal.write() as connection:
        choices.keep(connection, {"heavy_page": words})


def said(journal: Journal) -> str:
    """The word saved."""
    with journal.read() as connection:
        return choices.load(connection).heavy_page


def test_a_copy_put_in_its_place_is_not_written_to(open_here: Journal, tmp_path: Path) -> None:
    other = tmp_path / "other.journal"
    before = other.read_bytes()
    other.replace(open_here.path)
    for _ in range(2):
        with pytest.raises(AnotherCopy, match="Nothing was written over it"):
            say(open_here, "more")
    assert open_here.path.read_bytes() == before
    (aside,) = (tmp_path / FOLDER).iterdir()
    assert aside == open_here.aside
    ours = open_journal(aside, NOW, read_only=True)
    assert said(ours) == "ours"
    ours.close()
    open_here.take_over(NOW)
    assert said(open_here) == "page 1"
    say(open_here, "more")
    assert said(open_here) == "more"


def test_a_copy_written_into_the_same_file_is_not_written_to(
    open_here: Journal, tmp_path: Path
) -> None:
    other = (tmp_path / "other.journal").read_bytes()
    open_here.path.write_bytes(other)
    with pytest.raises(AnotherCopy):
        say(open_here, "more")
    assert open_here.path.read_bytes() == other


def test_a_file_that_was_only_touched_or_written_anew_is_fine(
    open_here: Journal, tmp_path: Path
) -> None:
    os.utime(open_here.path, (1, 1))
    say(open_here, "after the touch")
    same = tmp_path / "same"
    shutil.copy(open_here.path, same)
    same.replace(open_here.path)
    say(open_here, "after the copy")
    open_here.close()
    again = open_journal(open_here.path, NOW, read_only=True)
    assert said(again) == "after the copy"
    again.close()
    assert not (tmp_path / FOLDER).exists()


def test_a_journal_that_is_gone_is_written_to_once_it_is_back(
    open_here: Journal, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    open_here.path.rename(away)
    with pytest.raises(JournalGone, match="still connected"):
        say(open_here, "meanwhile")
    assert not open_here.path.exists()
    away.rename(open_here.path)
    say(open_here, "back")
    assert said(open_here) == "back"


def test_a_journal_that_goes_the_moment_it_was_saved_is_still_the_one_that_is_open(
    open_here: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away, looks = tmp_path / "away", []

    def look(path: Path) -> Standing:
        looks.append(path)
        if len(looks) == 2:
            path.rename(away)
        return standing.look(path)

    monkeypatch.setattr(database, "look", look)
    say(open_here, "just in time")
    assert away.exists()
    away.rename(open_here.path)
    say(open_here, "back")
    assert said(open_here) == "back"
    assert open_here.aside is None


def test_a_long_save_that_fails_is_no_alarm(open_here: Journal) -> None:
    with pytest.raises(ZeroDivisionError):
        fail(open_here, "x" * 30_000_000)
    say(open_here, "again")
    assert said(open_here) == "again"
