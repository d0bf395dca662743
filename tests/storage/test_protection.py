# SPDX-License-Identifier: MIT
"""A journal under a passphrase: nothing readable, nothing lost, opened by the right key alone."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from journal_app.domain.copies import BY_HAND
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import (
    DamagedJournal,
    JournalError,
    JournalFileError,
    Locked,
    NotAJournal,
    ReadOnlyJournal,
    WrongPassphrase,
)
from journal_app.storage import connections, entries, keys, protection
from journal_app.storage.backup import FOLDER
from journal_app.storage.copies import named
from journal_app.storage.database import Journal
from journal_app.storage.keys import PAGE, Key
from journal_app.storage.migrations import APPLICATION_ID, STEPS
from journal_app.storage.opening import open_journal
from tests.conftest import NOW

WORD = "rhubarbcanary"
FIRST, SECOND = "first pass phrase", "secönd pass phrase"


@pytest.fixture(scope="module")
def fast() -> Iterator[None]:
    """The real function, with the least memory and time that it takes: tests make many keys."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_ROUNDS", 1)
        patch.setattr(keys, "_MEMORY", 8192)
        yield


pytestmark = pytest.mark.usefixtures("fast")


def journal_at(path: Path, count: int = 3) -> Journal:
    """A plain journal with some entries that hold the word."""
    journal = open_journal(path, NOW)
    now = NOW.astimezone(UTC)
    with journal.write() as connection:
        for number in range(count):
            draft = Draft(day=NOW.date(), title=f"Title {number}", text=f"{WORD} number {number}")
            entries.add(connection, Entry(f"e{number}", draft, now, now, "s"))
    return journal


def protected_at(path: Path, passphrase: str = FIRST) -> Key:
    """A closed protected journal, and its key."""
    journal = journal_at(path)
    journal.protect(passphrase, NOW)
    key = journal.key
    journal.close()
    assert key is not None
    return key


def found_in(folder: Path) -> list[str]:
    """The files under a folder that hold the word."""
    return [
        one.name for one in folder.rglob("*") if one.is_file() and WORD.encode() in one.read_bytes()
    ]


def texts(journal: Journal) -> list[str]:
    """Every text in it, and what a search finds."""
    with journal.read() as connection:
        rows = connection.exec_driver_sql("SELECT text FROM entry ORDER BY id").scalars().all()
        hits = connection.exec_driver_sql(
            f"SELECT count(*) FROM entry_fts WHERE entry_fts MATCH '{WORD}'"
        ).scalar_one()
    assert hits == len(rows)
    return list(rows)


def test_protecting_leaves_nothing_to_read_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal = journal_at(path)
    before = texts(journal)
    assert found_in(tmp_path) == ["My.journal"]
    assert journal.protect(FIRST, NOW) == 1
    assert texts(journal) == before
    with journal.write() as connection:
        now = NOW.astimezone(UTC)
        entries.add(connection, Entry("e9", Draft(day=NOW.date(), text=WORD), now, now, "s"))
    assert found_in(tmp_path) == []
    journal.close()
    assert found_in(tmp_path) == []
    again = open_journal(path, NOW, secret=FIRST)
    assert texts(again) == [*before, WORD]
    with again.read() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == len(STEPS)
        assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
    again.close()


