# SPDX-License-Identifier: MIT
"""When the leader wants to be asked for a moment to write: days of the week and a time of day.

A turn is one reminder on one local day, and it is told once, whatever the clock does meanwhile:
where clocks go forward over its time it comes as much later, where they go back it comes the
first time only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from journal_app.domain.errors import InvalidValue

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LATE = timedelta(hours=1)
"""A turn missed by this much, because the computer slept, is let go."""
_SHAPE = re.compile(r"([a-z]{3}(?:,[a-z]{3})*) ([0-9]{2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Reminder:
    """``days`` are 0 for Monday to 6 for Sunday, each once and in order; ``at`` is local time."""

    days: tuple[int, ...]
    at: time

    def __str__(self) -> str:
        """As it is kept in the settings, such as "mon,wed 17:30"."""
        return f"{','.join(DAYS[day] for day in self.days)} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Turn:
    """One local day on which a reminder is due, and its time."""

    day: date
    at: time

    def instant(self, zone: tzinfo) -> datetime:
        """When that is in UTC."""
        return datetime.combine(self.day, self.at, zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Watch:
    """What was looked at so far: up to ``since`` (aware), and the turns that were told."""

    since: datetime
    told: frozenset[Turn] = frozenset()

    def look(self, reminders: Iterable[Reminder], now: datetime) -> "tuple[bool, Watch]":
        """Whether to remind at ``now`` (aware, local), and the watch to go on with.

        However many turns were missed, it reminds once, and not for those missed by an hour.
        """
        start = max(self.since.astimezone(UTC), now.astimezone(UTC) - LATE)
        due = frozenset(_between(reminders, start, now))
        return bool(due - self.told), Watch(now, self.told | due)


def parse(text: str) -> Reminder:
    """The reminder that reads "mon,wed 17:30"; raises InvalidValue for anything else."""
    found = _SHAPE.fullmatch(text.strip().lower())
    try:
        if found is None:
            raise ValueError
        days = sorted({DAYS.index(day) for day in found[1].split(",")})
        return Reminder(tuple(days), time(int(found[2]), int(found[3])))
    except ValueError:
        raise InvalidValue(
            "“{text}” is no reminder. Please write one such as “mon,wed 17:30”.", text=text[:60]
        ) from None


def known(texts: Iterable[str]) -> tuple[Reminder, ...]:
    """The reminders in a list of settings, without what is none, by time of day."""
    found: list[Reminder] = []
    for text in texts:
        try:
            found.append(parse(text))
        except InvalidValue:
            continue
    return tuple(sorted(found, key=lambda one: (one.at, one.days)))


def next_due(reminders: Sequence[Reminder], after: datetime) -> datetime | None:
    """The first moment after ``after`` (aware, local) at which a turn comes; None for no turns."""
    zone = _zone(after)
    # A turn in an hour that clocks skip comes later, so also the day before may still have some.
    days = (after.date() + timedelta(days=step) for step in range(-1, 9))
    moments = (turn.instant(zone) for day in days for turn in _turns(reminders, day))
    start = after.astimezone(UTC)
    first = min((moment for moment in moments if moment > start), default=None)
    return first.astimezone(zone) if first else None


def _between(reminders: Iterable[Reminder], start: datetime, end: datetime) -> Iterator[Turn]:
    """The turns after ``start`` and not after ``end``, which has the local zone."""
    reminders = tuple(reminders)
    zone = _zone(end)
    day = start.astimezone(zone).date() - timedelta(days=1)
    while day <= end.date():
        for turn in _turns(reminders, day):
            if start < turn.instant(zone) <= end.astimezone(UTC):
                yield turn
        day += timedelta(days=1)


def _turns(reminders: Iterable[Reminder], day: date) -> Iterator[Turn]:
    for one in reminders:
        if day.weekday() in one.days:
            yield Turn(day, one.at)


def _zone(moment: datetime) -> tzinfo:
    assert moment.tzinfo is not None, "a moment without a zone says nothing"
    return moment.tzinfo
