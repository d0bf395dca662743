# SPDX-License-Identifier: MIT
"""The arithmetic of a page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exchange.layout import apart, blend, luminance, padded, wrapped

heights = st.lists(st.floats(0, 100), max_size=6).map(sorted)


def test_a_colour_lies_over_another() -> None:
    assert blend("#102030", "#FFFFFF", 1) == "#102030"
    assert blend("#102030", "#ABCDEF", 0) == "#ABCDEF"
    assert blend("#000000", "#FFFFFF", 0.5) == "#808080"


def test_a_range_is_moved_out_and_a_day_gets_room() -> None:
    assert padded(0, 10, 0.1) == (-1, 11)
    assert padded(5, 5, 0.1) == (2, 8)


@given(st.text("ab c", max_size=60), st.integers(1, 12))
def test_lines_keep_every_word_and_their_width(words: str, room: int) -> None:
    lines = wrapped(words, room, len)
    assert " ".join(lines).split() == words.split()
    assert all(len(line) <= room or " " not in line for line in lines)


@given(heights)
def test_heights_come_apart_and_stay_in_order(wanted: list[float]) -> None:
    found = apart(wanted, 12, 0, 100)
    assert len(found) == len(wanted)
    assert all(b - a >= 12 - 1e-9 for a, b in pairwise(found))
    assert all(height <= 100 + 1e-9 for height in found)
    assert all(height >= -1e-9 for height in found)


def test_heights_that_have_room_stay_where_they_are() -> None:
    assert apart([10, 30, 60], 12, 0, 100) == pytest.approx([10, 30, 60])
    assert apart([50, 50], 10, 0, 100) == pytest.approx([45, 55])


def test_the_lightness_of_greys_is_that_of_the_standard() -> None:
    assert luminance("#000000") == pytest.approx(0)
    assert luminance("#FFFFFF") == pytest.approx(1)
    # CIE L* of the middle grey of sRGB is 53.6.
    assert luminance("#808080") == pytest.approx(0.536, abs=0.001)
