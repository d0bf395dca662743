# SPDX-License-Identifier: MIT
"""Copies of a journal, made by SQLite's own backup so that they are whole."""

from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError
from journal_app.storage.connections import connect
from journal_app.storage.keys import Key
from journal_app.storage.protection import sync_folder

FOLDER = "backups"


def put_aside(path: Path, now: datetime, reason: str, key: Key | None) -> Path:
    """Copy the journal at ``path`` into the folder ``backups`` beside it and check the copy.

    ``reason`` stands in the name of the copy, which is as protected as the journal. Returns the
    copy's path; raises JournalFileError where it could not be made.
    """
    folder = path.parent / FOLDER
    stem = f"{path.stem} {reason} {now:%Y-%m-%d %H%M%S}"
    target = folder / f"{stem}.journal"
    unfinished = target.with_suffix(".unfinished")
    try:
        folder.mkdir(exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(path, unfinished, key)
        unfinished.rename(target)
        # Also the name: what is done next relies on the copy.
        sync_folder(folder)
        sync_folder(folder.parent)
    except (OSError, dbapi2.Error) as problem:
        unfinished.unlink(missing_ok=True)
        raise JournalFileError(
            "No copy of the journal could be put aside first, so nothing was changed ({why}).",
            why=problem,
        ) from problem
    return target


def _copy(source: Path, target: Path, key: Key | None) -> None:
    reader = connect(source, key, "ro")
    writer = connect(target, key, "rwc")
    try:
        writer.execute("PRAGMA synchronous = EXTRA")
        reader.backup(writer)
        answer = writer.execute("PRAGMA quick_check(1)").fetchone()
        if answer != ("ok",):
            raise OSError("the copy does not read back as it was written")
    finally:
        writer.close()
        reader.close()