def test_and_back_to_a_file_that_anybody_can_read(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    protected_at(path)
    journal = open_journal(path, NOW, secret=FIRST)
    before = texts(journal)
    journal.protect(None, NOW)
    assert journal.key is None
    journal.close()
    plain = sqlite3.connect(path)
    assert [row for (row,) in plain.execute("SELECT text FROM entry ORDER BY id")] == before
    plain.close()
    assert open_journal(path, NOW, read_only=True).read_only


def test_only_the_right_word_or_the_code_opens(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    key = protected_at(path, SECOND)
    with pytest.raises(Locked):
        open_journal(path, NOW)
    for wrong in ("", FIRST, SECOND + " ", Key(bytes(32), key.salt).code):
        with pytest.raises(WrongPassphrase):
            open_journal(path, NOW, secret=wrong)
    mistyped = key.code[:-1] + ("0" if key.code[-1] != "0" else "1")
    with pytest.raises(WrongPassphrase, match="group by group"):
        open_journal(path, NOW, secret=mistyped)
    for right in (SECOND, "seco\u0308nd pass phrase", key.code, key.code.lower().replace("-", " ")):
        open_journal(path, NOW, secret=right).close()
        open_journal(path, NOW, secret=right, read_only=True).close()


def test_a_new_passphrase_ends_the_old_one_and_its_code_in_the_copies_too(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    old = protected_at(path)
    journal = open_journal(path, NOW, secret=FIRST)
    assert journal.protect(SECOND, NOW) >= 1
    journal.close()
    everything = [path, *(tmp_path / FOLDER).iterdir()]
    for one in everything:
        for gone in (FIRST, old.code):
            with pytest.raises(WrongPassphrase):
                open_journal(one, NOW, secret=gone, read_only=True)
        assert texts(open_journal(one, NOW, secret=SECOND, read_only=True))


def test_a_new_code_under_the_same_passphrase_ends_the_old_code(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    old = protected_at(path)
    journal = open_journal(path, NOW, secret=old.code)
    journal.protect(FIRST, NOW)
    new = journal.key
    journal.close()
    assert new is not None
    assert new.code != old.code
    with pytest.raises(WrongPassphrase):
        open_journal(path, NOW, secret=old.code)
    open_journal(path, NOW, secret=new.code).close()
    open_journal(path, NOW, secret=FIRST).close()


def test_the_old_file_stays_where_the_new_one_does_not_prove_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "My.journal"
    journal = journal_at(path)
    real = protection._copy

    def spoil(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
        real(source, old, target, new)
        spoilt = connections.connect(target, new, "rw")
        spoilt.execute("DELETE FROM entry WHERE id = 'e1'")
        spoilt.close()

    monkeypatch.setattr(protection, "_copy", spoil)
    with pytest.raises(JournalFileError, match="as it was"):
        journal.protect(FIRST, NOW)
    monkeypatch.undo()
    assert len(texts(journal)) == 3
    assert journal.key is None
    assert keys.is_plain(path)
    with journal.write() as connection:
        connection.exec_driver_sql("DELETE FROM entry WHERE id = 'e0'")
    journal.close()
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["My.journal"]


def test_what_a_crash_left_half_made_or_plain_is_cleared_up_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    plain = tmp_path / "plain.journal"
    journal_at(plain).close()
    protected_at(path)
    left = tmp_path / f".{path.name}.4121.protecting"
    left.write_bytes(plain.read_bytes())
    copy = tmp_path / FOLDER / "My 2026-11-20 081000Z before update from version 1.journal"
    copy.write_bytes(plain.read_bytes())
    plain.unlink()
    assert len(found_in(tmp_path)) == 2
    open_journal(path, NOW, secret=FIRST).close()
    assert found_in(tmp_path) == []
    assert not left.exists()
    assert texts(open_journal(copy, NOW, secret=FIRST, read_only=True))


def test_a_damaged_copy_keeps_nobody_from_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal_at(path).close()
    copy = tmp_path / FOLDER / "My 2026-11-20 081000Z by itself.journal"
    copy.parent.mkdir()
    damaged = path.read_bytes()[:PAGE] + bytes(PAGE)
    copy.write_bytes(damaged)
    journal = open_journal(path, NOW)
    assert journal.protect(FIRST, NOW) == 1
    journal.close()
    open_journal(path, NOW, secret=FIRST).close()
    assert copy.read_bytes() == damaged


def test_a_reader_changes_no_protection(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    protected_at(path)
    reader = open_journal(path, NOW, secret=FIRST, read_only=True)
    with pytest.raises(ReadOnlyJournal):
        reader.protect(None, NOW)
    reader.close()


def test_a_right_passphrase_for_a_damaged_file_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    protected_at(path)
    whole = bytearray(path.read_bytes())
    whole[100] ^= 1
    path.write_bytes(whole)
    with pytest.raises(DamagedJournal):
        open_journal(path, NOW, secret=FIRST)
    with pytest.raises(WrongPassphrase):
        open_journal(path, NOW, secret=SECOND)
    path.write_bytes(whole[:-1])
    with pytest.raises(NotAJournal):
        open_journal(path, NOW, secret=FIRST)


def test_a_change_of_any_page_or_length_is_noticed(tmp_path: Path) -> None:
    """A byte in every part of every page, and every shorter whole number of pages."""
    path = tmp_path / "My.journal"
    protected_at(path)
    whole = path.read_bytes()
    spoilt = tmp_path / "spoilt.journal"
    key = keys.key_for(path, FIRST)

    def noticed(content: bytes) -> bool:
        spoilt.write_bytes(content)
        if not (keys.is_protected(spoilt) and keys.fits(spoilt, Key(key.raw, content[:16]))):
            return True
        try:
            open_journal(spoilt, NOW, secret=key.code, read_only=True).close()
            reader = connections.connect(spoilt, key, "ro")
            try:
                return bool(reader.execute("PRAGMA cipher_integrity_check").fetchall())
            finally:
                reader.close()
        except JournalError:
            return True

    assert not noticed(whole)
    for page in range(len(whole) // PAGE):
        for place in (0, 15, 16, 2000, PAGE - 80, PAGE - 1):
            at = page * PAGE + place
            assert noticed(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]), at
        assert noticed(whole[: page * PAGE]), page


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced there")
def test_the_readable_file_is_written_over_before_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal = journal_at(path)
    with path.open("rb") as before:
        journal.protect(FIRST, NOW)
        assert set(before.read()) == {0}
    journal.close()


def test_a_second_program_of_the_same_format_can_read_it_with_the_code(tmp_path: Path) -> None:
    apsw = pytest.importorskip("apsw")
    path = tmp_path / "My.journal"
    key = protected_at(path)
    other = apsw.Connection(str(path))
    for name, value in (("cipher", "'sqlcipher'"), ("legacy", "4"), ("key", f'"{key.opens}"')):
        other.execute(f"PRAGMA {name} = {value}")
    assert other.execute("SELECT count(*) FROM entry").fetchall() == [(3,)]
    other.close()


def test_a_kill_before_the_copies_turn_leaves_none_under_the_key_before(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    first = protected_at(path)
    journal = open_journal(path, NOW, secret=FIRST)
    journal._note(first)
    (tmp_path / FOLDER).mkdir(exist_ok=True)
    copy = named(tmp_path / FOLDER, "My", NOW, BY_HAND)
    shutil.copyfile(path, copy)
    journal.close()
    protection.rewrite(path, first, keys.new_key(SECOND), SECOND)
    again = open_journal(path, NOW, secret=SECOND)
    assert again.copies_left() == []
    assert again.key is not None
    assert keys.fits(copy, Key(again.key.raw, keys.salt_of(copy)))
    with again.read() as connection:
        noted = connection.exec_driver_sql("SELECT key FROM meta").scalars().all()
    assert "former_key" not in noted
    again.close()


def test_copies_that_stay_as_they_were_are_named(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    journal = journal_at(path)
    (tmp_path / FOLDER).mkdir(exist_ok=True)
    copy = named(tmp_path / FOLDER, "My", NOW, BY_HAND)
    whole = path.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    journal.protect(FIRST, NOW)
    assert journal.copies_left() == [copy]
    journal.protect(None, NOW)
    assert journal.copies_left() == []
    journal.close()
