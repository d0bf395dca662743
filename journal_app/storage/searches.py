# SPDX-License-Identifier: MIT
"""Searches that the leader keeps under a name."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from journal_app.storage.entries import instant
from journal_app.storage.schema import saved_search


def every(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Pairs of a name and a query as text, by name."""
    rows = connection.execute(select(saved_search.c.name, saved_search.c.query))
    return tuple(sorted(((name, query) for name, query in rows), key=lambda one: one[0].casefold()))


def keep(connection: Connection, name: str, query: str, now: datetime, fresh: str) -> None:
    """Keep a query under a name, in the place of one that had it."""
    remove(connection, name)
    connection.execute(
        insert(saved_search).values(id=fresh, name=name, query=query, made=instant(now))
    )


def rename(connection: Connection, name: str, wanted: str) -> None:
    """Call a search otherwise, in the place of one that had that name."""
    if name != wanted:
        remove(connection, wanted)
    renamed = update(saved_search).where(saved_search.c.name == name)
    connection.execute(renamed.values(name=wanted))


def remove(connection: Connection, name: str) -> int:
    """Forget a search; returns how many had that name, 0 or 1."""
    return connection.execute(delete(saved_search).where(saved_search.c.name == name)).rowcount
