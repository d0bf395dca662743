# SPDX-License-Identifier: MIT
"""Copies of a journal: when the next one is due, and which are let go with age."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

APART = timedelta(minutes=30)
"""Copies that are made by themselves are at least so far apart."""
ALL_FOR = timedelta(days=2)
"""Younger copies all stay."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""Of the older ones: the newest of so many days, then of so many weeks, then of so many months.

Only days, weeks and months with a copy count, so that one who writes seldom keeps old ones longer.
"""

BY_ITSELF, BY_HAND = "by itself", "by hand"
BEFORE_IMPORT, BEFORE_UNDO = "before import", "before undoing an import"
BEFORE_RESTORE = "before restore"
BEFORE_PROTECTION, BEFORE_REPAIR = "before change of protection", "before repair"
BEFORE_UPDATE, BEFORE_MERGE = "before update from version", "before merge"
AS_IN_THIS_WINDOW = "as it was in this window"
"""What was open when another copy took the journal's place. It waits to be merged, however old."""
REASONS = (
    BY_ITSELF,
    BY_HAND,
    BEFORE_IMPORT,
    BEFORE_UNDO,
    BEFORE_RESTORE,
    BEFORE_PROTECTION,
    BEFORE_REPAIR,
    BEFORE_UPDATE,
    BEFORE_MERGE,
    AS_IN_THIS_WINDOW,
)
"""Why a copy was made, as it stands in the copy's name; after the last one comes a number."""


def due(made: Iterable[datetime], now: datetime) -> bool:
    """Whether the last copy is old enough for another; one from a clock gone wrong stops none."""
    return not any(timedelta() <= now - one < APART for one in made)


def let_go(made: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """The instants of copies that need not be kept any longer.

    One that lies after ``now`` was made before a clock was set back, and stays.
    """
    old = sorted((one for one in set(made) if now - one > ALL_FOR), reverse=True)
    kept: set[datetime] = set()
    aged = old
    for slot, most in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest = {slot(one): one for one in reversed(aged)}
        slots = list(dict.fromkeys(slot(one) for one in aged))[:most]
        kept.update(newest[one] for one in slots)
        aged = [one for one in aged if slot(one) not in slots]
    return frozenset(old) - kept


def _day(one: datetime) -> tuple[int, ...]:
    at = one.astimezone(UTC)
    return (at.year, at.month, at.day)


def _week(one: datetime) -> tuple[int, ...]:
    year, week, _ = one.astimezone(UTC).isocalendar()
    return (year, week)


def _month(one: datetime) -> tuple[int, ...]:
    at = one.astimezone(UTC)
    return (at.year, at.month)
