# SPDX-License-Identifier: MIT
"""A page for a coach: what a leader chose to hand over, and nothing else (domain note, 6.1, 6.2).

Everything a reader will see is put into words here, once, so that the preview, the file and the
list of what leaves cannot differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.chart import ChartSpec
from journal_app.domain.entry import Entry, without_marks
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, week_start

_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", re.M)
_MIDDLE = 3
"""Days from a Monday to the middle of its week."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one entry that the leader picked and may have changed; ``week`` is its Monday."""

    entry: str
    week: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What leaves: counts, charts and the excerpts picked, over the days of ``period``.

    ``alias`` is how the leader signs, or empty; ``want`` is what they want from the session;
    ``covered`` counts the entries of the period, of which only the excerpts' words go along.
    """

    id: str
    made: date
    period: Period
    alias: str
    want: str
    covered: int
    charts: tuple[ChartSpec, ...]
    excerpts: tuple[Excerpt, ...]

    @property
    def held_back(self) -> int:
        """How many entries of the period keep their words to themselves."""
        return self.covered - len(self.excerpts)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page: what kind it is, its words, and the chart it shows, if any."""

    kind: str
    words: tuple[Message, ...]
    chart: ChartSpec | None = None


def excerpt(entry: Entry, text: str | None = None) -> Excerpt:
    """An excerpt of an entry: its whole text without Markdown marks, or the words given."""
    words = without_marks(_BULLET.sub("• ", entry.draft.text)) if text is None else text
    return Excerpt(entry.id, week_start(entry.draft.day), entry.heading, words.strip())


def checked(summary: Summary) -> Summary:
    """The summary, with its charts made coarse; raises InvalidValue for what may not leave so."""
    if not summary.want.strip():
        raise InvalidValue(
            "Please say what you want from this session: it is the one thing a coach needs."
        )
    period = summary.period
    if period.start and period.end and period.end < period.start:
        raise InvalidValue("The period ends before it starts.")
    for picked in summary.excerpts:
        week = Period(picked.week, date.fromordinal(picked.week.toordinal() + 6))
        if not _meet(week, period):
            raise InvalidValue(
                "“{title}” is not from the period of this summary.", title=picked.title
            )
    return replace(summary, charts=tuple(coarse(chart) for chart in summary.charts))


def coarse(chart: ChartSpec) -> ChartSpec:
    """The chart with its dots moved to the middle of their weeks, and the entries forgotten."""
    if chart.x.kind != "day":
        return replace(chart, entries=())
    dots = tuple(
        replace(
            dot,
            x=min(max(_middle(dot.x), chart.x.low), chart.x.high),
            entry=None,
            label=message(""),
        )
        for dot in chart.marks.dots
    )
    return replace(chart, entries=(), marks=replace(chart.marks, dots=dots))


def blocks(summary: Summary) -> tuple[Block, ...]:
    """The page from top to bottom, every word of it."""
    return (
        Block("title", (message("A page for my coach"),)),
        Block("about", tuple(_about(summary))),
        Block("want", (message("What I want from this session"), _said(summary.want))),
        Block("purpose", (message("As I see it. For coaching, not appraisal."),)),
        *(
            Block("chart", (chart.title, chart.finding, *chart.note), chart=chart)
            for chart in summary.charts
        ),
        Block("heading", (_in_my_words(summary.excerpts),)),
        *(
            Block(
                "excerpt",
                (
                    _said(picked.title),
                    message("week of {day}", day=day_words(picked.week)),
                    _said(picked.text),
                ),
            )
            for picked in summary.excerpts
        ),
        Block("notes", (message("Notes"),)),
        Block(
            "foot",
            (message("Summary {id}", id=summary.id[-12:]), _signed(summary)),
        ),
    )


def words(summary: Summary) -> tuple[Message, ...]:
    """Every sentence that leaves, in the order of the page."""
    return tuple(said for block in blocks(summary) for said in block.words)


def _about(summary: Summary) -> Iterator[Message]:
    if summary.alias:
        yield message("From {alias}", alias=summary.alias)
    start, end = summary.period.start, summary.period.end
    if start and end:
        yield message("{start} to {end}", start=day_words(start), end=day_words(end))
    elif start:
        yield message("From {start} on", start=day_words(start))
    elif end:
        yield message("Up to {end}", end=day_words(end))
    else:
        yield message("The whole journal")
    if summary.covered == 1:
        yield message("1 entry, {held} held back", held=summary.held_back)
    else:
        yield message(
            "{covered} entries, the words of {held} held back",
            covered=summary.covered,
            held=summary.held_back,
        )


def _signed(summary: Summary) -> Message:
    return message("made on {day}", day=day_words(summary.made))


def _in_my_words(excerpts: Sequence[Excerpt]) -> Message:
    return message("In my own words") if excerpts else message("No entry goes along.")


def _said(text: str) -> Message:
    """The leader's own words, which are never a template."""
    return message("{text}", text=text.strip())


def _middle(x: float) -> float:
    return float(week_start(date.fromordinal(int(x))).toordinal() + _MIDDLE)


def _meet(one: Period, other: Period) -> bool:
    return (other.start is None or one.end is None or one.end >= other.start) and (
        other.end is None or one.start is None or one.start <= other.end
    )
