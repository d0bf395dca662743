# SPDX-License-Identifier: MIT
"""A page for a coach: what a leader chose to hand over, and nothing else (domain note, 6.1, 6.2).

Everything a reader will see is put into words here, once, so that the preview, the file and the
list of what leaves cannot differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.chart import Axis, Band, ChartSpec, Line, Marks, Tick
from journal_app.domain.entry import Entry, first_words, without_marks
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, short_month_words, week_start

_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?", re.M)
_MIDDLE = 3
"""Days from a Monday to the middle of its week."""
_MOST_WEEKS_NAMED = 7
"""Up to this many weeks a day axis names its weeks; a longer one is too coarse to show days."""
_MONTHS = {day_words(date(1, month, 1)).template: month for month in range(1, 13)}
"""How the words for a day are told from other words, by month."""


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
    """One piece of the page: what kind it is, its words, and the chart it shows, if any.

    The chart's alternative text is not among ``words``, for it is not printed; it leaves all the
    same, so ``words(summary)`` has it. A chart with nothing to draw is its words alone.
    """

    kind: str
    words: tuple[Message, ...]
    chart: ChartSpec | None = None


def excerpt(entry: Entry, text: str | None = None) -> Excerpt:
    """An excerpt of an entry: its whole text without Markdown marks, or the words given.

    Without a title it is named by the words that go along, never by words that were changed.
    """
    plain = without_marks(_BULLET.sub("• ", entry.draft.text)) if text is None else text
    title = entry.draft.title or first_words(plain)
    return Excerpt(entry.id, week_start(entry.draft.day), title, plain.strip())


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


def checked(summary: Summary) -> Summary:
    """The summary, with its charts made coarse; raises InvalidValue for what may not leave so."""
    if not summary.want.strip():
        raise InvalidValue(
            "Please say what you want from this session: it is the one thing a coach needs."
        )
    period = summary.period
    if period.start and period.end and period.end < period.start:
        raise InvalidValue("The period ends before it starts.")
    for one in summary.excerpts:
        week = Period(one.week, date.fromordinal(one.week.toordinal() + 6))
        if not _meet(week, period):
            raise _not_from_here(one.title)
    return replace(summary, charts=tuple(coarse(chart) for chart in summary.charts))


def coarse(chart: ChartSpec) -> ChartSpec:
    """The chart with every day in it rounded to its week, and the entries forgotten."""
    chart = replace(
        chart,
        title=_by_week(chart.title),
        finding=_by_week(chart.finding),
        note=tuple(_by_week(said) for said in chart.note),
        alt=_by_week(chart.alt),
        caption=chart.caption and _by_week(chart.caption),
        entries=(),
        numbers=(),
    )
    if chart.x.kind != "day":
        return chart
    return replace(
        chart,
        x=_coarse_axis(chart.x),
        table=replace(chart.table, rows=()),
        marks=_coarse_marks(chart.marks),
    )


def blocks(summary: Summary) -> tuple[Block, ...]:
    """The page from top to bottom, every word of it."""
    return (
        Block("title", (message("A page for my coach"),)),
        Block("about", tuple(_about(summary))),
        Block("want", (message("What I want from this session"), _said(summary.want))),
        Block("purpose", (message("As I see it. For coaching, not appraisal."),)),
        *(
            Block("chart", tuple(_about_chart(chart)), chart if chart.marks else None)
            for chart in summary.charts
        ),
        Block("heading", (_in_my_words(summary.excerpts),)),
        *(
            Block(
                "excerpt",
                (
                    _said(one.title),
                    message("week of {day}", day=day_words(one.week)),
                    _said(one.text),
                ),
            )
            for one in summary.excerpts
        ),
        Block("notes", (message("Notes"),)),
        Block(
            "foot",
            (message("Summary {id}", id=summary.id[-12:]), _signed(summary)),
        ),
    )


def words(summary: Summary) -> tuple[Message, ...]:
    """Every sentence that leaves, in the order of the page, pictures in words included."""
    return tuple(
        said
        for block in blocks(summary)
        for said in (*block.words, *((block.chart.alt,) if block.chart else ()))
        if str(said)
    )


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


def _about_chart(chart: ChartSpec) -> Iterator[Message]:
    yield chart.title
    yield chart.finding
    if chart.caption:
        yield chart.caption
    yield from chart.note


def _signed(summary: Summary) -> Message:
    return message("made on {day}", day=day_words(summary.made))


def _in_my_words(excerpts: Sequence[Excerpt]) -> Message:
    return message("In my own words") if excerpts else message("No entry goes along.")


def _said(text: str) -> Message:
    """The leader's own words, which are never a template."""
    return message("{text}", text=text.strip())


def _not_from_here(title: str) -> InvalidValue:
    return InvalidValue("“{title}” is not from the period of this summary.", title=title)


def _monday(x: float) -> float:
    return float(week_start(date.fromordinal(int(x))).toordinal())


def _middle(x: float) -> float:
    return _monday(x) + _MIDDLE


def _coarse_axis(axis: Axis) -> Axis:
    """The axis over whole weeks; a short one says so, for a dot in a week stands for no day."""
    low, high = int(_monday(axis.low)), int(_monday(axis.high))
    mondays = [date.fromordinal(at) for at in range(low, high + 1, 7)]
    ticks = tuple(
        Tick(
            monday.toordinal() + _MIDDLE,
            message("week of\n{day} {month}", day=monday.day, month=short_month_words(monday)),
        )
        for monday in mondays
    )
    return replace(
        axis, low=low, high=high + 6, ticks=ticks if len(mondays) <= _MOST_WEEKS_NAMED else ()
    )


def _coarse_marks(marks: Marks) -> Marks:
    """The marks in the middle of their weeks; a line or band keeps the last of each week."""
    dots = (replace(dot, x=_middle(dot.x), entry=None, label=message("")) for dot in marks.dots)
    return Marks(
        shades=tuple(
            replace(shade, start=_middle(shade.start), end=_middle(shade.end))
            for shade in marks.shades
        ),
        bands=tuple(_coarse_band(band) for band in marks.bands),
        bars=marks.bars,
        lines=tuple(_coarse_line(line) for line in marks.lines),
        dots=tuple(sorted(dots, key=lambda dot: (dot.x, dot.series, dot.y))),
        labels=tuple(replace(label, x=_middle(label.x)) for label in marks.labels),
    )


def _coarse_line(line: Line) -> Line:
    weekly = ({_middle(x): y for x, y in segment} for segment in line.segments)
    return replace(line, segments=tuple(tuple(segment.items()) for segment in weekly))


def _coarse_band(band: Band) -> Band:
    weekly = ({_middle(x): (low, high) for x, low, high in segment} for segment in band.segments)
    return replace(
        band,
        segments=tuple(
            tuple((x, low, high) for x, (low, high) in segment.items()) for segment in weekly
        ),
    )


def _by_week(said: Message) -> Message:
    """The sentence with each day in it as the week of that day."""
    month = _MONTHS.get(said.template)
    if month:
        day = date(int(str(said.facts["year"])), month, int(str(said.facts["day"])))
        return message("the week of {day}", day=day_words(week_start(day)))
    facts = {
        name: _by_week(fact) if isinstance(fact, Message) else fact
        for name, fact in said.facts.items()
    }
    return Message(said.template, facts)


def _meet(one: Period, other: Period) -> bool:
    return (other.start is None or one.end is None or one.end >= other.start) and (
        other.end is None or one.start is None or one.start <= other.end
    )
