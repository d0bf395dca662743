# SPDX-License-Identifier: MIT
"""How have I rated myself over time? Every rating, and a direction only where one can be told.

Ratings are a person's own view on a day, so each stays visible as a dot; the line over them is a
rolling median that stops where too little is known (domain note, sections 2.5, 5.1 and 5.2).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal_app.domain.chart import (
    Axis,
    Band,
    Chart,
    ChartSpec,
    Dot,
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
    Observation,
    Question,
    Rolled,
    gaps,
    ratings,
    rolling_median,
    unbroken,
)
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, long_date
from journal_app.domain.trend import (
    SETTLING,
    Judgement,
    State,
    TheilSen,
    judge,
    shut_verdict,
    verdict,
)

_QUESTION = message("How have I rated myself over time?")
_NAMES: dict[Question, Message] = {"for": message("Up for it"), "to": message("Up to it")}
_LOWEST, _MIDDLE, _HIGHEST = 0, 5, 10
_CLARITY = {State.TENDED: 0, State.MAY_BE: 1}
_COLUMNS = (
    message("Day"),
    message("Entry"),
    message("Up for it"),
    message("Up to it"),
    message("Up for it, 42-day median"),
    message("Up to it, 42-day median"),
)
_NOTE = (
    message(
        "Each dot is one rating, as you saw it that day; an entry with several themes counts once. "
        "The line is the median of the 42 days up to each day and needs ratings on three of them; "
        "the shading around it holds the middle half of those ratings."
    ),
    message(
        "The line stops where it knows too little, and at any gap of more than 35 days. Nothing is "
        "read into a silence: people often write less in hard weeks."
    ),
    message(
        "Words about direction need one value a week for at least 12 weeks, a change of a point or "
        "more, and a range that stays clear of 0; from 8 weeks they say “may be”. Until then the "
        "answer is “can't tell yet”, which does not mean that nothing has moved. The first three "
        "ratings are drawn but not tested, because people need a little time to get used to rating."
    ),
    message(
        "If “Up to it” falls, you may know less, or you may see more of what the work asks. This "
        "shows how you judged yourself, and never why; it is no measure of how well you did."
    ),
)
_UNTESTED = message(
    "With a filter other than days and one theme in focus, no direction is looked for: who looks "
    "at many parts of a journal finds one that seems to move by chance alone."
)
_CAPTION = message(
    "Dots: ratings, as you see it. Lines: median of the last 42 days. Shading: the middle half."
)
_CAPTION_FITTED = message(
    "Dots: ratings, as you see it. Lines: median of the last 42 days. Shading: the middle half. "
    "Straight line: the general direction, within the range that is likely four times in five."
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two questions: its rolling median in the period, and what the gate allows."""

    question: Question
    count: int
    rolled: tuple[Rolled, ...]
    judged: Judgement


def build(material: Material, period: Period) -> ChartSpec:
    """The chart of both questions over the period.

    Ratings before the period still count towards the median at its beginning and towards the
    first three that are left out of the tests, so that a day looks the same in every period.
    Source: domain note, sections 2.5, 5.1 ("Rating trend") and 5.2.
    """
    observations = material.observations
    rated = _rated(observations, period)
    sides = (
        _side(observations, period, "for", tested=material.tested),
        _side(observations, period, "to", tested=material.tested),
    )
    fitted = any(side.judged.line for side in sides)
    first, last = (rated[0].day, rated[-1].day) if rated else (date.min, date.min)
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(sides, period, tested=material.tested),
        enough=any(side.judged.state not in (State.TOO_EARLY, State.DOTS_ONLY) for side in sides),
        table=Table(_COLUMNS, tuple(_rows(rated, sides))),
        note=_NOTE if material.tested else (_UNTESTED, *_NOTE),
        alt=_alt(sides, first, last),
        entries=tuple(one.entry for one in rated),
        x=Axis("day", first.toordinal(), last.toordinal()),
        y=Axis("value", _LOWEST, _HIGHEST, _ticks()),
        marks=_marks(observations, rated, sides),
        caption=(_CAPTION_FITTED if fitted else _CAPTION) if rated else None,
        numbers=tuple(number for side in sides for number in _numbers(side)),
    )


