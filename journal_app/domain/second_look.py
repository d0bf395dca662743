# SPDX-License-Identifier: MIT
"""A second look: which entry may come back today with “what do you see now?”.

An entry comes back about 30 and about 90 days after the day it is about, once each, and only if
there is enough in it to look at. The first text never changes; what is seen now is a dated layer
under it (design, section 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

OCCASIONS = (30, 90)
"""Days after which an entry may come back …"""
OPEN_FOR = 14
"""… and so many days longer."""
ENOUGH_WORDS = 40
SEEN, LATER, NEVER = "seen", "later", "never"
ANSWERS = (SEEN, LATER, NEVER)
BY_ITSELF = "again"
"""The occasion of a layer that the leader added unasked."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the choice needs to know of an entry. ``answers`` are what was said when it came back.

    ``answers`` holds the occasion and one of ``ANSWERS`` for each time.
    """

    entry: str
    day: date
    words: int
    rated: bool
    marks: tuple[str, ...] = ()
    answers: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """What a leader saw in an entry on a later ``day``; ``occasion`` is 30, 90 or ``again``."""

    id: str
    entry: str
    day: date
    occasion: str
    text: str


def windows(today: date) -> tuple[tuple[date, date], ...]:
    """The first and last days whose entries may come back today, for each occasion."""
    return tuple(
        (
            date.fromordinal(max(1, today.toordinal() - after - OPEN_FOR)),
            date.fromordinal(max(1, today.toordinal() - after)),
        )
        for after in OCCASIONS
    )


def choose(
    candidates: Iterable[Candidate], today: date, *, tender: bool = False
) -> tuple[Candidate, int] | None:
    """The entry to offer today and its occasion, or None; the same one all day.

    ``tender`` says that the last two entries were low on both questions; then no setback comes
    back (domain note, section 7). Of several the one whose time runs out first is chosen.
    """
    open_now = [
        (OPEN_FOR - (age(one, today) - after), -after, one.entry, one)
        for one in candidates
        if (after := occasion(one, today)) is not None and _may_come_back(one, after, tender=tender)
    ]
    if not open_now:
        return None
    _, minus_after, _, chosen = min(open_now, key=lambda found: found[:3])
    return chosen, -minus_after


def age(one: Candidate, today: date) -> int:
    """Whole days since the day the entry is about."""
    return (today - one.day).days


def occasion(one: Candidate, today: date) -> int | None:
    """Which of the occasions is open for an entry today, or None."""
    days = age(one, today)
    return next((after for after in OCCASIONS if after <= days <= after + OPEN_FOR), None)


def _may_come_back(one: Candidate, after: int, *, tender: bool) -> bool:
    if "private" in one.marks or (tender and "setback" in one.marks):
        return False
    if any(answer == NEVER or (at, answer) == (after, SEEN) for at, answer in one.answers):
        return False
    return one.words >= ENOUGH_WORDS or one.rated or bool(one.marks)
