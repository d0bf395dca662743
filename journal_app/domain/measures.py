# SPDX-License-Identifier: MIT
"""From entries to numbers: the few measures that short, irregular self-ratings can bear.

Ratings are ordinal and come when a person happens to write. So the middle is a median, the window
is a stretch of time and not a count, and a gap is shown and never filled (domain note, sections
5.1 and 5.3).
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from math import comb, exp, log, sqrt
from statistics import NormalDist, median, median_low
from typing import Literal

from journal_app.domain.period import week_start

WINDOW = 42
"""Days that the rolling median looks back over, its own day included."""
LEAST_DAYS = 3
"""Distinct days in a window before its median says anything."""
LONGEST_GAP = 35
"""Days between two points beyond which no line joins them."""

Question = Literal["for", "to"]


@dataclass(frozen=True, slots=True)
class Observation:
    """What a chart may know of one entry: no words but its title. None is "not rated", never 0.

    ``setback`` says that the leader marked it as one; it is never inferred. ``reach`` and
    ``depth`` are keys of ``facets.REACH`` and ``facets.DEPTH``, None where the leader chose none.
    """

    entry: str
    day: date
    title: str
    themes: tuple[str, ...]
    up_for_it: int | None
    up_to_it: int | None
    setback: bool = False
    reach: str | None = None
    depth: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, in steps of the rating scale."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle half of some values: their median between the first and the third quartile."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rolled:
    """The window that ends on a day; ``spread`` is None where it holds too few days to say."""

    day: date
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Balance:
    """How entries share themselves among themes.

    ``shares`` sum to 1 over the themes that occur; ``counts`` is in how many entries each occurs;
    ``entries`` is how many have a theme at all.
    """

    shares: dict[str, float]
    counts: dict[str, int]
    entries: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A range from ``low`` to ``high``, both included."""

    low: float
    high: float


