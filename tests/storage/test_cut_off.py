# SPDX-License-Identifier: MIT
"""A journal whose last save, or whose update to a newer version, was cut off half-way."""

from pathlib import Path

import pytest

from journal_app.domain.errors import DamagedJournal, ReadOnlyJournal
from journal_app.storage import entries
from journal_app.storage.backup import FOLDER
from journal_app.storage.connections import DURABLE, connect
from journal_app.storage.migrations import STEPS
from journal_app.storage.opening import open_journal
from journal_app.storage.rollback import is_whole
from tests.conftest import NOW
from tests.durability.kinds import migrating


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """A journal of the first version in the middle of its update, as a power cut leaves it."""
    migrating.prepare(tmp_path, True)
    path = tmp_path / "Mine.journal"
    (tmp_path / "version 1").rename(path)
    writer = connect(path, None, "rw")
    for setting in (*DURABLE, "PRAGMA cache_size = 2", "PRAGMA cache_spill = 2"):
        writer.execute(setting)
    writer.execute("BEGIN IMMEDIATE")
    for statement in STEPS[1]:
        writer.execute(statement)
    writer.execute("UPDATE entry SET text = 'half'")
    left = path.read_bytes(), undo(path).read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    path.write_bytes(left[0])
    undo(path).write_bytes(left[1])
    return path


def undo(path: Path) -> Path:
    """The file beside a journal that undoes half a save."""
    return path.with_name(f"{path.name}-journal")


def test_an_update_that_was_cut_off_is_undone_and_done_again(half: Path) -> None:
    journal = open_journal(half, NOW)
    with journal.read() as connection:
        texts = [one.draft.text for one in entries.every(connection)]
    journal.close()
    assert len(texts) == 32
    assert "half" not in texts
    assert len(list((half.parent / FOLDER).glob("*.journal"))) == 1


def test_reading_alone_says_that_it_must_be_brought_up_to_date(half: Path) -> None:
    with pytest.raises(ReadOnlyJournal, match="older version"):
        open_journal(half, NOW, read_only=True)
    open_journal(half, NOW).close()
    open_journal(half, NOW, read_only=True).close()


def test_a_file_to_undo_it_that_is_damaged_is_not_relied_on(half: Path) -> None:
    whole = undo(half).read_bytes()
    assert is_whole(undo(half), half)
    spoilt = {at: bytearray(whole) for at in (0, 7, 11, 12, 16, 23, 27)}
    for at, content in spoilt.items():
        content[at] ^= 0x40
    for content in (*spoilt.values(), whole[: len(whole) // 2], whole[:600]):
        undo(half).write_bytes(content)
        before = half.read_bytes()
        with pytest.raises(DamagedJournal, match="cut off"):
            open_journal(half, NOW)
        assert (half.read_bytes(), undo(half).read_bytes()) == (before, bytes(content))
        assert not half.with_name(f"{half.name}.lock").exists()


def test_one_that_had_not_begun_to_count_undoes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Mine.journal"
    open_journal(path, NOW).close()
    for content in (bytes(5), bytes(512), bytes(9000)):
        undo(path).write_bytes(content)
        assert is_whole(undo(path), path)
        open_journal(path, NOW).close()


def test_copies_that_were_never_finished_go_with_the_next_opening(tmp_path: Path) -> None:
    path = tmp_path / "Mine.journal"
    open_journal(path, NOW).close()
    (tmp_path / FOLDER).mkdir()
    left = [
        tmp_path / ".Mine.journal.4121.protecting",
        tmp_path / FOLDER / ".Mine 2026-11-20 081000Z by hand.journal.unfinished",
        tmp_path / FOLDER / ".Mine.journal.4121.unfinished",
        tmp_path / FOLDER / ".Mine before update 2026.journal.4121.protecting",
    ]
    other = tmp_path / FOLDER / ".Other 2026-11-20 081000Z by hand.journal.unfinished"
    for one in (*left, other):
        one.touch()
    open_journal(path, NOW).close()
    assert not any(one.exists() for one in left)
    assert other.exists()
