# SPDX-License-Identifier: MIT
"""What travels with what? Pairs of themes in the same entry, with plain counts.

Two themes that meet are only written about together; neither leads to the other (domain note,
section 5.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.domain.chart import Axis, Bar, Chart, ChartSpec, Marks, Material, Table, heard
from journal_app.domain.measures import Observation, co_counts, jaccard, lift, theme_balance
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period

LEAST_ENTRIES = 15
"""Entries with a theme before the chart says anything."""
LEAST_TOGETHER = 3
"""Entries in which a pair has to meet before it is named."""
MOST_PAIRS = 12

_QUESTION = message("What travels with what?")
_COLUMNS = (
    message("Theme"),
    message("With"),
    message("Entries with both"),
    message("Entries with either"),
    message("Jaccard"),
    message("Lift"),
)
_NOTE = (
    message(
        "A bar is the share of entries with both themes among those with either (Jaccard). Lift, "
        "in the table, is how many times as often two themes meet as they would by chance; 1 is "
        "chance. Pairs that meet in fewer than three entries are left out."
    ),
    message(
        "Themes that travel together are only written about together: neither causes the other, "
        "and with few entries a pair can meet by accident."
    ),
)


@dataclass(frozen=True, slots=True)
class _Pair:
    first: str
    second: str
    both: int
    either: int
    jaccard: float
    lift: float


def build(material: Material, period: Period) -> ChartSpec:
    """The pairs of themes that meet most, the closest first, at most ``MOST_PAIRS``.

    Source: domain note, section 5.1 ("Themes together") and oracle 14.
    """
    themed = sorted(
        (one for one in material.observations if one.themes and period.contains(one.day)),
        key=lambda one: one.day,
    )
    entries = tuple(dict.fromkeys(one.entry for one in themed))
    pairs = _pairs(themed, len(entries))
    shown = pairs[:MOST_PAIRS] if len(entries) >= LEAST_ENTRIES else []
    names = {theme.slug: theme.name for theme in material.themes}
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(shown, len(entries), names),
        enough=bool(shown),
        table=Table(_COLUMNS, tuple(_row(pair, names) for pair in shown)),
        note=_NOTE,
        alt=_alt(shown, names),
        entries=entries,
        x=Axis("value", 0.0, max((pair.jaccard for pair in shown), default=1.0)),
        y=Axis("category", 0.0, float(max(0, len(shown) - 1))),
        marks=Marks(bars=tuple(_bar(at, pair, names) for at, pair in enumerate(shown))),
        caption=_caption(len(entries)) if shown else None,
        numbers=(("entries", len(entries)), ("pairs", len(pairs))),
    )


CHART = Chart("themes_together", 7, _QUESTION, build)


def _pairs(themed: Sequence[Observation], count: int) -> list[_Pair]:
    alone = theme_balance(themed).counts
    made = [
        _Pair(
            first,
            second,
            both,
            alone[first] + alone[second] - both,
            jaccard(alone[first], alone[second], both),
            lift(count, alone[first], alone[second], both),
        )
        for (first, second), both in co_counts(themed).items()
        if both >= LEAST_TOGETHER
    ]
    return sorted(made, key=lambda pair: (-pair.jaccard, -pair.both, pair.first, pair.second))


def _name(slug: str, names: dict[str, str]) -> str:
    return names.get(slug, slug)


def _bar(at: int, pair: _Pair, names: dict[str, str]) -> Bar:
    label = message(
        "{first} + {second}", first=_name(pair.first, names), second=_name(pair.second, names)
    )
    beside = message("{both} of {either} entries", both=pair.both, either=pair.either)
    return Bar(at, pair.jaccard, label, beside)


def _row(pair: _Pair, names: dict[str, str]) -> tuple[str | int | float, ...]:
    return (
        _name(pair.first, names),
        _name(pair.second, names),
        pair.both,
        pair.either,
        round(pair.jaccard, 4),
        round(pair.lift, 4),
    )


def _finding(shown: Sequence[_Pair], entries: int, names: dict[str, str]) -> Message:
    if entries < LEAST_ENTRIES:
        return message(
            "Too early to say: 1 themed entry of {least}."
            if entries == 1
            else "Too early to say: {count} themed entries of {least}.",
            count=entries,
            least=LEAST_ENTRIES,
        )
    if not shown:
        return message(
            "Too early to say: no two themes meet in {least} entries yet.", least=LEAST_TOGETHER
        )
    closest = shown[0]
    return message(
        "{first} and {second} travel together most: in {both} of {either} entries with either.",
        first=_name(closest.first, names),
        second=_name(closest.second, names),
        both=closest.both,
        either=closest.either,
    )


def _caption(entries: int) -> Message:
    return message(
        "Of {entries} entries with a theme. A bar is the share with both among those with either.",
        entries=entries,
    )


def _alt(shown: Sequence[_Pair], names: dict[str, str]) -> Message:
    """Every pair with its counts, in the order of the bars."""
    if not shown:
        return message("No pairs of themes to draw.")
    met = [
        f"{_name(pair.first, names)} and {_name(pair.second, names)} {pair.both} of {pair.either}"
        for pair in shown
    ]
    return message("Bars for pairs of themes, entries with both: {heard}.", heard=heard(met))
