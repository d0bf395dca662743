# SPDX-License-Identifier: MIT
"""The tests and the gate, against the oracles of the domain note, scipy, and their own laws."""

import json
from datetime import date, timedelta
from itertools import combinations, permutations
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from journal_app.domain.measures import Interval, Observation, Point, rolling_median
from journal_app.domain.measures import ratings as ratings_of
from journal_app.domain.message import message
from journal_app.domain.trend import (
    Judgement,
    State,
    benjamini_hochberg,
    exact_two_sided,
    exact_upper_tail,
    judge,
    judge_together,
    mann_kendall,
    shut_verdict,
    theil_sen,
    verdict,
)

FIRST = date(2026, 1, 5)
NAME = message("Up to it")
ORACLES: dict[int, Any] = {
    one["id"]: one
    for one in json.loads(
        (Path(__file__).parent / "statistics_oracles.json").read_text(encoding="utf-8")
    )
}
SERIES = ORACLES[16]
DAYS = [date.fromisoformat(day) for day in SERIES["dates"]]
ratings = st.lists(st.integers(0, 10), min_size=2, max_size=25)
pairs = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), min_size=2, max_size=25)


def weekly(values: list[float], every: int = 7) -> list[Point]:
    """One rating every so many days."""
    return [Point(FIRST + timedelta(every * at), value) for at, value in enumerate(values)]


# Mann-Kendall


@pytest.mark.parametrize("number", [1, 5, 6])
def test_mann_kendall_of_the_note(number: int) -> None:
    oracle = ORACLES[number]
    found = mann_kendall(oracle["x"])
    assert found.s == oracle["S"]
    assert found.variance == pytest.approx(oracle["var"])
    assert found.z == pytest.approx(oracle["Z"])
    if not found.exact:
        assert found.p == pytest.approx(oracle["p_two"])
    if "tau_b" in oracle:
        assert found.tau == pytest.approx(oracle["tau_b"])
    line = theil_sen(range(len(oracle["x"])), oracle["x"])
    assert line is not None
    assert line.slope == pytest.approx(oracle["sen_slope"])


def test_few_values_without_ties_have_an_exact_p() -> None:
    found = mann_kendall(ORACLES[5]["x"])
    assert found.exact
    # The note gives .7205 from the normal approximation; the exact table is a little higher.
    assert found.p == pytest.approx(stats.kendalltau(range(10), ORACLES[5]["x"]).pvalue)


@pytest.mark.parametrize(("size", "table"), ORACLES[7]["tables"].items())
def test_the_exact_tail_of_the_note(size: str, table: dict[str, float]) -> None:
    for s, tail in table.items():
        assert exact_upper_tail(int(size), int(s)) == pytest.approx(tail, abs=5e-5)


def test_the_exact_tail_is_a_count_of_orders() -> None:
    scores = [mann_kendall(order).s for order in permutations(range(5))]
    for s in range(-10, 11):
        assert exact_upper_tail(5, s) == sum(score >= s for score in scores) / len(scores)
        assert exact_two_sided(5, s) == sum(abs(score) >= abs(s) for score in scores) / 120


@settings(max_examples=1_000)
@given(ratings)
def test_tau_is_that_of_scipy(values: list[int]) -> None:
    assume(len(set(values)) > 1)
    there = stats.kendalltau(range(len(values)), values)
    assert mann_kendall(values).tau == pytest.approx(there.statistic)


@settings(max_examples=1_000)
@given(st.permutations(range(8)))
def test_an_exact_p_is_that_of_scipy(values: list[int]) -> None:
    there = stats.kendalltau(range(8), values, method="exact")
    assert mann_kendall(values).p == pytest.approx(there.pvalue)


@given(ratings)
def test_an_approximate_p_follows_from_its_parts(values: list[int]) -> None:
    found = mann_kendall(values)
    s = sum((b > a) - (b < a) for a, b in combinations(values, 2))
    assert found.s == s
    if found.variance and not found.exact:
        z = max(0, abs(s) - 1) / sqrt(found.variance)
        assert abs(found.z) == pytest.approx(z)
        assert found.z * s >= 0
        assert found.p == pytest.approx(min(1, 2 * stats.norm.sf(z)))


@given(ratings, st.integers(-5, 5), st.integers(1, 4))
def test_shift_and_scale_change_nothing_and_reversal_the_sign(
    values: list[int], shift: int, scale: int
) -> None:
    found = mann_kendall(values)
    assert mann_kendall([scale * value + shift for value in values]) == found
    back = mann_kendall(values[::-1])
    assert (back.s, back.z, back.tau) == (-found.s, -found.z, -found.tau)
    assert back.p == found.p


