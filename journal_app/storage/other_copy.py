# SPDX-License-Identifier: MIT
"""Another copy of a journal, read without ever being changed, however old it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from journal_app.domain.errors import DamagedJournal, NotAJournal
from journal_app.storage import keys
from journal_app.storage.connections import connect, engine
from journal_app.storage.keys import Key
from journal_app.storage.migrations import STEPS, migrate
from journal_app.storage.trouble import told_plainly
from journal_app.storage.unlocking import unlocked, version_of


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """A file that was found to be a journal, with what opens it."""

    path: Path
    key: Key | None
    version: int


def found(path: Path, secret: str | None, known: Key | None = None) -> OtherCopy:
    """The journal at ``path``; ``known`` is a key to try first, that of the journal that is open.

    Raises as ``open_journal`` to read, where there is none or it can't be opened.
    """
    if not path.exists():
        raise NotAJournal("There is no journal at “{path}”.", path=path)
    key = _known_key(path, known) or unlocked(path, secret)
    return OtherCopy(path, key, version_of(path, key, len(STEPS)))


def _known_key(path: Path, known: Key | None) -> Key | None:
    if known is None or not path.is_file() or not keys.is_protected(path):
        return None
    same = Key(known.raw, keys.salt_of(path))
    return same if keys.fits(path, same) else None


@contextmanager
def reading(other: OtherCopy) -> Iterator[Connection]:
    """A connection that reads it as a journal of today; an older one is brought up in memory."""
    older = other.version < len(STEPS)
    source = engine(
        (lambda: _in_memory(other)) if older else (lambda: connect(other.path, other.key, "ro")),
        writes=False,
    )
    try:
        with told_plainly(other.path):
            connection = source.connect()
        with connection:
            with told_plainly(other.path):
                _check(connection, other.path)
            # Trouble from here on is with the journal that is written.
            yield connection
    finally:
        source.dispose()


def _check(connection: Connection, path: Path) -> None:
    """Read it whole before anything is written elsewhere; raises DamagedJournal."""
    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
        raise DamagedJournal(
            "“{path}” is damaged, so nothing was taken from it. It was left as it is.", path=path
        )


def _in_memory(other: OtherCopy) -> Any:
    memory = dbapi2.connect(":memory:", uri=True, isolation_level=None, check_same_thread=False)
    word = other.key.opens if other.key is not None else ""
    name = f"{other.path.absolute().as_uri()}?mode=ro"
    memory.execute(f'ATTACH DATABASE ? AS source KEY "{word}"', (name,))
    memory.execute("SELECT sqlcipher_export('main', 'source')")
    memory.execute("DETACH DATABASE source")
    with engine(lambda: memory, writes=True).begin() as connection:
        migrate(connection, other.version)
    return memory
