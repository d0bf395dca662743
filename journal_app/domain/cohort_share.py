# SPDX-License-Identifier: MIT
"""What one leader gives to a cohort: numbers of one quarter, and nothing else (domain note, 6.7).

No text, no id of an entry, no day. ``token`` is drawn by chance for each cohort, so that one
leader counts once in it and cannot be followed into another.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import NoReturn

from journal_app.domain import shapes
from journal_app.domain.commitment import LET_GO, NOT_YET, Commitment
from journal_app.domain.errors import InvalidValue
from journal_app.domain.facets import REACH
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, short_month_words
from journal_app.domain.rating import RATINGS

VERSION = 1
OUTCOMES = ("kept", "part", NOT_YET, LET_GO, "overtaken")
"""What came of a commitment; ``NOT_YET`` counts only where its day has passed."""
LEAST_RATED = 3
"""Answers in the quarter before there is a middle of them (as for a node of the path)."""
LEAST_THEMED = 5
"""Entries with a theme before there are shares: half of what a chart of one person asks for."""
MOST_THEMES = 40
MOST_NAME = 100
_MOST_COUNT = 10_000
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Seen:
    """What counts of one entry: its themes, and its answers in the order of ``RATINGS``."""

    themes: tuple[str, ...]
    ratings: tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class CohortShare:
    """Everything that leaves for one quarter of one leader.

    ``themes`` are whole percents of the leader's attention by slug, which sum to 100, or nothing
    where too few entries have a theme. ``ratings`` are medians in the order of ``RATINGS``, None
    where there were fewer than three answers. ``commitments`` has a row a ring: how many had each
    of ``OUTCOMES``.
    """

    token: str
    cohort: str
    quarter: str
    themes: tuple[tuple[str, int], ...]
    ratings: tuple[float | None, ...]
    commitments: tuple[tuple[str, tuple[int, ...]], ...]


def share_of(
    token: str,
    cohort: str,
    quarter: str,
    entries: Sequence[Seen],
    commitments: Sequence[Commitment],
    themes: Sequence[str],
    today: date,
) -> CohortShare:
    """The share of a leader from the entries of the quarter that may count.

    ``commitments`` may be of any time; those that fell due in the quarter count.
    """
    period = quarter_period(quarter)
    due = [one for one in commitments if _fell_due(one, period, today)]
    return CohortShare(
        token=token,
        cohort=cohort,
        quarter=quarter,
        themes=_theme_shares([one.themes for one in entries if one.themes], themes),
        ratings=tuple(
            _middle([one.ratings[place] for one in entries]) for place in range(len(RATINGS))
        ),
        commitments=tuple(
            (
                ring,
                tuple(
                    sum(one.reach == ring and one.status == outcome for one in due)
                    for outcome in OUTCOMES
                ),
            )
            for ring in REACH.keys()  # noqa: SIM118
        ),
    )


def says_something(share: CohortShare) -> bool:
    """Whether there is any number in it."""
    return (
        bool(share.themes)
        or any(value is not None for value in share.ratings)
        or any(sum(counts) for _, counts in share.commitments)
    )


def cohort_name(name: str) -> str:
    """The name of a cohort as everybody writes it; raises InvalidValue."""
    name = " ".join(name.split())
    if not name:
        raise InvalidValue("Please name the cohort, exactly as your coach writes it.")
    if len(name) > MOST_NAME:
        raise InvalidValue(
            "The name of a cohort has at most {most} characters. Please use a shorter one.",
            most=MOST_NAME,
        )
    return name


def quarter_of(day: date) -> str:
    """The calendar quarter of a day, such as 2026-Q3."""
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def quarter_period(quarter: str) -> Period:
    """Its first and last day; raises InvalidValue where this is no quarter."""
    found = _QUARTER.fullmatch(quarter)
    if found is None or not 1 <= int(found[1]) < date.max.year:
        raise InvalidValue("Please give a quarter like 2026-Q3; “{it}” is none.", it=quarter[:40])
    year, first = int(found[1]), 3 * int(found[2]) - 2
    after = date(year + (first == 10), first + 3 if first < 10 else 1, 1)
    return Period(date(year, first, 1), date.fromordinal(after.toordinal() - 1))


def quarter_words(quarter: str) -> Message:
    """The quarter for a person, such as "Jul to Sep 2026"."""
    period = quarter_period(quarter)
    assert period.start is not None
    assert period.end is not None
    return message(
        "{first} to {last} {year}",
        first=short_month_words(period.start),
        last=short_month_words(period.end),
        year=period.start.year,
    )


def as_data(share: CohortShare) -> dict[str, object]:
    """The share as plain data for JSON."""
    return {**asdict(share), "version": VERSION}


def from_data(value: object) -> CohortShare:
    """The share out of plain data of somebody else; raises ExchangeError where it is none."""
    data = shapes.record(value)
    shapes.whole(data.get("version"), VERSION, VERSION)
    share = CohortShare(
        token=_matching(data.get("token"), _TOKEN),
        cohort=shapes.text(data.get("cohort"), MOST_NAME),
        quarter=_matching(data.get("quarter"), _QUARTER),
        themes=shapes.several(data.get("themes"), MOST_THEMES, _theme),
        ratings=shapes.several(data.get("ratings"), len(RATINGS), _rating),
        commitments=shapes.several(data.get("commitments"), len(_RINGS), _ring),
    )
    sound = (
        share.cohort == " ".join(share.cohort.split()) != ""
        and share.quarter[:4] not in ("0000", "9999")
        and len(share.ratings) == len(RATINGS)
        and tuple(ring for ring, _ in share.commitments) == _RINGS
        and len(dict(share.themes)) == len(share.themes)
        and (not share.themes or sum(percent for _, percent in share.themes) == 100)
    )
    if not sound:
        _refused()
    return share


_RINGS = REACH.keys()


def _fell_due(one: Commitment, period: Period, today: date) -> bool:
    """As in the chart of commitments: one without a day counts when it was closed."""
    day = one.due or one.closed
    return day is not None and day <= today and period.contains(day)


def _middle(answers: Sequence[int | None]) -> float | None:
    given = [one for one in answers if one is not None]
    return float(median(given)) if len(given) >= LEAST_RATED else None


def _theme_shares(
    entries: Sequence[tuple[str, ...]], themes: Sequence[str]
) -> tuple[tuple[str, int], ...]:
    """Whole percents that sum to 100: each entry counts once, shared by its themes.

    What rounding down leaves goes to the largest remainders, first in the pack's order.
    """
    if len(entries) < LEAST_THEMED:
        return ()
    exact = dict.fromkeys(themes, Fraction(0))
    for one in entries:
        for slug in one:
            exact[slug] = exact.get(slug, Fraction(0)) + Fraction(100, len(one) * len(entries))
    percents = {slug: int(share) for slug, share in exact.items()}
    by_rest = sorted(exact, key=lambda slug: percents[slug] - exact[slug])
    for slug in by_rest[: 100 - sum(percents.values())]:
        percents[slug] += 1
    return tuple(percents.items())


def _matching(value: object, pattern: re.Pattern[str]) -> str:
    text = shapes.text(value, 40)
    if not pattern.fullmatch(text):
        _refused()
    return text


def _theme(value: object) -> tuple[str, int]:
    slug, percent = _pair(value)
    return shapes.text(slug, 64), shapes.whole(percent, 0, 100)


def _rating(value: object) -> float | None:
    answer = shapes.maybe(lambda one: shapes.number(one, 0, 10), value)
    if answer is not None and not (answer * 2).is_integer():
        _refused()
    return answer


def _ring(value: object) -> tuple[str, tuple[int, ...]]:
    ring, counts = _pair(value)
    found = shapes.several(counts, len(OUTCOMES), lambda one: shapes.whole(one, 0, _MOST_COUNT))
    if len(found) < len(OUTCOMES):
        _refused()
    return shapes.one_of(ring, _RINGS), found


def _pair(value: object) -> tuple[object, object]:
    pair = shapes.several(value, 2, lambda one: one)
    if len(pair) != 2:
        _refused()
    return pair[0], pair[1]


def _refused() -> NoReturn:
    shapes.record(None)
    raise AssertionError("nothing is no record")
