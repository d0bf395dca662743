# SPDX-License-Identifier: MIT
"""A file appears whole, or not at all."""

from pathlib import Path

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.formats import whole_file


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


@pytest.mark.parametrize("name", ["missing/out.txt", "folder", "x" * 250])
def test_a_target_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExchangeError, match="could not be written"), whole_file(tmp_path / name):
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
