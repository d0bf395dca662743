# SPDX-License-Identifier: MIT
"""Making the figures of one leader coarse before they meet those of others.

A median of few people can be one person's own figure, and rounding it to half a point hides
nothing where that figure was in half points to begin with. So whatever a cohort publishes is made
from steps alone, and each step stands for at least ``CANDIDATES`` values that lie side by side.
Then nobody can tell these apart: not from any number of pages, nor knowing all other leaders.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

CANDIDATES = 3
"""Values that every published figure leaves open for each leader, at the least."""
RATING_STEP = Fraction(3, 2)
"""Width of a step of ratings: three medians, half a point apart."""
QUIET, SOME, MUCH = LEVELS = (0, 1, 2)
"""How much of a leader's attention a theme has."""
THEME_LOWS = (0, 3, 14)
"""The least percent of each level: hardly any, some, and twice an even share of 14 themes."""
THEME_HIGHS = (2, 13, 100)
FEW, HALF, MOST = THIRDS = (Fraction(15), Fraction(50), Fraction(85))
"""What stands for each third of the percents."""
_SECOND, _UP_TO = 34, 66
"""From where to where the middle third goes; one of three is few, two of three are most."""
LEAST_TRIED = 2
"""Commitments of a ring that fell due before a leader has a vote on what comes of them."""


def rating(median: float) -> Fraction:
    """A median from 0 to 10 in half points, as the middle one of the three of its step."""
    step = min(int(Fraction(median) / RATING_STEP), _LAST_STEP)
    return step * RATING_STEP + Fraction(1, 2)


def follow_through(kept: int, part: int, stalled: int) -> tuple[Fraction, Fraction] | None:
    """In which third the percents of kept and of stalled ones lie; None for too few.

    They cannot both lie in the upper two, and every pair there can be leaves at least 33 whole
    percents open for each.
    """
    tried = kept + part + stalled
    if tried < LEAST_TRIED:
        return None
    return _third(Fraction(100 * kept, tried)), _third(Fraction(100 * stalled, tried))


def theme_levels(percents: Mapping[str, int]) -> dict[str, int]:
    """The level of each theme, of whole percents that sum to 100.

    Who knew all levels and that sum could still tell a percent apart where all of them lie at
    the low or at the high end of their levels. There a theme moves to the level beside it, so
    that those percents look like others, of which there are more.
    """
    levels = {
        slug: sum(percent >= low for low in THEME_LOWS[1:]) for slug, percent in percents.items()
    }
    while _left(levels, THEME_LOWS) > -_SLACK and any(levels.values()):
        level = max(levels.values())
        levels[min(_at(level, levels), key=lambda slug: percents[slug])] -= 1
    while _left(levels, THEME_HIGHS) < _SLACK and min(levels.values(), default=MUCH) < MUCH:
        level = max(one for one in levels.values() if one < MUCH)
        levels[max(_at(level, levels), key=lambda slug: percents[slug])] += 1
    return levels


def half_points(value: Fraction) -> float:
    """Rounded to half points, a quarter upwards."""
    return floor(value * 2 + Fraction(1, 2)) / 2


def fives(value: Fraction) -> float:
    """Rounded to fives, which are half points of a scale of ten."""
    return 5.0 * floor(value / 5 + Fraction(1, 2))


_LAST_STEP = 6
_SLACK = CANDIDATES - 1


def _third(percent: Fraction) -> Fraction:
    if percent < _SECOND:
        return FEW
    return MOST if percent > _UP_TO else HALF


def _left(levels: Mapping[str, int], ends: Sequence[int]) -> int:
    """How far from 100 percent the sum lies where all are at these ends of their levels."""
    return sum(ends[level] for level in levels.values()) - 100


def _at(level: int, levels: Mapping[str, int]) -> list[str]:
    return [slug for slug, one in levels.items() if one == level]
