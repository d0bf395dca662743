# SPDX-License-Identifier: MIT
"""A file appears whole, or not at all."""

import os
from pathlib import Path

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.formats import whole_file, whole_folder


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    with whole_file(target) as file:
        file.write("é\n")
        assert not target.exists()
    assert target.read_bytes() == "é\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")

    def half() -> None:
        with whole_file(target) as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["missing/out.txt", "folder", "x" * 300])
def test_a_target_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    said = r"could not be written|is a folder"
    with pytest.raises(ExchangeError, match=said), whole_file(tmp_path / name):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("name", ["Mine.journal", "Practice.library", "UPPER.JOURNAL"])
def test_nothing_takes_the_place_of_what_people_wrote_here(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"years")
    with pytest.raises(ExchangeError, match="choose another name"), whole_file(target) as file:
        file.write("a note")
    assert target.read_bytes() == b"years"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["", ".", "./", "/", ".."])
def test_a_name_that_is_a_folder_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    with pytest.raises(ExchangeError, match="Please name a file"), whole_file(Path(name)):
        raise AssertionError


def test_a_folder_that_cannot_be_looked_into_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="cannot be read"), whole_folder(tmp_path / ("x" * 300)):
        raise AssertionError


@pytest.mark.skipif(os.name == "nt", reason="a whole path of Windows has 260 characters")
def test_a_name_as_long_as_the_disk_allows_is_long_enough(tmp_path: Path) -> None:
    with whole_file(tmp_path / ("x" * 255)) as file:
        file.write("all")
    with whole_folder(tmp_path / ("y" * 255)) as folder:
        (folder / "one").write_text("all")
    assert sorted(len(one.name) for one in tmp_path.iterdir()) == [255, 255]


def test_two_files_under_way_in_one_folder_are_two(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a") as one, whole_file(tmp_path / "b") as other:
        one.write("one")
        other.write("other")
    assert [(tmp_path / name).read_text() for name in "ab"] == ["one", "other"]


@pytest.mark.parametrize("name", [".", "./", "", "../here", "../link"])
def test_an_empty_folder_is_filled_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (tmp_path / "link").symlink_to(here)
    monkeypatch.chdir(here)
    with whole_folder(Path(name)) as folder:
        (folder / "one").write_text("1")
        assert not (here / "one").exists()
    assert [one.name for one in Path().iterdir()] == ["one"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["here", "link"]


def test_an_empty_folder_stays_empty_where_something_fails(tmp_path: Path) -> None:
    def half() -> None:
        with whole_folder(tmp_path) as folder:
            (folder / "one").write_text("1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert list(tmp_path.iterdir()) == []
