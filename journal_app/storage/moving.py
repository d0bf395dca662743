# SPDX-License-Identifier: MIT
"""A journal brought to another folder: copied, proved, and the old file left under a clear name."""

import os
import shutil
from datetime import datetime
from glob import escape
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError
from journal_app.storage.backup import FOLDER
from journal_app.storage.connections import connect
from journal_app.storage.keys import Key
from journal_app.storage.protection import prove, sync_folder


def copied(source: Path, target: Path, key: Key | None) -> None:
    """Make a whole copy at ``target``, with the copies beside it; nobody may write meanwhile.

    It is read back and compared before it bears its name. Raises JournalFileError where something
    is there already or it can't be made; nothing has changed then.
    """
    if target.exists():
        raise JournalFileError(
            "There is a file at “{path}” already, so the journal was not moved there.", path=target
        )
    made = target.with_name(f".{target.name}.{os.getpid()}.moving")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made.unlink(missing_ok=True)
        _copy(source, made, key)
        prove(source, key, made, key)
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        made.rename(target)
        sync_folder(target.parent)
        _copy_copies(source, target)
    except (OSError, dbapi2.Error) as problem:
        raise JournalFileError(
            "The journal was not moved ({why}). It is where it was.", why=problem
        ) from problem
    finally:
        made.unlink(missing_ok=True)


def left_behind(old: Path, now: datetime) -> Path:
    """Give the file that was moved away from a name that says so; where it is now."""
    left = old.with_name(f"{old.stem} - moved {now:%Y-%m-%d %H%M%S}{old.suffix}")
    try:
        old.rename(left)
        old.with_name(f"{old.name}-journal").unlink(missing_ok=True)
    except OSError:
        # It stays under its old name, and opening it says that it is an older copy.
        return old if old.exists() else left
    return left


def _copy(source: Path, target: Path, key: Key | None) -> None:
    reader, writer = connect(source, key, "ro"), connect(target, key, "rwc")
    try:
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()


def _copy_copies(source: Path, target: Path) -> None:
    for one in sorted((source.parent / FOLDER).glob(f"{escape(source.stem)} *.journal")):
        folder = target.parent / FOLDER
        folder.mkdir(exist_ok=True)
        if not (folder / one.name).exists():
            shutil.copy2(one, folder / one.name)
