# SPDX-License-Identifier: MIT
"""Sessions of one leader side by side, as small multiples: shown, never tested.

Each session stands in a column of its own, on the same scale and with the same themes in the same
order; nothing joins one column to the next (domain note, section 6.6). Six points cannot carry a
test, so no sentence here says which way anything went.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journal_app.domain.chart import (
    Axis,
    Bar,
    ChartSpec,
    Dot,
    Label,
    Line,
    Marks,
    Series,
    Shade,
    Table,
    Tick,
    Value,
    Word,
    Zone,
    heard,
)
from journal_app.domain.commitment import STATUS
from journal_app.domain.facets import REACH, Facet
from journal_app.domain.message import Message, message
from journal_app.domain.period import long_date, short_month_words
from journal_app.domain.shared import SharedSummary, Spread

MOST = 8
"""Sessions that have room beside each other."""
_LEAST_SCALE = 5
_HALF = 0.5
_ASIDE = 0.13
"""How far the two questions stand from the middle of their column."""
_FOR, _TO = message("Up for it"), message("Up to it")
_SESSION = message("Session")
_SHOWN = message(
    "Each session stands for itself, as the leader saw it when it was made. So few sessions show "
    "where to look and what to ask; they are shown, not tested, and nothing is read off between "
    "them."
)


def side_by_side(
    summaries: Sequence[SharedSummary], themes: Mapping[str, str]
) -> tuple[ChartSpec, ...]:
    """What the sessions hold in numbers, a picture for each kind, the earliest session first.

    ``themes`` are names by slug in the pack's order. Of more than ``MOST`` sessions the last are
    shown. Of one leader in one programme: whose sessions they are is for the caller to see to.
    """
    shown = in_order(summaries)[-MOST:]
    return (
        _questions(shown),
        _themes(shown, themes),
        _counts(shown, _COMMITMENTS),
        _counts(shown, _RINGS),
    )


def in_order(summaries: Sequence[SharedSummary]) -> tuple[SharedSummary, ...]:
    """The sessions from the earliest to the last, by when each was made."""
    return tuple(sorted(summaries, key=lambda one: (one.made, one.end or one.made, one.id)))


def _heads(shown: Sequence[SharedSummary]) -> tuple[Tick, ...]:
    """The day each was made stands over its column."""
    return tuple(
        Tick(
            at,
            message(
                "{day} {month}\n{year}",
                day=one.made.day,
                month=short_month_words(one.made),
                year=one.made.year,
            ),
        )
        for at, one in enumerate(shown)
    )


# -- the two questions ------------------------------------------------------------------------


def _questions(shown: Sequence[SharedSummary]) -> ChartSpec:
    rated = [one for one in shown if one.numbers.up_for_it or one.numbers.up_to_it]
    return ChartSpec(
        key="sessions_questions",
        title=message("The two questions, session by session"),
        finding=message("Medians of the ratings and the middle half around them, from 0 to 10.")
        if rated
        else message("None of these sessions holds ratings, so there is nothing to set beside."),
        enough=bool(rated),
        table=Table(
            (
                _SESSION,
                message("Entries"),
                message("Up for it, median"),
                message("Middle half"),
                message("Ratings"),
                message("Up to it, median"),
                message("Middle half"),
                message("Ratings"),
            ),
            tuple(
                (
                    long_date(one.made),
                    one.covered,
                    *_spread_row(one.numbers.up_for_it),
                    *_spread_row(one.numbers.up_to_it),
                )
                for one in shown
            ),
        ),
        note=(
            message(
                "A marker is the median of the ratings in the period of that session, and the line "
                "through it reaches over the middle half of them. A short line stands for ratings "
                "that lay close together; few ratings make it short as well."
            ),
            _SHOWN,
        ),
        alt=_questions_alt(shown),
        entries=(),
        x=Axis("category", -0.5, max(1, len(shown)) - 0.5, _heads(shown)),
        y=Axis("value", 0, 10, tuple(Tick(at, message("{v}", v=at)) for at in (0, 5, 10))),
        marks=_questions_marks(shown) if rated else Marks(),
        caption=message("Marker: median of the period. Line: the middle half of its ratings.")
        if rated
        else None,
    )


def _questions_marks(shown: Sequence[SharedSummary]) -> Marks:
    zones = tuple(Zone((at - 0.42, at + 0.42), (0, 10)) for at in range(len(shown)))
    shades = tuple(
        Shade(at - 0.42, at + 0.42, message("not rated"))
        for at, one in enumerate(shown)
        if one.numbers.up_for_it is None and one.numbers.up_to_it is None
    )
    lines: list[Line] = []
    dots: list[Dot] = []
    words: list[Word] = []
    labels: list[Label] = []
    sides: tuple[tuple[Series, float, Message, Callable[[SharedSummary], Spread | None]], ...] = (
        ("for", -_ASIDE, _FOR, lambda one: one.numbers.up_for_it),
        ("to", _ASIDE, _TO, lambda one: one.numbers.up_to_it),
    )
    for series, aside, name, spread_of in sides:
        found = [(at, spread_of(one)) for at, one in enumerate(shown)]
        known = [(at, spread) for at, spread in found if spread is not None]
        lines.append(
            Line(
                tuple(((at + aside, one.low), (at + aside, one.high)) for at, one in known),
                series,
                dashed=series == "to",
            )
        )
        for at, one in known:
            day = long_date(shown[at].made)
            dots.append(Dot(at + aside, one.middle, series, "", _spread_words(name, day, one)))
            words.append(Word(at + aside * 2.7, one.middle, message("{v}", v=_figure(one.middle))))
        if known:
            at, one = known[-1]
            labels.append(Label(at, one.middle, name, series))
    return Marks(
        zones=zones,
        shades=shades,
        words=tuple(words),
        lines=tuple(line for line in lines if line.segments),
        dots=tuple(dots),
        labels=tuple(labels),
    )


def _spread_row(spread: Spread | None) -> tuple[Value, Value, Value]:
    if spread is None:
        return None, None, 0
    between = f"{_figure(spread.low)} to {_figure(spread.high)}"
    return spread.middle, between, spread.count


def _spread_words(name: Message, day: str, one: Spread) -> Message:
    return message(
        "{day}, {question}: median {middle}, middle half {low} to {high}, of {count}",
        day=day,
        question=name,
        middle=_figure(one.middle),
        low=_figure(one.low),
        high=_figure(one.high),
        count=one.count,
    )


def _questions_alt(shown: Sequence[SharedSummary]) -> Message:
    parts = []
    for one in shown:
        for name, spread in ((_FOR, one.numbers.up_for_it), (_TO, one.numbers.up_to_it)):
            if spread is not None:
                parts.append(_spread_words(name, long_date(one.made), spread))
    return message("A column for each session. {heard}.", heard=heard(parts))


def _figure(value: float) -> str:
    return f"{value:g}"


# -- themes -----------------------------------------------------------------------------------


def _themes(shown: Sequence[SharedSummary], themes: Mapping[str, str]) -> ChartSpec:
    counts = [dict(one.numbers.themes) for one in shown]
    strange = sorted({slug for found in counts for slug in found if slug not in themes})
    names = {**themes, **{slug: slug for slug in strange}}
    shares = [
        [found.get(slug, 0) / one.covered if one.covered else 0.0 for slug in names]
        for one, found in zip(shown, counts, strict=True)
    ]
    most = max((share for column in shares for share in column), default=0.0)
    whole = 1.0 if most > _HALF else _HALF
    bars = tuple(
        _bar(row, at, min(1.0, shares[at][row] / whole), names[slug], counts[at].get(slug, 0))
        for row, slug in enumerate(names)
        for at in range(len(shown))
    )
    return ChartSpec(
        key="sessions_themes",
        title=message("The themes, in the same order each time"),
        finding=message("The share of each session’s entries, and how many they are.")
        if most
        else message("None of these sessions names a theme, so there is nothing to set beside."),
        enough=most > 0,
        table=_table(message("Theme"), shown, [(names[slug], slug) for slug in names], counts),
        note=(
            message(
                "A bar is the share of the period’s entries that name the theme, and the number "
                "beside it counts them. An entry may name several. A quiet theme may be settled, "
                "waiting, or somebody else’s to carry."
            ),
            _SHOWN,
        ),
        alt=_columns_alt(shown, list(names.items()), counts),
        entries=(),
        x=Axis("category", 0, max(0, len(shown) - 1), _heads(shown)),
        y=Axis("category", 0, max(0, len(names) - 1)),
        marks=Marks(bars=bars) if most else Marks(),
        caption=_themes_caption(whole) if most else None,
    )


def _themes_caption(whole: float) -> Message:
    if whole == _HALF:
        return message("A bar across its whole column would be half of that period’s entries.")
    return message("A bar across its whole column would be all of that period’s entries.")


# -- commitments ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kind:
    """Something counted in each session, by the answers of a facet."""

    key: str
    title: Message
    finding: Message
    column: Message
    none: Message
    facet: Facet
    note: Message
    of: Callable[[SharedSummary], tuple[tuple[str, int], ...]]


_COMMITMENTS = _Kind(
    "sessions_commitments",
    message("Commitments, and what came of them"),
    message("What had come of them when each session was made, in counts."),
    message("What came of it"),
    message("None of these sessions holds commitments, so there is nothing to set beside."),
    STATUS,
    message(
        "Counts, not rates: how hard a commitment was is not in them. Letting go on purpose can "
        "be the right answer."
    ),
    lambda one: one.numbers.commitments,
)
_RINGS = _Kind(
    "sessions_reach",
    message("Reach, as the entries say it"),
    message("Whose it was to do, in counts of entries."),
    message("Reach"),
    message("None of these sessions says whose it was to do."),
    REACH,
    message(
        "Counts the entries that say it. Run is the leader’s own to do, commission is done by "
        "others at their asking, influence is reached only with partners. No ring is better than "
        "another."
    ),
    lambda one: one.numbers.reach,
)


def _counts(shown: Sequence[SharedSummary], kind: _Kind) -> ChartSpec:
    counts = [dict(kind.of(one)) for one in shown]
    names = {choice.key: choice.name for choice in kind.facet.choices}
    names |= {key: key for found in counts for key in sorted(found) if key not in names}
    most = max((count for found in counts for count in found.values()), default=0)
    whole = max(_LEAST_SCALE, most)
    bars = tuple(
        _bar(row, at, counts[at].get(key, 0) / whole, names[key], counts[at].get(key, 0))
        for row, key in enumerate(names)
        for at in range(len(shown))
    )
    return ChartSpec(
        key=kind.key,
        title=kind.title,
        finding=kind.finding if most else kind.none,
        enough=most > 0,
        table=_table(kind.column, shown, [(names[key], key) for key in names], counts),
        note=(kind.note, _SHOWN),
        alt=_columns_alt(shown, list(names.items()), counts),
        entries=(),
        x=Axis("category", 0, max(0, len(shown) - 1), _heads(shown)),
        y=Axis("category", 0, max(0, len(names) - 1)),
        marks=Marks(bars=bars) if most else Marks(),
        caption=message("A bar across its whole column would be {count}.", count=whole)
        if most
        else None,
    )


# -- columns of bars --------------------------------------------------------------------------


def _bar(row: int, at: int, share: float, name: str, count: int) -> Bar:
    """A bar that begins where its column does; a nought stays blank, for the eye to pass over."""
    beside = message("{count}", count=count) if count else message("")
    return Bar(row, at + share, message("{name}", name=name), beside, start=float(at))


def _table(
    first: Message,
    shown: Sequence[SharedSummary],
    rows: Sequence[tuple[str, str]],
    counts: Sequence[Mapping[str, int]],
) -> Table:
    days = tuple(message("{day}", day=long_date(one.made)) for one in shown)
    return Table(
        (first, *days),
        tuple((name, *(found.get(key, 0) for found in counts)) for name, key in rows),
    )


def _columns_alt(
    shown: Sequence[SharedSummary],
    rows: Sequence[tuple[str, str]],
    counts: Sequence[Mapping[str, int]],
) -> Message:
    parts = [
        f"{long_date(one.made)}: "
        + (", ".join(f"{name} {found[key]}" for key, name in rows if found.get(key)) or "–")
        for one, found in zip(shown, counts, strict=True)
    ]
    return message("A column of bars for each session. {heard}.", heard=heard(parts))
