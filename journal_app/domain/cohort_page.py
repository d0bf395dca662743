# SPDX-License-Identifier: MIT
"""The page of a group: its figures in words and on scales, point beside point.

Everything a reader will see is put into words here, once; PDF and HTML only set it. Nothing on it
is made from anything but ``Publication``s, so it can show no more than they do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journal_app.domain.cohort import (
    END,
    GROUP,
    LEAST,
    MIDDLE,
    POINTS,
    RINGS,
    SPONSOR,
    START,
    WAYS,
    Publication,
)
from journal_app.domain.cohort_share import quarter_words
from journal_app.domain.cohort_words import ASKED, theme_name
from journal_app.domain.facets import REACH
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_words
from journal_app.domain.rating import RATINGS

DIFFER = 1.5
"""Points between two published ratings before they are said to differ: a whole step."""
_TOP = {"rating": 10.0, "theme": 2.0, "percent": 100.0}
_POINTS = {START: message("Start"), MIDDLE: message("Middle"), END: message("End")}
_MUCH = (
    message("hardly any"),
    message("a little"),
    message("some"),
    message("more"),
    message("much"),
)
"""Levels of themes in half steps."""
_OFTEN = (
    (25, message("few")),
    (45, message("some")),
    (60, message("about half")),
    (80, message("many")),
    (100, message("most")),
)
"""Percents up to so many, in words."""
_RINGS = {choice.key: message(choice.name) for choice in REACH.choices}
_TO = {
    "run": message("to run"),
    "commission": message("to commission"),
    "influence": message("to influence"),
}
_WAYS = {"kept": message("{ring}: kept"), "stalled": message("{ring}: stalled")}


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words, and how far along its scale it lies from 0 to 1; None: left out."""

    words: Message
    place: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its figure at each point; ``kind`` says how it is drawn."""

    name: Message
    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One question to the group: what the figures say to it, and the figures."""

    question: Message
    finding: Message
    head: Message
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CohortPage:
    """The whole page, top to bottom; ``points`` head the columns of every section."""

    title: Message
    about: tuple[Message, ...]
    points: tuple[Message, ...]
    sections: tuple[Section, ...]
    talk: tuple[Message, ...]
    notes: tuple[Message, ...]
    small: tuple[Message, ...]


def page_of(
    page: Publication, earlier: Sequence[Publication], theme_names: Mapping[str, str]
) -> CohortPage:
    """The page of a publication, with what was published before it to the same readers."""
    shown = [
        one
        for point in POINTS[: POINTS.index(page.point)]
        for one in earlier
        if (one.cohort, one.audience, one.point) == (page.cohort, page.audience, point)
        and one.published
    ]
    columns = (*shown, page)
    return CohortPage(
        title=message("{cohort}", cohort=page.cohort),
        about=tuple(_about(page)),
        points=tuple(
            message(
                "{point}, {quarter}", point=_POINTS[one.point], quarter=quarter_words(one.quarter)
            )
            for one in columns
        ),
        sections=(
            _ratings(columns),
            _themes(columns, theme_names),
            _commitments(columns),
        ),
        talk=tuple(_talk(page)),
        notes=(message("Notes"),) if page.audience == GROUP else (),
        small=tuple(_small(page)),
    )


def words(page: CohortPage) -> tuple[Message, ...]:
    """Every sentence on the page, from top to bottom."""
    return (
        page.title,
        *page.about,
        *(said for one in page.sections for said in _said(one, page.points)),
        *page.talk,
        *page.notes,
        *page.small,
    )


def _said(one: Section, points: Sequence[Message]) -> Iterator[Message]:
    yield one.question
    yield one.finding
    yield one.head
    yield from points
    for row in one.rows:
        yield row.name
        yield from (cell.words for cell in row.cells)


def _about(page: Publication) -> Iterator[Message]:
    yield message("{point} of the programme", point=_POINTS[page.point])
    yield quarter_words(page.quarter)
    yield message("{count} leaders, one vote each", count=len(page.members))
    if page.audience == GROUP:
        yield message("For the group itself")
    elif page.agreed is not None:
        yield message("For the sponsor, agreed on {day}", day=day_words(page.agreed))


def _ratings(columns: Sequence[Publication]) -> Section:
    values = {key: columns[-1].value(key) for key in RATINGS}
    return Section(
        message("Do “me” and “us” differ?"),
        _me_and_us(values),
        message("In the middle of the group, from 0 to 10"),
        tuple(
            Row(
                name,
                "for" if key.endswith("for_it") else "to",
                tuple(_cell(one.value(key), "rating", _number) for one in columns),
            )
            for key, name in zip(RATINGS, ASKED, strict=True)
        ),
    )


