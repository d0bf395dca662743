# SPDX-License-Identifier: MIT
"""The measures, against the oracles of the domain note and against slow, plain definitions."""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from journal_app.domain.measures import (
    LEAST_DAYS,
    LONGEST_GAP,
    WINDOW,
    Interval,
    Observation,
    Point,
    co_counts,
    effective_number,
    gaps,
    jaccard,
    lift,
    median_interval,
    median_ranks,
    quantile,
    ratings,
    rolling_median,
    spread_of,
    theme_balance,
    unbroken,
    weekly_medians,
    wilson,
)
from journal_app.domain.period import week_key

FIRST = date(2026, 1, 5)
ORACLES: dict[int, Any] = {
    one["id"]: one
    for one in json.loads(
        (Path(__file__).parent / "statistics_oracles.json").read_text(encoding="utf-8")
    )
}
points = st.lists(
    st.builds(
        Point,
        st.integers(0, 400).map(lambda day: FIRST + timedelta(day)),
        st.integers(0, 10).map(float),
    ),
    max_size=60,
)


def seen(number: int, days: int = 0, themes: str = "", to: int | None = None) -> Observation:
    """An entry ``days`` after the first day, one letter a theme."""
    return Observation(f"e{number}", FIRST + timedelta(days), "", tuple(themes), None, to)


def series(name: str) -> list[Point]:
    """A series of oracle 16."""
    days = [date.fromisoformat(day) for day in ORACLES[16]["dates"]]
    return [Point(day, value) for day, value in zip(days, ORACLES[16][name], strict=True)]


# Ratings


def test_a_missing_rating_is_no_rating() -> None:
    assert ratings([seen(1), seen(2, 3, to=0)], "to") == (Point(FIRST + timedelta(3), 0.0),)
    assert ratings([seen(1), seen(2, 3, to=0)], "for") == ()


def test_ratings_come_oldest_first_and_one_an_entry() -> None:
    found = ratings([seen(2, 9, to=4), seen(1, 1, to=7), seen(2, 9, to=4)], "to")
    assert found == (Point(FIRST + timedelta(1), 7.0), Point(FIRST + timedelta(9), 4.0))


# Rolling median


def test_the_rolling_median_of_the_note() -> None:
    rolled = rolling_median(series("to"))
    said = [one.spread.median if one.spread else None for one in rolled]
    assert said == ORACLES[16]["to_expected"]["rolling42_min3days"]


@given(points)
def test_a_rolling_median_is_what_its_definition_says(some: list[Point]) -> None:
    rolled = rolling_median(some)
    assert [one.day for one in rolled] == sorted({point.day for point in some})
    for one in rolled:
        inside = [p for p in some if one.day - timedelta(WINDOW) < p.day <= one.day]
        if len({point.day for point in inside}) < LEAST_DAYS:
            assert one.spread is None
            continue
        assert one.spread is not None
        values = [point.value for point in inside]
        assert one.spread.median == median(values)
        assert one.spread.low == pytest.approx(np.quantile(values, 0.25))
        assert one.spread.high == pytest.approx(np.quantile(values, 0.75))


@given(points, st.randoms())
def test_the_order_of_points_does_not_matter(some: list[Point], chance: Any) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)
    assert rolling_median(shuffled) == rolling_median(some)
    assert weekly_medians(shuffled) == weekly_medians(some)


@given(points, st.integers(-3, 3))
def test_shifted_ratings_have_a_shifted_median(some: list[Point], by: int) -> None:
    moved = rolling_median(Point(point.day, point.value + by) for point in some)
    for before, after in zip(rolling_median(some), moved, strict=True):
        assert (before.spread is None) == (after.spread is None)
        if before.spread and after.spread:
            assert after.spread.median == before.spread.median + by


@given(points)
def test_no_line_crosses_a_gap_or_a_silent_window(some: list[Point]) -> None:
    rolled = rolling_median(some)
    stretches = unbroken(rolled)
    silent = {one.day for one in rolled if one.spread is None}
    for stretch in stretches:
        days = [day for day, _ in stretch]
        assert not any(a < day < b for a, b in pairwise(days) for day in silent)
        assert all((b - a).days <= LONGEST_GAP for a, b in pairwise(days))
    drawn = [day for stretch in stretches for day, _ in stretch]
    assert drawn == [one.day for one in rolled if one.spread]


def test_a_window_looks_back_42_days_with_its_own() -> None:
    edge = [Point(FIRST + timedelta(day), 5.0) for day in (0, 20, 41, 42)]
    assert [one.spread is not None for one in rolling_median(edge)] == [False, False, True, True]
    assert rolling_median(edge[:2] + edge[3:])[-1].spread is None


