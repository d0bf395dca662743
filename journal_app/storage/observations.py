# SPDX-License-Identifier: MIT
"""What charts look at: one small record an entry, without its words."""

from datetime import date

from sqlalchemy import Connection, select

from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from journal_app.storage.entries import day_range
from journal_app.storage.schema import entry, entry_theme


def observations(connection: Connection, period: Period) -> tuple[Observation, ...]:
    """Every entry of the period that is not in the trash, oldest first."""
    first, last = day_range(period.start, period.end)
    themes: dict[int, tuple[str, ...]] = {}
    for position, slug in connection.execute(
        select(entry_theme.c.position, entry_theme.c.slug)
        .where(entry_theme.c.position.between(first, last))
        .order_by(entry_theme.c.position, entry_theme.c.rank)
    ):
        themes[position] = (*themes.get(position, ()), slug)
    rows = connection.execute(
        select(
            entry.c.position,
            entry.c.id,
            entry.c.day,
            entry.c.title,
            entry.c.up_for_it,
            entry.c.up_to_it,
        )
        .where(entry.c.trashed.is_(None), entry.c.position.between(first, last))
        .order_by(entry.c.position)
    )
    return tuple(
        Observation(
            entry=row.id,
            day=date.fromisoformat(row.day),
            title=row.title,
            themes=themes.get(row.position, ()),
            up_for_it=row.up_for_it,
            up_to_it=row.up_to_it,
        )
        for row in rows
    )
