# SPDX-License-Identifier: MIT
"""When a few self-ratings may be called a trend, and how large it is: small tests, a strict gate.

A wrong "you are falling" can hurt, so the gate would rather stay shut: it needs enough weeks, a
small p, a change worth a point of the scale and a band clear of 0. Otherwise the answer is "can't
tell yet", never "no change" (domain note, section 5.2). The words stand here beside the gate, so
that no chart or summary says more than it allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import sqrt
from statistics import NormalDist, median
from typing import Literal

from journal_app.domain.measures import Interval, Point, weekly_medians
from journal_app.domain.message import Message, message
from journal_app.domain.period import month_words, month_year_words

SETTLING = 3
"""Rated entries left out at the beginning, while people get used to rating (section 2.5)."""
LEAST_DAYS = 3
LEAST_WEEKS_TO_HINT = 8
LEAST_WEEKS = 12
SMALLEST_CHANGE = 1.0
"""Steps of the scale over the whole span."""
ALPHA = 0.05
BAND = 0.80
MOST_WEEKS = 260
"""Weekly points that are judged, the latest: five years. Sen's method looks at every pair."""
_EXACT_UP_TO = 10


@dataclass(frozen=True, slots=True)
class MannKendall:
    """A test for a monotone trend: ``s`` is pairs that rise less pairs that fall.

    ``variance`` of S is corrected for ties, ``z`` for continuity; ``p`` is two-sided; ``tau`` is
    Kendall's tau-b. ``exact`` says that p comes from the exact distribution of S.
    """

    s: int
    variance: float
    z: float
    p: float
    tau: float
    exact: bool


@dataclass(frozen=True, slots=True)
class TheilSen:
    """A line through points: ``slope`` in y per unit of x, and its interval at the asked level.

    ``intercept`` is median(y) - slope * median(x), so the line passes through (``middle_x``,
    ``middle_y``); ``joint_intercept`` is median(y - slope * x).
    """

    slope: float
    interval: Interval
    intercept: float
    joint_intercept: float
    middle_x: float
    middle_y: float

    def at(self, x: float) -> float:
        """The height of the line at x."""
        return self.middle_y + self.slope * (x - self.middle_x)

    def band(self, x: float) -> Interval:
        """How high the line may be at x if its slope is anywhere in the interval."""
        away = x - self.middle_x
        ends = sorted((self.interval.low * away, self.interval.high * away))
        return Interval(self.middle_y + ends[0], self.middle_y + ends[1])


class State(StrEnum):
    """What the gate allows to be said (domain note, section 5.2)."""

    TOO_EARLY = "too_early"
    DOTS_ONLY = "dots_only"
    MAY_BE = "may_be"
    TENDED = "tended"
    CANT_TELL = "cant_tell"