def ratings(observations: Iterable[Observation], question: Question) -> tuple[Point, ...]:
    """The answers to one question, oldest first, one an entry.

    An entry seen more than once counts once, on its first day, with the median of its ratings.
    """
    entries: dict[str, tuple[date, list[int]]] = {}
    for seen in observations:
        value = seen.up_for_it if question == "for" else seen.up_to_it
        if value is not None:
            day, values = entries.setdefault(seen.entry, (seen.day, []))
            values.append(value)
            if seen.day < day:
                entries[seen.entry] = (seen.day, values)
    points = [
        Point(day, float(median(values) if len(values) > 1 else values[0]))
        for day, values in entries.values()
    ]
    return tuple(sorted(points, key=lambda point: point.day))


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share (0 to 1) of the ascending, non-empty values lies.

    Interpolates linearly between order statistics (Hyndman & Fan 1996, type 7).
    """
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def rolling_median(
    points: Iterable[Point], window: int = WINDOW, least_days: int = LEAST_DAYS
) -> tuple[Rolled, ...]:
    """The median and quartiles of the ``window`` days up to each day that has a point.

    A window holds the points with day - window < d <= day and says nothing with fewer than
    ``least_days`` distinct days. Returns one ``Rolled`` a distinct day, in order. Each point
    enters and leaves one sorted list, so 100,000 points take well under a second.
    Source: domain note, section 5.1.
    """
    ordered: list[float] = []
    inside: deque[tuple[int, list[float]]] = deque()
    rolled = []
    for day, values in by_day(points).items():
        while inside and inside[0][0] <= day.toordinal() - window:
            _take_out(ordered, inside.popleft()[1], bool(inside))
        inside.append((day.toordinal(), values))
        ordered.extend(values)
        ordered.sort()
        spread = spread_of(ordered) if len(inside) >= least_days else None
        rolled.append(Rolled(day, spread))
    return tuple(rolled)


def _take_out(ordered: list[float], leaving: list[float], others_stay: bool) -> None:
    if not others_stay:
        ordered.clear()
        return
    for value in leaving:
        del ordered[bisect_left(ordered, value)]


def by_day(points: Iterable[Point]) -> dict[date, list[float]]:
    """The values of each day, days in order."""
    days: dict[date, list[float]] = {}
    for point in sorted(points, key=lambda one: one.day):
        days.setdefault(point.day, []).append(point.value)
    return days


def spread_of(ordered: Sequence[float]) -> Spread:
    """The median and quartiles of ascending, non-empty values."""
    return Spread(quantile(ordered, 0.5), quantile(ordered, 0.25), quantile(ordered, 0.75))


def unbroken(
    rolled: Iterable[Rolled], longest_gap: int = LONGEST_GAP
) -> tuple[tuple[tuple[date, Spread], ...], ...]:
    """The stretches over which a rolling median may be drawn as one line.

    A line ends where a window says nothing and before a gap of more than ``longest_gap`` days.
    """
    stretches: list[list[tuple[date, Spread]]] = [[]]
    before: date | None = None
    for one in rolled:
        too_far = before is not None and (one.day - before).days > longest_gap
        if (one.spread is None or too_far) and stretches[-1]:
            stretches.append([])
        if one.spread is not None:
            stretches[-1].append((one.day, one.spread))
        before = one.day
    return tuple(tuple(stretch) for stretch in stretches if stretch)


def gaps(days: Iterable[date], longest_gap: int = LONGEST_GAP) -> tuple[tuple[date, date], ...]:
    """The pairs of neighbouring days that lie more than ``longest_gap`` days apart."""
    ordered = sorted(set(days))
    return tuple((a, b) for a, b in pairwise(ordered) if (b - a).days > longest_gap)


def weekly_medians(points: Iterable[Point]) -> tuple[Point, ...]:
    """One point for each ISO week that has any: the median of its values.

    The point stands on the middle day of the week's points (the earlier of two), a day on which
    there really was one, so that slopes use real dates. Source: domain note, section 5.2, rule 1.
    """
    ordered = sorted(points, key=lambda point: point.day)
    weekly = []
    for _, week in groupby(ordered, key=lambda point: week_start(point.day)):
        members = list(week)
        middle = median_low(point.day for point in members)
        weekly.append(Point(middle, float(median(point.value for point in members))))
    return tuple(weekly)


def theme_balance(observations: Iterable[Observation]) -> Balance:
    """How themed entries share themselves out: one of k themes gets 1/k of the entry.

    An entry seen more than once counts once, with all its themes; one without a theme not at all.
    Source: domain note, section 5.1 ("Theme balance").
    """
    entries: dict[str, dict[str, None]] = {}
    for seen in observations:
        if seen.themes:
            entries.setdefault(seen.entry, {}).update(dict.fromkeys(seen.themes))
    sums: dict[str, float] = {}
    counts: dict[str, int] = {}
    for themes in entries.values():
        for slug in themes:
            sums[slug] = sums.get(slug, 0.0) + 1 / len(themes)
            counts[slug] = counts.get(slug, 0) + 1
    shares = {slug: total / len(entries) for slug, total in sums.items()}
    return Balance(shares, counts, len(entries))


def effective_number(shares: Iterable[float]) -> float:
    """How many equal shares would be as even as these: N_eff = exp(-sum s ln s); 0 for none.

    ``shares`` sum to 1; zeros add nothing. Source: Hill 1973, order 1; domain note, section 5.1.
    """
    present = [share for share in shares if share > 0]
    return exp(-sum(share * log(share) for share in present)) if present else 0.0


def wilson(hits: int, tries: int, level: float = 0.95) -> Interval:
    """The Wilson score interval for a share, as shares from 0 to 1.

    Raises ValueError unless 0 <= hits <= tries and tries > 0. Source: Wilson 1927; Newcombe 1998,
    method 3; domain note, oracles 8 and 9.
    """
    if not 0 <= hits <= tries or tries == 0:
        raise ValueError(f"{hits} of {tries} is no share.")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = hits / tries
    middle = share + z * z / (2 * tries)
    half = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries))
    scale = 1 + z * z / tries
    low = 0.0 if hits == 0 else (middle - half) / scale
    high = 1.0 if hits == tries else (middle + half) / scale
    return Interval(low, high)


def jaccard(first: int, second: int, both: int) -> float:
    """The share of entries with either theme that have both: n_ab / (n_a + n_b - n_ab).

    0 where neither occurs. Source: domain note, section 5.1 ("Themes together").
    """
    either = first + second - both
    return both / either if either else 0.0


def lift(entries: int, first: int, second: int, both: int) -> float:
    """How many times as often two themes meet as they would by chance: n n_ab / (n_a n_b).

    1 is chance; 0 where either never occurs. Source: domain note, section 5.1.
    """
    return entries * both / (first * second) if first and second else 0.0


def co_counts(observations: Iterable[Observation]) -> Mapping[tuple[str, str], int]:
    """In how many entries each pair of themes meets; the pair's slugs are in alphabetical order."""
    entries: dict[str, set[str]] = {}
    for seen in observations:
        entries.setdefault(seen.entry, set()).update(seen.themes)
    pairs: dict[tuple[str, str], int] = {}
    for themes in entries.values():
        ordered = sorted(themes)
        for place, first in enumerate(ordered):
            for second in ordered[place + 1 :]:
                pairs[first, second] = pairs.get((first, second), 0) + 1
    return pairs


def median_ranks(size: int, least: float = 0.88) -> tuple[int, int, float] | None:
    """Which order statistics enclose the median of ``size`` values, and how surely.

    Returns (lower rank, upper rank, true level) with ranks from 1: the narrowest symmetric pair
    whose level is ``least`` or more, or the widest pair where none reaches it; None below two
    values. The default gives the pairs of the domain note (from 89 % at 10 values to 97 % at 6).
    Exact for untied values, conservative with ties. Source: Binomial(n, 1/2); domain note,
    section 5.3 and oracle 17.
    """
    if size < 2:
        return None
    rank, outside = 1, 2.0 ** (1 - size)
    while rank < size // 2:
        more = outside + comb(size, rank) * 2.0 ** (1 - size)
        if 1 - more < least:
            break
        rank, outside = rank + 1, more
    return rank, size + 1 - rank, 1 - outside


def median_interval(values: Iterable[float], least: float = 0.88) -> Interval | None:
    """The order-statistic interval for a median (see ``median_ranks``); None below two values."""
    ordered = sorted(values)
    ranks = median_ranks(len(ordered), least)
    return Interval(ordered[ranks[0] - 1], ordered[ranks[1] - 1]) if ranks else None