@pytest.mark.parametrize("values", [[], [3], [4, 4, 4]])
def test_nothing_can_be_told_from_no_differences(values: list[int]) -> None:
    found = mann_kendall(values)
    assert (found.z, found.p, found.tau) == (0, 1, 0)


# Theil-Sen


@pytest.mark.parametrize("number", [2, 3, 4])
def test_theil_sen_of_the_note(number: int) -> None:
    oracle = ORACLES[number]
    found = theil_sen(oracle["x"], oracle["y"], oracle.get("level", 0.95))
    assert found is not None
    assert found.slope == pytest.approx(oracle["slope"])
    assert found.intercept == pytest.approx(oracle["intercept_median"])
    assert found.joint_intercept == pytest.approx(oracle["intercept_joint"])
    if "ci" in oracle:
        assert [found.interval.low, found.interval.high] == pytest.approx(oracle["ci"])


@pytest.mark.parametrize("name", ["to", "for", "gap"])
def test_the_irregular_series_of_the_note(name: str) -> None:
    expected = SERIES[f"{name}_expected"]
    gap = [a - b for a, b in zip(SERIES["for_"], SERIES["to"], strict=True)]
    values = {"to": SERIES["to"], "for": SERIES["for_"], "gap": gap}[name]
    test = mann_kendall(values)
    assert test.s == expected["S"]
    assert test.variance == pytest.approx(expected["var"])
    assert test.z == pytest.approx(expected["Z"])
    assert test.p == pytest.approx(expected["p_two"])
    if "tau_b" in expected:
        assert test.tau == pytest.approx(expected["tau_b"])
    months = [day.toordinal() / 30 for day in DAYS]
    for key, level in (("ci95", 0.95), ("ci80", 0.80)):
        line = theil_sen(months, values, level)
        assert line is not None
        assert line.slope == pytest.approx(expected["slope_30d"])
        if key in expected:
            found = [line.interval.low, line.interval.high]
            assert found == pytest.approx(expected[key], abs=1e-9)


@settings(max_examples=1_000)
@given(pairs, st.sampled_from([0.5, 0.8, 0.95]))
def test_theil_sen_is_that_of_scipy(some: list[tuple[int, int]], level: float) -> None:
    x, y = [float(a) for a, _ in some], [float(b) for _, b in some]
    assume(len(set(x)) > 1)
    found = theil_sen(x, y, level)
    assert found is not None
    # Where ties leave no interval, scipy takes the root of a negative number, and says nan.
    with np.errstate(invalid="ignore"):
        there = stats.theilslopes(y, x, level)
        joint = stats.theilslopes(y, x, level, method="joint")
    assert found.slope == pytest.approx(there.slope)
    assert found.intercept == pytest.approx(there.intercept, abs=1e-9)
    assert found.joint_intercept == pytest.approx(joint.intercept, abs=1e-9)
    if len(set(y)) > 1 and not np.isnan(there.low_slope):
        assert found.interval.low <= found.slope <= found.interval.high
        here = (found.interval.low, found.interval.high)
        assert here == pytest.approx((there.low_slope, there.high_slope))


@given(pairs, st.integers(-9, 9), st.integers(1, 5))
def test_a_line_shifts_scales_and_turns_with_its_points(
    some: list[tuple[int, int]], shift: int, scale: int
) -> None:
    x, y = [float(a) for a, _ in some], [float(b) for _, b in some]
    found = theil_sen(x, y)
    moved = theil_sen(x, [scale * value + shift for value in y])
    turned = theil_sen([-at for at in x], y)
    if found is None:
        assert moved is turned is None
        return
    assert moved is not None
    assert turned is not None
    assert moved.slope == pytest.approx(scale * found.slope)
    assert moved.interval.low == pytest.approx(scale * found.interval.low)
    assert turned.slope == pytest.approx(-found.slope)


def test_points_above_each_other_have_no_slope() -> None:
    assert theil_sen([3, 3], [1, 2]) is None
    assert theil_sen([], []) is None


def test_a_line_passes_through_its_middle_and_its_band_opens_from_there() -> None:
    line = theil_sen(ORACLES[2]["x"], ORACLES[2]["y"])
    assert line is not None
    assert line.at(line.middle_x) == line.middle_y
    assert line.at(0) == pytest.approx(line.intercept)
    assert line.band(line.middle_x) == Interval(line.middle_y, line.middle_y)
    for x in (-10.0, 0.0, 30.0):
        assert line.band(x).low <= line.at(x) <= line.band(x).high


# Several tests at once


