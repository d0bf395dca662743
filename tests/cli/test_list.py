# SPDX-License-Identifier: MIT
"""``uptoit list``, and how rows of entries are printed."""

from pathlib import Path

import pytest

from journal_app.content import house_pack
from tests.conftest import Command

THEME = house_pack().themes[0].slug


@pytest.fixture
def filled(uptoit: Command) -> Command:
    """A journal with an entry in each of three months, all of them different."""
    uptoit("add", "--title", "One", "--text", "First words.", "--date", "2026-01-31",
           "--theme", THEME, "--up-for-it", 7, "--up-to-it", 0)  # fmt: skip
    uptoit("add", "--title", "Two", "--date", "2026-02-28", "--tag", "Axe Yard")
    uptoit("add", "--title", "Three", "--date", "2026-03-01", "--theme", THEME, "--tag", "home")
    return uptoit


def test_an_empty_journal_is_an_empty_array(uptoit: Command) -> None:
    assert uptoit("list", "--json").json == []
    answer = uptoit("list")
    assert (answer.code, answer.out, answer.err) == (0, "", "No entries were found.\n")


def test_a_row_has_the_shape_that_scripts_rely_on(filled: Command) -> None:
    rows = filled("list", "--json").json
    assert [row["title"] for row in rows] == ["Three", "Two", "One"]
    assert rows[2].pop("id")
    assert rows[2] == {
        "date": "2026-01-31",
        "time": None,
        "title": "One",
        "themes": [THEME],
        "tags": [],
        "up_for_it": 7,
        "up_to_it": 0,
        "excerpt": "First words.",
    }


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--limit", "1"], ["Three"]),
        (["--limit", "0"], []),
        (["--limit", "99"], ["Three", "Two", "One"]),
        (["--theme", THEME], ["Three", "One"]),
        (["--theme", THEME.upper(), "--tag", "#Home"], ["Three"]),
        (["--tag", "axe yard"], ["Two"]),
        (["--tag", "home", "--tag", "axe-yard"], []),
        (["--from", "2026-02"], ["Three", "Two"]),
        (["--to", "2026-02"], ["Two", "One"]),
        (["--until", "2026-02-28"], ["Two", "One"]),
        (["--from", "2026-02-28", "--to", "2026-02-28"], ["Two"]),
        (["--from", "2026", "--to", "2026"], ["Three", "Two", "One"]),
        (["--rated"], ["One"]),
        (["--unrated"], ["Three", "Two"]),
    ],
)
def test_options_narrow_the_list(filled: Command, options: list[str], titles: list[str]) -> None:
    assert [row["title"] for row in filled("list", "--json", *options).json] == titles


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--theme", "none"], "There is no theme “none”. The themes are: "),
        (["--from", "2026-02-30"], "“2026-02-30” is no day that exists"),
        (["--to", "2026-13"], "“2026-13” is no day that exists"),
        (["--from", "soon"], "a month such as 2026-11, or a year such as 2026"),
        (["--from", "2026-03", "--to", "2026-02"], "ends (28 February 2026) before it begins"),
        (["--tag", "\udcff"], "“--tag” holds a character"),
        (["--tag", "x" * 61], "too long"),
    ],
)
def test_a_filter_amiss_is_a_sentence(filled: Command, options: list[str], why: str) -> None:
    assert why in filled("list", *options).refusal


def test_a_negative_limit_is_wrong_usage(filled: Command) -> None:
    assert filled("list", "--limit", "-1").code == 2


def test_people_see_the_day_the_title_and_the_labels(filled: Command) -> None:
    out = filled("list", "--limit", 1, "--to", "2026-01").out
    heading, excerpt, labels, blank = out.splitlines()
    assert heading == "31 January 2026  One"
    assert excerpt == "  First words."
    assert labels.endswith(f"  up for it 7 · up to it 0 · {THEME}")
    assert blank == ""


def test_a_terminal_shows_twenty_and_a_pipe_everything(uptoit: Command) -> None:
    for number in range(23):
        uptoit("add", "--title", f"Entry {number}")
    assert uptoit("list").out.count("Entry") == 23
    assert len(uptoit("list", "--json", terminal=True).json) == 23
    shown = uptoit("list", terminal=True).out
    assert shown.count("Entry") == 20
    assert shown.endswith("… and 3 more; use --limit to see them.\n")
    assert uptoit("list", "--limit", 23, terminal=True).out.count("Entry") == 23
    assert "more" not in uptoit("list", "--limit", 3).out


def test_many_entries_come_in_order_and_once(uptoit: Command, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(f'{{"date": "1660-01-01", "title": "{n}"}}\n' for n in range(1_201)))
    uptoit("import", path)
    titles = [row["title"] for row in uptoit("list", "--json").json]
    assert titles == [str(n) for n in reversed(range(1_201))]


def test_control_characters_do_not_reach_the_terminal(uptoit: Command) -> None:
    nasty = "a\x1b[2J\x9b31m\x07\x7fb"
    uptoit("add", "--title", nasty, "--text", nasty)
    [row] = uptoit("list", "--json").json
    for answer in (uptoit("list"), uptoit("search", "a"), uptoit("show", row["id"])):
        assert not set(answer.out) & set("\x1b\x9b\x07\x7f")
        assert "a\ufffd[2J" in answer.out
    assert uptoit("show", row["id"], "--json").json["text"] == nasty