CHART = Chart("rating_trend", 1, _QUESTION, build, for_coach=True)


def _rated(observations: Iterable[Observation], period: Period) -> list[Observation]:
    """The rated entries of the period, oldest first, each once."""
    entries: dict[str, Observation] = {}
    for seen in sorted(observations, key=lambda one: one.day):
        if (seen.up_for_it is not None or seen.up_to_it is not None) and period.contains(seen.day):
            entries.setdefault(seen.entry, seen)
    return list(entries.values())


def _side(
    observations: Sequence[Observation], period: Period, question: Question, *, tested: bool
) -> _Side:
    points = ratings(observations, question)
    shown = [point for point in points if period.contains(point.day)]
    before = sum(period.start is not None and point.day < period.start for point in points)
    rolled = tuple(one for one in rolling_median(points) if period.contains(one.day))
    judged = judge(shown, max(0, SETTLING - before))
    return _Side(question, len(shown), rolled, judged if tested else judged.unsaid())


def _value(seen: Observation, question: Question) -> int | None:
    return seen.up_for_it if question == "for" else seen.up_to_it


def _ticks() -> tuple[Tick, ...]:
    return tuple(Tick(at, message("{value}", value=at)) for at in (_LOWEST, _MIDDLE, _HIGHEST))


# What is drawn


def _marks(
    observations: Sequence[Observation], rated: Sequence[Observation], sides: Sequence[_Side]
) -> Marks:
    return Marks(
        shades=tuple(_shades(observations, rated)),
        bands=tuple(band for side in sides for band in _bands(side)),
        lines=tuple(line for side in sides for line in _lines(side)),
        dots=tuple(dot for side in sides for dot in _dots(rated, side.question)),
        labels=tuple(label for side in sides for label in _end_label(rated, side)),
    )


def _dots(rated: Iterable[Observation], question: Question) -> Iterable[Dot]:
    name = _NAMES[question]
    days: dict[date, Message] = {}
    for seen in rated:
        value = _value(seen, question)
        if value is not None:
            if seen.day not in days:
                days[seen.day] = day_words(seen.day)
            said = _saying(days[seen.day], _printable(seen.title), name, value)
            yield Dot(seen.day.toordinal(), value, question, seen.entry, said)


def _saying(day: Message, title: str, name: Message, value: int) -> Message:
    if title:
        return message(
            "{day}: {title}. {name}: {value}", day=day, title=title, name=name, value=value
        )
    return message("{day}. {name}: {value}", day=day, name=name, value=value)


def _printable(title: str) -> str:
    """A title on one line, without characters that would steer a terminal or break a table."""
    return title if title.isprintable() else " ".join(_spaced(title).split())


def _spaced(title: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in title)


def _lines(side: _Side) -> Iterable[Line]:
    dashed = side.question == "to"
    segments = tuple(
        tuple((float(day.toordinal()), spread.median) for day, spread in stretch)
        for stretch in unbroken(side.rolled)
    )
    if segments:
        yield Line(segments, side.question, dashed)
    line, ends = side.judged.line, _ends(side.judged)
    if line and ends:
        yield Line((tuple((x, line.at(x)) for x in ends),), side.question, dashed, fitted=True)


def _bands(side: _Side) -> Iterable[Band]:
    segments = tuple(
        tuple((float(day.toordinal()), spread.low, spread.high) for day, spread in stretch)
        for stretch in unbroken(side.rolled)
    )
    if segments:
        yield Band(segments, side.question)
    line, ends = side.judged.line, _ends(side.judged)
    if line and ends:
        places = (ends[0], line.middle_x, ends[1])
        yield Band((tuple(_reach(line, x) for x in places),), side.question, fitted=True)


def _reach(line: TheilSen, x: float) -> tuple[float, float, float]:
    reach = line.band(x)
    return (x, reach.low, reach.high)


def _ends(judged: Judgement) -> tuple[float, float] | None:
    if judged.since is None or judged.until is None:
        return None
    return (float(judged.since.toordinal()), float(judged.until.toordinal()))