def test_gaps_are_longer_than_35_days() -> None:
    days = [FIRST + timedelta(day) for day in (71, 0, 35, 71)]
    assert gaps(days) == ((FIRST + timedelta(35), FIRST + timedelta(71)),)


def test_a_hundred_thousand_ratings_are_quick() -> None:
    many = [seen(at, at // 27, "ab", to=at % 11) for at in range(100_000)]
    start = perf_counter()
    found = ratings(many, "to")
    rolling_median(found)
    weekly_medians(found)
    theme_balance(many)
    # About half a second on a small machine; the room is for busy ones.
    assert perf_counter() - start < 6


# Weeks


def test_the_weekly_medians_of_the_note() -> None:
    weekly = weekly_medians(series("to"))
    assert {week_key(one.day): one.value for one in weekly} == ORACLES[16]["to_expected"]["weekly"]


@given(points)
def test_a_week_has_one_point_on_one_of_its_days(some: list[Point]) -> None:
    weekly = weekly_medians(some)
    assert len({week_key(one.day) for one in weekly}) == len(weekly)
    assert {one.day for one in weekly} <= {point.day for point in some}


# Themes


def test_an_entry_is_shared_among_its_themes() -> None:
    balance = theme_balance([seen(1, themes="ab"), seen(2, themes="a"), seen(3)])
    assert balance.shares == {"a": 0.75, "b": 0.25}
    assert balance.counts == {"a": 2, "b": 1}
    assert balance.entries == 2


@given(st.lists(st.text("abcdef", max_size=4), max_size=30))
def test_shares_make_a_whole(themes: list[str]) -> None:
    balance = theme_balance(seen(at, themes=one) for at, one in enumerate(themes))
    assert sum(balance.shares.values()) == pytest.approx(1 if any(themes) else 0)
    assert balance.entries == sum(map(bool, themes))
    assert effective_number(balance.shares.values()) <= len(balance.shares) + 1e-9


def test_n_eff_of_the_note() -> None:
    oracle = ORACLES[13]
    assert effective_number(oracle["p"]) == pytest.approx(oracle["n_eff"])
    assert effective_number([*oracle["p"], 0.0]) == pytest.approx(oracle["n_eff"])
    assert effective_number([]) == 0


def test_themes_together_as_in_the_note() -> None:
    oracle = ORACLES[14]
    a, b, both = oracle["a"], oracle["b"], oracle["ab"]
    assert jaccard(a, b, both) == pytest.approx(oracle["jaccard"])
    assert lift(oracle["n"], a, b, both) == pytest.approx(oracle["lift"])
    assert jaccard(0, 0, 0) == lift(5, 0, 3, 0) == 0


def test_pairs_are_counted_once_an_entry() -> None:
    pairs = co_counts([seen(1, themes="ba"), seen(2, themes="abc"), seen(1, themes="ab")])
    assert pairs == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}


# Intervals


@pytest.mark.parametrize("case", ORACLES[8]["cases"], ids=str)
def test_wilson_of_the_note(case: list[float]) -> None:
    hits, tries, low, high = case
    found = wilson(int(hits), int(tries))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@settings(max_examples=1_000)
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy(case: tuple[int, int]) -> None:
    hits, tries = case
    there = stats.binomtest(hits, tries).proportion_ci(0.8, method="wilson")
    here = wilson(hits, tries, 0.8)
    assert (here.low, here.high) == pytest.approx((there.low, there.high), abs=1e-12)


@pytest.mark.parametrize(("hits", "tries"), [(0, 0), (3, 2), (-1, 4)])
def test_wilson_refuses_what_is_no_share(hits: int, tries: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(hits, tries)


@pytest.mark.parametrize("case", ORACLES[17]["cases"], ids=str)
def test_the_median_interval_of_the_note(case: list[float]) -> None:
    size, low, high, level = case
    assert median_ranks(int(size)) == (low, high, level)
    values = range(int(size), 0, -1)
    assert median_interval(values) == Interval(low, high)


def test_one_value_has_no_interval() -> None:
    assert median_interval([4]) is None
    assert median_interval([]) is None


@given(st.lists(st.integers(0, 10), min_size=1, max_size=40), st.floats(0, 1))
def test_quantiles_are_those_of_numpy(values: list[int], share: float) -> None:
    ordered = sorted(map(float, values))
    assert quantile(ordered, share) == pytest.approx(np.quantile(ordered, share))
    spread = spread_of(ordered)
    assert spread.low <= spread.median <= spread.high
