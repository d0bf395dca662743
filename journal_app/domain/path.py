# SPDX-License-Identifier: MIT
"""Will and skill as a path: one place for every six weeks, and how far it spreads.

Domain note, sections 2.6 and 5.1 ("Quadrant path"). A path can be drawn on the whole scale or
around a ``Middle``, such as the leader's own usual; what is said of it is always the ratings as
they were given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from journal_app.domain.chart import Dot, Line, Node, heard
from journal_app.domain.measures import Observation, Spread, spread_of
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, short_month_words, week_start

BLOCK = 42
"""Days that one node stands for."""
LEAST_RATED = 3
"""Entries with both answers in a block before it has a node."""
LEAST_NODES = 2
HALF_YEAR = 182
"""Days over which one's own usual is taken."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry with both answers."""

    entry: str
    day: date
    skill: float
    will: float


@dataclass(frozen=True, slots=True)
class Middle:
    """What a path is counted from; 0 and 0 is the scale itself."""

    skill: float = 0.0
    will: float = 0.0


@dataclass(frozen=True, slots=True)
class Stop:
    """Six weeks on the path: ``block`` counts from the first, ``count`` is its entries."""

    block: int
    start: date
    end: date
    count: int
    skill: Spread
    will: Spread

    @property
    def words(self) -> Message:
        """Which days it stands for."""
        return message("{start} to {end}", start=day_words(self.start), end=day_words(self.end))


SCALE = Middle()
_LAST = date.max.toordinal()


def answers(observations: Iterable[Observation], period: Period) -> list[Answer]:
    """The entries of the period with both answers, oldest first, each once."""
    found: dict[str, Answer] = {}
    for seen in sorted(observations, key=lambda one: one.day):
        if seen.up_for_it is not None and seen.up_to_it is not None and period.contains(seen.day):
            rated = Answer(seen.entry, seen.day, seen.up_to_it, seen.up_for_it)
            found.setdefault(seen.entry, rated)
    return list(found.values())


def usual(rated: Sequence[Answer]) -> Middle:
    """The leader's own middle: medians over the last six months of answers.

    ``rated`` is oldest first; without any, the middle is that of the scale. Source: domain note,
    section 2.6.
    """
    if not rated:
        return SCALE
    last = rated[-1].day.toordinal()
    recent = [one for one in rated if last - one.day.toordinal() < HALF_YEAR]
    return Middle(median(one.skill for one in recent), median(one.will for one in recent))


def stops(rated: Sequence[Answer]) -> list[Stop]:
    """The blocks of six weeks with three entries or more, oldest first.

    Blocks are counted from the Monday of the first entry's week.
    """
    if not rated:
        return []
    first = week_start(rated[0].day).toordinal()
    blocks: dict[int, list[Answer]] = {}
    for one in rated:
        blocks.setdefault((one.day.toordinal() - first) // BLOCK, []).append(one)
    return [
        Stop(
            block,
            date.fromordinal(first + BLOCK * block),
            # The last one may still run: it ends with what is known.
            min(rated[-1].day, date.fromordinal(min(_LAST, first + BLOCK * (block + 1) - 1))),
            len(inside),
            spread_of(sorted(one.skill for one in inside)),
            spread_of(sorted(one.will for one in inside)),
        )
        for block, inside in sorted(blocks.items())
        if len(inside) >= LEAST_RATED
    ]


def too_early(path: Sequence[Stop]) -> Message | None:
    """What to say of a path that is too short, None of one that is not."""
    if len(path) >= LEAST_NODES:
        return None
    return message(
        "Too early to say: {count} of {least} stretches of six weeks with {rated} entries that "
        "answer both questions.",
        count=len(path),
        least=LEAST_NODES,
        rated=LEAST_RATED,
    )


def nodes(
    path: Sequence[Stop], band: tuple[float, float], middle: Middle = SCALE
) -> tuple[Node, ...]:
    """The path as nodes around a middle; hollow where the cross touches the band in between.

    Their names are the months, with the year where it is another than before.
    """
    made = []
    before: Stop | None = None
    for one in path:
        skill, will = _around(one.skill, middle.skill), _around(one.will, middle.will)
        made.append(
            Node(
                skill.median,
                will.median,
                (skill.low, skill.high),
                (will.low, will.high),
                _name(one, before),
                said(one),
                hollow=any(side.low <= band[1] and side.high >= band[0] for side in (skill, will)),
            )
        )
        before = one
    return tuple(made)


def links(path: Sequence[Stop], middle: Middle = SCALE) -> tuple[Line, ...]:
    """Lines from node to node, dashed over blocks of which too little is known."""
    return tuple(
        Line((tuple(_place(one, middle) for one in pair),), "plain", dashed=_apart(*pair))
        for pair in pairwise(path)
    )


def dots(rated: Iterable[Answer], middle: Middle = SCALE) -> tuple[Dot, ...]:
    """Every entry, faintly, behind the path."""
    days: dict[date, Message] = {}
    made = []
    for one in rated:
        if one.day not in days:
            days[one.day] = day_words(one.day)
        label = message(
            "{day}: up for it {will}, up to it {skill}",
            day=days[one.day],
            will=one.will,
            skill=one.skill,
        )
        x, y = one.skill - middle.skill, one.will - middle.will
        made.append(Dot(x, y, "plain", one.entry, label))
    return tuple(made)


def said(one: Stop) -> Message:
    """A stop in words, with its counts and its spread."""
    return message(
        "{days}: up for it {will} ({will_low} to {will_high}), up to it {skill} "
        "({skill_low} to {skill_high}), {count} entries",
        days=one.words,
        will=f"{one.will.median:g}",
        will_low=f"{one.will.low:g}",
        will_high=f"{one.will.high:g}",
        skill=f"{one.skill.median:g}",
        skill_low=f"{one.skill.low:g}",
        skill_high=f"{one.skill.high:g}",
        count=one.count,
    )


def alt(path: Sequence[Stop]) -> Message:
    """The path in words for someone who does not see it."""
    if len(path) < LEAST_NODES:
        return message("Too few entries with both answers to draw.")
    return message(
        "A path with a node for each six weeks. {heard}.", heard=heard([said(one) for one in path])
    )


def _around(spread: Spread, middle: float) -> Spread:
    return Spread(spread.median - middle, spread.low - middle, spread.high - middle)


def _place(one: Stop, middle: Middle) -> tuple[float, float]:
    return (one.skill.median - middle.skill, one.will.median - middle.will)


def _apart(one: Stop, other: Stop) -> bool:
    return other.block - one.block > 1


def _name(one: Stop, before: Stop | None) -> Message:
    first, last = short_month_words(one.start), short_month_words(one.end)
    named = first if first == last else message("{first}–{last}", first=first, last=last)
    if before is None or before.end.year != one.end.year:
        return message("{months} {year}", months=named, year=one.end.year)
    return named
