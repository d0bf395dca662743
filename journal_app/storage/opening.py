# SPDX-License-Identifier: MIT
"""Opening a journal file: made where there is none, unlocked, brought up to date, or refused."""

import os
import stat
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from journal_app.domain.copies import BEFORE_UPDATE
from journal_app.domain.errors import (
    DamagedJournal,
    JournalFileError,
    JournalInUse,
    NotAJournal,
    ReadOnlyJournal,
)
from journal_app.storage import backup, copies, header, protection, restoring
from journal_app.storage.connections import connect, engine
from journal_app.storage.database import Journal
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.protection import protect_copies, sync_folder
from journal_app.storage.rollback import is_whole, write_free_pages_anew
from journal_app.storage.trouble import told_plainly
from journal_app.storage.unlocking import unlocked, version_of
from journal_app.storage.watermark import Watermarks


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
    _undo_half_a_save(path, key, len(steps))
    found = version_of(path, key, len(steps))
    if read_only:
        if found < len(steps):
            raise ReadOnlyJournal(
                "“{path}” is from an older version and must be brought up to date before it can "
                "be read. Please open it once where it can be written.",
                path=path,
            )
        return Journal(path, None, key)
    _check_writable(path)
    lock = WriterLock(path)
    try:
        _tidy(path, key)
        if found < len(steps):
            backup.put_aside(path, now, f"{BEFORE_UPDATE} {found}", key)
        journal = Journal(path, lock, key, marks)
        _bring_up_to_date(journal, steps)
    except BaseException:
        lock.release()
        raise
    return journal


def _tidy(path: Path, key: Key | None) -> None:
    """Take away what a crash left half made, and let no copy beside a protected journal be read."""
    folder = path.parent / backup.FOLDER
    protection.clear_unfinished(path, folder)
    restoring.clear_unfinished(path)
    copies.clear_unfinished(folder, path.stem)
    if key is not None:
        protect_copies(path, folder, None, key)


def _bring_up_to_date(journal: Journal, steps: Sequence[Step]) -> None:
    with journal.write() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version < len(steps):
            migrate(connection, version, steps)
        if len(steps) >= len(STEPS):
            journal.settle(connection)
    if journal.key is not None:
        journal.finish_protecting()


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


def _undo_half_a_save(path: Path, key: Key | None, newest: int) -> None:
    """Let SQLite undo a save that a crash cut off, which it does for nobody who only reads.

    Until then neither the version nor anything else in the file can be relied on.
    """
    rollback = path.with_name(path.name + "-journal")
    if not (rollback.exists() and rollback.stat().st_size):
        return
    if key is None:
        header.check(path, newest)  # No file of another program is touched.
    if not (_may_write(path) and _may_write(path.parent)):
        raise ReadOnlyJournal(
            "The last save of “{path}” was cut off and must be undone before the journal can be "
            "read. Please open it once where it can be written.",
            path=path,
        )
    try:
        lock = WriterLock(path)
    except JournalInUse:
        return
    if not is_whole(rollback, path):
        lock.release()
        raise DamagedJournal(
            "The last save of “{path}” was cut off, and the file that would undo it is damaged. "
            "Both were left as they are. Please bring back a copy of your journal.",
            path=path,
        )
    journal = Journal(path, lock, key)
    try:
        with journal.write():
            pass
        if key is not None:
            write_free_pages_anew(path, key)
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
