# SPDX-License-Identifier: MIT
"""The review of a month or a quarter: what was written and meant, and what can be told of it.

It holds counts, the leader's own words and the sentences of the charts, and judges nothing by
itself. The leader's own words come first when it is written into an entry (domain note,
section 5; nothing is read into a silence, section 2.5).
"""

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journal_app.domain.chart import ChartSpec, Material
from journal_app.domain.commitment import Commitment, status_words
from journal_app.domain.facets import REACH
from journal_app.domain.measures import (
    Observation,
    Question,
    ratings,
    spread_of,
    theme_balance,
)
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, month_words, month_year_words
from journal_app.domain.second_look import ENOUGH_WORDS, Candidate

Kind = Literal["month", "quarter"]
KINDS: tuple[Kind, ...] = ("month", "quarter")
TAG = "review"
"""The tag of entries that a review was written into."""
CHANGED = ("rating_trend", "focus", "check_ins")
"""The charts whose findings say what changed, over the year that ends with the review."""
MEANT = "commitments"
"""The chart that says how often what was meant was done, over the same year."""
MOST_THEMES = 5
MOST_COMMITMENTS = 12
MOST_LOOKS = 5
LEAST_RATED = 5
"""Ratings of a question from which on one can be far from the others."""
_MONTHS: dict[Kind, int] = {"month": 1, "quarter": 3}
_NAMES: dict[Question, Message] = {"for": message("Up for it"), "to": message("Up to it")}
_SPECIAL = re.compile(r"([\\`*_\[\]<>~&])")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a review; ``entry`` or ``commitment`` is the id of what it is about."""

    words: Message
    entry: str | None = None
    commitment: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a review with its heading."""

    title: Message
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to say of the days of ``period``; ``over`` is False while they still run."""

    period: Period
    title: Message
    over: bool
    sections: tuple[Section, ...]


def stretch(kind: Kind, day: date) -> Period:
    """The calendar month or quarter that a day lies in."""
    months = _MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    start = day.replace(month=first, day=1)
    return Period(start, _last(start, months))


def beside(kind: Kind, period: Period, step: int) -> Period | None:
    """The month or quarter ``step`` (1 or -1) after it, or None where the calendar ends."""
    start, end = period.start or date.min, period.end or date.max
    try:
        return stretch(kind, (end if step > 0 else start) + timedelta(step))
    except OverflowError:
        return None


def latest(kind: Kind, today: date) -> Period:
    """The last month or quarter that is over; the running one where there was none before."""
    running = stretch(kind, today)
    return beside(kind, running, -1) or running


def parse(text: str) -> Period | None:
    """The month or quarter written as 2026-10 or 2026-Q3, or None."""
    found = re.fullmatch(r"(\d{4})-(?:(0[1-9]|1[0-2])|[Qq]([1-4]))", text.strip())
    if found is None or found[1] == "0000":
        return None
    if found[2]:
        return stretch("month", date(int(found[1]), int(found[2]), 1))
    return stretch("quarter", date(int(found[1]), int(found[3]) * 3, 1))


def kind_of(period: Period) -> Kind:
    """Whether the period is a month or a quarter."""
    return "month" if period == stretch("month", period.start or date.min) else "quarter"


def name(period: Period) -> Message:
    """The month or quarter in words, such as "October 2026" or "July to September 2026"."""
    start, end = period.start or date.min, period.end or date.max
    if start.month == end.month:
        return month_year_words(start)
    return message("{first} to {last}", first=month_words(start), last=month_year_words(end))


def build(
    material: Material,
    period: Period,
    changed: Sequence[ChartSpec],
    meant: ChartSpec,
    looks: Sequence[Line],
) -> Review:
    """The review of a month or quarter.

    ``changed`` and ``meant`` are the charts of those names over the year up to its end, ``looks``
    the entries worth a second look (``second_looks``).
    """
    inside = [one for one in material.observations if period.contains(one.day)]
    until = min(period.end or date.max, max(period.start or date.min, material.today))
    over = period.end is not None and period.end < material.today
    title = message("Review of {name}", name=name(period))
    balance = theme_balance(inside)
    sections = (
        Section(message("What I wrote about"), tuple(_written(inside, material))),
        Section(
            message("What I said I would do"),
            (
                *_meant(material.commitments, period, material.today),
                *((_over_a_year(meant, until),) if meant.enough else ()),
            ),
        ),
        Section(
            message("What changed, or can’t be told"),
            (*_rated(inside), *_changed(changed, until)),
        ),
        Section(message("Quiet themes"), (_quiet(material, balance.counts, balance.entries),)),
        Section(
            message("Worth a second look"),
            tuple(looks) or (Line(message("No entry stands out; open any that draws you.")),),
        ),
    )
    return Review(period, title, over, sections)


def second_looks(
    candidates: Iterable[Candidate],
    observations: Iterable[Observation],
    period: Period,
    *,
    without: Container[str] = (),
    tender: bool = False,
) -> tuple[Line, ...]:
    """Up to five entries of the period and why; private ones and those in ``without`` are not.

    Marked ones come first, then ratings furthest from the others of the period, then the longest.
    ``tender`` leaves setbacks out (domain note, section 7).
    """
    seen = {one.entry: one for one in observations if period.contains(one.day)}
    able = sorted(
        (
            one
            for one in candidates
            if one.entry in seen
            and one.entry not in without
            and "private" not in one.marks
            and not (tender and "setback" in one.marks)
        ),
        key=lambda one: (one.day, one.entry),
        reverse=True,
    )
    reasons: list[tuple[str, Message]] = []
    for mark, why in (
        ("coach", message("marked to bring to your coach")),
        ("favourite", message("marked as a favourite")),
        ("setback", message("a setback")),
    ):
        reasons += [(one.entry, why) for one in able if mark in one.marks]
    reasons += _far([seen[one.entry] for one in able])
    longest = max(able, key=lambda one: one.words, default=None)
    if longest is not None and longest.words >= ENOUGH_WORDS:
        reasons.append((longest.entry, message("the longest, {n} words", n=longest.words)))
    chosen: dict[str, list[Message]] = {}
    for entry, why in reasons:
        if entry in chosen or len(chosen) < MOST_LOOKS:
            chosen.setdefault(entry, []).append(why)
    return tuple(_look(seen[entry], why) for entry, why in chosen.items())


def as_markdown(review: Review, tell: Callable[[Message], str] = str) -> str:
    """The review as the text of an entry, with a line on top for the leader's own words.

    ``tell`` puts a message into the language of the leader.
    """
    parts = [""]
    for section in review.sections:
        parts.append(f"## {tell(section.title)}")
        parts.append("\n".join(f"- {plain(tell(line.words))}" for line in section.lines))
    return "\n\n".join(parts) + "\n"


def plain(words: str) -> str:
    """Words on one line in which nothing is read as Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def _last(start: date, months: int) -> date:
    month = start.month + months
    if month > 12:
        return date(start.year, 12, 31)
    return start.replace(month=month) - timedelta(1)


