# SPDX-License-Identifier: MIT
"""Answers counted by calendar quarter: enough of each to be seen, no line drawn through them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journal_app.domain.chart import Table, Value, heard
from journal_app.domain.measures import Observation
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, short_month_words


@dataclass(slots=True)
class Quarter:
    """What was chosen in the entries of one quarter; ``counts`` by answer, ``entries`` in order."""

    start: date
    counts: dict[str, int] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many entries have an answer."""
        return sum(self.counts.values())

    def share(self, key: str) -> float:
        """Which part of the answers is this one, from 0 to 1."""
        return self.counts.get(key, 0) / self.total if self.total else 0.0

    @property
    def words(self) -> Message:
        """The quarter in words, such as "Jan to Mar 2026"."""
        last = self.start.replace(month=self.start.month + 2)
        return message(
            "{first} to {last} {year}",
            first=short_month_words(self.start),
            last=short_month_words(last),
            year=self.start.year,
        )


def table(quarters: Sequence[Quarter], names: Mapping[str, Message]) -> Table:
    """A row a quarter: how often each answer was chosen, and in how many entries."""
    columns = (message("Quarter"), *names.values(), message("Entries"))
    rows: list[tuple[Value, ...]] = [
        (str(one.words), *(one.counts.get(key, 0) for key in names), one.total) for one in quarters
    ]
    return Table(columns, tuple(rows))


def said(quarters: Sequence[Quarter], names: Mapping[str, Message]) -> str:
    """Every answer with its count, quarter by quarter, for someone who does not see the picture."""
    return heard(
        [
            f"{one.words}: "
            + ", ".join(f"{name} {one.counts.get(key, 0)}" for key, name in names.items())
            for one in quarters
        ]
    )


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of a day."""
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def quarters_before(day: date, count: int) -> date:
    """The first day of the quarter so many before that of a day, or of the first there is."""
    months = max(12, day.year * 12 + quarter_start(day).month - 1 - 3 * count)
    return date(months // 12, months % 12 + 1, 1)


def by_quarter(
    observations: Iterable[Observation], period: Period, name: str
) -> tuple[Quarter, ...]:
    """The quarters in which anything was answered, oldest first.

    ``name`` is the field that was answered, such as "reach". An entry seen more than once counts
    once, on its first day.
    """
    quarters: dict[date, Quarter] = {}
    counted: set[str] = set()
    for seen in sorted(observations, key=lambda one: one.day):
        answer = getattr(seen, name)
        if answer is None or seen.entry in counted or not period.contains(seen.day):
            continue
        counted.add(seen.entry)
        start = quarter_start(seen.day)
        quarter = quarters.setdefault(start, Quarter(start))
        quarter.counts[answer] = quarter.counts.get(answer, 0) + 1
        quarter.entries.append(seen.entry)
    return tuple(quarters.values())
