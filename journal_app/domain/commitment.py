# SPDX-License-Identifier: MIT
"""A commitment: what a leader means to do, by when, and what came of it.

Domain note, sections 2.6 (reach), 4.1 (follow_up) and 5.1 (the five words for what came of it).
Nothing here counts days of failure: a day that has passed is a day to look again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from journal_app.domain.entry import replace_unstorable, without_marks
from journal_app.domain.errors import InvalidValue
from journal_app.domain.facets import REACH, Choice, Facet
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_words, month_words

MOST_WORDS = 2_000
MOST_OUTCOME = 20_000
ASK_AFTER = timedelta(days=7)
"""How long one without a day rests until the journal asks after it."""
NOT_YET = "not-yet"
LET_GO = "let-go"

STATUS = Facet(
    "status",
    "Came of it",
    "What came of it?",
    "Kept, changed and let go are all good answers.",
    (
        Choice("kept", "Kept", "I did what I said"),
        Choice("part", "In part", "I did some of it"),
        Choice(LET_GO, "Let go on purpose", "I chose not to"),
        Choice("overtaken", "Overtaken", "events made it pointless"),
        Choice(NOT_YET, "Not yet", "it is still open"),
    ),
)
CLOSING = replace(STATUS, choices=STATUS.choices[:-1])
"""The answers that close a commitment."""
_WEEKDAYS = (
    message("Monday"),
    message("Tuesday"),
    message("Wednesday"),
    message("Thursday"),
    message("Friday"),
    message("Saturday"),
    message("Sunday"),
)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment in the leader's own words.

    ``made`` and ``changed`` are aware instants in UTC; ``day`` is the local day it was made on,
    ``due`` the one on which to ask after it, None for no day. ``reach`` is a key of
    ``facets.REACH`` or None; ``status`` one of ``STATUS``; ``closed`` the day on which it got an
    answer, None while it is open. ``entry`` and ``outcome_entry`` are ids of the entry it was made
    in and of the one that tells what came of it, None where there is none (any more).
    """

    id: str
    made: datetime
    changed: datetime
    day: date
    text: str
    reach: str | None = None
    due: date | None = None
    status: str = NOT_YET
    closed: date | None = None
    outcome: str = ""
    entry: str | None = None
    outcome_entry: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing came of it yet."""
        return self.status == NOT_YET

    def is_due(self, today: date) -> bool:
        """Whether it is open and its day has come, today or before."""
        return self.is_open and self.due is not None and self.due <= today

    def is_overdue(self, today: date) -> bool:
        """Whether it is open and its day has passed."""
        return self.is_open and self.due is not None and self.due < today

    def is_worth_asking(self, today: date) -> bool:
        """Whether a follow-up prompt fits: it is due, or has rested a week without a day."""
        if self.due is not None or not self.is_open:
            return self.is_due(today)
        return today - self.day >= ASK_AFTER


@dataclass(frozen=True, slots=True)
class Groups:
    """Commitments as they are shown: due, open but not due, and done."""

    due: tuple[Commitment, ...]
    open: tuple[Commitment, ...]
    done: tuple[Commitment, ...]


def grouped(commitments: Iterable[Commitment], today: date) -> Groups:
    """Due by their day, open ones by their day with those without one last, done newest first."""
    every = sorted(commitments, key=lambda one: (one.due or date.max, one.made, one.id))
    done = [one for one in every if not one.is_open]
    done.sort(key=lambda one: (one.closed or one.day, one.changed, one.id), reverse=True)
    return Groups(
        due=tuple(one for one in every if one.is_due(today)),
        open=tuple(one for one in every if one.is_open and not one.is_due(today)),
        done=tuple(done),
    )


def as_words(text: str) -> str:
    """Words selected in an entry as one line without the marks of Markdown."""
    return " ".join(without_marks(replace_unstorable(text)).split())


def checked(commitment: Commitment) -> Commitment:
    """The commitment as it will be kept; raises InvalidValue with the fault and what to do."""
    text, outcome = " ".join(commitment.text.split()), commitment.outcome.strip()
    if not text:
        raise InvalidValue("A commitment needs some words: what do you mean to do?")
    for words, most in ((text, MOST_WORDS), (outcome, MOST_OUTCOME)):
        if replace_unstorable(words) != words:
            raise InvalidValue(
                "The commitment holds a character that cannot be kept. Please write it anew."
            )
        if len(words) > most:
            raise InvalidValue(
                "These words have {count:,} characters; at most {most:,} fit. "
                "A longer thought fits in an entry.",
                count=len(words),
                most=most,
            )
    status = STATUS.check(commitment.status) or NOT_YET
    closed = None if status == NOT_YET else commitment.closed or commitment.day
    return replace(
        commitment,
        text=text,
        outcome=outcome,
        reach=REACH.check(commitment.reach),
        status=status,
        closed=closed,
    )


def due_words(commitment: Commitment, today: date) -> Message:
    """Its day in words, such as "due today" or "due last Tuesday, 17 November"."""
    due = commitment.due
    if due is None:
        return message("no day set")
    away, day, weekday = (due - today).days, near_day(due, today), _WEEKDAYS[due.weekday()]
    match away:
        case 0:
            return message("due today")
        case 1:
            return message("due tomorrow, {day}", day=day)
        case -1:
            return message("due yesterday, {day}", day=day)
    if 1 < away < 7:
        return message("due on {weekday}, {day}", weekday=weekday, day=day)
    if -7 <= away < -1:
        return message("due last {weekday}, {day}", weekday=weekday, day=day)
    return message("due on {day}", day=day)


def status_words(commitment: Commitment, today: date) -> Message:
    """What came of it and when, such as "Kept, 17 November"; for an open one its day."""
    if commitment.is_open or commitment.closed is None:
        return due_words(commitment, today)
    found = STATUS.choice(commitment.status)
    return message(
        "{status}, {day}",
        status=message(found.name if found else commitment.status),
        day=near_day(commitment.closed, today),
    )


def quoted(text: str, day: date, today: date) -> Message:
    """The leader's own words with their day: "On 9 November you wrote: “…”"."""
    return message("On {day} you wrote: “{words}”", day=near_day(day, today), words=text)


def later_days(today: date) -> tuple[tuple[Message, date], ...]:
    """Days one often means: tomorrow, in a week, in a month (its last day where it is shorter)."""
    year, month = (today.year, today.month + 1) if today.month < 12 else (today.year + 1, 1)
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return (
        (message("Tomorrow"), today + timedelta(days=1)),
        (message("In a week"), today + timedelta(days=7)),
        (message("In a month"), last.replace(day=min(today.day, last.day))),
    )


def near_day(day: date, today: date) -> Message:
    """A day without its year where that is this one, such as "9 November"."""
    if day.year != today.year:
        return day_words(day)
    return message("{day} {month}", day=day.day, month=month_words(day))
