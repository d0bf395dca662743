# SPDX-License-Identifier: MIT
"""The robust local line against Cleveland's own numbers, R's, and its laws."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.domain.lowess import lowess

ORACLE = next(
    one
    for one in json.loads((Path(__file__).parent / "statistics_oracles.json").read_text("utf-8"))
    if one["id"] == 10
)
# Oracle 11: speed and stopping distance of 50 cars, the data set "cars" that comes with R.
SPEED = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, *[12] * 4, *[13] * 4, *[14] * 4, *[15] * 3]
SPEED += [16, 16, 17, 17, 17, *[18] * 4, *[19] * 3, *[20] * 5, 22, 23, *[24] * 4, 25]
DISTANCE = [2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60]
DISTANCE += [80, 20, 26, 54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64]
DISTANCE += [66, 54, 70, 92, 93, 120, 85]
points = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 10)), min_size=2, max_size=30)


@pytest.mark.parametrize("steps", [0, 2])
def test_clevelands_own_test(steps: int) -> None:
    found = lowess(ORACLE["x"], ORACLE["y"], ORACLE["f"], steps)
    assert found == pytest.approx(ORACLE[f"steps{steps}"], abs=6e-4)


def test_the_cars_of_r() -> None:
    found = lowess(SPEED, DISTANCE)
    assert found[:5] == pytest.approx([4.965459, 4.965459, 13.124495, 13.124495, 15.858633])
    assert found[-1] == pytest.approx(84.328698)


@example([(7, 0)] * 3, 1, 1)
@given(points, st.integers(-5, 5), st.integers(1, 4))
def test_it_shifts_and_scales_with_its_points(
    some: list[tuple[int, int]], by: int, times: int
) -> None:
    x, y = zip(*sorted(some), strict=True)
    plain = lowess(x, y, steps=0)
    moved = lowess(x, [times * value + by for value in y], steps=0)
    assert moved == pytest.approx([times * value + by for value in plain], abs=1e-6)


@given(st.lists(st.integers(0, 50), min_size=3, max_size=20, unique=True))
def test_a_straight_line_stays_what_it_is(x: list[int]) -> None:
    places = sorted(x)
    line = [3.0 + 2 * at for at in places]
    assert lowess(places, line, span=1.0, steps=0) == pytest.approx(line, abs=1e-6)


def test_one_point_or_none_is_left_alone_and_disorder_refused() -> None:
    assert lowess([], []) == ()
    assert lowess([1], [5]) == (5.0,)
    for x, y in (([2, 1], [1, 1]), ([1], [])):
        with pytest.raises(ValueError, match="ascends"):
            lowess(x, y)
