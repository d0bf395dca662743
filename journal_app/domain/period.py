# SPDX-License-Identifier: MIT
"""Stretches of days and the names of days, so that every layer means the same by "this month"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from journal_app.domain.message import Message, message

_DAYS = (
    "{day} January {year}",
    "{day} February {year}",
    "{day} March {year}",
    "{day} April {year}",
    "{day} May {year}",
    "{day} June {year}",
    "{day} July {year}",
    "{day} August {year}",
    "{day} September {year}",
    "{day} October {year}",
    "{day} November {year}",
    "{day} December {year}",
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``start`` to ``end``, both included; None leaves that side open.

    A period whose end lies before its start contains no day.
    """

    start: date | None = None
    end: date | None = None

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def covers(self, other: "Period") -> bool:
        """Whether every day that ``other`` can contain lies in this period too."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends


def week_key(day: date) -> str:
    """The ISO 8601 week of a day, such as "2026-W48"; its year can differ from the day's."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_start(day: date) -> date:
    """The Monday of the ISO 8601 week of a day."""
    return date.fromordinal(day.toordinal() - day.weekday())


def month_start(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


@lru_cache(maxsize=20_000)
def day_words(day: date) -> Message:
    """A day as words that can be translated, such as "24 November 2026"."""
    return message(_DAYS[day.month - 1], day=day.day, year=day.year)


def month_year_words(day: date) -> Message:
    """The month of a day as words that can be translated, such as "November 2026"."""
    return message(_DAYS[day.month - 1].removeprefix("{day} "), year=day.year)


def month_words(day: date) -> Message:
    """The month of a day without its year, such as "November"."""
    return message(_DAYS[day.month - 1].split()[1])


def short_month_words(day: date) -> Message:
    """The month of a day in three letters, such as "Nov", for the narrow place under an axis."""
    return message(_DAYS[day.month - 1].split()[1][:3])


def long_date(day: date) -> str:
    """A day in British English, such as "24 November 2026"."""
    return str(day_words(day))


def month_year(day: date) -> str:
    """The month of a day in British English, such as "November 2026"."""
    return str(month_year_words(day))


def day_ticks(start: date, end: date, most: int) -> tuple[tuple[date, Message], ...]:
    """Round days between two days, both included, with words for under an axis: few and even.

    Takes the finest of days, weeks (on Mondays), months, quarters, half-years, years, and round
    numbers of years that gives at most ``most`` ticks (1 or more); the first day alone where there
    are not two round days between. The year stands on a line of its own under the first tick of
    each year.
    """
    for steps in _STEPS:
        days = _most_of(steps(start, end), most)
        if days:
            break
    else:
        days = [start]
    if all(day == date(day.year, 1, 1) for day in days) and len(days) > 1:
        return tuple((day, message("{year}", year=day.year)) for day in days)
    by_month = all(day.day == 1 for day in days) and len(days) > 1
    return tuple(
        (day, _tick_words(day, by_month, not place or day.year != days[place - 1].year))
        for place, day in enumerate(days)
    )


def _tick_words(day: date, by_month: bool, with_year: bool) -> Message:
    month = short_month_words(day)
    match by_month, with_year:
        case True, True:
            return message("{month}\n{year}", month=month, year=day.year)
        case True, False:
            return month
        case False, True:
            return message("{day} {month}\n{year}", day=day.day, month=month, year=day.year)
    return message("{day} {month}", day=day.day, month=month)


def _most_of(days: Iterator[date], most: int) -> list[date]:
    """The days, or none where there are more than ``most`` or fewer than two."""
    found = []
    for day in days:
        found.append(day)
        if len(found) > most:
            return []
    return found if len(found) > 1 else []


def _by_days(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        # Day 1 of the calendar was a Monday, so steps of 7 are Mondays.
        first = start.toordinal() + (1 - start.toordinal()) % step
        return (date.fromordinal(at) for at in range(first, end.toordinal() + 1, step))

    return days


def _by_months(step: int) -> Callable[[date, date], Iterator[date]]:
    def days(start: date, end: date) -> Iterator[date]:
        first = start.year * 12 + start.month - (start.day == 1)
        last = end.year * 12 + end.month - 1
        return (
            date(at // 12, at % 12 + 1, 1) for at in range(first + -first % step, last + 1, step)
        )

    return days


_STEPS = (
    *(_by_days(step) for step in (1, 2, 4, 7, 14)),
    *(
        _by_months(step)
        for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
    ),
)
