# SPDX-License-Identifier: MIT
"""Connections to a journal file, with the promises to the disk in force and the key given."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from journal_app.storage.keys import Key

SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA busy_timeout = 5000",
)
DISCREET = (
    # SQLCipher would write of a wrong key to standard error, and leave keys in freed memory.
    "PRAGMA cipher_log_level = NONE",
    "PRAGMA cipher_memory_security = ON",
)
DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
)


def connect(path: Path, key: Key | None, mode: str) -> Any:
    """A bare connection; ``mode`` is ro, rw or rwc. A file that is made gets the key's salt."""
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=5,
    )
    if key is not None:
        for setting in DISCREET:
            connection.execute(setting)
        word = key.makes if mode == "rwc" else key.opens
        connection.execute(f'PRAGMA key = "{word}"')
    return connection


def engine(make: Callable[[], Any], *, writes: bool) -> Engine:
    """Connections made by ``make``, kept and handed out: one that writes, or some that read."""

    def settled() -> Any:
        connection = make()
        for setting in SETTINGS + (DURABLE if writes else ("PRAGMA query_only = ON",)):
            connection.execute(setting)
        return connection

    made = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=settled,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made
