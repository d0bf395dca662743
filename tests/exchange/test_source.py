# SPDX-License-Identifier: MIT
"""A source is its files in an order, links and hidden ones left out, and each is read whole."""

import io
import os
from pathlib import Path

import pytest

from journal_app.domain import limits
from journal_app.domain.errors import ExchangeError
from journal_app.exchange.source import FOLDER, Part, Source, opened


def names(folder: Path) -> list[str]:
    """The parts of a folder."""
    with opened(folder) as found:
        assert found.kind == FOLDER
        return [part.name for part in found.parts]


def test_files_of_a_folder_stand_before_those_of_its_folders(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/c/d.md", "a/y.md", "x.md", "B.md", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "m.md").write_text("not ours")
    assert names(tmp_path) == ["B.md", "x.md", "a/y.md", "b/z.md", "b/c/d.md"]


@pytest.mark.skipif(os.name == "nt", reason="needs leave to make links there")
def test_links_and_what_is_no_file_are_left_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "mine.md").write_text("mine")
    (inside / "link.md").symlink_to(outside / "secret.md")
    (inside / "folder").symlink_to(outside)
    (inside / "round").symlink_to(inside)
    os.mkfifo(inside / "pipe.md")
    assert names(inside) == ["mine.md"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    for number in range(4):
        (tmp_path / f"{number}.md").write_text("x")
    with pytest.raises(ExchangeError, match="too many files"):
        names(tmp_path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="an administrator reads all")
def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    with pytest.raises(ExchangeError, match="cannot be read"):
        names(tmp_path)


@pytest.mark.parametrize("announced", [0, 3, 5, 90])
def test_a_file_that_grew_or_shrank_since_is_read_as_it_is(announced: int) -> None:
    source = Source("s", FOLDER, {Part("a.md", announced): lambda: io.BytesIO(b"words")})
    assert source.read("a.md") == b"words"
    with pytest.raises(ExchangeError, match="too large"):
        source.read("a.md", most=4)
    assert source.read("a.md", most=5) == b"words"
