# SPDX-License-Identifier: MIT
"""A journal file, open: one connection that writes, a few that only read, and what guards them."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection as Connection  # handed on to services, which know no SQL
from sqlcipher3 import dbapi2

from journal_app.domain.copies import BEFORE_PROTECTION, BEFORE_UPDATE
from journal_app.domain.errors import (
    DamagedJournal,
    JournalFileError,
    JournalInUse,
    Locked,
    NotAJournal,
    ReadOnlyJournal,
    WrongPassphrase,
)
from journal_app.storage import backup, checking, copies, header, keys, protection, restoring
from journal_app.storage.checking import Findings
from journal_app.storage.connections import connect, engine
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.proof import never
from journal_app.storage.protection import protect_copies, rewrite, sync_folder
from journal_app.storage.trouble import told_plainly


class Journal:
    """An open journal file. Make one with ``open_journal``; ``close`` it when done."""

    def __init__(self, path: Path, lock: WriterLock | None, key: Key | None = None) -> None:
        self.path = path
        self._lock = lock
        self._key = key
        self._writing, self._swapping, self._copying = Lock(), Lock(), Lock()
        self._reader = engine(lambda: self._connect("ro"), writes=False)
        self._writer = engine(lambda: self._connect("rw"), writes=True) if lock else None

    @property
    def read_only(self) -> bool:
        """Whether this journal was opened to read only."""
        return self._writer is None

    @property
    def key(self) -> Key | None:
        """What opens the file, or None where anybody can read it."""
        return self._key

    def _connect(self, mode: str) -> Any:
        with self._swapping:
            return connect(self.path, self._key, mode)

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
        with self._writing, told_plainly(self.path), self._writer.begin() as connection:
            yield connection

    def protect(self, passphrase: str | None, now: datetime) -> int:
        """Write the file anew under a passphrase, with a fresh salt, or under none.

        A copy is put aside first; that and the earlier copies come under the new key too.
        Returns how many copies did. Raises ReadOnlyJournal for a journal opened to read, and
        JournalFileError where the new file could not be made or does not open; nothing has
        changed then.
        """
        if self._writer is None:
            raise ReadOnlyJournal("This journal is open to read only, so nothing was changed.")
        old, new = self._key, None if passphrase is None else keys.new_key(passphrase)
        folder = self.path.parent / backup.FOLDER
        with self._copying, self._writing:
            backup.put_aside(self.path, now, BEFORE_PROTECTION, old)
            with self._swapping:
                self._reader.dispose()
                self._writer.dispose()
                rewrite(self.path, old, new, passphrase)
                self._key = new
            return protect_copies(self.path, folder, old, new)

    def copy(self, now: datetime, reason: str, stopped: Callable[[], bool] = never) -> Path:
        """Put a proved copy aside, in steps so small that nobody who writes meanwhile has to wait.

        Returns its path; raises JournalFileError where it could not be made, and Stopped where
        ``stopped`` said so.
        """
        with self._copying:
            return backup.put_aside(
                self.path, now, reason, self._key, source=self._handle(), stopped=stopped
            )

    def copy_to(self, target: Path) -> None:
        """Write a proved copy to a new file anywhere; raises JournalFileError or OSError."""
        with self._copying:
            backup.write_to(self.path, target, self._key, self._handle())

    def examine(self) -> Findings:
        """Verify everything about the journal that can be verified, and change nothing."""
        key = self._key
        with self._copying, self._swapping, closing(connect(self.path, key, "rw")) as connection:
            return checking.examine(connection, protected=key is not None)

    def _handle(self) -> Any:
        """The bare connection that writes: what it saves while it is copied is in the copy."""
        if self._writer is None:
            return None
        with self._writer.connect() as connection:
            return connection.connection.driver_connection

    def close(self) -> None:
        """Close every connection, leave one file behind, and give the writer's lock free."""
        with self._copying:
            self._close()

    def _close(self) -> None:
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
    secret: str | None = None,
    steps: Sequence[Step] = STEPS,
) -> Journal:
    """Open the journal at ``path``, making it where there is none and ``create`` is true.

    An older journal is copied aside and then brought up to date. ``secret`` is the passphrase or
    the recovery code of a protected one. Raises Locked where that is missing, WrongPassphrase
    where it does not fit, the errors of ``header.check``, JournalInUse where another process
    writes to it, and ReadOnlyJournal where the file or its folder cannot be written and
    ``read_only`` is false.
    """
    if not _exists(path):
        if read_only or not create:
            raise NotAJournal("There is no journal at “{path}”.", path=path)
        _create(path, now, steps)
    key = _unlocked(path, secret)
    found = header.check(path, len(steps)) if key is None else _inside(path, key, len(steps))
    if read_only:
        if found < len(steps):
            raise ReadOnlyJournal(
                "“{path}” is from an older version and must be brought up to date before it can "
                "be read. Please open it once where it can be written.",
                path=path,
            )
        _undo_half_a_save(path, key)
        return Journal(path, None, key)
    _check_writable(path)
    lock = WriterLock(path)
    try:
        protection.clear_unfinished(path)
        restoring.clear_unfinished(path)
        copies.clear_unfinished(path.parent / backup.FOLDER, path.stem)
        if key is not None:
            protect_copies(path, path.parent / backup.FOLDER, None, key)
        if found < len(steps):
            backup.put_aside(path, now, f"{BEFORE_UPDATE} {found}", key)
        journal = Journal(path, lock, key)
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
    making = engine(lambda: connect(new, None, "rwc"), writes=True)
    try:
        with told_plainly(path), making.begin() as connection:
            migrate(connection, 0, steps)
            connection.exec_driver_sql("INSERT INTO meta VALUES ('created', ?)", (now.isoformat(),))
        making.dispose()
        new.rename(path) if os.name == "nt" else os.link(new, path)
    except FileExistsError:
        return
    except OSError as problem:
        raise JournalFileError(
            "No journal could be made at “{path}”: {why}.", path=path, why=problem.strerror
        ) from problem
    finally:
        making.dispose()
        new.unlink(missing_ok=True)
        new.with_name(new.name + "-journal").unlink(missing_ok=True)
        sync_folder(folder)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as problem:
        raise JournalFileError(
            "“{path}” cannot be looked at: {why}.", path=path, why=problem.strerror
        ) from problem


