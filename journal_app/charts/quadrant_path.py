# SPDX-License-Identifier: MIT
"""Where have I been? Will over skill, one node for every six weeks (note, sections 2.6 and 5.1).

The corners have neutral names and a wide band lies between them: a hard cut-off would mislead.
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
from journal_app.domain.path import Stop
from journal_app.domain.period import Period, long_date
from journal_app.domain.quadrant import HIGH_ABOVE, LOW_BELOW, QUADRANT, quadrant

_QUESTION = message("Where have I been?")
_NAMES = {choice.key: message(choice.name) for choice in QUADRANT.choices}
_CORNERS = {
    "stretch": (1.8, 9.6),
    "stride": (8.2, 9.6),
    "regroup": (1.8, 0.4),
    "rekindle": (8.2, 0.4),
}
"""Where the name of each corner stands: up to it, up for it."""
_TICKS = tuple(Tick(at, message("{v}", v=at)) for at in (0, 5, 10))
_COLUMNS = (
    message("From"),
    message("To"),
    message("Entries"),
    message("Up for it, median"),
    message("Up to it, median"),
)
_NOTE = (
    message(
        "Each node is the middle of six weeks of entries with both answers, three at least; its "
        "cross holds the middle half of them, and the faint dots are the entries. A hollow node is "
        "one whose cross touches the band in between, so that it may belong on either side."
    ),
    message(
        "A dashed line leads over weeks of which too little is known. No corner is the right one: "
        "stretching is how people learn, and regrouping is sometimes the wise thing to do."
    ),
)
_CAPTION = message("A node: the middle of six weeks; its cross: the middle half.")


def build(material: Material, period: Period) -> ChartSpec:
    """The path of the entries of the period with both answers.

    Source: domain note, section 5.1 ("Quadrant path").
    """
    rated = path.answers(material.observations, period)
    walked = path.stops(rated)
    early = path.too_early(walked)
    band = (float(LOW_BELOW), float(HIGH_ABOVE))
    marks = Marks(
        zones=(Zone(band, (0, 10)), Zone((0, 10), band)),
        words=tuple(Word(*place, _NAMES[key]) for key, place in _CORNERS.items()),
        lines=path.links(walked),
        dots=path.dots(rated),
        nodes=path.nodes(walked, band),
    )
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=early or _finding(walked),
        enough=early is None,
        table=Table(_COLUMNS, () if early else tuple(_row(one) for one in walked)),
        note=_NOTE,
        alt=path.alt(walked),
        entries=tuple(one.entry for one in rated),
        x=Axis("value", 0.0, 10.0, _TICKS, message("Up to it")),
        y=Axis("value", 0.0, 10.0, _TICKS, message("Up for it")),
        marks=Marks() if early else marks,
        caption=None if early else _CAPTION,
        numbers=(("entries", len(rated)), ("nodes", len(walked))),
    )


CHART = Chart("quadrant_path", 4, _QUESTION, build, for_coach=True)


def _finding(walked: list[Stop]) -> Message:
    first, last = (_NAMES[_corner(one)] for one in (walked[0], walked[-1]))
    if first == last:
        return message("The first and the last six weeks are both in “{corner}”.", corner=first)
    return message(
        "From “{first}” in the first six weeks to “{last}” in the last.", first=first, last=last
    )


def _corner(one: Stop) -> str:
    return quadrant(one.will.median, one.skill.median) or "between"


def _row(one: Stop) -> tuple[Value, ...]:
    return (
        long_date(one.start),
        long_date(one.end),
        one.count,
        one.will.median,
        one.skill.median,
    )
