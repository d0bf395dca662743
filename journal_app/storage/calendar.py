# SPDX-License-Identifier: MIT
"""How many entries each day of a stretch has, without the trash."""

from datetime import date

from sqlalchemy import Connection, func, select

from journal_app.storage.entries import day_range
from journal_app.storage.schema import entry


def counts(connection: Connection, start: date, end: date) -> dict[date, int]:
    """Entries by local day from ``start`` to ``end``, both included; no day without one."""
    rows = connection.execute(
        select(entry.c.day, func.count())
        .where(entry.c.position.between(*day_range(start, end)), entry.c.trashed.is_(None))
        .group_by(entry.c.day)
        .order_by(entry.c.day)
    )
    return {date.fromisoformat(day): number for day, number in rows}
