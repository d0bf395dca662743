# SPDX-License-Identifier: MIT
"""Which entries may count towards a cohort share: never one that is marked private."""

from sqlalchemy import Connection, select

from journal_app.domain.cohort_share import Seen
from journal_app.domain.period import Period
from journal_app.storage.entries import day_range
from journal_app.storage.schema import entry, entry_mark, entry_theme

_PRIVATE = select(entry_mark.c.position).where(entry_mark.c.mark == "private")


def seen(connection: Connection, period: Period, scale: str) -> tuple[Seen, ...]:
    """The themes and answers of the entries of the period; of another scale the themes alone."""
    first, last = day_range(period.start, period.end)
    counted = select(entry.c.position).where(
        entry.c.trashed.is_(None),
        entry.c.position.between(first, last),
        entry.c.position.not_in(_PRIVATE),
    )
    themes: dict[int, tuple[str, ...]] = {}
    for position, slug in connection.execute(
        select(entry_theme.c.position, entry_theme.c.slug)
        .where(entry_theme.c.position.in_(counted))
        .order_by(entry_theme.c.position, entry_theme.c.rank)
    ):
        themes[position] = (*themes.get(position, ()), slug)
    rows = connection.execute(
        select(
            entry.c.position,
            entry.c.scale,
            entry.c.up_for_it,
            entry.c.up_to_it,
            entry.c.us_up_for_it,
            entry.c.us_up_to_it,
        )
        .where(entry.c.position.in_(counted))
        .order_by(entry.c.position)
    )
    return tuple(
        Seen(
            themes.get(position, ()),
            (will, skill, our_will, our_skill) if of == scale else (None, None, None, None),
        )
        for position, of, will, skill, our_will, our_skill in rows
    )
