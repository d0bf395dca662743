# SPDX-License-Identifier: MIT
"""Coaches whose addresses the leader was given and has compared."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from journal_app.storage.entries import instant
from journal_app.storage.schema import contact


@dataclass(frozen=True, slots=True)
class Row:
    """A contact as it is kept: the line of text of an address, under the name it goes by here."""

    id: str
    name: str
    address: str


def every(connection: Connection) -> tuple[Row, ...]:
    """All of them by name."""
    rows = connection.execute(select(contact.c.id, contact.c.name, contact.c.address))
    return tuple(sorted((Row(*row) for row in rows), key=lambda one: one.name.casefold()))


def add(connection: Connection, row: Row, now: datetime) -> None:
    """Keep another."""
    connection.execute(
        insert(contact).values(id=row.id, made=instant(now), name=row.name, address=row.address)
    )


def remove(connection: Connection, contact_id: str) -> int:
    """Forget one; returns how many there were, 0 or 1."""
    return connection.execute(delete(contact).where(contact.c.id == contact_id)).rowcount
