# SPDX-License-Identifier: MIT
"""What do I write about? Shares and plain counts, because a share alone hides how few there are.

Evenness is not a goal: a quiet theme may be settled, waiting, or someone else's to carry (domain
note, section 5.1, "Theme balance").
"""

from collections.abc import Iterable, Sequence

from journal_app.domain.chart import Axis, Bar, Chart, ChartSpec, Marks, Material, Table
from journal_app.domain.measures import Balance, Observation, effective_number
from journal_app.domain.measures import theme_balance as balance_of
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period

LEAST_ENTRIES = 10
"""Entries with a theme before the chart says anything."""

_QUESTION = message("What do I write about?")
_COLUMNS = (message("Theme"), message("Entries"), message("Share"))
_NOTE = (
    message(
        "An entry with several themes is divided equally among them, so the bars together make "
        "one whole; the numbers beside them count every entry that has the theme."
    ),
    message(
        "Evenness is not a goal. A quiet theme may be settled, or waiting, or not yours to carry, "
        "and a loud one may simply be this season's work. This shows what you wrote about, which "
        "is not always what you did."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """How the themed entries of the period share themselves among the themes, in pack order.

    Themes of an entry that the pack does not know keep their slug as a name and come last among
    equals. Below ``LEAST_ENTRIES`` nothing is drawn. Source: domain note, section 5.1.
    """
    themed = _themed(material.observations, period)
    balance = balance_of(themed)
    names = {theme.slug: theme.name for theme in material.themes}
    enough = balance.entries >= LEAST_ENTRIES
    order = _order(balance, names) if enough else []
    bars = tuple(_bar(at, slug, balance, names) for at, slug in enumerate(order))
    most = max(balance.shares.values(), default=1.0)
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(balance, order, names),
        enough=enough,
        table=Table(_COLUMNS, tuple(_row(slug, balance, names) for slug in order)),
        note=_note(balance, order, names),
        alt=_alt(balance, order, names),
        entries=tuple(dict.fromkeys(one.entry for one in themed)),
        x=Axis("value", 0.0, most),
        y=Axis("category", 0.0, float(max(0, len(order) - 1))),
        marks=Marks(bars=bars),
        caption=_caption(balance) if enough else None,
        numbers=(
            ("entries", balance.entries),
            ("effective_themes", effective_number(balance.shares.values()) or None),
        ),
    )


CHART = Chart("theme_balance", 6, _QUESTION, build, for_coach=True)


def _themed(observations: Iterable[Observation], period: Period) -> list[Observation]:
    kept = (seen for seen in observations if seen.themes and period.contains(seen.day))
    return sorted(kept, key=lambda seen: seen.day)


def _order(balance: Balance, names: dict[str, str]) -> list[str]:
    """Every theme, the most written about first; equal shares in the pack's order."""
    places = {slug: place for place, slug in enumerate(names)}
    strange = sorted(slug for slug in balance.shares if slug not in places)
    # Sums of thirds and sixths differ in their last bits; equal themes must not.
    return sorted([*names, *strange], key=lambda slug: -round(balance.shares.get(slug, 0.0), 9))


def _bar(at: int, slug: str, balance: Balance, names: dict[str, str]) -> Bar:
    count = balance.counts.get(slug, 0)
    beside = message("{count}", count=count) if count else message("quiet")
    return Bar(at, balance.shares.get(slug, 0.0), _name(slug, names), beside)


def _name(slug: str, names: dict[str, str]) -> Message:
    return message("{theme}", theme=names.get(slug, slug))


def _row(slug: str, balance: Balance, names: dict[str, str]) -> tuple[str, int, float]:
    return (
        names.get(slug, slug),
        balance.counts.get(slug, 0),
        round(balance.shares.get(slug, 0.0), 4),
    )


def _quiet(balance: Balance, order: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names.get(slug, slug) for slug in order if slug not in balance.counts)


def _finding(balance: Balance, order: Sequence[str], names: dict[str, str]) -> Message:
    if not order:
        return message(
            "Too early to say: 1 themed entry of {least}."
            if balance.entries == 1
            else "Too early to say: {count} themed entries of {least}.",
            count=balance.entries,
            least=LEAST_ENTRIES,
        )
    facts = {
        "theme": names.get(order[0], order[0]),
        "count": balance.counts[order[0]],
        "entries": balance.entries,
        "quiet": sum(slug not in balance.counts for slug in order),
    }
    if facts["quiet"] == 0:
        return message(
            "The largest share went to {theme}: in {count} of {entries} entries. "
            "No theme is quiet.",
            **facts,
        )
    if facts["quiet"] == 1:
        facts["quiet"] = _quiet(balance, order, names)
        return message(
            "The largest share went to {theme}: in {count} of {entries} entries. Quiet: {quiet}.",
            **facts,
        )
    return message(
        "The largest share went to {theme}: in {count} of {entries} entries. "
        "Quiet: {quiet} themes.",
        **facts,
    )


def _note(balance: Balance, order: Sequence[str], names: dict[str, str]) -> tuple[Message, ...]:
    quiet = _quiet(balance, order, names)
    named = (message("Quiet themes: {themes}.", themes=quiet),) if quiet else ()
    return (*named, *_NOTE)


def _caption(balance: Balance) -> Message:
    return message(
        "{entries} entries with a theme; the number beside a bar counts its entries. "
        "As spread out as {number} themes of equal share would be.",
        entries=balance.entries,
        number=f"{effective_number(balance.shares.values()):.1f}",
    )


def _alt(balance: Balance, order: Sequence[str], names: dict[str, str]) -> Message:
    """The picture in words: every theme with its count, in the order of the bars."""
    if not order:
        return message("Too few themed entries to draw.")
    heard = ", ".join(
        f"{names.get(slug, slug)} {balance.counts[slug]}"
        for slug in order
        if slug in balance.counts
    )
    quiet = _quiet(balance, order, names)
    if not quiet:
        return message("Bars for themes by share, with entries each: {heard}.", heard=heard)
    return message(
        "Bars for themes by share, with entries each: {heard}. Quiet: {quiet}.",
        heard=heard,
        quiet=quiet,
    )
