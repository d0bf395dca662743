# SPDX-License-Identifier: MIT
"""Earlier texts of an entry: when one is worth keeping, and which are let go with age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

STOOD = timedelta(minutes=5)
"""A text that stood longer than this is kept before it is changed."""
WHILE_WRITING = timedelta(minutes=10)
"""At least so often a text is kept while the leader writes without a break."""
MUCH = 200
"""Characters that disappear at once and are much in any text."""
_SHARE = 3
"""In a short text one part in so many is much too …"""
_LEAST = 20
"""… unless it is less than a few words."""
ALL_FOR = timedelta(days=30)
DAILY_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Version:
    """A text that an entry had before.

    ``made`` is when it was last changed and ``kept`` when it was put aside, both aware, in UTC;
    ``rest`` is a record of everything else the entry was then, empty where only a list is asked.
    """

    id: str
    entry: str
    made: datetime
    kept: datetime
    title: str
    text: str
    rest: str = ""


def worth_keeping(
    before: str, after: str, *, stood_since: datetime, kept_last: datetime, now: datetime
) -> bool:
    """Whether the text ``before`` is to be kept as a version now that it becomes ``after``.

    ``stood_since`` is when it was last changed, ``kept_last`` when a version was last put aside
    (or the entry begun). Where the clock was set back since then, the text counts as having stood.
    """
    if abs(now - stood_since) > STOOD or now - kept_last >= WHILE_WRITING:
        return True
    lost = replaced(before, after)
    return lost > MUCH or (lost >= _LEAST and lost * _SHARE > len(before))


def replaced(before: str, after: str) -> int:
    """How many characters of ``before`` lie between its first and last that are not kept."""
    most = min(len(before), len(after))
    start = _common(before, after, most)
    end = _common(before[::-1], after[::-1], most - start)
    return len(before) - start - end


def let_go(versions: Sequence[Version], now: datetime) -> tuple[str, ...]:
    """The ids of versions of ONE entry that need not be kept any longer.

    Everything stays for 30 days after it was put aside; then the last text of each day stays for
    a year, and after that the last text of each week. The first text always stays.
    """
    ordered = sorted(versions, key=lambda one: (one.made, one.id))
    last: dict[tuple[str, date], str] = {}
    aged: list[tuple[str, tuple[str, date]]] = []
    for one in ordered:
        age = now - one.kept
        if age <= ALL_FOR:
            continue
        day = one.made.astimezone(UTC).date()
        monday = day - timedelta(days=day.weekday())
        slot = ("day", day) if age <= DAILY_FOR else ("week", monday)
        last[slot] = one.id
        aged.append((one.id, slot))
    first = ordered[0].id if ordered else ""
    return tuple(one for one, slot in aged if one != first and last[slot] != one)


def _common(one: str, other: str, most: int) -> int:
    """The length of the common beginning, at most ``most``; found by halving, so it is quick."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