def _end_label(rated: Sequence[Observation], side: _Side) -> Iterable[Label]:
    """The name of the question where its line ends, or at its last rating if it has no line."""
    stretches = unbroken(side.rolled)
    if stretches:
        day, spread = stretches[-1][-1]
        yield Label(day.toordinal(), spread.median, _NAMES[side.question], side.question)
        return
    for seen in reversed(rated):
        value = _value(seen, side.question)
        if value is not None:
            yield Label(seen.day.toordinal(), value, _NAMES[side.question], side.question)
            return


def _shades(observations: Iterable[Observation], rated: Iterable[Observation]) -> Iterable[Shade]:
    """The long gaps between ratings; "no entries" is said only where that is so."""
    days = sorted(seen.day for seen in observations)
    for start, end in gaps(seen.day for seen in rated):
        silent = bisect_right(days, start) == bisect_left(days, end)
        label = message("no entries") if silent else message("no ratings")
        yield Shade(start.toordinal(), end.toordinal(), label)


# What is said


def _finding(sides: Sequence[_Side], period: Period, *, tested: bool) -> Message:
    """One sentence for both questions where they share it, else one each, the clearer first."""
    rated = [side.judged for side in sides if side.count]
    if not rated:
        if period == Period():
            return message("Too early to say: no ratings yet.")
        return message("Too early to say: no ratings in this period.")
    if not tested and any(one.state is State.CANT_TELL for one in rated):
        return message("Narrowed by filters: no direction is looked for here.")
    silent = [shut_verdict(one) for one in rated if one.state not in _CLARITY]
    if len(silent) == len(rated) and all(one == silent[0] for one in silent):
        return silent[0]
    first, second = sorted(sides, key=lambda side: _CLARITY.get(side.judged.state, len(_CLARITY)))
    return message(
        "{first} {second}",
        first=verdict(_NAMES[first.question], first.judged, _HIGHEST - _LOWEST),
        second=verdict(_NAMES[second.question], second.judged, _HIGHEST - _LOWEST),
    )


def _rows(rated: Sequence[Observation], sides: Sequence[_Side]) -> Iterable[tuple[Value, ...]]:
    medians = [{one.day: one.spread.median for one in side.rolled if one.spread} for side in sides]
    days = {day: long_date(day) for day in {seen.day for seen in rated}}
    for seen in rated:
        yield (
            days[seen.day],
            _printable(seen.title),
            seen.up_for_it,
            seen.up_to_it,
            medians[0].get(seen.day),
            medians[1].get(seen.day),
        )


def _numbers(side: _Side) -> Iterable[tuple[str, Value]]:
    """What the gate decided by, under names that begin with the question."""
    judged, key = side.judged, f"up_{side.question}_it"
    band = judged.change_band
    return (
        (f"{key}.state", judged.state.value),
        (f"{key}.ratings", side.count),
        (f"{key}.days", judged.days),
        (f"{key}.weekly_points", judged.weeks),
        (f"{key}.since", judged.since.isoformat() if judged.since else None),
        (f"{key}.until", judged.until.isoformat() if judged.until else None),
        (f"{key}.p", judged.p),
        (f"{key}.change", judged.change),
        (f"{key}.change_80_low", band.low if band else None),
        (f"{key}.change_80_high", band.high if band else None),
    )


def _alt(sides: Sequence[_Side], first: date, last: date) -> Message:
    """The picture in words for someone who does not see it."""
    if not any(side.count for side in sides):
        return message("No ratings to draw.")
    return message(
        "Ratings from 0 to 10 between {first} and {last}. {for_it} {to_it}",
        first=day_words(first),
        last=day_words(last),
        for_it=_side_alt(sides[0]),
        to_it=_side_alt(sides[1]),
    )


def _side_alt(side: _Side) -> Message:
    name = _NAMES[side.question]
    known = [one.spread.median for one in side.rolled if one.spread]
    if not known:
        return message("{name}: {count} ratings as dots, no line.", name=name, count=side.count)
    return message(
        "{name}: {count} ratings as dots; the 42-day median lies between {low} and {high} and "
        "ends at {last}.",
        name=name,
        count=side.count,
        low=f"{min(known):g}",
        high=f"{max(known):g}",
        last=f"{known[-1]:g}",
    )
