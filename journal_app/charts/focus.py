# SPDX-License-Identifier: MIT
"""How do my themes in focus go? Up to three, each judged by the same gate, and no others.

Twenty-eight tests would find about three directions where there are none (domain note, section
5.2, rule 4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal_app.domain.chart import (
    Axis,
    Bar,
    Chart,
    ChartSpec,
    Marks,
    Material,
    Table,
    Value,
    heard,
)
from journal_app.domain.measures import Observation, Question, Spread, ratings, spread_of
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.domain.trend import SETTLING, Judgement, State, briefly, judge, verdict

MOST_THEMES = 3
_HIGHEST = 10

_QUESTION = message("How do my themes in focus go?")
_NAMES: dict[Question, Message] = {"for": message("up for it"), "to": message("up to it")}
_COLUMNS = (
    message("Theme"),
    message("Question"),
    message("Ratings"),
    message("Weeks with ratings"),
    message("Median"),
    message("First quartile"),
    message("Third quartile"),
    message("What can be said"),
)
_NOTE = (
    message(
        "A bar ends at the median of your ratings in entries with that theme; the thin line holds "
        "the middle half of them. The words beside it come from the same rules as the rating trend "
        "above."
    ),
    message(
        "Only themes in focus are looked at for a direction, three at most: who tests all fourteen "
        "finds some that seem to move by chance alone. “Can’t tell yet” does not mean that nothing "
        "has moved. You choose the themes in focus in Settings."
    ),
)


@dataclass(frozen=True, slots=True)
class _Row:
    theme: str
    question: Question
    count: int
    spread: Spread
    judged: Judgement


def build(material: Material, period: Period) -> ChartSpec:
    """The ratings of the period in entries with a theme in focus, one row a question.

    Source: domain note, section 5.2.
    """
    names = {theme.slug: theme.name for theme in material.themes}
    focus = [slug for slug in material.focus if slug in names][:MOST_THEMES]
    inside = sorted(
        (one for one in material.observations if period.contains(one.day)),
        key=lambda one: one.day,
    )
    rows = [row for slug in focus for row in _rows(slug, inside)]
    behind = (one for one in inside if set(one.themes) & set(focus) and _rated(one))
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(focus, rows, names),
        enough=any(row.judged.state not in _SILENT for row in rows),
        table=Table(_COLUMNS, tuple(_line(row, names) for row in rows)),
        note=_NOTE,
        alt=_alt(rows, names),
        entries=tuple(dict.fromkeys(one.entry for one in behind)),
        x=Axis("value", 0.0, float(_HIGHEST)),
        y=Axis("category", 0.0, float(max(0, len(rows) - 1))),
        marks=Marks(bars=tuple(_bar(at, row, names) for at, row in enumerate(rows))),
        caption=message("Bars: medians, 0 to 10. Lines: the middle half.") if rows else None,
        numbers=tuple(number for row in rows for number in _numbers(row)),
    )


CHART = Chart("focus", 2, _QUESTION, build)
_SILENT = (State.TOO_EARLY, State.DOTS_ONLY)


def _rated(one: Observation) -> bool:
    return one.up_for_it is not None or one.up_to_it is not None


def _rows(slug: str, inside: Sequence[Observation]) -> Iterable[_Row]:
    themed = [one for one in inside if slug in one.themes]
    questions: tuple[Question, ...] = ("for", "to")
    for question in questions:
        points = ratings(themed, question)
        if points:
            spread = spread_of(sorted(point.value for point in points))
            yield _Row(slug, question, len(points), spread, judge(points, SETTLING))


def _bar(at: int, row: _Row, names: dict[str, str]) -> Bar:
    label = message("{theme}: {question}", theme=names[row.theme], question=_NAMES[row.question])
    ends = (row.spread.low, row.spread.high)
    return Bar(at, row.spread.median, label, briefly(row.judged), row.question, reach=ends)


def _line(row: _Row, names: dict[str, str]) -> tuple[Value, ...]:
    return (
        names[row.theme],
        str(_NAMES[row.question]),
        row.count,
        row.judged.weeks,
        row.spread.median,
        row.spread.low,
        row.spread.high,
        str(briefly(row.judged)),
    )


def _numbers(row: _Row) -> Iterable[tuple[str, Value]]:
    key, judged = f"{row.theme}.up_{row.question}_it", row.judged
    return (
        (f"{key}.state", judged.state.value),
        (f"{key}.weekly_points", judged.weeks),
        (f"{key}.p", judged.p),
        (f"{key}.change", judged.change),
    )


def _finding(focus: Sequence[str], rows: Sequence[_Row], names: dict[str, str]) -> Message:
    if not focus:
        return message("Too early to say: no theme is in focus. Settings let you choose three.")
    said = [row for row in rows if row.judged.state in (State.TENDED, State.MAY_BE)]
    if not said:
        if any(row.judged.state not in _SILENT for row in rows):
            return message("Can’t tell yet for any theme in focus.")
        return message("Too early to say: few ratings in entries with a theme in focus.")
    first = min(said, key=lambda row: row.judged.state is not State.TENDED)
    name = message("{theme}, {question}", theme=names[first.theme], question=_NAMES[first.question])
    return verdict(name, first.judged, _HIGHEST)


def _alt(rows: Sequence[_Row], names: dict[str, str]) -> Message:
    if not rows:
        return message("No ratings in entries with a theme in focus.")
    judged = [
        f"{names[row.theme]}, {_NAMES[row.question]}: {row.spread.median:g} "
        f"({row.spread.low:g} to {row.spread.high:g}), {briefly(row.judged)}"
        for row in rows
    ]
    return message("Bars for medians with the middle half: {heard}.", heard=heard(judged))
