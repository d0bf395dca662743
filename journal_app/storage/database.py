# SPDX-License-Identifier: MIT
"""A journal file, open: one connection that writes, a few that only read, and what guards them."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection as Connection  # handed on to services, which know no SQL
from sqlcipher3 import dbapi2

from journal_app.domain.errors import (
    JournalFileError,
    JournalGone,
    JournalInUse,
    NotAJournal,
    ReadOnlyJournal,
)
from journal_app.storage import backup, keys, moving, ours, protection, written
from journal_app.storage.connections import connect, engine
from journal_app.storage.entries import moment
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.protection import protect_copies, rewrite, sync_folder
from journal_app.storage.standing import Standing, another_copy, look
from journal_app.storage.trouble import told_plainly
from journal_app.storage.unlocking import same_key, unlocked, version_of
from journal_app.storage.watermark import Watermarks
from journal_app.storage.written import Mark


class Journal:
    """An open journal file. Make one with ``open_journal``; ``close`` it when done."""

    def __init__(
        self,
        path: Path,
        lock: WriterLock | None,
        key: Key | None = None,
        marks: Watermarks | None = None,
    ) -> None:
        self.path = path
        self._lock = lock
        self._key = key
        self._marks = marks
        self._standing: Standing | None = None
        self._vector: dict[str, Mark] = {}
        self.id = ""
        """What all copies of this journal share; empty where it is only read."""
        self.aside: Path | None = None
        """Where what is open was put when another copy took its place; None while none did."""
        self._writing, self._swapping = Lock(), Lock()
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

        Raises ReadOnlyJournal for a journal opened to read, AnotherCopy and JournalGone where the
        file is no longer the one that was opened, StorageFull and its kin otherwise.
        """
        if self._writer is None:
            raise ReadOnlyJournal("This journal is open to read only, so nothing was changed.")
        mark = None
        with self._writing:
            self._check_standing()
            try:
                with told_plainly(self.path), self._writer.begin() as connection:
                    before = _rows_changed(connection)
                    yield connection
                    if self._marks is not None and _rows_changed(connection) != before:
                        mark = written.count_up(connection, self._marks.computer, self._marks.now())
            finally:
                self._note_standing()
            if mark is not None and self._marks is not None:
                self._vector[self._marks.computer] = mark
                self._marks.note(self.id, mark)

    def settle(self, connection: Connection) -> None:
        """Find out which journal this is; raises OlderCopy where this computer knows more of it."""
        self.id, self._vector = written.journal_id(connection), written.vector(connection)
        if self._marks is not None:
            self._marks.check(self.path, self.id, self._vector.get(self._marks.computer))

    def accept(self) -> None:
        """Take the file as it is for the right one, however old: no watermark speaks against it."""
        if self._marks is not None:
            self._marks.forget(self.id)

    def move(self, target: Path, now: datetime) -> Path:
        """Go on at another path; returns where the old file was left, under a name that says so.

        Raises ReadOnlyJournal, JournalInUse, and JournalFileError where no whole copy could be
        made there; the journal is where it was then.
        """
        if self._writer is None:
            raise ReadOnlyJournal("This journal is open to read only, so it was not moved.")
        with self._writing:
            self._check_standing()
            moving.copied(self.path, target, self._key)
            before, self._lock = self._lock, WriterLock(target)
            with self._swapping:
                self._reader.dispose()
                self._writer.dispose()
                old, self.path = self.path, target
            self._standing = look(target)
            if self._marks is not None:
                self._marks.note_moved(old, target)
            if before is not None:
                before.release()
            return moving.left_behind(old, now)

    def take_over(self, now: datetime, steps: Sequence[Step] = STEPS) -> None:
        """Go on with the copy that took the journal's place; ``aside`` is the caller's to merge.

        Raises the errors of ``open_journal`` where that copy can't be opened as this one was;
        nothing can be written then.
        """
        if self._writer is None or self.aside is None:
            return
        with self._writing:
            key = same_key(self.path, self._key)
            found = version_of(self.path, key, len(steps))
            if found < len(steps):
                backup.put_aside(self.path, now, f"before update from version {found}", key)
            with self._swapping:
                self._reader.dispose()
                self._writer.dispose()
                self._key = key
            with told_plainly(self.path), self._writer.begin() as connection:
                if found < len(steps):
                    migrate(connection, found, steps)
                self.id, self._vector = written.journal_id(connection), written.vector(connection)
            self._standing, self.aside = look(self.path), None

    def _check_standing(self) -> None:
        """Raises AnotherCopy or JournalGone unless the file is the one that is open."""
        if self.aside is not None:
            raise another_copy(self.path, self.aside)
        now = look(self.path)
        if self._standing is None or now == self._standing:
            self._standing = now
            return
        if self._is_as_we_left_it():
            # Touched, or written anew with the same content; our connections may hold the old file.
            with self._swapping:
                self._reader.dispose()
                if self._writer is not None:
                    self._writer.dispose()
            self._standing = now
            return
        assert self._writer is not None
        with self._writer.connect() as connection:
            driver = connection.connection.driver_connection
            self.aside = ours.put_ours_aside(driver, self.path, self._key, self._now(now))
        raise another_copy(self.path, self.aside)

    def _is_as_we_left_it(self) -> bool:
        """Whether the file, read anew, holds just what was written last here."""
        # Without a count nothing says that nobody else wrote.
        return self._marks is not None and written.says(self.path, self._key, self.id, self._vector)

    def _now(self, standing: Standing) -> datetime:
        """The time it is; without a clock, when the file last changed."""
        microseconds = self._marks.now() if self._marks else standing.changed // 1000
        return moment(microseconds).astimezone()

    def _note_standing(self) -> None:
        with suppress(JournalGone):
            now = look(self.path)
            if self._standing is not None and now.same_file(self._standing):
                self._standing = now

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
        with self._writing:
            self._check_standing()
            backup.put_aside(self.path, now, "before change of protection", old)
            with self._swapping:
                self._reader.dispose()
                self._writer.dispose()
                rewrite(self.path, old, new, passphrase)
                self._key = new
                self._standing = look(self.path)
            return protect_copies(self.path, folder, old, new)

    def close(self) -> None:
        """Close every connection, leave one file behind, and give the writer's lock free."""
        self._reader.dispose()
        try:
            # What lies beside another copy that took our place is not ours to remove.
            if self._writer is not None and self.aside is None:
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
    marks: Watermarks | None = None,
) -> Journal:
    """Open the journal at ``path``, making it where there is none and ``create`` is true.

    An older journal is copied aside and then brought up to date. ``secret`` is the passphrase or
    the recovery code of a protected one; ``marks`` is how far this computer has written in each.
    Raises Locked where the secret is missing, WrongPassphrase where it does not fit, the errors of
    ``header.check``, JournalInUse where another process writes to it, ReadOnlyJournal where the
    file or its folder cannot be written and ``read_only`` is false, and OlderCopy where this
    computer has written more than the file holds.
    """
    if not _exists(path):
        if read_only or not create:
            raise NotAJournal("There is no journal at “{path}”.", path=path)
        _create(path, now, steps)
    key = unlocked(path, secret)
    found = version_of(path, key, len(steps))
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
        if key is not None:
            protect_copies(path, path.parent / backup.FOLDER, None, key)
        if found < len(steps):
            backup.put_aside(path, now, f"before update from version {found}", key)
        journal = Journal(path, lock, key, marks)
        with journal.write() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version < len(steps):
                migrate(connection, version, steps)
            if len(steps) >= len(STEPS):
                journal.settle(connection)
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


def _rows_changed(connection: Connection) -> int:
    driver = connection.connection.driver_connection
    return int(driver.total_changes) if driver is not None else 0


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
