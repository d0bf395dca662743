# SPDX-License-Identifier: MIT
"""Check-ins in the journal, each with its ratings by theme."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from journal_app.domain.check_in import CheckIn, ThemeRating
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import check_in, check_in_rating


def add(connection: Connection, one: CheckIn) -> None:
    """Keep a check-in."""
    connection.execute(
        insert(check_in).values(
            id=one.id,
            day=one.day.isoformat(),
            made=instant(one.made),
            kind=one.kind,
            scale=one.scale,
        )
    )
    connection.execute(
        insert(check_in_rating),
        [
            {
                "check_in": one.id,
                "theme": rating.theme,
                "up_for_it": rating.up_for_it,
                "up_to_it": rating.up_to_it,
            }
            for rating in one.ratings
        ],
    )


def remove(connection: Connection, check_in_id: str) -> int:
    """Delete a check-in for good; returns how many there were, 0 or 1."""
    return connection.execute(delete(check_in).where(check_in.c.id == check_in_id)).rowcount


def every(connection: Connection) -> tuple[CheckIn, ...]:
    """All check-ins, oldest first."""
    ratings: dict[str, tuple[ThemeRating, ...]] = {}
    for row in connection.execute(select(check_in_rating).order_by(check_in_rating.c.theme)):
        made = ThemeRating(row.theme, row.up_for_it, row.up_to_it)
        ratings[row.check_in] = (*ratings.get(row.check_in, ()), made)
    rows = connection.execute(select(check_in).order_by(check_in.c.day, check_in.c.made))
    return tuple(
        CheckIn(
            id=row.id,
            day=date.fromisoformat(row.day),
            made=moment(row.made),
            kind=row.kind,
            scale=row.scale,
            ratings=ratings.get(row.id, ()),
        )
        for row in rows
    )
