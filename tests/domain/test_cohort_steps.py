# SPDX-License-Identifier: MIT
"""Steps are wide: of every figure, three values side by side cannot be told apart, all told."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal_app.domain.cohort_steps import (
    CANDIDATES,
    FEW,
    HALF,
    MOST,
    THEME_HIGHS,
    THEME_LOWS,
    fives,
    follow_through,
    half_points,
    rating,
    theme_levels,
)

Levels = tuple[tuple[str, int], ...]


def test_a_step_of_ratings_holds_three_half_points() -> None:
    steps = defaultdict(list)
    for half in range(21):
        steps[rating(half / 2)].append(half / 2)
    assert all(len(values) == CANDIDATES for values in steps.values())
    assert all(float(step) == values[1] for step, values in steps.items())


def test_thirds_are_named_as_people_would() -> None:
    assert follow_through(2, 0, 1) == (MOST, FEW)
    assert follow_through(1, 1, 1) == (FEW, FEW)
    assert follow_through(1, 0, 1) == (HALF, HALF)
    assert follow_through(1, 0, 0) is None


def test_thirds_leave_a_third_of_the_percents_open() -> None:
    """Also when both are known, and that they are parts of the same whole."""
    pairs = defaultdict(list)
    for kept in range(101):
        for stalled in range(101 - kept):
            found = follow_through(kept, 100 - kept - stalled, stalled)
            assert found is not None
            pairs[found].append((kept, stalled))
    assert len(pairs) == 6
    for values in pairs.values():
        for which in (0, 1):
            assert len({pair[which] for pair in values}) >= 33


def _shares(count: int, total: int = 100) -> Iterator[tuple[int, ...]]:
    if count == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in _shares(count - 1, total - first):
            yield (first, *rest)


@pytest.mark.parametrize("count", [2, 3])
def test_levels_of_few_themes_leave_three_percents_open(count: int) -> None:
    """Of all the ways there are to share 100 percent, in whole percents."""
    names = "abc"[:count]
    same: dict[Levels, list[tuple[int, ...]]] = defaultdict(list)
    for one in _shares(count):
        same[tuple(theme_levels(dict(zip(names, one, strict=True))).items())].append(one)
    for several in same.values():
        for place in range(count):
            _side_by_side({one[place] for one in several})


@st.composite
def attention(draw: st.DrawFn) -> dict[str, int]:
    """Percents of some themes, often at the ends of their levels."""
    left, percents = 100, []
    ends = st.sampled_from((0, 1, 2, 3, 4, 12, 13, 14, 15))
    while left:
        some = min(left, draw(st.one_of(ends, ends, st.integers(1, left))))
        percents.append(some)
        left -= some
        if len(percents) == 13 and left:
            percents.append(left)
            break
    percents += [0] * draw(st.integers(0, 14 - min(14, len(percents))))
    order = draw(st.permutations(percents))
    return {f"theme {number}": percent for number, percent in enumerate(order)}


_LOW_ENDS = dict(enumerate([14] * 6 + [3] * 4 + [4]))


@given(attention())
@example({str(name): percent for name, percent in _LOW_ENDS.items()})
@example({str(name): 14 - (name == 0) * 12 for name in range(8)})
@example({"one": 50, "other": 50, "none": 0})
def test_levels_of_many_themes_leave_three_percents_open(percents: dict[str, int]) -> None:
    """For each theme, whole shares are written down that look the same and differ in it."""
    if len(percents) < 2:
        return
    levels = theme_levels(percents)
    for slug in percents:
        found = {percents[slug]} if percents[slug] in range(101) else set()
        for percent in range(THEME_LOWS[levels[slug]], THEME_HIGHS[levels[slug]] + 1):
            other = _filled(levels, slug, percent)
            if other is not None and theme_levels(other) == levels:
                assert sum(other.values()) == 100
                found.add(percent)
        assert len(found) >= CANDIDATES, (slug, levels)


def _filled(levels: dict[str, int], slug: str, percent: int) -> dict[str, int] | None:
    """Shares of these levels in which that theme has that percent, or None."""
    made = {one: THEME_LOWS[level] for one, level in levels.items()} | {slug: percent}
    left = 100 - sum(made.values())
    for one, level in levels.items():
        if one != slug and left > 0:
            more = min(left, THEME_HIGHS[level] - THEME_LOWS[level])
            made[one] += more
            left -= more
    return None if left else made


def test_what_is_rounded_is_in_half_points_and_fives() -> None:
    assert half_points(Fraction(23, 4)) == 6.0
    assert half_points(Fraction(11, 2)) == 5.5
    assert fives(Fraction(65, 2)) == 35.0
    assert fives(Fraction(15)) == 15.0


def _side_by_side(values: set[int]) -> None:
    assert len(values) >= CANDIDATES
    runs = 1
    longest = 1
    for value in sorted(values):
        runs = runs + 1 if value - 1 in values else 1
        longest = max(longest, runs)
    assert longest >= CANDIDATES