def _unlocked(path: Path, secret: str | None) -> Key | None:
    """The key of a protected file, once it is known to fit; None for a plain one."""
    if not path.is_file() or not keys.is_protected(path):
        return None
    if secret is None:
        if keys.looks_readable(path):
            raise DamagedJournal(
                "The beginning of “{path}” is damaged. It was left as it is. Please bring back a "
                "copy of your journal, or let it be repaired.",
                path=path,
            )
        raise Locked(
            "“{path}” is protected. Please give its passphrase or its recovery code.", path=path
        )
    key = keys.key_for(path, secret)
    if not keys.fits(path, key):
        raise WrongPassphrase(
            "That does not open the journal. Look at capital letters and the keyboard’s language, "
            "and try again; the recovery code opens it too. If you are sure of the passphrase, "
            "the beginning of the file may be damaged: bring back a copy."
        )
    return key


def _inside(path: Path, key: Key, newest: int) -> int:
    """The schema version of a protected journal whose key fits; raises as ``header.check``."""
    reader = engine(lambda: connect(path, key, "ro"), writes=False)
    try:
        with told_plainly(path), reader.connect() as connection:
            application, version = (
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("application_id", "user_version")
            )
    finally:
        reader.dispose()
    header.judge(path, application, version, newest)
    return int(version)


def _undo_half_a_save(path: Path, key: Key | None) -> None:
    """Let SQLite undo a save that a crash cut off, which it does for nobody who only reads."""
    rollback = path.with_name(path.name + "-journal")
    if not (rollback.exists() and rollback.stat().st_size):
        return
    _check_writable(path)
    try:
        lock = WriterLock(path)
    except JournalInUse:
        return
    journal = Journal(path, lock, key)
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
