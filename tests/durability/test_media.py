# SPDX-License-Identifier: MIT
"""A disk that is full, read-only or gone, at any step of writing: what was kept is kept."""

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.entry import Draft
from journal_app.domain.errors import JournalFileError, ReadOnlyJournal, StorageFull
from journal_app.services import safekeeping, writing
from journal_app.services.session import Session, open_session
from tests.durability.frame import cheap_keys, clock, opened
from tests.durability.media import fill, locked, small_disk
from tests.durability.soundness import faults, words

PASSPHRASE = "four words and more"
_LONG = "rhubarb " * 1200


def keep(session: Session, word: str) -> bool:
    """Whether an entry that begins with the word was acknowledged; refused only as it should be."""
    draft = Draft(day=session.today, text=f"{word} {_LONG}")
    try:
        writing.keep(session, writing.new_id(session, session.clock()), draft)
    except StorageFull:
        return False
    return True


@pytest.mark.parametrize("protected", [False, True], ids=["plain", "protected"])
def test_a_disk_that_fills_up_at_each_step_of_a_save(protected: bool, tmp_path: Path) -> None:
    with small_disk(3072) as disk, cheap_keys():
        # Made where there is room: a change of protection puts a copy aside first.
        made = open_session(tmp_path / "Mine.journal", clock, Random(1))
        if protected:
            safekeeping.protect(made, PASSPHRASE)
        made.close()
        path = disk / "Mine.journal"
        shutil.copyfile(tmp_path / "Mine.journal", path)
        session = open_session(path, clock, Random(1), secret=PASSPHRASE if protected else None)
        acknowledged = set()
        refused = 0
        for step in range(24):
            filler = fill(disk, spare=step * 4096)
            word = f"full{step}"
            acknowledged |= {word} if keep(session, word) else set()
            refused += word not in acknowledged
            assert acknowledged <= words(session)
            filler.unlink()
            word = f"free{step}"
            assert keep(session, word)
            acknowledged.add(word)
        assert 3 < refused < 24
        session.close()
        again = opened(path, (None, PASSPHRASE))
        found = {word for word in words(again) if word != "rhubarb"}
        assert found == acknowledged
        assert faults(again) == []
        again.close()


@pytest.mark.parametrize("change", [lambda s: safekeeping.protect(s, PASSPHRASE)], ids=["protect"])
def test_no_room_for_a_change_of_protection_leaves_all_as_it_was(
    change: Callable[[Session], object],
) -> None:
    with small_disk(3072) as disk, cheap_keys():
        session = open_session(disk / "Mine.journal", clock, Random(1))
        assert keep(session, "before")
        filler = fill(disk, spare=100 * 1024)
        with pytest.raises(JournalFileError):
            change(session)
        assert words(session) == {"before", "rhubarb"}
        filler.unlink()
        assert keep(session, "after")
        assert faults(session) == []
        session.close()
        assert [one.name for one in disk.iterdir() if one.is_file()] == ["Mine.journal"]


def test_a_medium_that_can_only_be_read() -> None:
    with small_disk(3072) as disk:
        path = disk / "Mine.journal"
        session = open_session(path, clock, Random(1))
        assert keep(session, "kept")
        session.close()
        before = path.read_bytes()
        with locked(disk):
            with pytest.raises(ReadOnlyJournal, match="read only"):
                open_session(path, clock, Random(1))
            reader = open_session(path, clock, Random(1), read_only=True)
            assert "kept" in words(reader)
            with pytest.raises(ReadOnlyJournal):
                keep(reader, "not kept")
            reader.close()
        assert path.read_bytes() == before


def test_a_medium_that_becomes_read_only_while_it_is_written_to() -> None:
    with small_disk(3072) as disk:
        session = open_session(disk / "Mine.journal", clock, Random(1))
        assert keep(session, "before")
        with locked(disk):
            with pytest.raises(JournalFileError) as refused:
                keep(session, "meanwhile")
            assert str(disk) in str(refused.value)
            assert "before" in words(session)
        assert keep(session, "after")
        assert words(session) >= {"before", "after"}
        assert faults(session) == []
        session.close()


def test_a_folder_that_goes_and_comes_back(tmp_path: Path) -> None:
    folder, away = tmp_path / "stick", tmp_path / "pulled"
    folder.mkdir()
    session = open_session(folder / "Mine.journal", clock, Random(1))
    assert keep(session, "before")
    folder.rename(away)
    with pytest.raises(JournalFileError):
        keep(session, "meanwhile")
    away.rename(folder)
    assert keep(session, "after")
    session.close()
    again = opened(folder / "Mine.journal")
    assert words(again) == {"before", "after", "rhubarb"}
    assert faults(again) == []
    again.close()


def test_closing_while_the_folder_is_away_is_no_crash(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    session = open_session(folder / "Mine.journal", clock, Random(1))
    assert keep(session, "before")
    folder.rename(tmp_path / "pulled")
    session.close()
    again = opened(tmp_path / "pulled" / "Mine.journal")
    assert "before" in words(again)
    again.close()
