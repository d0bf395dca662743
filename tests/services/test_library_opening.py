# SPDX-License-Identifier: MIT
"""Who opens a library, with what, and how the passphrase is changed."""

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.domain.errors import (
    AnotherCopy,
    InvalidValue,
    JournalError,
    JournalFileError,
    Locked,
    WrongPassphrase,
)
from journal_app.domain.library import CHANGED, JOINED, Note
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services import library_opening
from journal_app.services.library import Library
from journal_app.storage import keys
from journal_app.storage.library import members
from tests.conftest import NOW
from tests.libraries import SECRETS, Opening, file, of_file, raw, summary
from tests.postgres import Cluster

Where = Path | str
NEW = "correct horse battery"


@pytest.fixture
def library(where: Where, open_library: Opening, leaders: Sequence[Identity]) -> Library:
    """A library with one summary."""
    library = open_library(where, name="Ann")
    libraries.take_in(library, file(leaders[0], summary(), libraries.address(library)))
    return library


def test_it_opens_with_its_passphrase_and_nothing_else(
    where: Where, library: Library, open_library: Opening
) -> None:
    assert libraries.recovery_code(library) == SECRETS[0]
    with pytest.raises(Locked):
        open_library(where, None)
    with pytest.raises(WrongPassphrase, match="does not open the library"):
        open_library(where, SECRETS[1])
    mistyped = SECRETS[0][:-1] + ("0" if SECRETS[0][-1] != "0" else "1")
    with pytest.raises(WrongPassphrase, match="character wrong"):
        open_library(where, mistyped)
    assert open_library(where).member.name == "Ann"
    assert open_library(where, name="Ann").member.name == "Ann"


def test_whoever_is_new_says_so_and_has_a_name_of_their_own(
    where: Where, open_library: Opening
) -> None:
    library = open_library(where, name="Ann", **of_file(where))
    with pytest.raises(InvalidValue, match=r"not one of those who use.*Ann"):
        open_library(where, SECRETS[1], name="Anne", **of_file(where))
    with pytest.raises(InvalidValue, match="has the name “Ann”"):
        open_library(where, SECRETS[1], name="Ann", join=True, **of_file(where))
    ben = open_library(where, SECRETS[1], name="Ben", join=True, **of_file(where))
    assert ben.member.role == "coach"
    with pytest.raises(InvalidValue, match=r"Several people.*say who you are") as asked:
        open_library(where, SECRETS[1], **of_file(where))
    assert "Ann" in str(asked.value)
    assert "Ben" in str(asked.value)
    with pytest.raises(WrongPassphrase, match="for “Ann”"):
        open_library(where, SECRETS[1], name="Ann", **of_file(where))
    again = open_library(where, SECRETS[1], name="Ben", **of_file(where))
    assert libraries.address(again) == libraries.address(ben)
    assert libraries.address(again) != libraries.address(library)


def test_a_file_of_one_coach_is_shared_once_it_has_a_passphrase_of_its_own(
    tmp_path: Path, open_library: Opening, leaders: Sequence[Identity]
) -> None:
    where = tmp_path / "L.library"
    library = open_library(where, name="Ann")
    libraries.take_in(library, file(leaders[0], summary(), libraries.address(library)))
    with pytest.raises(InvalidValue, match="passphrase of “Ann”"):
        open_library(where, SECRETS[0], name="Ben", join=True)
    with pytest.raises(InvalidValue, match="passphrase of “Ann”"):
        open_library(where, SECRETS[1], name="Ben", join=True, file_secret=SECRETS[0])
    code = libraries.share_file(library, SECRETS[0], NEW)
    assert libraries.summary(library, summary().id) == summary()
    open_library(where, SECRETS[1], name="Ben", join=True, file_secret=NEW)
    with pytest.raises(WrongPassphrase):
        open_library(where, NEW, name="Ann", file_secret=code)
    again = open_library(where, SECRETS[0], name="Ann", file_secret=code)
    assert libraries.summary(again, summary().id) == summary()


def test_a_changed_passphrase_opens_it_and_the_old_one_does_not(
    where: Where, library: Library, open_library: Opening
) -> None:
    with pytest.raises(InvalidValue, match="12 characters"):
        libraries.change_passphrase(library, SECRETS[0], "short")
    with pytest.raises(WrongPassphrase):
        libraries.change_passphrase(library, SECRETS[1], NEW)
    code = libraries.change_passphrase(library, SECRETS[0], NEW)
    assert libraries.summary(library, summary().id) == summary()
    libraries.save_note(library, summary().id, Note("after"))
    library.close()
    with pytest.raises(WrongPassphrase):
        open_library(where, SECRETS[0])
    for secret in (NEW, code):
        again = open_library(where, secret)
        assert libraries.note(again, summary().id).text == "after"
        assert libraries.address(again) == libraries.address(library)
    assert [one.what for one in libraries.audit(again)].count(CHANGED) == 1
    assert raw(again, "SELECT count(*) FROM member_key") == [(1,)]


def test_another_window_hears_of_it_and_writes_nothing_into_the_old_file(
    tmp_path: Path, open_library: Opening, leaders: Sequence[Identity]
) -> None:
    where = tmp_path / "L.library"
    library, other = open_library(where), open_library(where)
    libraries.change_passphrase(library, SECRETS[0], NEW)
    content = file(leaders[0], summary(), libraries.address(library))
    for use in (lambda: libraries.take_in(other, content), lambda: libraries.clients(other)):
        with pytest.raises(AnotherCopy, match="close it and open it again"):
            use()
    other.close()
    again = open_library(where, NEW)
    libraries.take_in(again, content)
    again.close()
    library.close()
    assert [path.name for path in tmp_path.iterdir()] == ["L.library"]


