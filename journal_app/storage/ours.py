# SPDX-License-Identifier: MIT
"""What a window still has open, put aside whole when another copy took the journal's place."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError
from journal_app.storage.backup import FOLDER
from journal_app.storage.connections import connect
from journal_app.storage.keys import Key


def put_ours_aside(connection: Any, path: Path, key: Key | None, now: datetime) -> Path:
    """Copy what ``connection`` has open, which is no longer at ``path``, into the copies' folder.

    It is as protected as the journal. Returns the copy's path; raises JournalFileError.
    """
    folder = path.parent / FOLDER
    stem = f"{path.stem} as it was in this window {now:%Y-%m-%d %H%M%S}"
    number, target = 1, folder / f"{stem}.journal"
    while target.exists():
        number += 1
        target = folder / f"{stem} {number}.journal"
    unfinished = target.with_suffix(".unfinished")
    try:
        folder.mkdir(exist_ok=True)
        unfinished.unlink(missing_ok=True)
        writer = connect(unfinished, key, "rwc")
        try:
            connection.backup(writer)
            if writer.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise OSError("the copy does not read back as it was written")
        finally:
            writer.close()
        unfinished.rename(target)
    except (OSError, dbapi2.Error) as problem:
        unfinished.unlink(missing_ok=True)
        raise JournalFileError(
            "Another copy of the journal was put in its place, and what this window has could not "
            "be put aside ({why}). Nothing was written. Please save your words elsewhere.",
            why=problem,
        ) from problem
    return target
