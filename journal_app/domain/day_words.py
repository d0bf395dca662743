# SPDX-License-Identifier: MIT
"""Days as people name them: “9 nov”, “9/11/2026”, “last tuesday”, “2026-03”, “yesterday”.

British order (day before month). What leaves the year out means the latest such day that is not
after today: a journal is mostly asked about what was. Total: what names no day is None, and nothing
raises.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import date, timedelta

from journal_app.domain.period import Period, month_start, week_start
from journal_app.domain.query import day_of

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAST = 3
"""Letters of a month or weekday that are enough to mean it."""
_DAYS_TYPED = re.compile(r'(?P<quoted>"[^"]*"?)|(?<!\S)(?:from|to):\S*')
_MOST_AGO = 40_000
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"([a-z]+)\.?"
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII)
_DAY_MONTH = re.compile(rf"{_DAY} (?:of )?{_MONTH}(?:,? (\d{{4}}))?", re.ASCII)
_MONTH_DAY = re.compile(rf"{_MONTH} {_DAY}(?:,? (\d{{4}}))?", re.ASCII)
_MONTH_YEAR = re.compile(rf"{_MONTH}(?: (\d{{4}}))?", re.ASCII)
_AGO = re.compile(r"(\d{1,5}|an?|one) (day|week)s? ago", re.ASCII)
_WEEKDAY = re.compile(r"(?:(last|this|next) )?([a-z]+)", re.ASCII)


def days_named(text: str, today: date) -> Period | None:
    """The days that the words name, one or a stretch, seen from ``today``; None for no day.

    ``today`` is a local day. A weekday alone, or with “last”, is the latest one before today;
    “this” takes it from this week, from Monday on, and “next” from the week after.
    """
    words = " ".join(text.casefold().split()).removeprefix("on ")
    for read in (_iso, _numbers, _day_and_month, _near, _ago, _weekday, _stretch, _month):
        try:
            found = read(words, today)
        except (ValueError, OverflowError):
            # A day that no calendar has, such as 31 February, or one before the year 1.
            continue
        if found is not None:
            return found
    return None


def without_days(typed: str) -> str:
    """A typed query without its ``from:`` and ``to:``; what stands in quotation marks stays."""
    return " ".join(_DAYS_TYPED.sub(lambda found: found["quoted"] or "", typed).split())


def _iso(words: str, _: date) -> Period | None:
    start, end = day_of(words), day_of(words, last=True)
    return Period(start, end) if start and end else None


def _numbers(words: str, today: date) -> Period | None:
    found = _NUMBERS.fullmatch(words)
    if not found:
        return None
    return _one(int(found[1]), int(found[3]), _year(found[4], today), today)


def _day_and_month(words: str, today: date) -> Period | None:
    for pattern, day, month in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        found = pattern.fullmatch(words)
        number = _named(found[month], MONTHS) if found else None
        if found and number is not None:
            return _one(int(found[day]), number + 1, _year(found[3], today), today)
    return None


def _near(words: str, today: date) -> Period | None:
    away = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2}.get(words)
    return None if away is None else _only(today + timedelta(days=away))


def _ago(words: str, today: date) -> Period | None:
    found = _AGO.fullmatch(words)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    days = count * (7 if found[2] == "week" else 1)
    return _only(today - timedelta(days=days)) if days <= _MOST_AGO else None


def _weekday(words: str, today: date) -> Period | None:
    found = _WEEKDAY.fullmatch(words)
    number = _named(found[2], WEEKDAYS) if found else None
    if found is None or number is None:
        return None
    if found[1] in ("this", "next"):
        weeks = 1 if found[1] == "next" else 0
        return _only(week_start(today) + timedelta(days=number + 7 * weeks))
    return _only(today - timedelta(days=(today.weekday() - number - 1) % 7 + 1))


def _stretch(words: str, today: date) -> Period | None:
    which, _, unit = words.partition(" ")
    if which not in ("this", "last"):
        return None
    back = which == "last"
    if unit == "week":
        monday = week_start(today) - timedelta(days=7 * back)
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        first = month_start(today)
        return _whole_month(first if not back else month_start(first - timedelta(days=1)))
    if unit == "year":
        year = today.year - back
        return Period(date(year, 1, 1), date(year, 12, 31))
    return None


def _month(words: str, today: date) -> Period | None:
    found = _MONTH_YEAR.fullmatch(words)
    number = _named(found[1], MONTHS) if found else None
    if found is None or number is None:
        return None
    year = int(found[2]) if found[2] else today.year - (number + 1 > today.month)
    return _whole_month(date(year, number + 1, 1))


def _one(day: int, month: int, year: int | None, today: date) -> Period:
    """That day; without a year the latest one that is not after today."""
    if year is not None:
        return _only(date(year, month, day))
    year = today.year - ((month, day) > (today.month, today.day))
    if (month, day) == (2, 29):
        year = _latest(isleap, year)
    return _only(date(year, month, day))


def _latest(fits: Callable[[int], bool], year: int) -> int:
    while not fits(year):
        year -= 1
    return year


def _year(text: str | None, today: date) -> int | None:
    """Two digits mean the century in which the year lies at most one year ahead."""
    if not text:
        return None
    year = int(text)
    if len(text) == 2:
        year += today.year // 100 * 100
        year -= 100 * (year > today.year + 1)
    return year


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the name that begins with ``word``, of which there is only one."""
    if len(word) < _LEAST:
        return None
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)


def _whole_month(first: date) -> Period:
    return Period(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _only(day: date) -> Period:
    return Period(day, day)