def test_benjamini_hochberg_of_the_note() -> None:
    oracle = ORACLES[15]
    counted = benjamini_hochberg(oracle["p"], oracle["q"])
    assert sum(counted) == oracle["rejected"]
    assert counted == tuple(sorted(counted, reverse=True))


@given(st.lists(st.floats(0, 1), max_size=30))
def test_benjamini_hochberg_is_that_of_scipy(p_values: list[float]) -> None:
    # At the limit itself the two round differently; nothing depends on that.
    if not p_values:
        assert benjamini_hochberg([]) == ()
        return
    adjusted = stats.false_discovery_control(p_values)
    for here, there in zip(benjamini_hochberg(p_values), adjusted, strict=True):
        assert here == (there <= 0.05) or there == pytest.approx(0.05)


# The gate


def test_two_days_are_too_early() -> None:
    assert judge([]).state is State.TOO_EARLY
    same = [Point(FIRST, 5.0)] * 9 + [Point(FIRST + timedelta(40), 6.0)]
    assert judge(same).state is State.TOO_EARLY
    assert str(shut_verdict(judge(same))) == "Too early to say: 2 rated days of 3."


@pytest.mark.parametrize(
    ("count", "state"),
    [
        (3, State.DOTS_ONLY),
        (7, State.DOTS_ONLY),
        (8, State.MAY_BE),
        (11, State.MAY_BE),
        (12, State.TENDED),
    ],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_steady_climb_is_told_step_by_step(count: int, state: State, sign: int) -> None:
    judged = judge(weekly([5 + sign * at / 4 for at in range(count)]), settling=0)
    assert judged.state is state
    assert judged.weeks == count
    assert (judged.line is not None) == (state in (State.MAY_BE, State.TENDED))
    if judged.line is not None:
        assert judged.direction == ("rise" if sign > 0 else "fall")
        assert judged.change == pytest.approx(sign * (count - 1) / 4)


def test_the_first_three_ratings_are_left_out_but_their_days_count() -> None:
    climb = weekly([0, 0, 0, *(5 + at / 4 for at in range(11))])
    assert judge(climb).weeks == 11
    assert judge(climb).state is State.MAY_BE
    assert judge(climb[:3]).state is State.DOTS_ONLY


def test_one_busy_week_is_one_point() -> None:
    busy = [Point(FIRST + timedelta(at % 7), float(at % 11)) for at in range(500)]
    assert judge(busy).weeks == 1


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([5.0] * 20, "nothing differs"),
        ([4.0, 6.0] * 10, "it goes up and down"),
        ([5 + at / 25 for at in range(20)], "less than a point in all"),
        ([5.0, 7.0, 5.0, 6.0, 5.0, 7.0, 6.0, 6.0, 7.0, 5.0, 7.0, 6.0], "p is too large"),
    ],
)
def test_what_is_not_clear_cannot_be_told(values: list[float], why: str) -> None:
    judged = judge(weekly(values), settling=0)
    assert judged.state is State.CANT_TELL, why
    assert judged.line is judged.direction is judged.change is None
    assert str(verdict(NAME, judged, 10)) == "Up to it: can't tell yet."


def test_a_gap_longer_than_a_third_of_the_span_shuts_the_gate() -> None:
    climb = [5 + at / 4 for at in range(16)]
    near = [
        Point(FIRST + timedelta(7 * at + (70 if at > 7 else 0)), v) for at, v in enumerate(climb)
    ]
    early = [
        Point(FIRST + timedelta(7 * at + (42 if at > 7 else 0)), v) for at, v in enumerate(climb)
    ]
    assert judge(near, settling=0).state is State.CANT_TELL
    assert judge(early, settling=0).state is State.TENDED


def test_the_irregular_series_can_at_most_say_may_be() -> None:
    points = [Point(day, value) for day, value in zip(DAYS, SERIES["to"], strict=True)]
    whole = judge(points, settling=0)
    assert (whole.weeks, whole.state) == (10, State.MAY_BE)
    assert str(verdict(NAME, whole, 10)) == "Up to it may be rising."


