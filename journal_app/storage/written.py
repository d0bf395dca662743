# SPDX-License-Identifier: MIT
"""Which journal a file is a copy of, and how often each computer wrote in this copy."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError

from journal_app.domain.errors import JournalFileError
from journal_app.storage.connections import connect, engine
from journal_app.storage.keys import Key
from journal_app.storage.schema import meta
from journal_app.storage.schema import written as rows
from journal_app.storage.trouble import told_plainly

Mark = tuple[int, int]
"""How many writes, and when the last was, in microseconds since 1970 in UTC."""

# Written out, as it is part of every save and SQLAlchemy would build it anew each time.
_COUNT_UP = """INSERT INTO written (computer, count, last) VALUES (?, 1, ?)
    ON CONFLICT (computer) DO UPDATE SET count = count + 1, last = excluded.last
    RETURNING count"""


def journal_id(connection: Connection) -> str:
    """The id that all copies of this journal share."""
    return str(connection.scalar(select(meta.c.value).where(meta.c.key == "id")) or "")


def vector(connection: Connection) -> dict[str, Mark]:
    """How often and when each computer wrote, by the computer's id."""
    found = connection.execute(select(rows.c.computer, rows.c.count, rows.c.last))
    return {computer: (count, last) for computer, count, last in found}


def count_up(connection: Connection, computer: str, now: int) -> Mark:
    """Count one more write of this computer, in the transaction that makes it."""
    done = connection.exec_driver_sql(_COUNT_UP, (computer, now))
    return int(done.scalar_one()), now


def join(connection: Connection, other: Mapping[str, Mark]) -> None:
    """Note that what another copy knew is known here too: the larger count of each computer."""
    mine = vector(connection)
    for computer, mark in other.items():
        if mark > mine.get(computer, (0, 0)):
            connection.execute(rows.delete().where(rows.c.computer == computer))
            connection.execute(insert(rows).values(computer=computer, count=mark[0], last=mark[1]))


def id_in(path: Path, key: Key | None) -> str:
    """The id of the journal in a closed file; empty where it can't be read or has none yet."""
    reader = engine(lambda: connect(path, key, "ro"), writes=False)
    try:
        with told_plainly(path), reader.connect() as connection:
            return journal_id(connection)
    except (JournalFileError, DBAPIError):
        return ""
    finally:
        reader.dispose()


def says(path: Path, key: Key | None, journal: str, known: Mapping[str, Mark]) -> bool:
    """Whether the file, read anew, is that journal and knows of just those writes."""
    reader = engine(lambda: connect(path, key, "ro"), writes=False)
    try:
        with told_plainly(path), reader.connect() as connection:
            return journal_id(connection) == journal and vector(connection) == known
    except (JournalFileError, DBAPIError):
        return False
    finally:
        reader.dispose()
