# SPDX-License-Identifier: MIT
"""What it takes to read a journal file: its key, where it has one, and its schema version."""

from pathlib import Path

from journal_app.domain.errors import DamagedJournal, Locked, WrongPassphrase
from journal_app.storage import header, keys
from journal_app.storage.connections import connect, engine
from journal_app.storage.keys import Key
from journal_app.storage.trouble import told_plainly


def unlocked(path: Path, secret: str | None) -> Key | None:
    """The key of a protected file, once it is known to fit; None for a plain one."""
    if not path.is_file() or not keys.is_protected(path):
        return None
    if secret is None:
        if keys.looks_readable(path):
            raise DamagedJournal(
                "The beginning of “{path}” is damaged. It was left as it is. Please bring back a "
                "copy of your journal, or let it be repaired.",
                path=path,
            )
        raise Locked(
            "“{path}” is protected. Please give its passphrase or its recovery code.", path=path
        )
    key = keys.key_for(path, secret)
    if not keys.fits(path, key):
        raise WrongPassphrase(
            "That does not open the journal. Look at capital letters and the keyboard’s language, "
            "and try again; the recovery code opens it too. If you are sure of the passphrase, "
            "the beginning of the file may be damaged: bring back a copy."
        )
    return key


def version_of(path: Path, key: Key | None, newest: int) -> int:
    """The schema version of a journal that can be opened; raises as ``header.check``."""
    return header.check(path, newest) if key is None else _inside(path, key, newest)


def same_key(path: Path, key: Key | None) -> Key | None:
    """The key for another copy of a journal that ``key`` opens; raises WrongPassphrase."""
    if keys.is_plain(path):
        return None
    same = None if key is None else Key(key.raw, keys.salt_of(path))
    if same is None or not keys.fits(path, same):
        raise WrongPassphrase(
            "The copy of the journal that is there now has another passphrase. Close Up to It and "
            "open it again; what this window had is in the folder “backups”, to be merged."
        )
    return same


def _inside(path: Path, key: Key, newest: int) -> int:
    """The schema version of a protected journal whose key fits; raises as ``header.check``."""
    reader = engine(lambda: connect(path, key, "ro"), writes=False)
    try:
        with told_plainly(path), reader.connect() as connection:
            application, version = (
                connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                for name in ("application_id", "user_version")
            )
    finally:
        reader.dispose()
    header.judge(path, application, version, newest)
    return int(version)
