# SPDX-License-Identifier: MIT
"""How have I answered the themes' own questions? Check-ins, apart from what entries say.

A then-test looks back from later to the start and is a mark of its own: people judge their own
beginning anew once they know more (domain note, sections 2.3, 2.5 and 5.1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

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
from journal_app.domain.check_in import ROUND, THEMES, THEN, CheckIn
from journal_app.domain.measures import Point, Question
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, long_date
from journal_app.domain.trend import Judgement, State, briefly, judge_together, verdict

MOST_THEMES = 3
"""Themes that are drawn: those in focus, or the ones asked about most."""
MOST_TIMES = 4
"""Check-ins of one theme that are drawn: the first, the look back to it and the latest."""
LEAST_TIMES = 2
_HIGHEST = 10.0

_QUESTION = message("How have I answered the themes’ own questions?")
_FOR, _TO = message("Up for it"), message("Up to it")
_ASKED: dict[Question, Message] = {"for": message("up for it"), "to": message("up to it")}
_COLUMNS = (
    message("Theme"),
    message("Day"),
    message("Kind"),
    _FOR,
    _TO,
    message("Up for it: what can be said"),
    message("Up to it: what can be said"),
)
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
)
_TOO_FEW = message(
    "With this few answers no direction is looked for, and two that differ by a point or two can "
    "be the same."
)
_TESTED = message(
    "From eight weekly answers to a question on, a direction is looked for. As many are tested at "
    "once, one is told only where it would stand out among all of them (Benjamini and Hochberg’s "
    "rule, 5 in 100)."
)
_Judged = dict[tuple[str, Question], Judgement]
_QUESTIONS: tuple[Question, Question] = ("for", "to")


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

    Source: domain note, sections 2.3, 2.5, 5.1 ("check-ins and then-test") and 5.2 rule 4.
    """
    asked = _asked(material.check_ins, period)
    names = {theme.slug: theme.name for theme in material.themes}
    shown = _themes(asked, material.focus, names)
    judged = _judged(asked) if material.tested else {}
    drawn = [one for slug in shown for one in _drawn(slug, asked)]
    bars = tuple(_bars(drawn, names))
    caption = message(
        "0 to 10, the upper bar of a pair up for it, the lower up to it. Paler: looking back."
    )
    tested = any(one.p is not None for one in judged.values())
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(asked, shown, judged, names),
        enough=bool(shown),
        table=Table(_COLUMNS, tuple(_table(asked, judged, names)) if shown else ()),
        note=(*_NOTE, _TESTED if tested else _TOO_FEW),
        alt=_alt(drawn, names),
        entries=(),
        x=Axis("value", 0.0, _HIGHEST),
        y=Axis("category", 0.0, float(max((bar.at for bar in bars), default=0))),
        marks=Marks(bars=bars),
        caption=caption if shown else None,
        numbers=(("answers", len(asked)), *_numbers(judged)),
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


def _drawn(slug: str, asked: Sequence[_Asked]) -> list[_Asked]:
    """The times of one theme that are drawn, oldest first."""
    times = [one for one in asked if one.theme == slug]
    thens = [one for one in times if one.kind == THEN][-1:]
    first = [one for one in times if one.kind != THEN][:1]
    later = [one for one in times if one.kind != THEN][1:]
    room = MOST_TIMES - len(thens) - len(first)
    return [one for one in times if one in (*first, *thens, *later[-room:])]


def _judged(asked: Sequence[_Asked]) -> _Judged:
    """What may be said of each theme's two questions when all of them are tested together."""
    series: dict[tuple[str, Question], list[Point]] = {}
    for one in asked:
        for question, value in zip(_QUESTIONS, (one.will, one.skill), strict=True):
            if value is not None and one.kind != THEN:
                series.setdefault((one.theme, question), []).append(Point(one.day, float(value)))
    return dict(zip(series, judge_together(list(series.values())), strict=True))


def _bars(drawn: Iterable[_Asked], names: dict[str, str]) -> Iterable[Bar]:
    at = 0
    for one in drawn:
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


def _table(
    asked: Sequence[_Asked], judged: _Judged, names: dict[str, str]
) -> Iterable[tuple[Value, ...]]:
    places = {slug: place for place, slug in enumerate(names)}
    last = {one.theme: one for one in asked if one.kind != THEN}
    for one in sorted(asked, key=lambda one: (places.get(one.theme, len(places)), one.theme)):
        name = names.get(one.theme, one.theme)
        verdicts = [
            str(briefly(judged[one.theme, question]))
            if last.get(one.theme) is one and (one.theme, question) in judged
            else None
            for question in _QUESTIONS
        ]
        yield (name, long_date(one.day), str(_KINDS[one.kind]), one.will, one.skill, *verdicts)


def _numbers(judged: _Judged) -> Iterable[tuple[str, Value]]:
    for (slug, question), one in judged.items():
        if one.p is not None:
            key = f"{slug}.up_{question}_it"
            yield f"{key}.state", one.state.value
            yield f"{key}.weekly_points", one.weeks
            yield f"{key}.p", one.p
            yield f"{key}.change", one.change


def _finding(
    asked: Sequence[_Asked], shown: Sequence[str], judged: _Judged, names: dict[str, str]
) -> Message:
    if not shown:
        return message("Too early to say: no theme was asked about twice.")
    every = [one for one in asked if one.theme == shown[0]]
    times = [one for one in every if one.kind != THEN] or every
    thens = [one for one in every if one.kind == THEN]
    given: dict[str, object] = {
        "theme": names.get(shown[0], shown[0]),
        "a": _said(times[0].will),
        "b": _said(times[-1].will),
        "c": _said(times[0].skill),
        "d": _said(times[-1].skill),
    }
    if len(times) > 1:
        first = message("{theme}: up for it {a} and then {b}, up to it {c} and then {d}.", **given)
    else:
        first = message("{theme}: up for it {a}, up to it {c}.", **given)
    if thens and thens[-1] is not times[-1]:
        back = message(
            "Looking back, you now put the beginning at {e} and {f}.",
            e=_said(thens[-1].will),
            f=_said(thens[-1].skill),
        )
        first = message("{first} {back}", first=first, back=back)
    told = _told(judged, names)
    return message("{first} {told}", first=first, told=told) if told else first


def _told(judged: _Judged, names: dict[str, str]) -> Message | None:
    """The clearest direction of any theme, or None; the words of the rest are in the table."""
    clear = {State.TENDED: 0, State.MAY_BE: 1}
    said = [(key, one) for key, one in judged.items() if one.state in clear]
    if not said:
        return None
    (slug, question), one = min(said, key=lambda found: clear[found[1].state])
    asked = message("{theme}, {question}", theme=names.get(slug, slug), question=_ASKED[question])
    return verdict(asked, one, _HIGHEST)


def _said(value: int | None) -> Message:
    return message("no answer") if value is None else message("{value}", value=value)


def _alt(drawn: Sequence[_Asked], names: dict[str, str]) -> Message:
    if not drawn:
        return message("Too few check-ins to draw.")
    parts = [
        f"{names.get(one.theme, one.theme)} {long_date(one.day)} ({_KINDS[one.kind]}): "
        f"{_said(one.will)}, {_said(one.skill)}"
        for one in drawn
    ]
    return message("Pairs of bars, up for it and up to it: {heard}.", heard=heard(parts))
