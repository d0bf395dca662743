# SPDX-License-Identifier: MIT
"""Will and skill as a path: one place for every six weeks, and how far it spreads.

Domain note, sections 2.6 and 5.1 ("Quadrant path").
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from journal_app.domain.chart import Dot, Line, Node
from journal_app.domain.measures import Observation, Spread, spread_of
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, short_month_words, week_start
from journal_app.domain.quadrant import HIGH_ABOVE, LOW_BELOW

BLOCK = 42
"""Days that one node stands for."""
LEAST_RATED = 3
"""Entries with both answers in a block before it has a node."""
LEAST_NODES = 2
HALF_YEAR = 182
"""Days over which one's own usual is taken."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Six weeks on the path: ``block`` counts from the first, ``count`` is its entries."""

    block: int
    start: date
    end: date
    count: int
    skill: Spread
    will: Spread


@dataclass(frozen=True, slots=True)
class Answer:
    """One entry with both answers, less the middle that the path is drawn around."""

    entry: str
    day: date
    title: str
    skill: float
    will: float


def answers(observations: Iterable[Observation], period: Period) -> list[Answer]:
    """The entries of the period with both answers, oldest first, each once."""
    found: dict[str, Answer] = {}
    for seen in sorted(observations, key=lambda one: one.day):
        if seen.up_for_it is not None and seen.up_to_it is not None and period.contains(seen.day):
            rated = Answer(seen.entry, seen.day, seen.title, seen.up_to_it, seen.up_for_it)
            found.setdefault(seen.entry, rated)
    return list(found.values())


def usual(rated: Sequence[Answer]) -> tuple[float, float]:
    """The leader's own middle: medians of skill and will over the last six months of answers.

    ``rated`` is oldest first and holds one at least. Source: domain note, section 2.6.
    """
    last = rated[-1].day.toordinal()
    recent = [one for one in rated if last - one.day.toordinal() < HALF_YEAR]
    return median(one.skill for one in recent), median(one.will for one in recent)


def around(rated: Iterable[Answer], middle: tuple[float, float]) -> list[Answer]:
    """The same answers, counted from a middle (skill, will)."""
    return [
        Answer(one.entry, one.day, one.title, one.skill - middle[0], one.will - middle[1])
        for one in rated
    ]


def stops(rated: Sequence[Answer]) -> list[Stop]:
    """The blocks of six weeks with three entries or more, oldest first.

    Blocks are counted from the Monday of the first entry's week.
    """
    if not rated:
        return []
    first = week_start(rated[0].day).toordinal() if rated[0].day > date(1, 1, 7) else 1
    blocks: dict[int, list[Answer]] = {}
    for one in rated:
        blocks.setdefault((one.day.toordinal() - first) // BLOCK, []).append(one)
    return [
        Stop(
            block,
            date.fromordinal(first + BLOCK * block),
            date.fromordinal(min(date.max.toordinal(), first + BLOCK * (block + 1) - 1)),
            len(inside),
            spread_of(sorted(one.skill for one in inside)),
            spread_of(sorted(one.will for one in inside)),
        )
        for block, inside in sorted(blocks.items())
        if len(inside) >= LEAST_RATED
    ]


def nodes(
    path: Sequence[Stop], low: float = LOW_BELOW, high: float = HIGH_ABOVE
) -> tuple[Node, ...]:
    """The path as nodes; hollow where the cross touches the middle band from ``low`` to ``high``.

    Its names are the months, with the year where it is another than before.
    """
    return tuple(
        Node(
            one.skill.median,
            one.will.median,
            (one.skill.low, one.skill.high),
            (one.will.low, one.will.high),
            _name(one, path[at - 1] if at else None),
            said(one),
            hollow=any(
                spread.low <= high and spread.high >= low for spread in (one.skill, one.will)
            ),
        )
        for at, one in enumerate(path)
    )


def links(path: Sequence[Stop]) -> tuple[Line, ...]:
    """Lines from node to node, dashed over blocks of which too little is known."""
    return tuple(
        Line(
            (((a.skill.median, a.will.median), (b.skill.median, b.will.median)),),
            "plain",
            dashed=b.block - a.block > 1,
        )
        for a, b in pairwise(path)
    )


def dots(rated: Iterable[Answer]) -> tuple[Dot, ...]:
    """Every entry, faintly, behind the path."""
    days: dict[date, Message] = {}
    return tuple(
        Dot(
            one.skill,
            one.will,
            "plain",
            one.entry,
            message(
                "{day}: up for it {will}, up to it {skill}",
                day=days.setdefault(one.day, day_words(one.day)),
                will=f"{one.will:g}",
                skill=f"{one.skill:g}",
            ),
        )
        for one in rated
    )


def said(one: Stop) -> Message:
    """A stop in words, with its counts."""
    return message(
        "{start} to {end}: up for it {will} ({will_low} to {will_high}), up to it {skill} "
        "({skill_low} to {skill_high}), {count} entries",
        start=day_words(one.start),
        end=day_words(one.end),
        will=f"{one.will.median:g}",
        will_low=f"{one.will.low:g}",
        will_high=f"{one.will.high:g}",
        skill=f"{one.skill.median:g}",
        skill_low=f"{one.skill.low:g}",
        skill_high=f"{one.skill.high:g}",
        count=one.count,
    )


def _name(one: Stop, before: Stop | None) -> Message:
    first, last = short_month_words(one.start), short_month_words(one.end)
    if before is None or before.end.year != one.end.year:
        return message("{first}–{last} {year}", first=first, last=last, year=one.end.year)
    return message("{first}–{last}", first=first, last=last)
