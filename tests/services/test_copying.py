# SPDX-License-Identifier: MIT
"""Copies made by themselves: when, of what, where, and that each opens and holds the same."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from journal_app.domain.copies import BEFORE_IMPORT, BEFORE_PROTECTION, BY_HAND, BY_ITSELF
from journal_app.domain.entry import Draft
from journal_app.domain.errors import JournalError, StorageFull
from journal_app.services import copying, preferences, safekeeping, transfer, writing
from journal_app.services.preferences import Paths, Settings
from journal_app.services.session import Session, open_session
from journal_app.storage import backup, keys
from journal_app.storage.copies import found_in
from tests.conftest import NOW

WORDS = "four words and more"


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def go_on(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """A clock to turn."""
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    """A journal with an entry, with settings of its own."""
    made = open_session(
        tmp_path / "My.journal", clock, Random(1), paths=Paths.under(tmp_path / "home")
    )
    write(made, "rhubarb")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _fast() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_ROUNDS", 1)
        patch.setattr(keys, "_MEMORY", 8192)
        yield


def write(session: Session, text: str) -> None:
    """Keep one more entry."""
    now = session.clock()
    writing.keep(session, writing.new_id(session, now), Draft(day=now.date(), text=text))


def texts(path: Path, secret: str | None = None) -> list[str]:
    """What a copy holds, read as any journal is."""
    opened = open_session(path, Clock(), Random(1), read_only=True, secret=secret)
    with opened.journal.read() as connection:
        found = connection.exec_driver_sql("SELECT text FROM entry ORDER BY id").scalars().all()
    opened.close()
    return list(found)


def reasons(session: Session) -> list[str]:
    """Why there are copies, the newest first."""
    return [one.copy.reason for one in copying.listed(session.journal.path, session.paths, None)]


@pytest.mark.parametrize("protected", [False, True])
def test_every_automatic_copy_opens_and_holds_what_the_journal_held(
    kept: Session, clock: Clock, protected: bool
) -> None:
    if protected:
        safekeeping.protect(kept, WORDS)
        clock.go_on(hours=1)
    secret = WORDS if protected else None
    held: dict[str, list[str]] = {}
    for number in range(6):
        write(kept, f"entry {number}")
        made = copying.automatic(kept)
        assert made is not None
        held[made.path.name] = texts(kept.journal.path, secret)
        clock.go_on(minutes=31)
    assert len(held) == 6
    for name, words in held.items():
        path = copying.folder(kept.journal.path) / name
        assert texts(path, secret) == words
        assert path.stat().st_mode == kept.journal.path.stat().st_mode
        assert keys.is_plain(path) is not protected


def test_one_is_due_only_after_a_change_and_half_an_hour(kept: Session, clock: Clock) -> None:
    assert copying.automatic(kept) is not None
    clock.go_on(hours=2)
    assert copying.automatic(kept) is None
    write(kept, "more")
    assert copying.automatic(kept) is not None
    write(kept, "and more")
    clock.go_on(minutes=20)
    assert copying.automatic(kept) is None
    clock.go_on(minutes=11)
    assert copying.automatic(kept) is not None
    write(kept, "after a clock was set back")
    clock.go_on(days=-30)
    assert copying.automatic(kept) is not None
    assert set(reasons(kept)) == {BY_ITSELF}
    assert len(reasons(kept)) == 4


def test_opening_and_closing_changes_nothing_and_an_empty_journal_has_nothing_to_copy(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "My.journal"
    session = open_session(path, clock, Random(1))
    assert copying.automatic(session) is None
    write(session, "rhubarb")
    assert copying.automatic(session)
    session.close()
    clock.go_on(hours=1)
    session = open_session(path, clock, Random(1))
    assert copying.automatic(session) is None
    session.close()


def test_age_thins_copies_of_every_kind(kept: Session, clock: Clock) -> None:
    for day in range(40):
        write(kept, f"day {day}")
        copying.make(kept, BY_HAND)
        clock.go_on(days=1)
    made = found_in(copying.folder(kept.journal.path), "My")
    assert 18 <= len(made) <= 24
    assert texts(made[0].path)[-1] == "day 39"


def test_a_copy_comes_before_an_import_and_a_change_of_protection(
    kept: Session, tmp_path: Path
) -> None:
    before = texts(kept.journal.path)
    file = tmp_path / "in.jsonl"
    file.write_text('{"date": "2026-11-01", "text": "from elsewhere"}\n', encoding="utf-8")
    transfer.import_file(kept, file)
    (copy,) = found_in(copying.folder(kept.journal.path), "My")
    assert copy.reason == BEFORE_IMPORT
    assert texts(copy.path) == before
    safekeeping.protect(kept, WORDS)
    assert set(reasons(kept)) == {BEFORE_IMPORT, BEFORE_PROTECTION}
    for one in found_in(copying.folder(kept.journal.path), "My"):
        assert not keys.is_plain(one.path)


def test_a_journal_of_a_longer_name_has_copies_of_its_own(
    kept: Session, tmp_path: Path, clock: Clock
) -> None:
    other = open_session(tmp_path / "My 2.journal", clock, Random(2))
    write(other, "another journal")
    copying.make(other)
    copying.make(kept)
    safekeeping.protect(kept, WORDS)
    assert len(found_in(copying.folder(other.journal.path), "My 2")) == 1
    assert keys.is_plain(found_in(copying.folder(other.journal.path), "My 2")[0].path)
    other.close()


def choose_second(session: Session, folder: Path) -> None:
    """Choose a second folder for copies on this computer."""
    assert session.paths is not None
    preferences.keep(session.paths, Settings(copies_folder=str(folder)))


def test_a_second_folder_gets_each_copy_and_may_be_unplugged(
    kept: Session, tmp_path: Path, clock: Clock
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    choose_second(kept, second)
    assert copying.make(kept).elsewhere is None
    (place,) = second.iterdir()
    assert len(found_in(place, "My")) == 1
    away = tmp_path / "away"
    second.rename(away)
    clock.go_on(hours=1)
    made = copying.make(kept)
    assert made.elsewhere is not None
    assert "is not there now" in str(made.elsewhere)
    assert not second.exists()
    away.rename(second)
    clock.go_on(hours=1)
    assert copying.make(kept).elsewhere is None
    found = found_in(place, "My")
    assert len(found) == 3
    assert [texts(one.path) for one in found] == [["rhubarb"]] * 3
    safekeeping.protect(kept, WORDS)
    assert not any(keys.is_plain(one.path) for one in found_in(place, "My"))
    listed = copying.listed(kept.journal.path, kept.paths, kept.journal.key)
    assert all(one.opens for one in listed)
    assert not all(one.second for one in listed)


def test_two_journals_of_one_name_share_a_second_folder_without_meeting(
    kept: Session, tmp_path: Path, clock: Clock
) -> None:
    second = tmp_path / "stick"
    second.mkdir()
    (tmp_path / "other").mkdir()
    clock.go_on(seconds=5)
    other = open_session(
        tmp_path / "other" / "My.journal", clock, Random(2), paths=Paths.under(tmp_path / "home")
    )
    write(other, "another journal")
    choose_second(kept, second)
    copying.make(kept)
    copying.make(other)
    other.close()
    assert len(list(second.iterdir())) == 2


def test_no_room_is_said_and_the_older_copies_stay(
    kept: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = copying.make(kept).path
    monkeypatch.setattr(backup, "_SPARE", 1 << 60)
    with pytest.raises(StorageFull, match="older copies are all there"):
        copying.make(kept)
    assert [one.name for one in copying.folder(kept.journal.path).iterdir()] == [first.name]


def test_a_copy_that_does_not_read_back_is_no_copy(
    kept: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup._copy

    def spoil(reader: object, target: Path, *rest: object) -> None:
        real(reader, target, *rest)  # type: ignore[arg-type]
        spoilt = sqlite3.connect(target)
        spoilt.execute("DELETE FROM entry")
        spoilt.commit()
        spoilt.close()

    monkeypatch.setattr(backup, "_copy", spoil)
    with pytest.raises(JournalError):
        copying.make(kept)
    assert list(copying.folder(kept.journal.path).iterdir()) == []


def test_words_saved_while_a_copy_is_made_are_in_it_and_nobody_waits(kept: Session) -> None:
    with kept.journal.write() as connection:
        connection.exec_driver_sql("CREATE TABLE bulk (b)")
        connection.exec_driver_sql("INSERT INTO bulk VALUES (randomblob(8000000))")
    made: list[Path] = []
    copier = Thread(target=lambda: made.append(copying.make(kept).path))
    copier.start()
    number = 0
    while copier.is_alive():
        write(kept, f"typed {number}")
        number += 1
    copier.join()
    assert number > 1
    found = set(texts(made[0]))
    assert found == {"rhubarb", *(f"typed {one}" for one in range(len(found) - 1))}
    assert copying.is_changed(kept)


def test_one_that_is_in_the_way_is_given_up_and_leaves_nothing(kept: Session) -> None:
    with pytest.raises(copying.Stopped):
        copying.make(kept, stopped=lambda: True)
    assert list(copying.folder(kept.journal.path).iterdir()) == []
    assert copying.make(kept)


def test_a_journal_that_is_only_read_is_copied_by_hand_alone(kept: Session, clock: Clock) -> None:
    reader = open_session(kept.journal.path, clock, Random(1), read_only=True)
    assert copying.automatic(reader) is None
    assert texts(copying.make(reader).path) == ["rhubarb"]
    reader.close()


def test_what_a_crash_left_of_a_copy_goes_at_the_next_start(kept: Session, clock: Clock) -> None:
    copying.make(kept)
    left = copying.folder(kept.journal.path) / ".My.journal.4121.unfinished"
    left.write_bytes(b"rhubarb")
    kept.close()
    open_session(kept.journal.path, clock, Random(1)).close()
    assert not left.exists()
