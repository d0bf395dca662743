# SPDX-License-Identifier: MIT
"""How deep am I going? The leader's own choice for whole entries, counted by quarter.

Nothing is graded by the program, and no line is drawn: four ways to write, none of them better on
every day (Hatton & Smith 1995; Kember et al. 2008; domain note, section 5.1).
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from journal_app.domain.chart import Axis, Bar, Chart, ChartSpec, Marks, Material
from journal_app.domain.facets import DEPTH
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.domain.quarters import Quarter, by_quarter, said, table

LEAST_ENTRIES = 5
"""Entries with a depth before the chart says anything."""

_QUESTION = message("How deep am I going?")
_NAMES = {choice.key: message(choice.says.split(":")[0]) for choice in DEPTH.choices}
_NOTE = (
    message(
        "Each part is a number of entries for which you chose that depth: description (what "
        "happened), reflection (what it meant to me), dialogue (other ways to see it), critical "
        "(what lies behind it, and what that changes)."
    ),
    message(
        "This is your own view of each whole entry. The program never grades your words, deeper is "
        "not better on every day, and entries without a choice are not in it."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """How many entries of each depth there are, a row a quarter, the newest last.

    Source: domain note, section 5.1 ("Depth of reflection").
    """
    quarters = by_quarter(material.observations, period, "depth")
    count = sum(quarter.total for quarter in quarters)
    enough = count >= LEAST_ENTRIES
    shown = quarters if enough else ()
    most = max((quarter.total for quarter in shown), default=1)
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(quarters, count),
        enough=enough,
        table=table(shown, _NAMES),
        note=_NOTE,
        alt=_alt(shown),
        entries=tuple(entry for quarter in quarters for entry in quarter.entries),
        x=Axis("value", 0.0, float(most)),
        y=Axis("category", 0.0, float(max(0, len(shown) - 1))),
        marks=Marks(bars=tuple(bar for at, one in enumerate(shown) for bar in _bars(at, one))),
        caption=_caption() if enough else None,
        numbers=(("entries", count),),
    )


CHART = Chart("depth", 10, _QUESTION, build)


def _bars(at: int, quarter: Quarter) -> Iterable[Bar]:
    counts = [quarter.counts.get(key, 0) for key in _NAMES]
    for place, (count, end) in enumerate(zip(counts, accumulate(counts), strict=True)):
        if count:
            yield Bar(
                at=at,
                start=float(end - count),
                value=float(end),
                label=quarter.words,
                beside=_entries(quarter.total),
                tone=(place + 1) / len(_NAMES),
                inside=message("{depth}: {count}", depth=place + 1, count=count),
            )


def _entries(count: int) -> Message:
    if count == 1:
        return message("1 entry")
    return message("{count} entries", count=count)


def _finding(quarters: Sequence[Quarter], count: int) -> Message:
    if count < LEAST_ENTRIES:
        return message(
            "Too early to say: 1 entry with a depth of {least}."
            if count == 1
            else "Too early to say: {count} entries with a depth of {least}.",
            count=count,
            least=LEAST_ENTRIES,
        )
    sums = {key: sum(quarter.counts.get(key, 0) for quarter in quarters) for key in _NAMES}
    most = max(sums.values())
    often = [key for key in _NAMES if sums[key] == most]
    if len(often) > 1:
        return message(
            "Of {total} entries with a depth, no one depth was chosen most often.", total=count
        )
    key = often[0]
    return message(
        "You most often chose {depth}: for {count} of {total} entries.",
        depth=_INSIDE[key],
        count=sums[key],
        total=count,
    )


_INSIDE = {
    key: message(choice.says.split(":")[0].lower())
    for key, choice in zip(_NAMES, DEPTH.choices, strict=True)
}


def _caption() -> Message:
    return message(
        "1 description, 2 reflection, 3 dialogue, 4 critical; the number counts entries."
    )


def _alt(shown: Sequence[Quarter]) -> Message:
    """Every part with its count, quarter by quarter."""
    if not shown:
        return message("Too few entries with a depth to draw.")
    return message("Bars for each quarter, in parts by depth: {heard}.", heard=said(shown, _NAMES))
