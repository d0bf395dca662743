# SPDX-License-Identifier: MIT
"""A journal file, open: one connection that writes, a few that only read, and what guards them."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Connection  # handed on to services, which know no SQL
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError, JournalInUse, NotAJournal, ReadOnlyJournal
from journal_app.storage import backup, header
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.trouble import told_plainly

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA busy_timeout = 5000",
)
_DURABLE = (
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
)


class Journal:
    """An open journal file. Make one with ``open_journal``; ``close`` it when done."""

    def __init__(self, path: Path, lock: WriterLock | None) -> None:
        self.path = path
        self._lock = lock
        self._reader = _engine(path, writes=False)
        self._writer = _engine(path, writes=True) if lock else None

    @property
    def read_only(self) -> bool:
        """Whether this journal was opened to read only."""
        return self._writer is None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one consistent state and cannot change it."""
        with told_plainly(self.path), self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection in one durable transaction: on return it is on the disk, or nothing is.

        Raises ReadOnlyJournal for a journal opened to read, StorageFull and its kin otherwise.
        """
        if self._writer is None:
            raise ReadOnlyJournal("This journal is open to read only, so nothing was changed.")
        with told_plainly(self.path), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection, leave one file behind, and give the writer's lock free."""
        self._reader.dispose()
        try:
            if self._writer is not None:
                with self._writer.connect() as connection:
                    driver = connection.connection.driver_connection
                    assert driver is not None
                    driver.execute("PRAGMA journal_mode = DELETE")
        except dbapi2.Error:
            # The empty file beside the journal stays where the disk has gone; nothing is lost.
            return
        finally:
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()


def open_journal(
    path: Path,
    now: datetime,
    *,
    read_only: bool = False,
    create: bool = True,
    steps: Sequence[Step] = STEPS,
) -> Journal:
    """Open the journal at ``path``, making it where there is none and ``create`` is true.

    An older journal is copied aside and then brought up to date. Raises the errors of
    ``header.check``, JournalInUse where another process writes to it, and ReadOnlyJournal where
    the file or its folder cannot be written and ``read_only`` is false.
    """
    if not _exists(path):
        if read_only or not create:
            raise NotAJournal("There is no journal at “{path}”.", path=path)
        _create(path, now, steps)
    found = header.check(path, len(steps))
    if read_only:
        if found < len(steps):
            raise ReadOnlyJournal(
                "“{path}” is from an older version and must be brought up to date before it can "
                "be read. Please open it once where it can be written.",
                path=path,
            )
        _undo_half_a_save(path)
        return Journal(path, None)
    _check_writable(path)
    lock = WriterLock(path)
    try:
        if found < len(steps):
            backup.put_aside(path, now, found)
        journal = Journal(path, lock)
        with journal.write() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version < len(steps):
                migrate(connection, version, steps)
    except BaseException:
        lock.release()
        raise
    return journal


def _create(path: Path, now: datetime, steps: Sequence[Step]) -> None:
    """Make an empty journal under another name first, so that no half-made one ever shows."""
    folder = path.parent
    if not folder.is_dir():
        raise NotAJournal("There is no folder “{folder}” to make a journal in.", folder=folder)
    if not _may_write(folder):
        raise ReadOnlyJournal(
            "The folder “{folder}” cannot be written, so no journal can be made in it.",
            folder=folder,
        )
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    engine = _engine(new, writes=True)
    try:
        with told_plainly(path), engine.begin() as connection:
            migrate(connection, 0, steps)
            connection.exec_driver_sql("INSERT INTO meta VALUES ('created', ?)", (now.isoformat(),))
        engine.dispose()
        new.rename(path) if os.name == "nt" else os.link(new, path)
    except FileExistsError:
        return
    except OSError as problem:
        raise JournalFileError(
            "No journal could be made at “{path}”: {why}.", path=path, why=problem.strerror
        ) from problem
    finally:
        engine.dispose()
        new.unlink(missing_ok=True)
        new.with_name(new.name + "-journal").unlink(missing_ok=True)
        _sync_folder(folder)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as problem:
        raise JournalFileError(
            "“{path}” cannot be looked at: {why}.", path=path, why=problem.strerror
        ) from problem


def _undo_half_a_save(path: Path) -> None:
    """Let SQLite undo a save that a crash cut off, which it does for nobody who only reads."""
    rollback = path.with_name(path.name + "-journal")
    if not (rollback.exists() and rollback.stat().st_size):
        return
    _check_writable(path)
    try:
        lock = WriterLock(path)
    except JournalInUse:
        return
    journal = Journal(path, lock)
    try:
        with journal.write():
            pass
    finally:
        journal.close()


def _check_writable(path: Path) -> None:
    if not _may_write(path):
        raise ReadOnlyJournal(
            "“{path}” is marked read-only, so nothing can be kept in it. Allow writing, or open "
            "it to read only.",
            path=path,
        )
    if not _may_write(path.parent):
        raise ReadOnlyJournal(
            "The folder “{folder}” cannot be written, so the journal in it can only be read.",
            folder=path.parent,
        )


def _may_write(path: Path) -> bool:
    """Whether the permission bits allow writing, also for an administrator who could anyway."""
    anybody = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return bool(path.stat().st_mode & anybody) and os.access(path, os.W_OK)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _engine(path: Path, *, writes: bool) -> Engine:
    mode = "rwc" if writes else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> Any:
        connection = dbapi2.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=5
        )
        for setting in _SETTINGS + (_DURABLE if writes else ("PRAGMA query_only = ON",)):
            connection.execute(setting)
        return connection

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=1 if writes else 4,
        max_overflow=0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
