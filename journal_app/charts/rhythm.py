# SPDX-License-Identifier: MIT
"""When do I write? A calendar of the last half year, with nothing said about days without words.

No streaks: a broken one that is shown makes people write less, even when it broke for reasons of
its own (Silverman & Barasch 2023; domain note, sections 5.1 and 5.3).
"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from journal_app.domain.chart import Axis, Cell, Chart, ChartSpec, Marks, Material, Table, Tick
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message, message
from journal_app.domain.period import (
    Period,
    day_words,
    long_date,
    month_start,
    short_month_words,
    week_start,
)

LEAST_ENTRIES = 4
"""Entries before the chart says anything."""
WEEKS = 26
LAST_WEEKS = 12

_QUESTION = message("When do I write?")
_DAYS = (
    message("Mon"),
    message("Tue"),
    message("Wed"),
    message("Thu"),
    message("Fri"),
    message("Sat"),
    message("Sun"),
)
_COLUMNS = (message("Week from"), message("Days with entries"), message("Entries"))
_NOTE = (
    message(
        "Each square is a day; the stronger its tone, the more entries. A pale square is a day "
        "without one, and nothing is read into it: people often write less in hard weeks, and in "
        "good ones."
    ),
    message(
        "The days between entries are counted between days on which you wrote. There is no target "
        "and no streak to keep."
    ),
)


def build(material: Material, period: Period) -> ChartSpec:
    """The days with entries of the last ``WEEKS`` weeks of the period, up to today at most.

    Where the last entry lies further back than that, the weeks end with it. Source: domain note,
    section 5.1 ("Writing rhythm").
    """
    entries = _entries(material.observations, period)
    enough = len(entries) >= LEAST_ENTRIES
    weeks = _weeks(entries, period, material.today) if enough else []
    shown = [one for one in entries if weeks and weeks[0] <= week_start(one.day) <= weeks[-1]]
    by_day: dict[date, list[str]] = {}
    for one in shown:
        by_day.setdefault(one.day, []).append(one.entry)
    most = max((len(ids) for ids in by_day.values()), default=1)
    between = _between(entries)
    return ChartSpec(
        key=CHART.key,
        title=_QUESTION,
        finding=_finding(entries, weeks, between),
        enough=enough,
        table=Table(_COLUMNS, tuple(_row(week, by_day) for week in weeks)),
        note=_NOTE,
        alt=_alt(shown, by_day, weeks),
        entries=tuple(one.entry for one in entries),
        x=Axis("category", 0.0, float(max(0, len(weeks) - 1)), _months(weeks)),
        y=Axis("category", 0.0, 6.0, tuple(Tick(at, name) for at, name in enumerate(_DAYS))),
        marks=Marks(
            cells=tuple(
                Cell(
                    weeks.index(week_start(day)),
                    day.weekday(),
                    len(ids) / most,
                    _said(day, len(ids)),
                    ids[-1],
                )
                for day, ids in by_day.items()
            )
        ),
        caption=message("A square is a day; the stronger its tone, the more entries.")
        if enough
        else None,
        numbers=(("entries", len(entries)), ("median_days_between", between)),
    )


CHART = Chart("rhythm", 11, _QUESTION, build)


def _entries(observations: Sequence[Observation], period: Period) -> list[Observation]:
    """Each entry of the period once, oldest first."""
    found: dict[str, Observation] = {}
    for seen in sorted(observations, key=lambda one: one.day):
        if period.contains(seen.day):
            found.setdefault(seen.entry, seen)
    return list(found.values())


def _weeks(entries: Sequence[Observation], period: Period, today: date) -> list[date]:
    """The Mondays of the weeks to show, oldest first."""
    last = entries[-1].day
    end = max(last, min(period.end or today, today))
    if (end - last).days > 7 * WEEKS:
        end = last
    monday = week_start(end).toordinal()
    first = week_start(entries[0].day).toordinal()
    starts = range(max(1, monday - 7 * (WEEKS - 1)), monday + 1, 7)
    return [date.fromordinal(at) for at in starts if at >= min(first, monday)]


def _between(entries: Sequence[Observation]) -> float | None:
    days = sorted({one.day for one in entries})
    return float(median((b - a).days for a, b in pairwise(days))) if len(days) > 1 else None


def _months(weeks: Sequence[date]) -> tuple[Tick, ...]:
    """The name of each month over the first week that begins in it."""
    named: dict[date, int] = {}
    for at, week in enumerate(weeks):
        named.setdefault(month_start(week), at)
    return tuple(Tick(at, short_month_words(month)) for month, at in named.items())


def _said(day: date, count: int) -> Message:
    if count == 1:
        return message("{day}: 1 entry", day=day_words(day))
    return message("{day}: {count} entries", day=day_words(day), count=count)


def _row(week: date, by_day: dict[date, list[str]]) -> tuple[str | int, ...]:
    counts = [len(ids) for day, ids in by_day.items() if week_start(day) == week]
    return (long_date(week), len(counts), sum(counts))


def _finding(
    entries: Sequence[Observation], weeks: Sequence[date], between: float | None
) -> Message:
    if len(entries) < LEAST_ENTRIES:
        return message(
            "Too early to say: 1 entry of {least}."
            if len(entries) == 1
            else "Too early to say: {count} entries of {least}.",
            count=len(entries),
            least=LEAST_ENTRIES,
        )
    last = weeks[-LAST_WEEKS:]
    written = len({week_start(one.day) for one in entries} & set(last))
    if between is None:
        return message("All entries are from one day.")
    if len(last) == 1:
        return message("You wrote in one week so far.")
    return message(
        "You wrote in {written} of the last {weeks} weeks; the middle of the days between is "
        "{days}.",
        written=written,
        weeks=len(last),
        days=f"{between:g}",
    )


def _alt(
    shown: Sequence[Observation], by_day: dict[date, list[str]], weeks: Sequence[date]
) -> Message:
    if not weeks:
        return message("Too few entries to draw.")
    end = min(date.max.toordinal(), weeks[-1].toordinal() + 6)
    return message(
        "A calendar from {first} to {last}: {entries} entries on {days} days.",
        first=day_words(weeks[0]),
        last=day_words(date.fromordinal(end)),
        entries=len(shown),
        days=len(by_day),
    )
