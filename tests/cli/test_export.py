# SPDX-License-Identifier: MIT
"""``uptoit export``."""

import json
from pathlib import Path

import pytest

from tests.conftest import Command


@pytest.fixture
def filled(uptoit: Command) -> Command:
    """A journal with two entries."""
    uptoit("add", "--title", "One", "--date", "2026-01-01", "--up-for-it", 1)
    uptoit("add", "--title", "Two", "--date", "2026-02-01")
    return uptoit


def test_json_holds_what_show_prints(filled: Command, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert filled("export", "--to", "json", out, "--json").json == {
        "entries": 2,
        "path": str(out),
        "notices": [],
    }
    written = json.loads(out.read_text())["entries"]
    shown = [filled("show", one["id"], "--json").json for one in written]
    assert written == shown
    assert [one["title"] for one in written] == ["One", "Two"]


def test_markdown_is_a_file_for_each(filled: Command, tmp_path: Path) -> None:
    answer = filled("export", "--to", "markdown", tmp_path / "out")
    assert answer.out == f"Wrote 2 entries to {tmp_path / 'out'}.\n"
    assert len(list((tmp_path / "out").rglob("*.md"))) == 2


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--rated"], "1 entry"),
        (["--until", "2026-01"], "1 entry"),
        (["--from", "2026-03"], "0 entries"),
        (["two"], "1 entry"),
        (["rated:yes", "two"], "0 entries"),
        (["--saved", "Early"], "1 entry"),
        (["--saved", "Early", "two"], "0 entries"),
    ],
)
def test_filters_narrow_what_is_written(
    filled: Command, tmp_path: Path, options: list[str], number: str
) -> None:
    filled("search", "to:2026-01", "--save", "Early", "one")
    answer = filled("export", "--to", "json", tmp_path / "out.json", *options)
    assert answer.out.startswith(f"Wrote {number} to ")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("nought", "out"),
        ("json", "."),
        ("json", "Test.journal"),
        ("json", "no/out"),
        ("json", "x" * 300),
        ("json", "/"),
        ("markdown", "."),
        ("markdown", "Test.journal"),
        ("markdown", "no/out"),
    ],
)
def test_a_target_amiss_is_a_sentence_and_nothing_is_left(
    filled: Command, tmp_path: Path, form: str, name: str
) -> None:
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert filled("export", "--to", form, tmp_path / name).refusal
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", [".", "./"])
@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_the_folder_one_is_in_can_be_filled(
    filled: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, name: str
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert filled("export", "--to", form, name).out.startswith("Wrote 2 entries")
    assert list((tmp_path / "empty").iterdir())
    assert filled("export", "--to", "html", "").refusal


def test_the_format_must_be_named(filled: Command, tmp_path: Path) -> None:
    assert filled("export", tmp_path / "out").code == 2


def test_help_names_every_format_with_its_options(uptoit: Command) -> None:
    said = uptoit("export", "--help").out
    for name in ("json:", "markdown:", "csv:", "html:", "word:", "book:", "text:", "private"):
        assert name in said


def test_options_are_switched_and_what_stayed_is_said(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--title", "Mine", "--mark", "private")
    without = uptoit("export", "--to", "html", tmp_path / "a.html")
    assert without.out.startswith("Wrote 0 entries")
    assert without.err == "1 entry marked private was left out.\n"
    answer = uptoit("export", "--to", "html", tmp_path / "b.html", "--with", "private", "--json")
    assert answer.json["entries"] == 1
    assert (
        "nought"
        in uptoit("export", "--to", "html", tmp_path / "c.html", "--with", "nought").refusal
    )
