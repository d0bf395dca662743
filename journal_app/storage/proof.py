# SPDX-License-Identifier: MIT
"""Whether a database reads back as it was written, and whether two hold the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.storage.connections import connect
from journal_app.storage.keys import Key

_LOOK_EVERY = 20_000
"""Steps of SQLite's machine between two looks at whether to stop."""


class Stopped(Exception):
    """Somebody else needs the journal now; what was under way is given up."""


def never() -> bool:
    """Nobody wants it to stop."""
    return False


def account(connection: Any) -> list[object]:
    """What two files with the same content say alike: versions, tables, and rows in each."""
    said: list[object] = [
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("user_version", "application_id")
    ]
    made = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    for kind, name, sql in connection.execute(made).fetchall():
        said.append((kind, name, sql))
        if kind == "table":
            said.append(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone())
    return said


def prove(path: Path, key: Key | None, stopped: Callable[[], bool] = never) -> list[object]:
    """Open a closed file for itself, read every page of it, and return its account.

    Raises OSError where it does not read back as it should, and Stopped.
    """
    made = connect(path, key, "ro")
    try:
        made.set_progress_handler(stopped, _LOOK_EVERY)
        damage = made.execute("PRAGMA cipher_integrity_check").fetchall() if key else []
        if damage or made.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise OSError("it does not read back as it was written")
        return account(made)
    except (OSError, dbapi2.Error) as problem:
        if stopped():
            raise Stopped from problem
        raise
    finally:
        made.close()
