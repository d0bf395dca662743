# SPDX-License-Identifier: MIT
"""What is no library is left as it is, and whoever asked hears why in a sentence."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from journal_app.domain.errors import (
    DamagedJournal,
    InvalidValue,
    JournalFileError,
    NotAJournal,
    ReadOnlyJournal,
    WrongPassphrase,
)
from journal_app.services import safekeeping
from journal_app.services.session import open_session
from journal_app.storage import keys
from journal_app.storage.connections import connect
from journal_app.storage.salvage.pages import Pages
from tests.conftest import clock
from tests.libraries import SECRETS, Opening, answer, file, libraries, raw, summary
from tests.postgres import Cluster


@pytest.mark.parametrize("content", [b"", b"Dear diary\n" * 9000, bytes(8192), b"x"])
def test_other_files_are_no_library(tmp_path: Path, open_library: Opening, content: bytes) -> None:
    path = tmp_path / "L.library"
    path.write_bytes(content)
    with pytest.raises((NotAJournal, WrongPassphrase)) as refused:
        open_library(path)
    assert str(refused.value).endswith(".")
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_journal_is_no_library_and_a_library_no_journal(
    tmp_path: Path, open_library: Opening
) -> None:
    path = tmp_path / "J.journal"
    session = open_session(path, clock, Random(1))
    with pytest.raises(NotAJournal, match="not a coach’s library"):
        open_library(path)
    code = safekeeping.protect(session, "correct horse battery")
    session.close()
    with pytest.raises(NotAJournal, match="not a coach’s library"):
        open_library(path, code)
    library = open_library(tmp_path / "L.library")
    library.close()
    with pytest.raises(NotAJournal, match="not a journal"):
        open_session(tmp_path / "L.library", clock, Random(1), secret=SECRETS[0])


def test_a_folder_or_no_folder_is_said(tmp_path: Path, open_library: Opening) -> None:
    with pytest.raises(NotAJournal, match="is a folder"):
        open_library(tmp_path)
    with pytest.raises(NotAJournal, match="no folder"):
        open_library(tmp_path / "none" / "L.library")


def test_a_damaged_library_is_said_to_be_damaged(tmp_path: Path, open_library: Opening) -> None:
    path = tmp_path / "L.library"
    open_library(path).close()
    content = bytearray(path.read_bytes())
    content[keys.PAGE * 3 : keys.PAGE * 12] = bytes(keys.PAGE * 9)
    path.write_bytes(content)
    with pytest.raises(DamagedJournal, match="damaged"):
        open_library(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://anna@somewhere/coaching",
        "postgresql://anna@somewhere",
        "sqlite://",
        "https://example.org/library",
        "://",
    ],
)
def test_other_addresses_are_refused(open_library: Opening, wrong: str) -> None:
    with pytest.raises(InvalidValue, match="database of PostgreSQL"):
        open_library(wrong)


def test_the_file_can_be_named_as_sqlalchemy_does(tmp_path: Path, open_library: Opening) -> None:
    library = open_library(f"sqlite:///{tmp_path}/L.library")
    assert library.where == str(tmp_path / "L.library")
    assert not library.on_server


def test_a_server_that_is_away_or_has_no_such_database_is_said(
    postgres: Cluster, open_library: Opening, tmp_path: Path
) -> None:
    with pytest.raises(JournalFileError, match="does not answer") as away:
        open_library(f"postgresql://anna@/coaching?host={tmp_path}")
    assert "coaching" in str(away.value)
    with pytest.raises(JournalFileError, match="nowhere"):
        open_library(f"postgresql://practice:hunter2@/nowhere?host={postgres.folder}")
    with pytest.raises(JournalFileError) as stranger:
        open_library(f"postgresql://nobody:hunter2@/postgres?host={postgres.folder}")
    assert "hunter2" not in str(stranger.value)


def test_without_the_part_for_servers_it_says_what_to_install(
    open_library: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(JournalFileError, match=r"up-to-it\[postgresql\]"):
        open_library("postgresql://anna@library.example.org/coaching")


def test_a_file_needs_nothing_that_knows_a_server(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.libraries import SECRETS; "
        "from tests.conftest import clock; from journal_app.services import library; "
        f"library.open_library(Path({str(tmp_path / 'L.library')!r}), SECRETS[0], clock).close(); "
        "sys.exit('psycopg' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_was_disposed_of_is_in_no_page_of_the_file(
    tmp_path: Path, open_library: Opening
) -> None:
    from journal_app.exchange.address import Identity

    path = tmp_path / "L.library"
    library = open_library(path)
    leader = Identity.fresh()
    for number in range(1, 8):
        content = file(leader, summary(number), libraries.address(library), b"%PDF" * 4000)
        libraries.take_in(library, content)
    answer(library, summary(4).id, "Something noticed")
    before = [
        bytes(blob)[200:260]
        for row in raw(library, f"SELECT blob, page FROM envelope WHERE hash = '{_hash(4)}'")
        for blob in row
        if blob is not None
    ]
    assert len(before) == 3
    key = library.key
    for dispose in (False, True):
        if dispose:
            libraries.dispose(library, summary(4).id)
        library.close()
        plain = b"".join(_pages(path, key))
        found = [part in plain for part in before]
        assert found == [not dispose] * 3
        library = open_library(path)


def test_a_library_that_may_not_be_written_is_not_opened(
    tmp_path: Path, open_library: Opening
) -> None:
    path = tmp_path / "L.library"
    open_library(path).close()
    path.chmod(0o444)
    with pytest.raises(ReadOnlyJournal, match="cannot be written"):
        open_library(path)


def test_a_copy_under_its_key_opens_with_any_sqlcipher(
    tmp_path: Path, open_library: Opening
) -> None:
    path = tmp_path / "L.library"
    library = open_library(path)
    key = library.key
    library.close()
    copy = shutil.copy(path, tmp_path / "copy")
    connection = connect(Path(copy), key, "ro")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def _hash(number: int) -> str:
    from journal_app.domain import shared

    return shared.hash_of(summary(number))


def _pages(path: Path, key: keys.Key) -> list[bytes]:
    with closing(Pages(path, key)) as pages:
        found = [pages.read(number) for number in range(1, pages.count + 1)]
    assert None not in found
    return [page for page in found if page is not None]


def test_a_leaders_start_does_not_wait_for_a_coachs_tables() -> None:
    code = (
        "import sys, journal_app.services.library; "
        "sys.exit(bool({'sqlalchemy.orm', 'alembic', 'psycopg'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
