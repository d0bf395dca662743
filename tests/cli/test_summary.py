# SPDX-License-Identifier: MIT
"""``uptoit summary``: refuses without a wish, shows what leaves, writes a PDF."""

import json
import re
from pathlib import Path

from tests.conftest import Command


def test_it_shows_what_leaves_and_writes_it(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--title", "The lift", "--text", "Forty-three.", "--json").json["id"]
    uptoit("add", "--title", "Canary", "--text", "stays here")
    page = tmp_path / "page.pdf"
    said = uptoit("summary", "--want", "Think with me", "--entry", entry[:-2], page)
    assert said.code == 0, said.err
    assert "Think with me" in said.out
    assert "Forty-three." in said.out
    assert "Canary" not in said.out
    assert page.read_bytes().startswith(b"%PDF")


def test_preview_writes_nothing(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "words")
    answer = uptoit("summary", "--want", "x", "--preview", "--json", tmp_path / "p.pdf").json
    assert "x" in answer["words"]
    assert not (tmp_path / "p.pdf").exists()


def test_json_says_what_went(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "words", "--json").json["id"]
    page = tmp_path / "p.pdf"
    answer = uptoit("summary", "--want", "x", "--entry", entry, "--json", page).json
    assert answer["entries"] == [entry]
    assert (answer["covered"], answer["held_back"]) == (1, 0)


def test_refusals(uptoit: Command, tmp_path: Path) -> None:
    page = tmp_path / "p.pdf"
    uptoit("add", "--text", "words", "--date", "2026-01-05")
    assert "--want" in uptoit("summary", page).refusal
    assert "no entry" in uptoit("summary", "--want", "x", "--entry", "zz", page).refusal
    row = uptoit("list", "--json").json[0]["id"]
    options = ("--from", "2026-03", "--to", "2026-04", "--want", "x", "--entry", row)
    assert "not from the period" in uptoit("summary", *options, page).refusal
    assert uptoit("summary", "--want", "x").code == 2
    assert not page.exists()


def test_on_a_terminal_it_asks_what_is_wanted(uptoit: Command, tmp_path: Path) -> None:
    uptoit("add", "--text", "words")
    page = tmp_path / "p.pdf"
    asked = uptoit("summary", "--json", page, stdin=b"A quiet hour\n", terminal=True)
    assert asked.code == 0, asked.err
    assert "What do you want" in asked.err
    assert "What do you want" not in asked.out
    assert "A quiet hour" in json.loads(asked.out)["words"]


def test_the_printed_words_are_the_same_as_the_preview(uptoit: Command, tmp_path: Path) -> None:
    entry = uptoit("add", "--text", "First line\n\nSecond line", "--json").json["id"]
    options = ("summary", "--want", "x", "--entry", entry)
    before = uptoit(*options, "--preview").out
    after = uptoit(*options, tmp_path / "p.pdf").out
    assert "\n  First line\n\n  Second line\n" in before
    # Each page has a number of its own; all else is the same.
    number = re.compile("Summary:? [0-9a-f-]{12,36}")
    assert number.sub("", after).startswith(number.sub("", before))
