# SPDX-License-Identifier: MIT
"""What a window still has open, put aside whole when another copy took the journal's place."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.copies import AS_IN_THIS_WINDOW
from journal_app.domain.errors import JournalFileError
from journal_app.storage.backup import FOLDER, make_durable
from journal_app.storage.connections import connect
from journal_app.storage.copies import UNFINISHED, named
from journal_app.storage.keys import Key
from journal_app.storage.protection import sync_folder


def put_ours_aside(connection: Any, path: Path, key: Key | None, now: datetime) -> Path:
    """Copy what ``connection`` has open, which is no longer at ``path``, into the copies' folder.

    It is as protected as the journal. Returns the copy's path; raises JournalFileError.
    """
    folder = path.parent / FOLDER
    unfinished = folder / f".{path.name}.{os.getpid()}{UNFINISHED}"
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
        make_durable(unfinished)
        target = named(folder, path.stem, now, AS_IN_THIS_WINDOW)
        unfinished.rename(target)
        sync_folder(folder)
    except (OSError, dbapi2.Error) as problem:
        unfinished.unlink(missing_ok=True)
        raise JournalFileError(
            "Another copy of the journal was put in its place, and what this window has could not "
            "be put aside ({why}). Nothing was written. Please save your words elsewhere.",
            why=problem,
        ) from problem
    return target
