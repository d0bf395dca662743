# SPDX-License-Identifier: MIT
"""The leader's own secrets, which sign and read sealed files; they never leave the journal."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from journal_app.storage.entries import instant
from journal_app.storage.schema import identity


def load(connection: Connection) -> tuple[bytes, str] | None:
    """What signs and what reads, or None before they were first needed."""
    row = connection.execute(select(identity.c.signs, identity.c.reads)).first()
    return None if row is None else (row.signs, row.reads)


def keep(connection: Connection, signs: bytes, reads: str, now: datetime) -> None:
    """Keep fresh secrets; there is one pair in a journal, and it is never overwritten."""
    connection.execute(
        insert(identity).values(number=1, made=instant(now), signs=signs, reads=reads)
    )
