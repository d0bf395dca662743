# SPDX-License-Identifier: MIT
"""Days and times as people and programs write them, and never a guess between two readings.

"03/04/2020" is the third of April or the fourth of March. Which of them a file means shows from
its other dates, or has to be said; ``Unanswered`` then says so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange.formats import Option, Problem, Unanswered

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDER = Option(
    "dates",
    message("Dates such as 03/04/2020"),
    (
        ("as-they-show", message("as the other dates show")),
        (DAY_FIRST, message("the day stands first")),
        (MONTH_FIRST, message("the month stands first")),
    ),
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_TIME = (
    r"(?:[ T,]{1,3}(?:at )?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)"
    r"(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"[ \u202f]?(?P<half>[AaPp]\.?[Mm]\.?)?"
    r" ?(?P<zone>Z|(?:UTC|GMT)[-+]\d{1,2}(?::?\d\d)?|[A-Z]{3,4}|[-+]\d\d:?\d\d|[-+]\d\d)?)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?  ?)?"
# Any word may stand beside a day in figures, "[Draft 2024-05-01]", so only a weekday is one there.
_ENGLISH = r"(?i:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\.?"
_PAIR = r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<y>\d{4})"
_ISO = re.compile(
    rf"(?:{_ENGLISH},? )?(?P<y>\d{{4}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})"
    rf"(?:,? {_ENGLISH})?{_TIME}"
)
_NUMBERS = re.compile(_WEEKDAY + _PAIR + _YEAR + _TIME)
_SHORT = re.compile(_WEEKDAY + _PAIR + r"(?P<y>\d\d)" + _TIME)
_DAY_NAME = re.compile(f"{_WEEKDAY}{_DAY}\\.? {_NAME},? {_YEAR}{_TIME}")
_NAME_DAY = re.compile(f"{_WEEKDAY}{_NAME}  ?{_DAY},? {_YEAR}{_TIME}")
_YEAR_LAST = re.compile(f"{_WEEKDAY}{_NAME}  ?{_DAY}{_TIME} {_YEAR}")
"""As ``date`` and C write it: "Sun Jun  9 15:39:00 2013"."""
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Written:
    """A day and time as written. ``offset`` is what stands beside it: "Z", "+01:00", "GMT"."""

    day: date
    time: time | None
    offset: str = ""

    def moment(self) -> datetime | None:
        """The moment, where an offset in hours makes it one."""
        if self.time is None or not self.offset:
            return None
        if self.offset in ("Z", "UTC"):
            return datetime.combine(self.day, self.time, UTC)
        sign = self.offset.removeprefix("GMT").removeprefix("UTC")
        if sign[:1] not in ("+", "-"):
            return None
        hours, _, minutes = sign[1:].partition(":")
        if len(hours) > 2:
            hours, minutes = hours[:-2], hours[-2:]
        away = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if away >= timedelta(hours=24):
            return None
        zone = timezone(-away if sign[0] == "-" else away)
        return datetime.combine(self.day, self.time, zone)


def written(said: str, order: str = "") -> Written:
    """The day and time in a text that holds nothing else.

    Raises InvalidValue where there is none, Unanswered where it has two readings and ``order``
    does not say which.
    """
    plain = said.strip()
    if len(plain) <= _LONGEST:
        for pattern in (_ISO, _NUMBERS, _DAY_NAME, _NAME_DAY, _YEAR_LAST, _SHORT):
            found = pattern.fullmatch(plain)
            if found:
                return _built(found, plain, order)
    raise InvalidValue("“{date}” is no date that is known here.", date=plain[:_LONGEST])


def is_written(said: str) -> bool:
    """Whether a text is a date, whichever way it is read."""
    try:
        written(said, DAY_FIRST)
    except InvalidValue:
        try:
            written(said, MONTH_FIRST)
        except InvalidValue:
            return False
    return True


def order_of(dates: Iterable[str], order: str = "") -> str:
    """Which comes first in a file's dates; empty where none of them shows it, or they disagree.

    ``order`` is what the leader said, which holds.
    """
    if order in (DAY_FIRST, MONTH_FIRST):
        return order
    shown = set()
    for said in dates:
        found = _NUMBERS.fullmatch(said.strip()) or _SHORT.fullmatch(said.strip())
        if found and found["sep"] != ".":
            if int(found["a"]) > 12:
                shown.add(DAY_FIRST)
            elif int(found["b"]) > 12:
                shown.add(MONTH_FIRST)
    return shown.pop() if len(shown) == 1 else ""


def clock(said: str) -> time | None:
    """A time of day such as "14:03" or "6:50 pm", or None for what is none."""
    found = re.fullmatch(_TIME, f" {said.strip()}")
    if not found or found["hour"] is None:
        return None
    try:
        return _time(found)
    except ValueError:
        return None


def no_clock(said: str, line: int, file: str) -> Problem:
    """The remark about an entry whose time of day ``clock`` does not know; its day holds."""
    told = message("“{time}” is no time of day that is known here.", time=said[:40])
    return Problem(line, told, file, lost=False)


def _built(found: re.Match[str], plain: str, order: str) -> Written:
    try:
        return Written(_day(found, plain, order), _time(found), found["zone"] or "")
    except (ValueError, KeyError):
        raise InvalidValue("There is no day or time “{date}”.", date=plain) from None


def _day(found: re.Match[str], plain: str, order: str) -> date:
    parts = found.groupdict()
    if "name" in parts:
        return date(int(parts["y"]), _MONTHS[parts["name"].lower()], int(parts["d"]))
    if "m" in parts:
        return date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    first, second, year = int(parts["a"]), int(parts["b"]), int(parts["y"])
    year += 2000 if year < 100 else 0
    # Nobody writes the month first with dots between.
    if parts["sep"] == "." or first > 12:
        return date(year, second, first)
    if second > 12:
        return date(year, first, second)
    if first == second:
        return date(year, first, second)
    if not order:
        raise Unanswered(
            ORDER,
            "“{date}” can be read with the day or with the month first. Please say which.",
            date=plain[:_LONGEST],
        )
    return date(year, second, first) if order == DAY_FIRST else date(year, first, second)


def _time(found: re.Match[str]) -> time | None:
    if found["hour"] is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    half = (found["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            raise ValueError
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)
