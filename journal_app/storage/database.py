# SPDX-License-Identifier: MIT
"""A journal file, open: one connection that writes, a few that only read, and what guards them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection as Connection  # handed on to services, which know no SQL
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal_app.domain.copies import BEFORE_PROTECTION, BEFORE_UPDATE
from journal_app.domain.errors import (
    JournalGone,
    ReadOnlyJournal,
)
from journal_app.storage import backup, checking, keys, moving, ours, protection, written
from journal_app.storage.checking import Findings
from journal_app.storage.connections import connect, engine
from journal_app.storage.entries import moment
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.proof import never
from journal_app.storage.protection import protect_copies, rewrite
from journal_app.storage.standing import Standing, another_copy, look
from journal_app.storage.trouble import told_plainly
from journal_app.storage.unlocking import same_key, version_of
from journal_app.storage.watermark import Watermarks
from journal_app.storage.written import Mark

_FORMER = "SELECT value FROM meta WHERE key = 'former_key'"


class Journal:
    """An open journal file. Made by ``opening.open_journal``; ``close`` it when done."""

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
        with self._copying, self._writing:
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
        with self._copying, self._writing:
            key = same_key(self.path, self._key)
            found = version_of(self.path, key, len(steps))
            if found < len(steps):
                backup.put_aside(self.path, now, f"{BEFORE_UPDATE} {found}", key)
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
        with self._copying, self._writing:
            self._check_standing()
            backup.put_aside(self.path, now, BEFORE_PROTECTION, old)
            if old is not None and new is not None:
                self._note(old)
            with self._swapping:
                self._reader.dispose()
                self._writer.dispose()
                rewrite(self.path, old, new, passphrase)
                self._key = new
                self._standing = look(self.path)
            count = protect_copies(self.path, folder, old, new)
            if new is not None:
                self._note(None)
            return count

    def finish_protecting(self) -> None:
        """Bring copies along that a crash left under the key before, which was noted inside."""
        with self.read() as connection:
            noted = connection.exec_driver_sql(_FORMER).scalar()
        if noted and self._writer is not None:
            former = Key(bytes.fromhex(noted), b"")
            protect_copies(self.path, self.path.parent / backup.FOLDER, former, self._key)
            with self._writing:
                self._note(None)

    def _note(self, former: Key | None) -> None:
        """Note the key that copies may still be under; it never stands in a readable file."""
        assert self._writer is not None
        with told_plainly(self.path), self._writer.begin() as connection:
            connection.exec_driver_sql("DELETE FROM meta WHERE key = 'former_key'")
            if former is not None:
                row = ("former_key", former.raw.hex())
                connection.exec_driver_sql("INSERT INTO meta VALUES (?, ?)", row)
        self._note_standing()

    def copies_left(self) -> list[Path]:
        """The copies beside a protected journal that its key does not open; none beside a plain."""
        folder = self.path.parent / backup.FOLDER
        key = self._key
        return [] if key is None else protection.copies_left(self.path, folder, key)

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
            # What lies beside another copy that took our place is not ours to remove.
            if self._writer is not None and self.aside is None:
                with self._writer.connect() as connection:
                    driver = connection.connection.driver_connection
                    assert driver is not None
                    driver.execute("PRAGMA journal_mode = DELETE")
        except (dbapi2.Error, DBAPIError):
            # The empty file beside the journal stays where the disk has gone; nothing is lost.
            return
        finally:
            if self._writer is not None:
                self._writer.dispose()
            if self._lock is not None:
                self._lock.release()


def _rows_changed(connection: Connection) -> int:
    driver = connection.connection.driver_connection
    return int(driver.total_changes) if driver is not None else 0
