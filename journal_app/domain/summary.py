# SPDX-License-Identifier: MIT
"""A page for a coach: what a leader chose to hand over, and nothing else (domain note, 6.1, 6.2).

``summary_page`` puts it into words, once, so that the preview, the file and the list of what
leaves cannot differ.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.chart import ChartSpec
from journal_app.domain.coarse import coarse
from journal_app.domain.commitment import Commitment
from journal_app.domain.entry import Entry, first_words, without_marks
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import Period, day_words, week_start
from journal_app.domain.shared import Numbers

MOST_FOCUS = 3
MOST_EXCERPTS = 30
MOST_PROMISES = 40
"""Commitments since last time, and as many next ones."""
MOST_NAME = 200
"""Characters of how the leader signs, and of the programme's name."""
MOST_SAID = 20_000
"""Characters of one piece of the leader's words."""
NO_NUMBERS = Numbers()
_LONGEST_OPENING = 600
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", re.M)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one entry that the leader picked and may have changed; ``week`` is its Monday."""

    entry: str
    week: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A theme to talk about: its slug and name, in how many entries it is, and one excerpt."""

    theme: str
    name: str
    count: int = 0
    excerpt: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it leaves: ``due`` and ``closed`` are Mondays of their weeks, or None.

    ``outcome`` is empty where the leader says no more than what came of it.
    """

    id: str
    text: str
    status: str
    reach: str | None = None
    due: date | None = None
    closed: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What leaves: counts, charts, and the words the leader picked, over the days of ``period``.

    ``alias`` is how the leader signs, or empty; ``want`` is what they want from the session, and
    ``ask`` what they would like to be asked; ``talk`` says that they want to talk about how they
    are, which only they can say. ``covered`` counts the entries of the period that are not marked
    private, of which only the excerpts' words go along. ``quiet`` names the quiet themes, ``names``
    pairs each theme's slug with its name.
    """

    id: str
    made: date
    period: Period
    alias: str
    want: str
    covered: int
    charts: tuple[ChartSpec, ...]
    excerpts: tuple[Excerpt, ...]
    programme: str = ""
    focus: tuple[Focus, ...] = ()
    quiet: tuple[str, ...] = ()
    since: tuple[Promise, ...] = ()
    next: tuple[Promise, ...] = ()
    ask: str = ""
    talk: bool = False
    numbers: Numbers = NO_NUMBERS
    names: tuple[tuple[str, str], ...] = ()

    @property
    def picked(self) -> tuple[Excerpt, ...]:
        """Every excerpt on the page, those of focus themes first."""
        return (*(one.excerpt for one in self.focus if one.excerpt), *self.excerpts)

    @property
    def held_back(self) -> int:
        """How many entries of the period keep their words to themselves."""
        return self.covered - len({one.entry for one in self.picked})


def excerpt(entry: Entry, text: str | None = None) -> Excerpt:
    """An excerpt of an entry: its whole text without Markdown marks, or the words given.

    Without a title it is named by the words that go along, never by words that were changed.
    """
    plain = without_marks(_BULLET.sub("• ", entry.draft.text)) if text is None else text
    title = entry.draft.title or first_words(plain)
    return Excerpt(entry.id, week_start(entry.draft.day), title, plain.strip())


def opening(text: str) -> str:
    """The first paragraph of some words, cut after a whole word where it is long."""
    first = text.strip().split("\n\n")[0].strip()
    if len(first) <= _LONGEST_OPENING:
        return first
    return first[:_LONGEST_OPENING].rsplit(None, 1)[0].rstrip(",;:–-") + " …"


def picked(entry: Entry, period: Period, text: str | None = None) -> Excerpt:
    """The excerpt of an entry that was picked; raises InvalidValue where it cannot go along."""
    if entry.trashed is not None:
        raise InvalidValue(
            "“{title}” is in the trash. Bring it back first, or leave it out.", title=entry.heading
        )
    if "private" in entry.draft.marks:
        raise InvalidValue(
            "“{title}” is marked private, so it never goes into a page for a coach. Take the mark "
            "away first, or leave it out.",
            title=entry.heading,
        )
    if not period.contains(entry.draft.day):
        raise _not_from_here(entry.heading)
    made = excerpt(entry, text)
    if not made.title:
        raise InvalidValue(
            "An entry from the week of {day} has no words to go along. Write some, or leave it "
            "out.",
            day=day_words(made.week),
        )
    return made


def promises(
    commitments: Iterable[Commitment], period: Period, today: date
) -> tuple[tuple[Promise, ...], tuple[Promise, ...]]:
    """Commitments since last time, and the next ones, each in the order of their days.

    Since last time: closed in the period, or due by its end and still open. Next: whatever else is
    open and was made by the end of the period.
    """
    until = min(today, period.end or today)
    since, coming = [], []
    for one in sorted(commitments, key=lambda one: (one.due or date.max, one.made, one.id)):
        if one.closed is not None and not one.is_open:
            if period.contains(one.closed):
                since.append(promise(one))
        elif one.due is not None and one.due <= until:
            since.append(promise(one))
        elif one.day <= (period.end or one.day):
            coming.append(promise(one))
    return tuple(since), tuple(coming)


def promise(one: Commitment) -> Promise:
    """A commitment as it leaves, its days rounded to their weeks; what was told of it stays."""
    return Promise(
        one.id,
        one.text,
        one.status,
        one.reach,
        None if one.due is None else week_start(one.due),
        None if one.closed is None else week_start(one.closed),
    )


def checked(summary: Summary) -> Summary:
    """The summary, with its charts made coarse; raises InvalidValue for what may not leave so."""
    if not summary.want.strip():
        raise InvalidValue(
            "Please say what you want from this session: it is the one thing a coach needs."
        )
    period = summary.period
    if period.start and period.end and period.end < period.start:
        raise InvalidValue("The period ends before it starts.")
    for one in summary.picked:
        week = Period(one.week, date.fromordinal(one.week.toordinal() + 6))
        if not _meet(week, period):
            raise _not_from_here(one.title)
    _check_sizes(summary)
    return replace(summary, charts=tuple(coarse(chart) for chart in summary.charts))


def _check_sizes(summary: Summary) -> None:
    for what, found, most in (
        ("themes in focus", summary.focus, MOST_FOCUS),
        ("excerpts", summary.excerpts, MOST_EXCERPTS),
        ("commitments since last time", summary.since, MOST_PROMISES),
        ("next commitments", summary.next, MOST_PROMISES),
    ):
        if len(found) > most:
            raise InvalidValue(
                "A page for a coach holds at most {most} {what}; here are {count}. Please choose.",
                most=most,
                what=what,
                count=len(found),
            )
    said = (summary.want, summary.ask, *(one.text for one in summary.picked))
    for name in (summary.alias, summary.programme):
        if len(name) > MOST_NAME:
            raise InvalidValue(
                "“{start}…” is too long for a line of its own; at most {most} characters fit.",
                start=name[:30],
                most=MOST_NAME,
            )
    longest = max(len(words) for words in said)
    if longest > MOST_SAID:
        raise InvalidValue(
            "One text for the page has {count:,} characters; at most {most:,} fit. Please choose "
            "the part that matters.",
            count=longest,
            most=MOST_SAID,
        )


def _not_from_here(title: str) -> InvalidValue:
    return InvalidValue("“{title}” is not from the period of this summary.", title=title)


def _meet(one: Period, other: Period) -> bool:
    return (other.start is None or one.end is None or one.end >= other.start) and (
        other.end is None or one.start is None or one.start <= other.end
    )
