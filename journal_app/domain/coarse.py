# SPDX-License-Identifier: MIT
"""A chart as it may leave: every day rounded to its week, and no entry behind it.

Domain note, 6.2: exact times never leave. What a chart shows stands in the middle of weeks, what
it says names weeks, and its table has a row for each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

from journal_app.domain.chart import (
    Axis,
    Band,
    ChartSpec,
    Dot,
    Line,
    Marks,
    Node,
    Table,
    Tick,
    Value,
)
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_words, short_month_words, week_start

_MIDDLE = 3
"""Days from a Monday to the middle of its week."""
_MOST_WEEKS_NAMED = 7
"""Up to this many weeks a day axis names its weeks; a longer one is too coarse to show days."""
_MONTHS = {day_words(date(1, month, 1)).template: month for month in range(1, 13)}
"""How the words for a day are told from other words, by month."""
_MOST_TOLD = 10
"""Up to so many ratings of a week are told one by one."""
MOST_WEEKS = 1_000
"""Weeks in a table, the newest of them."""
_NUMBERS = {template.split()[1]: month for template, month in _MONTHS.items()}
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_NUMBERS)}) (\d{{4}})\b")
_WEEKLY = (message("Week of"), message("Up for it"), message("Up to it"))


def coarse(chart: ChartSpec) -> ChartSpec:
    """The chart with every day in it rounded to its week, and the entries forgotten."""
    chart = replace(
        chart,
        title=by_week(chart.title),
        finding=by_week(chart.finding),
        note=tuple(by_week(said) for said in chart.note),
        alt=by_week(chart.alt),
        caption=chart.caption and by_week(chart.caption),
        table=replace(
            chart.table, rows=tuple(tuple(map(_coarse_cell, row)) for row in chart.table.rows)
        ),
        marks=replace(
            chart.marks,
            dots=tuple(_nameless(dot) for dot in chart.marks.dots),
            nodes=tuple(_coarse_node(node) for node in chart.marks.nodes),
        ),
        entries=(),
        numbers=(),
    )
    if chart.x.kind != "day":
        return chart
    marks = _coarse_marks(chart.marks)
    return replace(
        chart, x=_coarse_axis(chart.x), marks=marks, table=Table(_WEEKLY, tuple(_weekly(marks)))
    )


def by_week(said: Message) -> Message:
    """The sentence with each day in it as the week of that day."""
    month = _MONTHS.get(said.template)
    if month:
        return week_of(date(int(str(said.facts["year"])), month, int(str(said.facts["day"]))))
    facts = {
        name: by_week(fact) if isinstance(fact, Message) else _coarse_cell(fact)
        for name, fact in said.facts.items()
    }
    return Message(said.template, facts)


def week_of(day: date) -> Message:
    """A day rounded to its week, in words."""
    return message("the week of {day}", day=day_words(week_start(day)))


def _coarse_cell(value: Any) -> Any:
    """Words with each day in them as its week; anything else as it is."""
    return _DAY.sub(_week_in_words, value) if isinstance(value, str) else value


def _week_in_words(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    try:
        return str(week_of(date(int(year), _NUMBERS[month], int(day))))
    except ValueError:
        return found[0]


def _monday(x: float) -> float:
    return float(week_start(date.fromordinal(int(x))).toordinal())


def _middle(x: float) -> float:
    return _monday(x) + _MIDDLE


def _nameless(dot: Dot) -> Dot:
    return replace(dot, entry=None, label=message(""))


def _coarse_node(node: Node) -> Node:
    return replace(node, entry=None, label=by_week(node.label))


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
    dots = (replace(dot, x=_middle(dot.x)) for dot in marks.dots)
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


def _weekly(marks: Marks) -> Iterator[tuple[Value, ...]]:
    """The dots as a table: the ratings of each week side by side, without their order."""
    weeks: dict[float, dict[str, list[float]]] = {}
    for dot in marks.dots:
        weeks.setdefault(dot.x, {}).setdefault(dot.series, []).append(dot.y)
    for x, sides in sorted(weeks.items())[-MOST_WEEKS:]:
        monday = week_start(date.fromordinal(int(x)))
        yield (str(day_words(monday)), *(_of_week(sides.get(one, ())) for one in ("for", "to")))


def _of_week(values: Sequence[float]) -> str | None:
    """The ratings of a week, or of very many their middle and how far they reach."""
    if len(values) <= _MOST_TOLD:
        return ", ".join(f"{value:g}" for value in sorted(values)) or None
    middle, low, high = median(values), min(values), max(values)
    return f"{middle:g} ({low:g} to {high:g}, {len(values)} ratings)"