def test_a_band_that_touches_zero_shuts_the_gate() -> None:
    gap = [a - b for a, b in zip(SERIES["for_"], SERIES["to"], strict=True)]
    points = [Point(day, value) for day, value in zip(DAYS, gap, strict=True)]
    assert judge(points, settling=0).line is None


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 10)), max_size=60),
    st.integers(-4, 4),
)
def test_moving_and_mirroring_a_series_moves_and_mirrors_the_judgement(
    some: list[tuple[int, int]], shift: int
) -> None:
    some = sorted(some)
    points = [Point(FIRST + timedelta(day), float(value)) for day, value in some]
    judged = judge(points)
    moved = judge([Point(point.day, point.value + shift) for point in points])
    mirrored = judge([Point(point.day, 10 - point.value) for point in points])
    assert moved.state is mirrored.state is judged.state
    assert moved.direction == judged.direction
    if judged.change is not None:
        assert mirrored.change == pytest.approx(-judged.change)
        assert judged.change_band is not None
        assert judged.change_band.low <= judged.change <= judged.change_band.high
        assert judged.change_band.low * judged.change_band.high > 0
        assert abs(judged.change) >= 1


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 10)), max_size=80))
def test_no_words_of_direction_below_eight_weeks_and_no_claim_below_twelve(
    some: list[tuple[int, int]],
) -> None:
    points = [Point(FIRST + timedelta(day), float(value)) for day, value in sorted(some)]
    judged = judge(points)
    said = str(verdict(NAME, judged, 10))
    if judged.weeks < 8:
        assert "ris" not in said
        assert "fall" not in said
    if judged.weeks < 12:
        assert "tended" not in said
    assert "%" not in said
    assert "no change" not in said


# Its words


def passed(
    change: float, low: float, high: float, since: date = FIRST, until: date = date(2026, 11, 20)
) -> Judgement:
    """A judgement that the gate let through."""
    direction = "rise" if change > 0 else "fall"
    band = Interval(low, high)
    return Judgement(State.TENDED, 40, 30, since, until, 0.01, direction, change, band)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (passed(2.1, 1.2, 2.9), "rise by about 2 since January (1 to 3)."),
        (passed(-2.1, -2.9, -1.2), "fall by about 2 since January (1 to 3)."),
        (passed(3.0, 2.7, 3.2), "rise by about 3 since January (2.7 to 3.2)."),
        (passed(1.4, 0.02, 14), "rise by about 1.4 since January (0.1 to 10)."),
        (passed(2, 1, 3, date(1660, 3, 2)), "rise by about 2 since March 1660 (1 to 3)."),
    ],
)
def test_a_trend_is_a_size_within_a_range(one: Judgement, said: str) -> None:
    assert str(verdict(NAME, one, 10)) == f"Up to it has tended to {said}"


# Many at once


def test_many_series_are_told_only_where_they_stand_out_among_all() -> None:
    noise = [[5, 6, 4, 5, 6, 5, 4, 6, 5, 5, 4, 6, 5, 6] for _ in range(27)]
    # Alone it passes the gate with p near .05; among 28 it does not.
    close = [3, 2, 5, 4, 6, 4, 2, 5, 5, 7, 6, 6, 6, 5]
    clear = list(range(14))
    alone = judge(weekly(close), 0)
    assert alone.state is State.TENDED
    assert alone.p is not None
    assert 0.005 < alone.p < 0.05
    together = judge_together([weekly(one) for one in [close, clear, *noise[:26]]])
    assert [one.state for one in together[:2]] == [State.CANT_TELL, State.TENDED]
    assert together[0].line is None
    assert together[0].p == alone.p


def test_series_that_are_too_short_to_test_are_no_part_of_the_count() -> None:
    close = weekly([3, 2, 5, 4, 6, 4, 2, 5, 5, 7, 6, 6, 6, 5])
    short = [weekly([5, 5]) for _ in range(27)]
    assert judge_together([close, *short])[0].state is State.TENDED
    assert judge_together([]) == ()


@given(st.lists(st.lists(st.integers(0, 10), max_size=16), max_size=6))
def test_testing_together_never_opens_a_shut_gate(many: list[list[int]]) -> None:
    series = [weekly([float(value) for value in one]) for one in many]
    for alone, together in zip(
        (judge(one, 0) for one in series), judge_together(series), strict=True
    ):
        assert together in (alone, alone.unsaid())
        assert together.unsaid().direction is None


# Entries without a rating


@given(st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=40), st.data())
def test_an_unrated_entry_changes_nothing(values: list[int | None], data: Any) -> None:
    entries = [
        Observation(f"e{at}", FIRST + timedelta(5 * at), "", (), value, None)
        for at, value in enumerate(values)
    ]
    blank = Observation("blank", FIRST + timedelta(data.draw(st.integers(0, 200))), "", (), None, 3)
    at = data.draw(st.integers(0, len(entries)))
    points, more = (
        ratings_of(entries, "for"),
        ratings_of([*entries[:at], blank, *entries[at:]], "for"),
    )
    assert points == more
    assert judge(points) == judge(more)
    assert rolling_median(points) == rolling_median(more)
