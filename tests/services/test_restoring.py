# SPDX-License-Identifier: MIT
"""A copy brought back: the old words are there, and so is what it took the place of."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.copies import BEFORE_RESTORE
from journal_app.domain.entry import Draft
from journal_app.domain.errors import (
    JournalError,
    JournalFileError,
    JournalInUse,
    Locked,
    NewerJournal,
    WrongPassphrase,
)
from journal_app.services import copying, restoring, safekeeping, writing
from journal_app.services.journal_file import JournalFile
from journal_app.services.session import Session, open_session
from journal_app.storage import keys
from journal_app.storage import restoring as storage
from journal_app.storage.connections import connect
from journal_app.storage.migrations import STEPS
from tests.conftest import NOW, clock

FIRST, SECOND = "four words and more", "another four words"


@pytest.fixture(autouse=True)
def _fast() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_ROUNDS", 1)
        patch.setattr(keys, "_MEMORY", 8192)
        yield


def said(*answers: str):
    """Somebody who answers so, one after the other, and then no more."""
    left = list(answers)

    def answer(why: Locked | WrongPassphrase, wrong: int) -> str:
        if not left:
            raise why
        return left.pop(0)

    return answer


def later() -> datetime:
    """A minute after the copy."""
    return NOW + timedelta(minutes=1)


def write(session: Session, text: str) -> None:
    """Keep one more entry."""
    writing.keep(session, writing.new_id(session, NOW), Draft(day=NOW.date(), text=text))


def texts(path: Path, secret: str | None = None) -> set[str]:
    """What a journal holds, opened as always."""
    opened = open_session(path, clock, Random(1), secret=secret)
    with opened.journal.read() as connection:
        found = connection.exec_driver_sql("SELECT text FROM entry").scalars().all()
    opened.close()
    return set(found)


def changed_since(path: Path, passphrase: str | None = None) -> Path:
    """A closed journal that says "after", and the copy in which it says "before"."""
    session = open_session(path, clock, Random(1))
    if passphrase:
        safekeeping.protect(session, passphrase)
    write(session, "before")
    copy = copying.make(session).path
    write(session, "after")
    session.close()
    return copy


@pytest.mark.parametrize("passphrase", [None, FIRST])
def test_the_old_words_are_back_and_the_new_ones_are_kept_aside(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path, passphrase)
    done = restoring.restore(JournalFile(path, later, said(FIRST)), copy)
    assert texts(path, passphrase) == {"before"}
    assert done.aside is not None
    assert BEFORE_RESTORE in done.aside.name
    assert texts(done.aside, passphrase) == {"before", "after"}
    assert restoring.restore(JournalFile(path, later, said(FIRST)), done.aside).aside
    assert texts(path, passphrase) == {"before", "after"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["My.journal", "backups"]


def test_without_the_journal_a_copy_still_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path, FIRST)
    path.unlink()
    assert restoring.restore(JournalFile(path, later, said(FIRST)), copy).aside is None
    assert texts(path, FIRST) == {"before"}


def test_a_copy_under_an_earlier_passphrase_comes_under_todays(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path, FIRST)
    elsewhere = tmp_path / "elsewhere.journal"
    elsewhere.write_bytes(copy.read_bytes())
    session = open_session(path, clock, Random(1), secret=FIRST)
    safekeeping.protect(session, SECOND)
    session.close()
    with pytest.raises(WrongPassphrase):
        restoring.restore(JournalFile(path, later, said(SECOND)), elsewhere)
    assert texts(path, SECOND) == {"before", "after"}
    restoring.restore(JournalFile(path, later, said(SECOND)), elsewhere, said(FIRST))
    assert texts(path, SECOND) == {"before"}


def test_with_todays_passphrase_forgotten_the_copy_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path, FIRST)
    elsewhere = tmp_path / "elsewhere.journal"
    elsewhere.write_bytes(copy.read_bytes())
    session = open_session(path, clock, Random(1), secret=FIRST)
    safekeeping.protect(session, SECOND)
    session.close()
    before = path.read_bytes()
    done = restoring.restore(JournalFile(path, later, said(FIRST)), elsewhere)
    assert texts(path, FIRST) == {"before"}
    assert done.aside is not None
    assert done.aside.read_bytes() == before
    assert texts(done.aside, SECOND) == {"before", "after"}


def test_a_plain_copy_never_makes_a_protected_journal_readable(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)
    elsewhere = tmp_path / "elsewhere.journal"
    elsewhere.write_bytes(copy.read_bytes())
    session = open_session(path, clock, Random(1))
    safekeeping.protect(session, FIRST)
    session.close()
    with pytest.raises(Locked):
        restoring.restore(JournalFile(path, later), elsewhere)
    restoring.restore(JournalFile(path, later, said(FIRST)), elsewhere)
    assert not keys.is_plain(path)
    assert texts(path, FIRST) == {"before"}


def test_a_copy_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "journals" / "version-1.journal"
    path = tmp_path / "My.journal"
    restoring.restore(JournalFile(path, later), old)
    opened = connect(path, None, "ro")
    assert opened.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert opened.execute("SELECT count(*) FROM entry").fetchone() == (3,)
    opened.close()


def test_to_a_new_file_and_never_over_one(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)
    target = tmp_path / "looked at.journal"
    restoring.restore_to(JournalFile(path, later), copy, target)
    assert texts(target) == {"before"}
    assert texts(path) == {"before", "after"}
    with pytest.raises(JournalFileError, match="there already"):
        restoring.restore_to(JournalFile(path, later), copy, path)


@pytest.mark.parametrize("kind", ["damaged", "newer", "no journal", "gone"])
def test_what_is_no_whole_journal_of_ours_is_refused_and_nothing_changes(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)
    if kind == "damaged":
        whole = bytearray(copy.read_bytes())
        whole[4096 * 3 : 4096 * 4] = bytes(range(256)) * 16
        copy.write_bytes(whole)
    elif kind == "newer":
        newer = connect(copy, None, "rw")
        newer.execute("PRAGMA user_version = 99")
        newer.close()
    elif kind == "no journal":
        copy.write_text("Dear diary", encoding="utf-8")
    else:
        copy.unlink()
    with pytest.raises(NewerJournal if kind == "newer" else JournalError):
        restoring.restore(JournalFile(path, later), copy)
    assert texts(path) == {"before", "after"}
    assert not list(tmp_path.glob(".*"))


def test_a_journal_that_is_open_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)
    session = open_session(path, clock, Random(1))
    with pytest.raises(JournalInUse):
        restoring.restore(JournalFile(path, later), copy)
    session.close()
    assert texts(path) == {"before", "after"}


@pytest.mark.parametrize("passphrase", [None, FIRST])
def test_a_damaged_journal_is_kept_as_it_is_and_a_copy_takes_its_place(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path, passphrase)
    whole = bytearray(path.read_bytes())
    whole[:8192] = bytes(8192)
    path.write_bytes(whole)
    done = restoring.restore(JournalFile(path, later, said(FIRST)), copy)
    assert texts(path, passphrase) == {"before"}
    assert done.aside is not None
    assert done.aside.read_bytes() == whole


def test_half_a_save_of_the_journal_before_is_not_undone_in_the_one_after(
    tmp_path: Path,
) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)
    rollback = path.with_name(path.name + "-journal")
    busy = connect(path, None, "rw")
    busy.execute("PRAGMA cache_size = 1")
    busy.execute("BEGIN IMMEDIATE")
    for number in range(300):
        busy.execute("INSERT INTO choice VALUES (?, ?)", (f"k{number}", '"' + "x" * 900 + '"'))
    half, undo = path.read_bytes(), rollback.read_bytes()
    busy.execute("ROLLBACK")
    busy.close()
    path.write_bytes(half)
    rollback.write_bytes(undo)
    done = restoring.restore(JournalFile(path, later), copy)
    assert not rollback.exists()
    assert texts(path) == {"before"}
    assert done.aside is not None
    assert texts(done.aside) == {"before", "after"}


@pytest.mark.parametrize("moment", ["make", "_put_aside", "swap"])
def test_a_crash_at_any_step_leaves_one_whole_journal(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "My.journal"
    copy = changed_since(path)

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(storage, moment, crash)
    with pytest.raises(KeyboardInterrupt):
        restoring.restore(JournalFile(path, later), copy)
    monkeypatch.undo()
    assert texts(path) == {"before", "after"}
    (tmp_path / ".My.journal.4121.restoring").write_bytes(b"half")
    assert texts(path) == {"before", "after"}
    assert not list(tmp_path.glob(".*"))
