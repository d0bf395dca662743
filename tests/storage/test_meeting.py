# SPDX-License-Identifier: MIT
"""Where two runs of the program meet: the same journal, the same place, and nobody else's."""

import os
import tempfile
from pathlib import Path

import pytest

from journal_app.domain.errors import JournalFileError
from journal_app.storage import meeting
from journal_app.storage.meeting import meeting_place

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has names for pipes instead")


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a name short enough for sockets in it."""
    return tmp_path_factory.mktemp("s")


@pytest.fixture(autouse=True)
def no_real_folder(short: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test falls back to is a folder of its own."""
    monkeypatch.setattr(meeting, "_USUAL", short / "nobody")
    monkeypatch.setattr(tempfile, "tempdir", str(short))


def test_one_journal_has_one_place_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "My.journal"
    monkeypatch.chdir(tmp_path)
    assert meeting_place(journal) == meeting_place(Path("My.journal"))
    assert meeting_place(journal) == meeting_place(tmp_path / "x" / ".." / "My.journal")
    assert meeting_place(journal) != meeting_place(tmp_path / "Other.journal")


@posix
def test_a_link_to_a_journal_leads_to_its_place(tmp_path: Path) -> None:
    journal, link = tmp_path / "My.journal", tmp_path / "link.journal"
    journal.touch()
    link.symlink_to(journal)
    assert meeting_place(link) == meeting_place(journal)


@posix
def test_the_place_says_nothing_and_is_short_enough_for_a_socket(tmp_path: Path) -> None:
    journal = tmp_path / ("Private words " * 15) / "My journal of Bridgewick.journal"
    place = meeting_place(journal)
    assert "journal" not in Path(place).name
    assert len(os.fsencode(place)) < 104


@posix
def test_a_folder_that_others_can_enter_is_not_used(
    tmp_path: Path, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, private = short / "shared", short / "private"
    shared.mkdir(mode=0o755)
    private.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(private))
    assert Path(meeting_place(tmp_path / "x")).parent == private
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(shared))
    assert Path(meeting_place(tmp_path / "x")).parent != shared
    link = short / "link"
    link.symlink_to(private)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(link))
    assert Path(meeting_place(tmp_path / "x")).parent != link


@posix
def test_without_a_folder_of_ones_own_there_is_no_place(
    tmp_path: Path, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    folder = Path(meeting_place(tmp_path / "x")).parent
    assert folder.parent == short
    assert folder.stat().st_mode & 0o777 == 0o700
    # Somebody who was there first, and left the door open for others, is not trusted.
    folder.chmod(0o777)
    with pytest.raises(JournalFileError, match="not yours alone"):
        meeting_place(tmp_path / "x")


@posix
def test_a_folder_too_long_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("d" * 60) / ("e" * 60)
    deep.mkdir(mode=0o700, parents=True)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert len(os.fsencode(meeting_place(tmp_path / "x"))) < 104