Direction = Literal["rise", "fall"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What may be said of a series, and the numbers that decided it.

    ``days`` counts distinct days of all points; ``weeks`` counts weekly points after the first
    rated entries were left out. ``direction``, ``change`` (steps of the scale over the span from
    ``since`` to ``until``) and ``change_band`` (80 %) are there only in the states ``may_be`` and
    ``tended``, and so is ``line`` (x in day ordinals). ``p`` is there from 8 weekly points on.
    """

    state: State
    days: int
    weeks: int
    since: date | None = None
    until: date | None = None
    p: float | None = None
    direction: Direction | None = None
    change: float | None = None
    change_band: Interval | None = None
    line: TheilSen | None = None

    def unsaid(self) -> "Judgement":
        """The same series where its direction may not be told, if it has one."""
        if self.state not in (State.MAY_BE, State.TENDED):
            return self
        return Judgement(State.CANT_TELL, self.days, self.weeks, self.since, self.until, self.p)


def mann_kendall(values: Sequence[float]) -> MannKendall:
    """The Mann-Kendall test of values in the order of time.

    Below two values, or with all values equal, p is 1 and z and tau are 0. Up to 10 untied values
    p is exact. Sources: Mann 1945; Kendall 1975; Gilbert 1987; domain note, oracles 1, 5, 6, 7.
    """
    size = len(values)
    s = sum(
        (later > earlier) - (later < earlier)
        for place, earlier in enumerate(values)
        for later in values[place + 1 :]
    )
    ties = [values.count(value) for value in set(values)]
    variance = (_tie_term(size) - sum(_tie_term(tie) for tie in ties)) / 18
    if variance <= 0:
        return MannKendall(s, 0.0, 0.0, 1.0, 0.0, exact=False)
    z = ((s > 0) - (s < 0)) * (abs(s) - 1) / sqrt(variance) if s else 0.0
    exact = size <= _EXACT_UP_TO and len(ties) == size
    p = exact_two_sided(size, s) if exact else min(1.0, 2 * NormalDist().cdf(-abs(z)))
    pairs = size * (size - 1) // 2
    tied_pairs = sum(tie * (tie - 1) // 2 for tie in ties)
    return MannKendall(s, variance, z, p, s / sqrt(pairs * (pairs - tied_pairs)), exact)


def _tie_term(size: int) -> int:
    return size * (size - 1) * (2 * size + 5)


def exact_upper_tail(size: int, s: int) -> float:
    """P(S >= s) for ``size`` untied values in random order. Source: Kendall 1975; oracle 7."""
    most = size * (size - 1) // 2
    counts = _orders_by_inversions(size)
    return sum(count for fallen, count in enumerate(counts) if most - 2 * fallen >= s) / sum(counts)


def exact_two_sided(size: int, s: int) -> float:
    """P(|S| >= |s|) for ``size`` untied values in random order."""
    return min(1.0, 2 * exact_upper_tail(size, abs(s))) if s else 1.0


@cache
def _orders_by_inversions(size: int) -> tuple[int, ...]:
    counts = [1]
    for length in range(2, size + 1):
        longer = [0] * (len(counts) + length - 1)
        for fallen, count in enumerate(counts):
            for more in range(length):
                longer[fallen + more] += count
        counts = longer
    return tuple(counts)


def theil_sen(x: Sequence[float], y: Sequence[float], level: float = 0.95) -> TheilSen | None:
    """The median of the slopes between all pairs of points, and Sen's interval for it.

    ``x`` and ``y`` are as long as each other, in any order; pairs with equal x are left out. None
    where no two x differ. The interval takes ranks round the median from the normal approximation
    to the variance of S, corrected for ties, and agrees with ``scipy.stats.theilslopes``.
    Sources: Theil 1950; Sen 1968; domain note, section 5.3 and oracles 2, 3, 4, 16.
    """
    places = sorted(zip(x, y, strict=True))
    slopes = sorted(
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for at, earlier in enumerate(places)
        for later in places[at + 1 :]
        if later[0] > earlier[0]
    )
    if not slopes:
        return None
    slope = median(slopes)
    middle_x, middle_y = median(x), median(y)
    joint = median(b - slope * a for a, b in places)
    interval = _sen_interval(slopes, x, y, level)
    return TheilSen(slope, interval, middle_y - slope * middle_x, joint, middle_x, middle_y)


def _sen_interval(
    slopes: Sequence[float], x: Sequence[float], y: Sequence[float], level: float
) -> Interval:
    ties = [series.count(value) for series in (x, y) for value in set(series)]
    variance = (_tie_term(len(y)) - sum(_tie_term(tie) for tie in ties)) / 18
    # With all y equal, or heavy ties in both, the formula gives nothing: say least, not most.
    if variance < 0:
        return Interval(slopes[0], slopes[-1])
    reach = NormalDist().inv_cdf((1 + level) / 2) * sqrt(variance)
    high = min(round((len(slopes) + reach) / 2), len(slopes) - 1)
    low = max(round((len(slopes) - reach) / 2) - 1, 0)
    return Interval(slopes[low], slopes[high])


def benjamini_hochberg(p_values: Sequence[float], q: float = 0.05) -> tuple[bool, ...]:
    """Which of several tests still count when at most a share q of them may be false alarms.

    Answers in the order of ``p_values``. Source: Benjamini & Hochberg 1995; domain note, section
    5.2 rule 4 and oracle 15.
    """
    ordered = sorted(p_values)
    limit = max(
        (p for rank, p in enumerate(ordered, 1) if p <= q * rank / len(ordered)), default=-1.0
    )
    return tuple(p <= limit for p in p_values)


def judge(points: Sequence[Point], settling: int = SETTLING) -> Judgement:
    """What may be said of the direction of a series of ratings, oldest first.

    The first ``settling`` points are left out of the tests. Up to 7 weekly points there are no
    words of direction; 8 to 11 can at most say "may be" (80 % band clear of 0 and a change of a
    point or more); from 12 "has tended to" needs also p < .05 and no gap longer than a third of
    the span. Twelve weekly points always lie in twelve different weeks, which is the note's other
    condition. Source: domain note, sections 2.5 and 5.2.
    """
    days = len({point.day for point in points})
    weekly = weekly_medians(points[settling:])[-MOST_WEEKS:]
    since, until = (weekly[0].day, weekly[-1].day) if weekly else (None, None)
    if days < LEAST_DAYS:
        return Judgement(State.TOO_EARLY, days, len(weekly), since, until)
    if len(weekly) < LEAST_WEEKS_TO_HINT:
        return Judgement(State.DOTS_ONLY, days, len(weekly), since, until)
    x = [float(point.day.toordinal()) for point in weekly]
    y = [point.value for point in weekly]
    p = mann_kendall(y).p
    line = theil_sen(x, y, BAND)
    span = x[-1] - x[0]
    shut = Judgement(State.CANT_TELL, days, len(weekly), since, until, p)
    if line is None or not _worth_saying(line, span):
        return shut
    enough = len(weekly) >= LEAST_WEEKS
    if enough and (p >= ALPHA or max(b - a for a, b in pairwise(x)) > span / 3):
        return shut
    return Judgement(
        State.TENDED if enough else State.MAY_BE,
        days,
        len(weekly),
        since,
        until,
        p,
        "rise" if line.slope > 0 else "fall",
        line.slope * span,
        Interval(line.interval.low * span, line.interval.high * span),
        line,
    )


def judge_together(series: Sequence[Sequence[Point]]) -> tuple[Judgement, ...]:
    """What may be said of many series that are tested at once, such as every theme's check-ins.

    Each passes its own gate, with nothing left out at the beginning, and after that Benjamini and
    Hochberg's at .05 over all that have enough weekly points to be tested; in the order given.
    Source: domain note, section 5.2 rule 4.
    """
    judged = [judge(points, 0) for points in series]
    tested = [one.p for one in judged if one.p is not None]
    kept = iter(benjamini_hochberg(tested, ALPHA))
    return tuple(one if one.p is None or next(kept) else one.unsaid() for one in judged)


def _worth_saying(line: TheilSen, span: float) -> bool:
    clear = line.interval.low > 0 or line.interval.high < 0
    return clear and abs(line.slope * span) >= SMALLEST_CHANGE


def verdict(name: Message, judgement: Judgement, most: float) -> Message:
    """The sentence that the gate allows about the series called ``name``.

    ``most`` is the length of the scale in steps; a range never reads as more. Numbers are whole
    where that hides nothing and have one decimal otherwise.
    """
    match judgement:
        case Judgement(state=State.TENDED, direction=direction, change_band=Interval() as band):
            ends = sorted((abs(band.low), abs(band.high)))
            about, low, high = _rounded((abs(judgement.change or 0), *ends), most)
            return message(
                "{name} has tended to rise by about {about} since {month} ({low} to {high})."
                if direction == "rise"
                else "{name} has tended to fall by about {about} since {month} ({low} to {high}).",
                name=name,
                about=about,
                month=_since(judgement),
                low=low,
                high=high,
            )
        case Judgement(state=State.MAY_BE, direction="rise"):
            return message("{name} may be rising.", name=name)
        case Judgement(state=State.MAY_BE):
            return message("{name} may be falling.", name=name)
        case Judgement(days=0):
            return message("{name}: not rated yet.", name=name)
        case Judgement(state=State.TOO_EARLY):
            return message("{name}: too early to say.", name=name)
    return message("{name}: can't tell yet.", name=name)


def briefly(judgement: Judgement) -> Message:
    """The verdict in a word or two, for beside a bar or in a table."""
    match judgement.state, judgement.direction:
        case State.TENDED, "rise":
            return message("has tended to rise")
        case State.TENDED, _:
            return message("has tended to fall")
        case State.MAY_BE, "rise":
            return message("may be rising")
        case State.MAY_BE, _:
            return message("may be falling")
        case ((State.TOO_EARLY | State.DOTS_ONLY), _):
            return message("too early to say")
    return message("can’t tell yet")


def shut_verdict(judgement: Judgement) -> Message:
    """Why nothing can be said yet, without a name, for a series in one of the silent states."""
    if judgement.state is State.TOO_EARLY:
        return message(
            "Too early to say: {days} rated day of {least}."
            if judgement.days == 1
            else "Too early to say: {days} rated days of {least}.",
            days=judgement.days,
            least=LEAST_DAYS,
        )
    if judgement.weeks >= LEAST_WEEKS:
        return message("Can't tell yet.")
    return message(
        "Can't tell yet: {weeks} weekly point of {least}."
        if judgement.weeks == 1
        else "Can't tell yet: {weeks} weekly points of {least}.",
        weeks=judgement.weeks,
        least=LEAST_WEEKS,
    )


def _rounded(numbers: Sequence[float], most: float) -> list[float]:
    inside = [min(number, most) for number in numbers]
    whole: list[float] = [round(number) for number in inside]
    if min(inside) >= SMALLEST_CHANGE and whole[1] < whole[2]:
        return whole
    tenths = [max(0.1, round(number, 1)) for number in inside]
    return [int(number) if float(number).is_integer() else number for number in tenths]


def _since(judgement: Judgement) -> Message:
    if judgement.since is None or judgement.until is None:
        return message("the beginning")
    if judgement.since.year == judgement.until.year:
        return month_words(judgement.since)
    return month_year_words(judgement.since)
