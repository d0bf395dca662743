# SPDX-License-Identifier: MIT
"""Laws of the comparison: both sides rebuild exactly, and it is quick for long texts."""

from itertools import pairwise
from random import Random
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.differences import CAME, GONE, SAME, Piece, differences

WORDS = st.lists(st.sampled_from(["up", "to", "it", " ", "\n", "\n\n", ".", "é", "no-one"]))


def sides(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    """The text before and the text after, rebuilt."""
    return (
        "".join(one.text for one in pieces if one.kind != CAME),
        "".join(one.text for one in pieces if one.kind != GONE),
    )


@given(st.text(), st.text())
def test_both_sides_rebuild_exactly(before: str, after: str) -> None:
    assert sides(differences(before, after)) == (before, after)


@given(WORDS.map("".join), WORDS.map("".join))
def test_both_sides_of_texts_that_share_words_rebuild_exactly(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert sides(pieces) == (before, after)
    assert all(one.text for one in pieces)
    assert all(one.kind != two.kind for one, two in pairwise(pieces))


def test_changed_words_are_named_and_neighbours_read_as_one() -> None:
    assert differences("We met the board today.", "We met two partners today.") == (
        Piece(SAME, "We met "),
        Piece(GONE, "the board"),
        Piece(CAME, "two partners"),
        Piece(SAME, " today."),
    )
    assert differences("same", "same") == (Piece(SAME, "same"),)
    assert differences("", "new") == (Piece(CAME, "new"),)


def test_twenty_thousand_words_are_compared_quickly_and_still_word_by_word() -> None:
    chance = Random(3)
    words = [f"word{chance.randrange(900)}" for _ in range(20_000)]
    lines = [" ".join(words[at : at + 60]) for at in range(0, len(words), 60)]
    other = list(lines)
    other[40] = other[40].replace(" ", " quite ", 1)
    del other[200:210]
    before, after = "\n\n".join(lines), "\n\n".join(other)
    began = perf_counter()
    pieces = differences(before, after)
    assert perf_counter() - began < 3
    assert sides(pieces) == (before, after)
    came = [one.text.strip() for one in pieces if one.kind == CAME]
    assert came == ["quite"]


def test_one_long_paragraph_rewritten_does_not_hang() -> None:
    chance = Random(4)
    before = " ".join(str(chance.randrange(500)) for _ in range(20_000))
    after = " ".join(str(chance.randrange(500)) for _ in range(20_000))
    began = perf_counter()
    assert sides(differences(before, after)) == (before, after)
    assert perf_counter() - began < 3
