# SPDX-License-Identifier: MIT
"""What is in the trash, deleting it for good, and the days on which house was kept."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select

from journal_app.storage.entries import instant
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import meta

EMPTIED, THINNED = "trash_emptied", "versions_thinned"


def ids(connection: Connection, before: datetime | None = None) -> tuple[str, ...]:
    """The ids of entries in the trash, with ``before`` only those that were put there by then."""
    wanted = select(entries.c.id).where(entries.c.trashed.is_not(None))
    if before is not None:
        wanted = wanted.where(entries.c.trashed <= instant(before))
    return tuple(connection.scalars(wanted.order_by(entries.c.position.desc())))


def purge(connection: Connection, wanted: Iterable[str]) -> int:
    """Delete entries for good that are in the trash, with all that hangs on them alone.

    Versions, layers and links to attachments go with them; commitments stay, without the link.
    An entry that is not in the trash stays. Returns how many were deleted.
    """
    return sum(
        connection.execute(
            delete(entries).where(entries.c.id == one, entries.c.trashed.is_not(None))
        ).rowcount
        for one in wanted
    )


def note_day(connection: Connection, what: str, day: date) -> None:
    """Remember the day on which something was last done to the journal as a whole."""
    connection.execute(delete(meta).where(meta.c.key == what))
    connection.execute(insert(meta).values(key=what, value=day.isoformat()))


def noted_day(connection: Connection, what: str) -> date | None:
    """The day that was last noted for that, or None."""
    found = connection.scalar(select(meta.c.value).where(meta.c.key == what))
    return date.fromisoformat(found) if found else None
