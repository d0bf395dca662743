# SPDX-License-Identifier: MIT
"""One copy of a journal, made by SQLite's own backup so that it is whole, and proved by opening."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError, StorageFull
from journal_app.storage.connections import connect
from journal_app.storage.copies import UNFINISHED, named
from journal_app.storage.keys import Key
from journal_app.storage.proof import Stopped, account, never, prove
from journal_app.storage.protection import sync_folder

FOLDER = "backups"
_PAGES = 128
"""So many pages are read in one go, in about 3 ms: a save waits no longer than that."""
_BREATH = 0.001
"""Seconds between two goes, in which a save that waits gets its turn."""
_SPARE = 16 << 20


def put_aside(
    path: Path,
    now: datetime,
    reason: str,
    key: Key | None,
    *,
    source: Any = None,
    stopped: Callable[[], bool] = never,
) -> Path:
    """Copy the journal at ``path`` into the folder ``backups`` beside it and check the copy.

    ``reason`` stands in the name of the copy, which is as protected as the journal. ``source`` is
    a connection to read through, best the one that writes: what is saved meanwhile is in the copy
    then, where it would have to begin anew otherwise. Returns the copy's path; raises
    JournalFileError where it could not be made, and Stopped.
    """
    folder = path.parent / FOLDER
    unfinished = folder / f".{path.name}.{os.getpid()}{UNFINISHED}"
    try:
        # Taken before, so that what is saved from here on makes another copy due.
        found = path.stat()
        folder.mkdir(exist_ok=True)
        check_room(folder, found.st_size)
        unfinished.unlink(missing_ok=True)
        copy_whole(path, unfinished, key, source, stopped)
        shutil.copymode(path, unfinished)
        os.utime(unfinished, ns=(found.st_mtime_ns, found.st_mtime_ns))
        target = named(folder, path.stem, now, reason)
        make_durable(unfinished)
        unfinished.rename(target)
        # Also the name: what is done next relies on the copy.
        sync_folder(folder)
        sync_folder(folder.parent)
    except (OSError, dbapi2.Error) as problem:
        raise JournalFileError(
            "No copy of the journal could be made ({why}), so nothing was changed. The older "
            "copies are all there.",
            why=problem,
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def write_to(path: Path, target: Path, key: Key | None, source: Any = None) -> None:
    """Copy the journal to a new file anywhere; raises JournalFileError and OSError."""
    unfinished = target.with_name(f".{target.name}{UNFINISHED}")
    try:
        check_room(target.parent, path.stat().st_size)
        unfinished.unlink(missing_ok=True)
        copy_whole(path, unfinished, key, source)
        shutil.copymode(path, unfinished)
        make_durable(unfinished)
        unfinished.rename(target)
        sync_folder(target.parent)
    except dbapi2.Error as problem:
        raise JournalFileError(
            "No copy could be made: the journal or the copy does not read back ({why}). “uptoit "
            "check” says more.",
            why=problem,
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def copy_whole(
    path: Path,
    target: Path,
    key: Key | None,
    source: Any = None,
    stopped: Callable[[], bool] = never,
) -> None:
    """Copy the database at ``path`` to ``target`` under the same key, and prove the copy.

    Raises OSError or what the database raises where that fails, and Stopped.
    """
    watcher = connect(path, key, "ro")
    try:
        watcher.execute("PRAGMA busy_timeout = 5000")
        before, at = account(watcher), _state(watcher)
        _copy(watcher if source is None else source, target, key, stopped)
        found = prove(target, key, stopped)
        if _state(watcher) == at and found != before:
            raise OSError("the copy does not hold what the journal holds")
    finally:
        watcher.close()


def _copy(reader: Any, target: Path, key: Key | None, stopped: Callable[[], bool]) -> None:
    writer = connect(target, key, "rwc")
    try:
        # It is proved before anybody relies on it, so a crash on the way may leave it half made.
        writer.execute("PRAGMA journal_mode = OFF")
        writer.execute("PRAGMA synchronous = OFF")

        def breathe(_status: int, _left: int, _all: int) -> None:
            if stopped():
                raise Stopped
            # On a lane, never on the window's thread.
            time.sleep(_BREATH)  # noqa: TID251

        reader.backup(writer, pages=_PAGES, progress=breathe, sleep=_BREATH)
    finally:
        writer.close()


def _state(connection: Any) -> object:
    """Another one after anybody else has saved something."""
    return connection.execute("PRAGMA data_version").fetchone()


def check_room(folder: Path, size: int) -> None:
    """Raises StorageFull where a file of that size does not fit."""
    if shutil.disk_usage(folder).free < size + _SPARE:
        raise StorageFull(
            "There is no room for another copy of the journal in “{folder}”. The older copies "
            "are all there. Please free some space.",
            folder=folder,
        )


def make_durable(file: Path) -> None:
    """Put what was written on the disk itself."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
