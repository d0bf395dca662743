# SPDX-License-Identifier: MIT
"""How does it compare with my own usual? The same path around the leader's own middle.

People use scales differently, so that a corner of the whole scale can hide every move; here the
middle is what this leader most often says (domain note, sections 2.5 and 2.6).
"""

from journal_app.domain import path
from journal_app.domain.chart import (
    Axis,
    Chart,
    ChartSpec,
    Marks,
    Material,
    Table,
    Tick,
    Value,
    Word,
    Zone,
)
from journal_app.domain.message import Message, message
from journal_app.domain.path import Answer, Middle, Stop
from journal_app.domain.period import Period, long_date

NEAR = 1.0
"""Steps of the scale to each side that count as usual."""
_NARROWEST = 3.0
"""Steps to each side that the picture shows at least."""

_QUESTION = message("How does that compare with my own usual?")
_COLUMNS = (
    message("From"),
    message("To"),
    message("Entries"),
    message("Up for it, from usual"),
    message("Up to it, from usual"),
)
_NOTE = (
    message(
        "The middle of this picture is your own usual: the median of your answers in the last "
        "six months shown. A node right of it is six weeks in which you felt more up to it than "
        "usual, one above it more up for it. The shaded band is one step to each side."
    ),
    message(
        "It shows moves that the whole scale can hide, since everybody uses a scale in their own "
        "way. It compares you with nobody else, and usual is not a target."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """The path of the period around the medians of its last six months.

    Source: domain note, section 2.6.
    """
    rated = path.answers(material.observations, period)
    middle, walked = path.usual(rated), path.stops(rated)
    early = path.too_early(walked)
    far = _far(rated, middle)
    ticks = (
        Tick(-far, message("{v}", v=f"−{far:g}")),
        Tick(0, message("usual")),
        Tick(far, message("{v}", v=f"+{far:g}")),
    )
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=early or _finding(walked[-1], middle),
        enough=early is None,
        table=Table(_COLUMNS, () if early else tuple(_row(one, middle) for one in walked)),
        note=_NOTE,
        alt=path.alt(walked),
        entries=tuple(one.entry for one in rated),
        x=Axis("value", -far, far, ticks, message("Up to it, from usual")),
        y=Axis("value", -far, far, ticks, message("Up for it, from usual")),
        marks=Marks() if early else _marks(rated, walked, middle, far),
        caption=None if early else _caption(middle),
        numbers=(("usual_up_for_it", middle.will), ("usual_up_to_it", middle.skill))
        if rated
        else (),
    )


CHART = Chart("own_usual", 5, _QUESTION, build)


def _far(rated: list[Answer], middle: Middle) -> float:
    ends = (max(abs(one.skill - middle.skill), abs(one.will - middle.will)) for one in rated)
    return max(_NARROWEST, *ends, _NARROWEST)


def _marks(rated: list[Answer], walked: list[Stop], middle: Middle, far: float) -> Marks:
    band, whole = (-NEAR, NEAR), (-far, far)
    return Marks(
        zones=(Zone(band, whole), Zone(whole, band)),
        words=(
            Word(-far * 0.6, far * 0.95, message("more will, less skill")),
            Word(far * 0.6, far * 0.95, message("more of both")),
            Word(-far * 0.6, -far * 0.95, message("less of both")),
            Word(far * 0.6, -far * 0.95, message("more skill, less will")),
        ),
        lines=path.links(walked, middle),
        dots=path.dots(rated, middle),
        nodes=path.nodes(walked, band, middle),
    )


def _finding(last: Stop, middle: Middle) -> Message:
    return message(
        "{days}: {will} up for it and {skill} up to it.",
        days=last.words,
        will=_compared(last.will.median - middle.will),
        skill=_compared(last.skill.median - middle.skill),
    )


def _compared(value: float) -> Message:
    if abs(value) <= NEAR:
        return message("about as usual")
    return message("more than usual") if value > 0 else message("less than usual")


def _caption(middle: Middle) -> Message:
    return message(
        "Usual: up for it {will}, up to it {skill}.",
        will=f"{middle.will:g}",
        skill=f"{middle.skill:g}",
    )


def _row(one: Stop, middle: Middle) -> tuple[Value, ...]:
    return (
        long_date(one.start),
        long_date(one.end),
        one.count,
        one.will.median - middle.will,
        one.skill.median - middle.skill,
    )
