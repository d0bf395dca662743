# SPDX-License-Identifier: MIT
"""What charts look at: one small record an entry, without its words."""

from collections.abc import Container, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from journal_app.domain.measures import WINDOW, Observation
from journal_app.domain.period import Period
from journal_app.domain.trend import SETTLING
from journal_app.storage.entries import day_range
from journal_app.storage.schema import entry, entry_mark, entry_theme


def observations(
    connection: Connection,
    period: Period,
    *,
    look_back: bool = False,
    among: Container[int] | None = None,
    private: bool = True,
) -> tuple[Observation, ...]:
    """Every entry of the period that is not in the trash, oldest first.

    ``among`` are the places on the time line of the entries that count, None for all. Without
    ``private`` those marked so are as if they had never been written.

    With ``look_back`` also those from before it that its first days depend on: the window of a
    rolling median, and the first ratings ever, which trend tests leave out (domain note, 2.5).
    """
    first, last = day_range(period.start, period.end)
    wanted: ColumnElement[bool] = entry.c.position.between(first, last)
    counted = entry.c.trashed.is_(None) if private else _not_private()
    if look_back and period.start is not None:
        window = day_range(_before(period.start), period.start)[0]
        wanted = or_(
            entry.c.position.between(window, last),
            entry.c.position.in_(_earliest(connection, window, counted)),
        )
    rows = connection.execute(
        select(
            entry.c.position,
            entry.c.id,
            entry.c.day,
            entry.c.title,
            entry.c.up_for_it,
            entry.c.up_to_it,
            entry.c.reach,
            entry.c.depth,
        )
        .where(counted, wanted)
        .order_by(entry.c.position)
    ).all()
    themes = _themes(connection, rows[0].position, rows[-1].position) if rows else {}
    setbacks = _setbacks(connection)
    # Read by place and each day once: of 100,000 rows this is half the time.
    days = {text: date.fromisoformat(text) for text in {row[2] for row in rows}}
    return tuple(
        Observation(
            entry=entry_id,
            day=days[day],
            title=title,
            themes=themes.get(position, ()),
            up_for_it=will,
            up_to_it=skill,
            setback=position in setbacks,
            reach=reach,
            depth=depth,
        )
        for position, entry_id, day, title, will, skill, reach, depth in rows
        if among is None or position in among
    )


def titles(connection: Connection, ids: Sequence[str]) -> list[tuple[str, date, str]]:
    """The id, day and title of these entries, newest first; those that are gone are left out."""
    rows = connection.execute(
        select(entry.c.id, entry.c.day, entry.c.title)
        .where(entry.c.id.in_(ids), entry.c.trashed.is_(None))
        .order_by(entry.c.position.desc())
    )
    return [(row.id, date.fromisoformat(row.day), row.title) for row in rows]


def _themes(connection: Connection, first: int, last: int) -> dict[int, tuple[str, ...]]:
    themes: dict[int, tuple[str, ...]] = {}
    for position, slug in connection.execute(
        select(entry_theme.c.position, entry_theme.c.slug)
        .where(entry_theme.c.position.between(first, last))
        .order_by(entry_theme.c.position, entry_theme.c.rank)
    ):
        themes[position] = (*themes.get(position, ()), slug)
    return themes


def _setbacks(connection: Connection) -> set[int]:
    """Where the entries stand that the leader marked as a setback."""
    marked = select(entry_mark.c.position).where(entry_mark.c.mark == "setback")
    return set(connection.scalars(marked))


def _not_private() -> ColumnElement[bool]:
    marked = select(entry_mark.c.position).where(entry_mark.c.mark == "private")
    return and_(entry.c.trashed.is_(None), entry.c.position.not_in(marked))


def _earliest(connection: Connection, before: int, counted: ColumnElement[bool]) -> set[int]:
    """Where the first answers to each of the two questions stand, if before that place."""

    def first(answered: ColumnElement[bool]) -> list[int]:
        rated = or_(entry.c.up_for_it.is_not(None), entry.c.up_to_it.is_not(None))
        found = connection.scalars(
            select(entry.c.position)
            .where(counted, rated, answered, entry.c.position < before)
            .order_by(entry.c.position)
            .limit(SETTLING)
        )
        return list(found)

    return {*first(entry.c.up_for_it.is_not(None)), *first(entry.c.up_to_it.is_not(None))}


def _before(start: date) -> date:
    return start - timedelta(days=min(WINDOW, start.toordinal() - 1))