def test_in_a_shared_file_a_passphrase_of_ones_own_is_changed_alone(
    tmp_path: Path, open_library: Opening
) -> None:
    where = tmp_path / "L.library"
    library = open_library(where, SECRETS[1], name="Ann", file_secret=SECRETS[0])
    libraries.change_passphrase(library, SECRETS[1], NEW)
    open_library(where, SECRETS[2], name="Ben", join=True, file_secret=SECRETS[0])
    assert open_library(where, NEW, name="Ann", file_secret=SECRETS[0]).member == library.member
    with pytest.raises(WrongPassphrase):
        open_library(where, SECRETS[1], name="Ann", file_secret=SECRETS[0])


@pytest.mark.parametrize("rewritten", [False, True])
def test_a_crash_in_the_middle_leaves_one_passphrase_that_opens_all_of_it(
    where: Where, library: Library, open_library: Opening, rewritten: bool
) -> None:
    from journal_app.storage.library import rekeying

    fresh = keys.fresh_key(SECRETS[5])
    with library.shelf.write() as session:
        secrets = library_opening._secrets(library.identity)
        later = NOW + timedelta(seconds=1)
        members.add_sealing(session, fresh, secrets, later)
    if rewritten and isinstance(where, Path):
        library.shelf = rekeying.rewrite(library.shelf, fresh)
    library.close()
    opens = SECRETS[5] if rewritten else SECRETS[0]
    again = open_library(where, opens)
    assert libraries.summary(again, summary().id) == summary()
    assert raw(again, "SELECT count(*) FROM member_key") == [(1,)]
    with pytest.raises(WrongPassphrase):
        open_library(where, SECRETS[0] if rewritten else SECRETS[5])


def test_a_change_that_fails_leaves_the_old_passphrase_in_force(
    tmp_path: Path, open_library: Opening
) -> None:
    where = tmp_path / "L.library"
    library = open_library(where)
    blocked = where.with_name(f".{where.name}.{os.getpid()}.protecting")
    blocked.mkdir()
    with pytest.raises(JournalFileError, match="not changed"):
        libraries.change_passphrase(library, SECRETS[0], NEW)
    assert libraries.clients(library) == ()
    library.close()
    assert open_library(where).member.name == "Coach"
    with pytest.raises(WrongPassphrase):
        open_library(where, NEW)


def test_whoever_looks_after_the_database_cannot_give_a_coach_another_address(
    where: Where, library: Library, open_library: Opening
) -> None:
    other = Identity.fresh("Ann").address.line
    raw(library, f"UPDATE member SET address = '{other}'")
    library.close()
    with pytest.raises(JournalFileError, match="not the one you made"):
        open_library(where)


def test_nothing_readable_lies_in_the_file(library: Library, where: Where, tmp_path: Path) -> None:
    libraries.save_note(library, summary().id, Note("a word of mine: xylophone"))
    library.close()
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for known in (b"R. M.", b"Spring 2026", b"estates", b"xylophone", b"SQLite"):
                assert known not in content


def test_on_a_server_no_word_of_anybody_is_in_any_column(library: Library, where: Where) -> None:
    libraries.save_note(library, summary().id, Note("a word of mine: xylophone"))
    tables = ("member", "member_key", "client", "envelope", "sheet", "audit", "programme")
    said = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for table in tables
        for row in raw(library, f"SELECT * FROM {table}")
        for value in row
    )
    assert b"R. M." in said, "an alias is known to the database, and said so"
    for hidden in (b"estates", b"xylophone", b"PDF", b"AGE-SECRET", b"not seeing"):
        assert hidden not in said


def test_one_who_gives_up_leaves_nothing_open(where: Where, open_library: Opening) -> None:
    with suppress(JournalError):
        open_library(where, SECRETS[0], role="lead")
    lead = open_library(where)
    assert [one.what for one in libraries.audit(lead)] == [JOINED]


def test_a_copy_of_a_file_opens_by_the_same_passphrase_and_takes_no_place(
    tmp_path: Path, open_library: Opening, leaders: Sequence[Identity]
) -> None:
    library = open_library(tmp_path / "L.library")
    libraries.take_in(library, file(leaders[0], summary(), libraries.address(library)))
    copy = tmp_path / "Copy.library"
    libraries.save_copy(library, copy)
    libraries.dispose(library, summary().id)
    assert libraries.summary(open_library(copy), summary().id) == summary()
    for wrong in (copy, tmp_path, tmp_path / "L.library"):
        with pytest.raises(InvalidValue, match="another name"):
            libraries.save_copy(library, wrong)
    with pytest.raises(JournalFileError, match="No copy could be made"):
        libraries.save_copy(library, tmp_path / "none" / "Copy.library")


def test_a_copy_of_a_library_on_a_server_is_the_servers(
    postgres: Cluster, open_library: Opening, tmp_path: Path
) -> None:
    library = open_library(postgres.url(postgres.empty()))
    with pytest.raises(InvalidValue, match="on a server"):
        libraries.save_copy(library, tmp_path / "Copy.library")
    with pytest.raises(InvalidValue, match="on a server"):
        libraries.share_file(library, SECRETS[0], NEW)
    assert list(tmp_path.iterdir()) == []


def test_no_secret_is_told_by_what_python_says_of_it(library: Library) -> None:
    said = f"{library!r} {library.shelf.place!r} {library.key!r} {library.identity!r}"
    for secret in (library.key.raw, library.identity.signs):
        assert repr(secret) not in said
    assert library.key.raw.hex() not in said
    assert library.identity.reads not in said
