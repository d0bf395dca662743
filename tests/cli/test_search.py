# SPDX-License-Identifier: MIT
"""``uptoit search``."""

import pytest

from tests.conftest import Command


@pytest.fixture
def filled(uptoit: Command) -> Command:
    """A journal with three entries about boards."""
    uptoit("add", "--title", "One", "--text", "The joint board met.", "--date", "2026-01-01")
    uptoit("add", "--title", "Two", "--text", "A board, no joint.", "--date", "2026-02-01",
           "--up-for-it", 3)  # fmt: skip
    uptoit("add", "--title", "Boarding", "--text", "Élan 🙂 שלום", "--date", "2026-03-01")
    return uptoit


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["board"], ["Two", "One"]),
        (["BOARD", "joint"], ["Two", "One"]),
        (["board joint"], ["Two", "One"]),
        (['"joint board"'], ["One"]),
        (["board*"], ["Boarding", "Two", "One"]),
        (["elan"], ["Boarding"]),
        (["שלום"], ["Boarding"]),
        (["board", "rated:yes"], ["Two"]),
        (["board", "from:2026-02"], ["Two"]),
        (["to:2026-01"], ["One"]),
        (["board", "--to", "2026-01"], ["One"]),
        (["board", "--limit", "1"], ["Two"]),
        (["board", "--unrated"], ["One"]),
        (["nowhere"], []),
        (["it's", "AND", "(("], []),
    ],
)
def test_words_are_found(filled: Command, words: list[str], titles: list[str]) -> None:
    assert [row["title"] for row in filled("search", "--json", *words).json] == titles


def test_a_hit_has_its_place_in_the_snippet(filled: Command) -> None:
    [row] = filled("search", "--json", '"joint board"').json
    assert row["snippet"] == row["excerpt"] == "The joint board met."
    [[start, end]] = row["hits"]
    assert row["snippet"][start:end] == "joint board"


def test_the_hit_is_lit_on_a_terminal_and_plain_in_a_pipe(filled: Command) -> None:
    assert "The joint board met." in filled("search", "joint").out
    out = filled("search", "joint", terminal=True).out
    assert "The \x1b[0m\x1b[1m\x1b[4mjoint\x1b[0m board met.\x1b[0m" in out


@pytest.mark.parametrize("words", [["***"], ["\u200b"], [""], ['""']])
def test_nothing_to_look_for_is_a_sentence(filled: Command, words: list[str]) -> None:
    assert "no word to look for" in filled("search", *words).refusal


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["a\udcff"], "holds a character"),
        (["a\x00b"], "holds a character"),
        (["theme:none"], "There is no theme “none”"),
        (["board", "from:2026-03", "--to", "2026-01"], "before it begins"),
    ],
)
def test_what_cannot_be_looked_for_is_a_sentence(
    filled: Command, words: list[str], why: str
) -> None:
    assert why in filled("search", *words).refusal


def test_no_words_is_wrong_usage(filled: Command) -> None:
    assert filled("search").code == 2


def test_facets_narrow_and_a_search_is_kept_under_a_name(uptoit: Command) -> None:
    uptoit("add", "--title", "One", "--text", "river", "--reach", "run", "--mark", "coach")
    uptoit("add", "--title", "Two", "--text", "river", "--reach", "influence")
    found = uptoit("search", "river", "reach:run", "--json").json
    assert [row["title"] for row in found] == ["One"]
    again = uptoit("search", "river", "--reach", "run", "--mark", "coach", "--json").json
    assert [row["title"] for row in again] == ["One"]
    assert [r["title"] for r in uptoit("list", "--reach", "influence", "--json").json] == ["Two"]
    uptoit("search", "river", "--reach", "run", "--save", "Mine")
    assert uptoit("search", "--saved-list", "--json").json == {"Mine": "river reach:run"}
    assert [r["title"] for r in uptoit("search", "--saved", "Mine", "--json").json] == ["One"]
    assert "There are: Mine" in uptoit("search", "--saved", "Yours").refusal
    assert uptoit("search", "--forget", "Mine", "--json").json == {}
    assert uptoit("search", "river", "--reach", "sideways").code == 2
