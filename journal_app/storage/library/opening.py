# SPDX-License-Identifier: MIT
"""Opening a library: made where there is none, unlocked, brought up to date, or refused.

Other windows and coaches may be writing to the same file. Nothing here opens it but SQLite
itself: on Unix the locks of a whole process go when any of its handles on the file is closed.
"""

import os
import secrets
import stat
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from journal_app.domain.errors import (
    JournalFileError,
    Locked,
    NotAJournal,
    ReadOnlyJournal,
    WrongPassphrase,
)
from journal_app.storage import keys
from journal_app.storage.connections import connect
from journal_app.storage.keys import Key
from journal_app.storage.library import places
from journal_app.storage.library.access import Shelf
from journal_app.storage.library.places import Place
from journal_app.storage.library.trouble import told_plainly
from journal_app.storage.library.upgrading import APPLICATION_ID, upgrade
from journal_app.storage.protection import sync_folder

_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NO_KEY = Key(bytes(32), bytes(keys.SALT))


def open_shelf(where: Path | str, secret: str | None) -> Shelf:
    """Open the library in a file or on a server; ``secret`` opens or makes the file.

    Raises Locked, WrongPassphrase, NotAJournal, NewerJournal, InvalidValue, JournalFileError.
    """
    found = places.read(where)
    if isinstance(found, Path):
        if secret is None:
            raise Locked("The library “{path}” needs its passphrase.", path=found)
        if not _exists(found):
            _make(found, secret)
        place = places.in_file(found, _unlocked(found, secret))
    else:
        place = places.on_server(found)
    try:
        _bring_up_to_date(place)
    except BaseException:
        place.close()
        raise
    return Shelf(place)


def _bring_up_to_date(place: Place) -> None:
    with told_plainly(place.name), place.writer.begin() as connection:
        upgrade(connection, place.name)


def _make(path: Path, secret: str) -> None:
    """Make an empty library under another name first, so that no half-made one ever shows."""
    if not path.parent.is_dir():
        raise NotAJournal("There is no folder “{folder}” to make a library in.", folder=path.parent)
    new = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.new")
    place = places.in_file(new, keys.fresh_key(secret), "rwc")
    try:
        _bring_up_to_date(place)
        place.close()
        new.rename(path) if os.name == "nt" else os.link(new, path)
    except FileExistsError:
        return  # Somebody else made it meanwhile.
    except OSError as problem:
        raise JournalFileError(
            "No library could be made at “{path}”: {why}.", path=path, why=problem.strerror
        ) from problem
    finally:
        place.close()
        new.unlink(missing_ok=True)
        new.with_name(new.name + "-journal").unlink(missing_ok=True)
        with suppress(OSError):
            sync_folder(path.parent)


def _unlocked(path: Path, secret: str) -> Key:
    """The key of the library at ``path``, once it is known to fit."""
    # The bits as well, for an administrator could write anyway.
    if not (os.access(path, os.W_OK) and path.stat().st_mode & _WRITES):
        raise ReadOnlyJournal(
            "“{path}” cannot be written, so it cannot be used as a library.", path=path
        )
    salt = _asked(path, _NO_KEY, "cipher_salt")
    if salt is None or path.stat().st_size == 0 or bytes.fromhex(salt) == keys.PLAIN:
        raise _no_library(path)
    key = keys.key_from(bytes.fromhex(salt), secret)
    application = _asked(path, key, "application_id")
    if application is None:
        raise WrongPassphrase(
            "That does not open the library. Look at capital letters and the keyboard’s language, "
            "and try again; the recovery code opens it too."
        )
    if application != APPLICATION_ID:
        raise _no_library(path)
    return key


def _asked(path: Path, key: Key, pragma: str) -> Any:
    """What the file answers under that key; None where it is no database under it."""
    try:
        with closing(connect(path, key, "rw")) as connection:
            (value,) = connection.execute(f"PRAGMA {pragma}").fetchone() or (None,)
            return value
    except dbapi2.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "") == "SQLITE_NOTADB":
            return None
        with told_plainly(str(path)):
            raise DBAPIError(None, None, problem) from problem


def _exists(path: Path) -> bool:
    if path.is_dir():
        raise NotAJournal("“{path}” is a folder. Name the library inside it.", path=path)
    return path.exists()


def _no_library(path: Path) -> NotAJournal:
    return NotAJournal(
        "“{path}” is not a coach’s library. It was left as it is. Please choose another file.",
        path=path,
    )