def _me_and_us(values: Mapping[str, float | None]) -> Message:
    will, skill, our_will, our_skill = (values[key] for key in RATINGS)
    apart = [
        (question, ours - mine)
        for question, mine, ours in (
            (message("up for it"), will, our_will),
            (message("up to it"), skill, our_skill),
        )
        if mine is not None and ours is not None
    ]
    if not apart:
        return message("Too few answered for both “me” and “us” to say.")
    lower = [question for question, gap in apart if gap <= -DIFFER]
    higher = [question for question, gap in apart if gap >= DIFFER]
    if lower and higher:
        return message(
            "For “{lower}”, us stands lower than me; for “{higher}”, higher.",
            lower=lower[0],
            higher=higher[0],
        )
    for found, template in (
        (lower, "Us stands lower than me: {questions}."),
        (higher, "Us stands higher than me: {questions}."),
    ):
        if found:
            both = message("{one} and {two}", one=found[0], two=found[-1])
            return message(template, questions=both if len(found) > 1 else found[0])
    return message("Me and us stand about level.")


def _themes(columns: Sequence[Publication], names: Mapping[str, str]) -> Section:
    keys = [one.key for one in columns[-1].figures if one.key.startswith("theme:")]
    slugs = [key.partition(":")[2] for key in keys]
    quiet = [
        theme_name(slug, names)
        for slug, key in zip(slugs, keys, strict=True)
        if columns[-1].value(key) == 0
    ]
    if not any(columns[-1].value(key) is not None for key in keys):
        finding = message("Too few wrote about themes to say.")
    elif quiet:
        finding = message("Quiet here: {themes}.", themes=", ".join(quiet))
    else:
        finding = message("No theme is quiet in the middle of the group.")
    return Section(
        message("Which themes is the group quiet on?"),
        finding,
        message("How much of their writing the themes have"),
        tuple(
            Row(
                message("{theme}", theme=theme_name(slug, names)),
                "theme",
                tuple(_cell(one.value(key), "theme", _much) for one in columns),
            )
            for slug, key in zip(slugs, keys, strict=True)
        ),
    )


def _commitments(columns: Sequence[Publication]) -> Section:
    stalled = {ring: columns[-1].value(f"{ring}:stalled") for ring in RINGS}
    known = {ring: value for ring, value in stalled.items() if value is not None}
    most = max(known.values(), default=0.0)
    where = [_TO[ring] for ring, value in known.items() if value == most]
    if not known:
        finding = message("Too few commitments came due to say.")
    elif len(known) > 1 and len(where) == len(known):
        every = message("each ring") if len(known) == len(RINGS) else message("each ring shown")
        finding = message(
            "About as many stall in {rings}: {often}.", rings=every, often=_often(most)
        )
    else:
        finding = message(
            "Of those {rings}, {often} stall; elsewhere fewer.",
            rings=message("{one} or {two}", one=where[0], two=where[-1])
            if len(where) > 1
            else where[0],
            often=_often(most),
        )
    return Section(
        message("Where do commitments stall?"),
        finding,
        message("Of the commitments that came due"),
        tuple(
            Row(
                message(_WAYS[way].template, ring=_RINGS[ring]),
                way,
                tuple(_cell(one.value(f"{ring}:{way}"), "percent", _often) for one in columns),
            )
            for ring in RINGS
            for way in WAYS
        ),
    )


def _talk(page: Publication) -> Iterator[Message]:
    if page.audience == SPONSOR:
        return
    yield message("To talk about together")
    yield message("What here surprises us, and what did we know?")
    yield message("Which quiet theme would we miss if nobody took it up?")
    yield message("What do we make of “me” beside “us”?")
    yield message("Who else should see this page, if anybody? That is ours to decide.")


def _small(page: Publication) -> Iterator[Message]:
    yield message(
        "Each figure is the middle of the leaders’ own, one vote each, and of the whole group; a "
        "part of it is never shown. Before that, each leader’s ratings are taken in steps of 1.5 "
        "points, themes in three levels (under 3 %, 3 to 13 %, 14 % and more) and what came of "
        "commitments in thirds, so that at least three values stay possible for anybody. Figures "
        "are then rounded to half points. Small differences mean nothing."
    )
    if page.left_out:
        yield message(
            "“Not shown” stands where fewer than {least} leaders have a figure, or to protect such "
            "a place.",
            least=LEAST,
        )
    if page.latecomers:
        yield message(
            "Leaders who joined after the start are left out, so that the group stays the same."
        )
    yield message(
        "This protects each leader from readers of this page, not from the coach, who has seen "
        "every share."
    )


def _cell(value: float | None, scale: str, say: Callable[[float], Message]) -> Cell:
    if value is None:
        return Cell(message("not shown"), None)
    return Cell(say(value), value / _TOP[scale])


def _number(value: float) -> Message:
    return message("{value:g}", value=value)


def _much(value: float) -> Message:
    return _MUCH[min(round(value * 2), len(_MUCH) - 1)]


def _often(percent: float) -> Message:
    return next(says for most, says in _OFTEN if percent <= most)
