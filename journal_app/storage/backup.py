# SPDX-License-Identifier: MIT
"""Copies of a journal, made by SQLite's own backup so that they are whole."""

from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError

FOLDER = "backups"


def put_aside(path: Path, now: datetime, version: int) -> Path:
    """Copy the journal at ``path`` into the folder ``backups`` beside it and check the copy.

    Returns the copy's path; raises JournalFileError where it could not be made.
    """
    folder = path.parent / FOLDER
    stem = f"{path.stem} before update from version {version} {now:%Y-%m-%d %H%M%S}"
    target = folder / f"{stem}.journal"
    unfinished = target.with_suffix(".unfinished")
    try:
        folder.mkdir(exist_ok=True)
        unfinished.unlink(missing_ok=True)
        _copy(path, unfinished)
        unfinished.rename(target)
    except (OSError, dbapi2.Error) as problem:
        unfinished.unlink(missing_ok=True)
        raise JournalFileError(
            "The journal was not opened, because no copy of it could be put aside before "
            "bringing it up to date ({why}).",
            why=problem,
        ) from problem
    return target


def _copy(source: Path, target: Path) -> None:
    reader = dbapi2.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
    writer = dbapi2.connect(str(target))
    try:
        writer.execute("PRAGMA synchronous = EXTRA")
        reader.backup(writer)
        answer = writer.execute("PRAGMA quick_check(1)").fetchone()
        if answer != ("ok",):
            raise OSError("the copy does not read back as it was written")
    finally:
        writer.close()
        reader.close()
