# SPDX-License-Identifier: MIT
"""A copy put in the place of the journal: written beside it, proved and brought up to date first.

At every moment the journal's name stands for one whole file, the one before or the one after, so
that a crash on the way costs nothing.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.copies import BEFORE_RESTORE
from journal_app.domain.errors import JournalError, JournalFileError
from journal_app.storage import backup, header
from journal_app.storage.connections import connect, engine
from journal_app.storage.copies import named
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.migrations import STEPS, Step, migrate
from journal_app.storage.proof import prove
from journal_app.storage.protection import sync_folder, write_under
from journal_app.storage.rollback import is_whole, write_free_pages_anew
from journal_app.storage.trouble import told_plainly

_UNFINISHED = ".restoring"


@dataclass(frozen=True, slots=True)
class Source:
    """A copy, the key that opens it, and the key that what is made of it is to have."""

    path: Path
    key: Key | None
    wanted: Key | None


def put_in_place(
    source: Source, path: Path, now: datetime, key: Key | None, *, opens: bool, reason: str = ""
) -> Path | None:
    """Put a copy in the place of the journal at ``path``, which becomes a copy itself.

    ``key`` is what opens the journal there now, where it ``opens`` at all. Returns the path under
    which it was put aside, or None where there was none. Raises JournalFileError and its kin;
    the journal is as it was then.
    """
    lock = WriterLock(path)
    try:
        clear_unfinished(path)
        made = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
        try:
            make(source, made)
            aside = _put_aside(path, now, key, reason or BEFORE_RESTORE, opens=opens)
            swap(made, path)
        finally:
            made.unlink(missing_ok=True)
        return aside
    except OSError as problem:
        raise JournalFileError(
            "The copy was not put in place ({why}). The journal is as it was.",
            why=problem.strerror or problem,
        ) from problem
    finally:
        lock.release()


def make(source: Source, target: Path, steps: Sequence[Step] = STEPS) -> None:
    """Write a copy to a new file, prove it, and bring it up to date.

    Raises JournalFileError and its kin where the copy is damaged, newer or no journal.
    """
    try:
        backup.check_room(target.parent, source.path.stat().st_size)
        target.unlink(missing_ok=True)
        if source.key == source.wanted:
            backup.copy_whole(source.path, target, source.key)
        else:
            write_under(source.path, source.key, target, source.wanted)
            prove(target, source.wanted)
        _bring_up_to_date(target, source, steps)
        backup.make_durable(target)
    except (OSError, dbapi2.Error, UnicodeDecodeError) as problem:
        target.unlink(missing_ok=True)
        raise JournalFileError(
            "“{path}” cannot be brought back: it does not read back as it should ({why}). "
            "Please choose another copy.",
            path=source.path.name,
            why=problem,
        ) from problem
    except JournalError:
        target.unlink(missing_ok=True)
        raise


def prove_copy(path: Path, key: Key | None) -> None:
    """Read a copy whole; raises JournalFileError where it does not read back as it should."""
    try:
        prove(path, key)
    except (OSError, dbapi2.Error, UnicodeDecodeError) as problem:
        raise JournalFileError(
            "“{path}” cannot be brought back: it does not read back as it should ({why}). "
            "Please choose another copy.",
            path=path.name,
            why=problem,
        ) from problem


def swap(made: Path, path: Path) -> None:
    """Give a finished file the journal's name; whatever had it before is put aside already."""
    if path.exists():
        shutil.copymode(path, made)
    # A half-done save of the file before must not be undone in the file after.
    path.with_name(path.name + "-journal").unlink(missing_ok=True)
    made.replace(path)
    sync_folder(path.parent)


def clear_unfinished(path: Path) -> None:
    """Remove what a crash left of a copy that was being put in place."""
    for one in path.parent.glob(f".{escape(path.name)}.*{_UNFINISHED}*"):
        one.unlink(missing_ok=True)


def keep_as_it_is(path: Path, now: datetime, reason: str) -> Path:
    """Put the very bytes of a journal that can't be opened aside, with a save that was cut off."""
    folder = path.parent / backup.FOLDER
    folder.mkdir(exist_ok=True)
    target = named(folder, path.stem, now, reason)
    rollback = path.with_name(path.name + "-journal")
    for one, other in ((rollback, target.with_name(target.name + "-journal")), (path, target)):
        if one.exists() and (one == path or one.stat().st_size):
            shutil.copy2(one, other)
            backup.make_durable(other)
    sync_folder(folder)
    return target


def _put_aside(
    path: Path, now: datetime, key: Key | None, reason: str, *, opens: bool
) -> Path | None:
    if not path.exists():
        return None
    if opens:
        try:
            _undo_half_a_save(path, key)
            return backup.put_aside(path, now, reason, key)
        except (JournalFileError, dbapi2.Error):
            # Damaged, perhaps the very reason for bringing back a copy: kept as it is, below.
            pass
    return keep_as_it_is(path, now, reason)


def finish_undoing(path: Path, key: Key | None) -> None:
    """Take back a save that was cut off, where the damage lets SQLite do it."""
    with suppress(JournalFileError, dbapi2.Error, UnicodeDecodeError):
        _undo_half_a_save(path, key)


def _undo_half_a_save(path: Path, key: Key | None) -> None:
    rollback = path.with_name(path.name + "-journal")
    if not (rollback.exists() and rollback.stat().st_size):
        return
    if not is_whole(rollback, path):
        raise JournalFileError("“{path}” ends in half a save.", path=path.name)
    writer = connect(path, key, "rw")
    try:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("ROLLBACK")
    finally:
        writer.close()
    if key is not None:
        write_free_pages_anew(path, key)


def _bring_up_to_date(made: Path, source: Source, steps: Sequence[Step]) -> None:
    writes = engine(lambda: connect(made, source.wanted, "rw"), writes=True)
    try:
        with told_plainly(made), writes.begin() as connection:
            application, version = (
                int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())
                for name in ("application_id", "user_version")
            )
            header.judge(source.path, application, version, len(steps))
            if version < len(steps):
                migrate(connection, version, steps)
        with writes.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    finally:
        writes.dispose()