def _written(inside: Sequence[Observation], material: Material) -> Iterable[Line]:
    entries = {one.entry for one in inside}
    if not entries:
        yield Line(message("No entries. Nothing is read into that."))
        return
    days = len({one.day for one in inside})
    yield Line(_counted(len(entries), days))
    names = {theme.slug: theme.name for theme in material.themes}
    places = {slug: place for place, slug in enumerate(names)}
    counts = theme_balance(inside).counts
    most = sorted(counts, key=lambda slug: (-counts[slug], places.get(slug, len(places)), slug))
    if most:
        parts = [f"{names.get(slug, slug)} ({counts[slug]})" for slug in most[:MOST_THEMES]]
        yield Line(message("Most about: {themes}.", themes=", ".join(parts)))
    reaches = dict.fromkeys(REACH.keys(), 0)
    for entry in {one.entry: one for one in inside if one.reach}.values():
        reaches[entry.reach or ""] = reaches.get(entry.reach or "", 0) + 1
    if any(reaches.values()):
        yield Line(
            message(
                "Reach: run {run}, commission {commission}, influence {influence}.",
                **dict[str, object](reaches),
            )
        )


def _counted(entries: int, days: int) -> Message:
    if entries == 1:
        return message("1 entry.")
    if days == 1:
        return message("{entries} entries, on 1 day.", entries=entries)
    return message("{entries} entries, on {days} days.", entries=entries, days=days)


