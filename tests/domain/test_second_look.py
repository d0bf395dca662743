# SPDX-License-Identifier: MIT
"""Which entry comes back: old enough, worth it, not said no to, and nothing hard on hard days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.second_look import (
    LATER,
    NEVER,
    OCCASIONS,
    OPEN_FOR,
    SEEN,
    Candidate,
    choose,
    windows,
)

TODAY = date(2026, 11, 23)


def old(days: int, **other: object) -> Candidate:
    """An entry of that age with enough words."""
    made = Candidate("e", TODAY - timedelta(days=days), words=60, rated=False)
    return replace(made, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "after"),
    [(29, None), (30, 30), (44, 30), (45, None), (89, None), (90, 90), (104, 90), (105, None)],
)
def test_entries_come_back_after_thirty_and_ninety_days(days: int, after: int | None) -> None:
    found = choose([old(days)], TODAY)
    assert (found[1] if found else None) == after


@pytest.mark.parametrize(
    ("other", "comes"),
    [
        ({"words": 39}, False),
        ({"words": 40}, True),
        ({"words": 3, "rated": True}, True),
        ({"words": 3, "marks": ("favourite",)}, True),
        ({"marks": ("private",)}, False),
        ({"answers": ((30, SEEN),)}, False),
        ({"answers": ((30, LATER),)}, True),
        ({"answers": ((90, NEVER),)}, False),
        ({"answers": ((90, SEEN),)}, True),
    ],
)
def test_only_what_is_worth_it_comes_back(other: dict[str, object], comes: bool) -> None:
    assert (choose([old(33, **other)], TODAY) is not None) is comes


def test_no_setback_after_two_low_entries() -> None:
    hard, other = old(44, entry="hard", marks=("setback",)), old(31, entry="other")
    assert choose([hard, other], TODAY)[0].entry == "hard"  # type: ignore[index]
    assert choose([hard, other], TODAY, tender=True)[0].entry == "other"  # type: ignore[index]
    assert choose([hard], TODAY, tender=True) is None


@given(st.lists(st.integers(0, 120), max_size=12), st.randoms())
def test_the_choice_is_the_same_all_day_and_lies_in_a_window(
    ages: list[int], chance: object
) -> None:
    several = [old(days, entry=f"{n:02}") for n, days in enumerate(ages)]
    found = choose(several, TODAY)
    chance.shuffle(several)  # type: ignore[attr-defined]
    assert choose(several, TODAY) == found
    inside = [one for one in several if any(a <= one.day <= b for a, b in windows(TODAY))]
    assert (found is None) == (not inside)
    if found:
        assert found[0] in inside
        assert found[1] in OCCASIONS
        assert 0 <= (TODAY - found[0].day).days - found[1] <= OPEN_FOR
