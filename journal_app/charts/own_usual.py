# SPDX-License-Identifier: MIT
"""How does it compare with my own usual? The same path around the leader's own middle.

People use scales differently, so that a corner of the whole scale can hide every move; here the
middle is what this leader most often says (domain note, sections 2.5 and 5.1).
"""

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
from journal_app.domain.path import (
    LEAST_NODES,
    LEAST_RATED,
    Stop,
    answers,
    around,
    dots,
    links,
    nodes,
    said,
    stops,
    usual,
)
from journal_app.domain.period import Period, long_date

NEAR = 1.0
"""Steps of the scale to each side that count as usual."""

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

    Source: domain note, sections 2.6 and 5.1.
    """
    rated = answers(material.observations, period)
    middle = usual(rated) if rated else (0.0, 0.0)
    moved = around(rated, middle)
    path = stops(moved)
    enough = len(path) >= LEAST_NODES
    far = max([3.0, *(abs(value) for one in moved for value in (one.skill, one.will))], default=3.0)
    marks = Marks(
        zones=(Zone((-NEAR, NEAR), (-far, far)), Zone((-far, far), (-NEAR, NEAR))),
        words=(
            Word(-far * 0.6, far * 0.95, message("more will, less skill")),
            Word(far * 0.6, far * 0.95, message("more of both")),
            Word(-far * 0.6, -far * 0.95, message("less of both")),
            Word(far * 0.6, -far * 0.95, message("more skill, less will")),
        ),
        lines=links(path),
        dots=dots(moved),
        nodes=nodes(path, -NEAR, NEAR),
    )
    ticks = tuple(
        Tick(at, words)
        for at, words in (
            (-far, message("{v}", v=f"−{far:g}")),
            (0, message("usual")),
            (far, message("{v}", v=f"+{far:g}")),
        )
    )
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(path),
        enough=enough,
        table=Table(_COLUMNS, tuple(_row(one) for one in path) if enough else ()),
        note=_NOTE,
        alt=_alt(path) if enough else message("Too few entries with both answers to draw."),
        entries=tuple(one.entry for one in rated),
        x=Axis("value", -far, far, ticks, message("Up to it, from usual")),
        y=Axis("value", -far, far, ticks, message("Up for it, from usual")),
        marks=marks if enough else Marks(),
        caption=message(
            "Usual: up for it {will}, up to it {skill}.",
            will=f"{middle[1]:g}",
            skill=f"{middle[0]:g}",
        )
        if enough
        else None,
        numbers=(("usual_up_for_it", middle[1]), ("usual_up_to_it", middle[0])) if rated else (),
    )


CHART = Chart("own_usual", 5, _QUESTION, build)


def _finding(path: list[Stop]) -> Message:
    if len(path) < LEAST_NODES:
        return message(
            "Too early to say: {count} of {least} stretches of six weeks with {rated} entries that "
            "answer both questions.",
            count=len(path),
            least=LEAST_NODES,
            rated=LEAST_RATED,
        )
    last = path[-1]
    return message(
        "In the last six weeks you were {will} up for it and {skill} up to it.",
        will=_compared(last.will.median),
        skill=_compared(last.skill.median),
    )


def _compared(value: float) -> Message:
    if abs(value) <= NEAR:
        return message("about as usual")
    return message("more than usual") if value > 0 else message("less than usual")


def _row(one: Stop) -> tuple[Value, ...]:
    return (
        long_date(one.start),
        long_date(one.end),
        one.count,
        one.will.median,
        one.skill.median,
    )


def _alt(path: list[Stop]) -> Message:
    heard = "; ".join(str(said(one)) for one in path)
    return message("A path around your own usual, counted in steps from it. {heard}.", heard=heard)
