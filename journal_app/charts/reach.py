# SPDX-License-Identifier: MIT
"""Where is my attention? What was yours to run, to commission or to influence, by quarter.

Rings, not steps: a wider reach is not a better one (domain note, sections 1.2, 2.6 and 5.1).
"""

from collections.abc import Iterable, Sequence

from journal_app.domain.chart import Axis, Chart, ChartSpec, Marks, Material, Ring, Tick
from journal_app.domain.facets import REACH
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.domain.quarters import Quarter, by_quarter, said, table

LEAST_ENTRIES = 10
"""Entries with a reach before the chart says anything."""
MOST_QUARTERS = 4

_QUESTION = message("Where is my attention?")
_NAMES = {choice.key: message(choice.name) for choice in REACH.choices}
_NOTE = (
    message(
        "The inner ring is what is yours to run, the middle one what you commission, the outer one "
        "what you can only influence with partners. The stronger the tone of a ring, "
        "the larger its share of the quarter’s entries; the number on it counts them."
    ),
    message(
        "A wider reach is not a better one. This shows what you wrote about and chose a reach for, "
        "not where your hours went, and entries without a reach are not in it."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """The reach chosen in the entries of the period, the last ``MOST_QUARTERS`` quarters of it.

    Source: domain note, section 5.1 ("Reach").
    """
    quarters = by_quarter(material.observations, period, "reach")
    count = sum(quarter.total for quarter in quarters)
    enough = count >= LEAST_ENTRIES
    shown = quarters[-MOST_QUARTERS:] if enough else ()
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(quarters, count),
        enough=enough,
        table=table(shown, _NAMES),
        note=_NOTE,
        alt=_alt(shown),
        entries=tuple(entry for quarter in quarters for entry in quarter.entries),
        x=Axis(
            "category",
            0.0,
            float(max(0, len(shown) - 1)),
            tuple(Tick(at, quarter.words) for at, quarter in enumerate(shown)),
        ),
        y=Axis("category", 0.0, float(len(_NAMES) - 1)),
        marks=Marks(rings=tuple(_rings(shown))),
        caption=message("A stronger tone: a larger share. Numbers: entries.") if enough else None,
        numbers=(("entries", count),),
    )


CHART = Chart("reach", 8, _QUESTION, build)


def _rings(shown: Sequence[Quarter]) -> Iterable[Ring]:
    most = max((quarter.share(key) for quarter in shown for key in _NAMES), default=1.0)
    for column, quarter in enumerate(shown):
        for rank, (key, name) in enumerate(_NAMES.items()):
            yield Ring(
                column=column,
                rank=rank,
                tone=quarter.share(key) / most,
                name=name,
                inside=message("{count}", count=quarter.counts.get(key, 0)),
                label=_said(quarter, key),
            )


def _said(quarter: Quarter, key: str) -> Message:
    return message(
        "{quarter}, {reach}: {count} of {total} entries",
        quarter=quarter.words,
        reach=_NAMES[key],
        count=quarter.counts.get(key, 0),
        total=quarter.total,
    )


def _finding(quarters: Sequence[Quarter], count: int) -> Message:
    if count < LEAST_ENTRIES:
        return message(
            "Too early to say: 1 entry with a reach of {least}."
            if count == 1
            else "Too early to say: {count} entries with a reach of {least}.",
            count=count,
            least=LEAST_ENTRIES,
        )
    last = quarters[-1]
    return message(
        "{quarter}: {run} about what is yours to run, {commission} to commission and {influence} "
        "to influence.",
        quarter=last.words,
        **{key: _entries(last.counts.get(key, 0)) for key in _NAMES},
    )


def _entries(count: int) -> Message:
    return message("1 entry") if count == 1 else message("{count} entries", count=count)


def _alt(shown: Sequence[Quarter]) -> Message:
    """Every ring with its count, quarter by quarter."""
    if not shown:
        return message("Too few entries with a reach to draw.")
    return message("Rings for each quarter: {heard}.", heard=said(shown, _NAMES))
