# SPDX-License-Identifier: MIT
"""Do will and skill move together? Both lines on one axis, and the space between them.

The gap alone says nothing: 8 less 6 and 3 less 1 are not the same day (domain note, sections 2.5
and 5.1).
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from journal_app.domain.chart import (
    Axis,
    Band,
    Chart,
    ChartSpec,
    Label,
    Line,
    Marks,
    Material,
    Shade,
    Table,
    Tick,
    Value,
)
from journal_app.domain.measures import (
    LEAST_DAYS,
    WINDOW,
    Observation,
    Question,
    Rolled,
    Spread,
    gaps,
    ratings,
    rolling_median,
    unbroken,
)
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, long_date

_QUESTION = message("Do will and skill move together?")
_FOR, _TO = message("Up for it"), message("Up to it")
_COLUMNS = (
    message("Day"),
    message("Up for it, 42-day median"),
    message("Up to it, 42-day median"),
    message("Up for it less up to it"),
)
_NOTE = (
    message(
        "Both lines are medians of the 42 days up to each day, over entries that answer both "
        "questions, and need three such days. The shading is the space between them; the lines "
        "stop where too little is known and at gaps of more than 35 days."
    ),
    message(
        "Wanting and being able often move apart for good reasons: a new task asks for more than "
        "one can do yet, a familiar one tires. The space between the lines is no score, and it "
        "means nothing without where the lines are."
    ),
)
_CAPTION = message(
    "Lines: median of the last 42 days, entries with both answers. Shading: the space between."
)
Stretch = tuple[tuple[date, Spread, Spread], ...]


def build(material: Material, period: Period) -> ChartSpec:
    """The two rolling medians of the entries of the period in which both are rated.

    Source: domain note, section 5.1 ("Will and skill together").
    """
    both = _both(material.observations)
    stretches = _stretches(both, period)
    days = [one for stretch in stretches for one in stretch]
    inside = [one for one in both if period.contains(one.day)]
    shown = [one.day for one in inside] if days else []
    ends = (shown[0].toordinal(), shown[-1].toordinal()) if shown else (1, 1)
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(days, both, inside),
        enough=bool(days),
        table=Table(_COLUMNS, tuple(_row(one) for one in days)),
        note=_NOTE,
        alt=_alt(days),
        entries=tuple(one.entry for one in inside),
        x=Axis("day", *ends),
        y=Axis("value", 0, 10, tuple(Tick(at, message("{v}", v=at)) for at in (0, 5, 10))),
        marks=_marks(stretches, shown) if days else Marks(),
        caption=_CAPTION if days else None,
        numbers=(("entries", len(inside)), ("days", len({one.day for one in inside}))),
    )


CHART = Chart("will_and_skill", 3, _QUESTION, build)


def _both(observations: Iterable[Observation]) -> list[Observation]:
    """The entries with both answers, oldest first, each once."""
    found: dict[str, Observation] = {}
    for seen in sorted(observations, key=lambda one: one.day):
        if seen.up_for_it is not None and seen.up_to_it is not None:
            found.setdefault(seen.entry, seen)
    return list(found.values())


def _stretches(both: Sequence[Observation], period: Period) -> list[Stretch]:
    """The stretches over which both lines stand; the days of the two are the same."""
    sides: list[tuple[tuple[tuple[date, Spread], ...], ...]] = []
    questions: tuple[Question, Question] = ("for", "to")
    for question in questions:
        rolled: list[Rolled] = [
            one for one in rolling_median(ratings(both, question)) if period.contains(one.day)
        ]
        sides.append(unbroken(rolled))
    return [
        tuple((day, will, skill) for (day, will), (_, skill) in zip(*pair, strict=True))
        for pair in zip(*sides, strict=True)
    ]


def _marks(stretches: Sequence[Stretch], shown: Sequence[date]) -> Marks:
    bands, wills, skills = [], [], []
    for stretch in stretches:
        at = [(float(day.toordinal()), will.median, skill.median) for day, will, skill in stretch]
        wills.append(tuple((x, will) for x, will, _ in at))
        skills.append(tuple((x, skill) for x, _, skill in at))
        bands.append(tuple((x, min(a, b), max(a, b)) for x, a, b in at))
    last, will, skill = stretches[-1][-1]
    silent = message("no entries with both")
    return Marks(
        shades=tuple(Shade(a.toordinal(), b.toordinal(), silent) for a, b in gaps(shown)),
        bands=(Band(tuple(bands), "plain"),),
        lines=(Line(tuple(wills), "for"), Line(tuple(skills), "to", dashed=True)),
        labels=(
            Label(last.toordinal(), will.median, _FOR, "for"),
            Label(last.toordinal(), skill.median, _TO, "to"),
        ),
    )


def _row(one: tuple[date, Spread, Spread]) -> tuple[Value, ...]:
    day, will, skill = one
    return (long_date(day), will.median, skill.median, will.median - skill.median)


def _finding(
    days: Sequence[tuple[date, Spread, Spread]],
    both: Sequence[Observation],
    inside: Sequence[Observation],
) -> Message:
    if not days:
        return message(
            "Too early to say: {count} entry with both answers; it takes {least} days in six weeks."
            if len(inside) == 1
            else "Too early to say: {count} entries with both answers; it takes {least} days in "
            "six weeks.",
            count=len(inside),
            least=LEAST_DAYS,
        )
    day, will, skill = days[-1]
    window = [one for one in both if day - timedelta(WINDOW) < one.day <= day]
    return message(
        "In the six weeks up to {day}, up for it was {will} (middle half {a} to {b}) and up to it "
        "{skill} ({c} to {d}), in {count} entries.",
        day=day_words(day),
        will=f"{will.median:g}",
        a=f"{will.low:g}",
        b=f"{will.high:g}",
        skill=f"{skill.median:g}",
        c=f"{skill.low:g}",
        d=f"{skill.high:g}",
        count=len(window),
    )


def _alt(days: Sequence[tuple[date, Spread, Spread]]) -> Message:
    if not days:
        return message("Too few entries with both answers to draw.")
    spaces = [will.median - skill.median for _, will, skill in days]
    return message(
        "Two lines from {first} to {last}; up for it less up to it lies between {low} and {high}.",
        first=day_words(days[0][0]),
        last=day_words(days[-1][0]),
        low=f"{min(spaces):g}",
        high=f"{max(spaces):g}",
    )