def _meant(made: Iterable[Commitment], period: Period, today: date) -> Iterable[Line]:
    about = [
        one
        for one in sorted(made, key=lambda one: (one.due or one.day, one.made, one.id))
        if any(day and period.contains(day) for day in (one.day, one.due, one.closed))
    ]
    if not about:
        yield Line(message("No commitment was made, due or answered."))
    for one in about[:MOST_COMMITMENTS]:
        status = status_words(one, today)
        if one.is_open:
            status = message("still open, {due}", due=status)
        words = message("“{text}”: {status}.", text=" ".join(one.text.split()), status=status)
        yield Line(words, commitment=one.id)
    more = len(about) - MOST_COMMITMENTS
    if more > 0:
        yield Line(message("And {n} more, in Commitments.", n=more))


def _rated(inside: Sequence[Observation]) -> Iterable[Line]:
    questions: tuple[Question, Question] = ("for", "to")
    for question in questions:
        points = ratings(inside, question)
        if not points:
            yield Line(message("{name}: not rated in these days.", name=_NAMES[question]))
            continue
        spread = spread_of(sorted(point.value for point in points))
        yield Line(
            message(
                "{name} in these days: {value}, rated once."
                if len(points) == 1
                else "{name} in these days: median {value} (middle half {low} to {high}, "
                "{count} ratings).",
                name=_NAMES[question],
                value=f"{spread.median:g}",
                low=f"{spread.low:g}",
                high=f"{spread.high:g}",
                count=len(points),
            )
        )


def _changed(charts: Sequence[ChartSpec], until: date) -> Iterable[Line]:
    """What the charts can say; of those that can't say anything yet, the first says so."""
    able = [one for one in charts if one.enough] or charts[:1]
    return [_over_a_year(one, until) for one in able]


def _over_a_year(chart: ChartSpec, until: date) -> Line:
    month = month_year_words(until)
    words = message(
        "Year to {month}. {question} {finding}",
        month=month,
        question=chart.title,
        finding=chart.finding,
    )
    return Line(words)


def _quiet(material: Material, counts: Container[str], entries: int) -> Line:
    if not entries:
        return Line(message("No entry has a theme, so none can be called quiet."))
    quiet = [theme.name for theme in material.themes if theme.slug not in counts]
    if not quiet:
        return Line(message("Every theme came up."))
    return Line(
        message(
            "No entry was about: {themes}. That is no fault; evenness is not a goal.",
            themes=", ".join(quiet),
        )
    )


def _far(rated: Sequence[Observation]) -> list[tuple[str, Message]]:
    """The entries whose ratings lie furthest, and by 2 points or more, from the median."""
    found = []
    questions: tuple[Question, Question] = ("for", "to")
    for question in questions:
        given = [
            (one, value)
            for one in rated
            if (value := one.up_for_it if question == "for" else one.up_to_it) is not None
        ]
        if len(given) < LEAST_RATED:
            continue
        middle = spread_of(sorted(float(value) for _, value in given)).median
        one, value = max(given, key=lambda pair: abs(pair[1] - middle))
        if abs(value - middle) >= 2:
            why = message(
                "{name} {value}, where the median is {middle}",
                name=_NAMES[question],
                value=value,
                middle=f"{middle:g}",
            )
            found.append((one.entry, why))
    return found


def _look(one: Observation, why: Sequence[Message]) -> Line:
    reasons = why[0]
    for more in why[1:]:
        reasons = message("{first}; {second}", first=reasons, second=more)
    title = " ".join(one.title.split())
    if not title:
        return Line(message("{day}: {why}.", day=day_words(one.day), why=reasons), entry=one.entry)
    words = message("{day}, “{title}”: {why}.", day=day_words(one.day), title=title, why=reasons)
    return Line(words, entry=one.entry)
