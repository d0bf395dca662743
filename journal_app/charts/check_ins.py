# SPDX-License-Identifier: MIT
"""How have I answered the themes' own questions? Check-ins, apart from what entries say.

A then-test looks back from later to the start and is a mark of its own: people judge their own
beginning anew once they know more (domain note, sections 2.3, 2.5 and 5.1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal_app.domain.chart import Axis, Bar, Chart, ChartSpec, Marks, Material, Table, Value
from journal_app.domain.check_in import ROUND, THEMES, THEN, CheckIn
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, long_date

MOST_THEMES = 3
"""Themes that are drawn: those in focus, or the ones asked about most."""
MOST_TIMES = 4
"""Check-ins of one theme that are drawn, the first and the latest; the table has all of them."""
LEAST_TIMES = 2
_HIGHEST = 10.0

_QUESTION = message("How have I answered the themes’ own questions?")
_FOR, _TO = message("Up for it"), message("Up to it")
_COLUMNS = (message("Theme"), message("Day"), message("Kind"), _FOR, _TO)
_KINDS = {
    THEMES: message("check-in"),
    ROUND: message("full round"),
    THEN: message("looking back"),
}
_NOTE = (
    message(
        "These are your answers to each theme’s own two questions, asked apart from any entry. "
        "They are never mixed with the ratings of entries."
    ),
    message(
        "“Looking back” is how you now see where you were at the first full round. A lower answer "
        "than you gave then can mean that you see more of what the work asks, and memory leans "
        "towards having moved. Read the three together, as something to talk about."
    ),
    message(
        "With this few answers nothing is tested, and two that differ by a point or two can be the "
        "same."
    ),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One theme answered once."""

    theme: str
    day: date
    kind: str
    will: int | None
    skill: int | None


def build(material: Material, period: Period) -> ChartSpec:
    """The check-ins of the period: up to three themes, each time a pair of bars.

    Source: domain note, sections 2.3, 2.5 and 5.1 ("check-ins and then-test").
    """
    asked = _asked(material.check_ins, period)
    names = {theme.slug: theme.name for theme in material.themes}
    shown = _themes(asked, material.focus, names)
    rows = [one for slug in shown for one in asked if one.theme == slug]
    bars = tuple(_bars(shown, asked, names))
    caption = message(
        "0 to 10, the upper bar of a pair up for it, the lower up to it. Paler: looking back."
    )
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(asked, shown, names),
        enough=bool(shown),
        table=Table(_COLUMNS, tuple(_row(one, names) for one in rows)),
        note=_NOTE,
        alt=_alt(rows, names),
        entries=(),
        x=Axis("value", 0.0, _HIGHEST),
        y=Axis("category", 0.0, float(max((bar.at for bar in bars), default=0))),
        marks=Marks(bars=bars),
        caption=caption if shown else None,
        numbers=(("answers", len(asked)),),
    )


CHART = Chart("check_ins", 12, _QUESTION, build)


def _asked(made: Iterable[CheckIn], period: Period) -> list[_Asked]:
    return [
        _Asked(rated.theme, one.day, one.kind, rated.up_for_it, rated.up_to_it)
        for one in sorted(made, key=lambda one: (one.day, one.kind == THEN, one.id))
        if period.contains(one.day)
        for rated in one.ratings
        if not rated.is_blank
    ]


def _themes(asked: Sequence[_Asked], focus: Sequence[str], names: dict[str, str]) -> list[str]:
    """The themes to draw: asked about twice at least, those in focus before the others."""
    counts: dict[str, int] = {}
    for one in asked:
        counts[one.theme] = counts.get(one.theme, 0) + 1
    places = {slug: place for place, slug in enumerate(names)}
    ready = [slug for slug, count in counts.items() if count >= LEAST_TIMES]
    ready.sort(key=lambda slug: (slug not in focus, -counts[slug], places.get(slug, 99), slug))
    return ready[:MOST_THEMES]


def _bars(shown: Sequence[str], asked: Sequence[_Asked], names: dict[str, str]) -> Iterable[Bar]:
    at = 0
    for slug in shown:
        times = [one for one in asked if one.theme == slug]
        if len(times) > MOST_TIMES:
            times = [times[0], *times[1 - MOST_TIMES :]]
        for one in times:
            label = _label(one, names)
            tone = 0.45 if one.kind == THEN else 1.0
            if one.will is not None:
                yield Bar(at, float(one.will), label, _said(one.will), "for", tone=tone)
                at += 1
            if one.skill is not None:
                name = label if one.will is None else message(" ")
                yield Bar(at, float(one.skill), name, _said(one.skill), "to", tone=tone)
                at += 1


def _label(one: _Asked, names: dict[str, str]) -> Message:
    theme, day = names.get(one.theme, one.theme), day_words(one.day)
    if one.kind == THEN:
        return message("{theme}, {day}, looking back", theme=theme, day=day)
    return message("{theme}, {day}", theme=theme, day=day)


def _row(one: _Asked, names: dict[str, str]) -> tuple[Value, ...]:
    name = names.get(one.theme, one.theme)
    return (name, long_date(one.day), str(_KINDS[one.kind]), one.will, one.skill)


def _finding(asked: Sequence[_Asked], shown: Sequence[str], names: dict[str, str]) -> Message:
    if not shown:
        return message("Too early to say: no theme was asked about twice.")
    slug = shown[0]
    every = [one for one in asked if one.theme == slug]
    times = [one for one in every if one.kind != THEN] or every
    first, last = times[0], times[-1]
    return message(
        "{theme}: up for it {a} and then {b}, up to it {c} and then {d}.",
        theme=names.get(slug, slug),
        a=_said(first.will),
        b=_said(last.will),
        c=_said(first.skill),
        d=_said(last.skill),
    )


def _said(value: int | None) -> Message:
    return message("no answer") if value is None else message("{value}", value=value)


def _alt(rows: Sequence[_Asked], names: dict[str, str]) -> Message:
    if not rows:
        return message("Too few check-ins to draw.")
    heard = "; ".join(
        f"{names.get(one.theme, one.theme)} {long_date(one.day)} ({_KINDS[one.kind]}): "
        f"{_said(one.will)}, {_said(one.skill)}"
        for one in rows
    )
    return message("Pairs of bars, up for it and up to it: {heard}.", heard=heard)
