# SPDX-License-Identifier: MIT
"""The leader's own secrets, which sign and read sealed files; they never leave the journal."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from journal_app.storage.entries import instant
from journal_app.storage.schema import identity


def load(connection: Connection) -> tuple[tuple[bytes, str], ...]:
    """What signs and what reads, those in force first; nothing before they were first needed.

    There are several where copies of a journal were merged that each had made their own.
    """
    rows = connection.execute(
        select(identity.c.signs, identity.c.reads).order_by(identity.c.number)
    )
    return tuple((row.signs, row.reads) for row in rows)


def keep(connection: Connection, signs: bytes, reads: str, now: datetime) -> None:
    """Keep the first pair; one that is there is never overwritten."""
    connection.execute(
        insert(identity).values(number=1, made=instant(now), signs=signs, reads=reads)
    )
