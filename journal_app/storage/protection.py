# SPDX-License-Identifier: MIT
"""A journal written anew under another key, or none: made beside it, proved, then put in place."""

import os
import shutil
from contextlib import suppress
from glob import escape
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.domain.errors import JournalFileError
from journal_app.storage import keys
from journal_app.storage.connections import connect
from journal_app.storage.copies import found_in
from journal_app.storage.keys import Key
from journal_app.storage.proof import account

_UNFINISHED = ".protecting"
_BLOCK = 1 << 20


def rewrite(path: Path, old: Key | None, new: Key | None, passphrase: str | None = None) -> None:
    """Write the file at ``path``, opened by ``old``, anew under ``new``; None is no protection.

    Nobody may write to it meanwhile. The new file is read whole, and opened with ``passphrase``
    where one is given, before the old one goes. Raises JournalFileError where that fails; the
    file is as it was then.
    """
    made = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        made.unlink(missing_ok=True)
        write_under(path, old, made, new)
        if passphrase is not None and keys.key_for(made, passphrase) != new:
            raise OSError("the passphrase does not open what was written")
        _swap(made, path, wipe=old is None and new is not None)
    except (OSError, dbapi2.Error) as problem:
        raise JournalFileError(
            "The protection was not changed ({why}). The journal is as it was.", why=problem
        ) from problem
    finally:
        with suppress(OSError):  # What went wrong before is to be told, not this.
            made.unlink(missing_ok=True)


def clear_unfinished(path: Path, copies: Path) -> None:
    """Remove what a crash left of a journal, or of a copy of it, that was being written anew."""
    name, stem = escape(path.name), escape(path.stem)
    for folder, left in (
        (path.parent, f".{name}.*{_UNFINISHED}*"),
        (copies, f".{stem} *{_UNFINISHED}*"),
    ):
        for one in folder.glob(left):
            one.unlink(missing_ok=True)


def protect_copies(path: Path, folder: Path, old: Key | None, new: Key | None) -> int:
    """Bring the copies of the journal in ``folder`` under its new key. Returns how many were.

    A copy that opens neither without a key nor with the old one, or that is damaged, is left as
    it is: it must keep nobody from the journal itself.
    """
    count = 0
    for copy in (one.path for one in found_in(folder, path.stem)):
        with suppress(JournalFileError):
            if keys.is_plain(copy):
                key = None
            elif old is not None and keys.fits(copy, Key(old.raw, keys.salt_of(copy))):
                key = old
            else:
                continue
            if key != new:
                rewrite(copy, key, new)
                count += 1
    return count


def copies_left(path: Path, folder: Path, key: Key) -> list[Path]:
    """The copies in ``folder`` that the journal's key does not open: readable, foreign, damaged."""
    left: list[Path] = []
    for copy in sorted(folder.glob(f"{escape(path.stem)} *.journal")):
        try:
            if not keys.fits(copy, Key(key.raw, keys.salt_of(copy))):
                left.append(copy)
        except (JournalFileError, OSError):
            left.append(copy)
    return left


def write_under(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
    """Write what ``source`` holds to a new file under another key, and compare the two.

    Raises OSError or what the database raises.
    """
    _copy(source, old, target, new)
    prove(source, old, target, new)


def _copy(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
    reader = connect(source, old, "rw")
    try:
        word = new.makes if new is not None else ""
        reader.execute("PRAGMA temp_store = MEMORY")
        reader.execute(f'ATTACH DATABASE ? AS target KEY "{word}"', (str(target),))
        # It is proved before anybody relies on it, so a crash on the way may leave it half made.
        reader.execute("PRAGMA target.journal_mode = OFF")
        reader.execute("PRAGMA target.synchronous = OFF")
        reader.execute("SELECT sqlcipher_export('target')")
        for name in ("user_version", "application_id"):
            (value,) = reader.execute(f"PRAGMA main.{name}").fetchone()
            reader.execute(f"PRAGMA target.{name} = {value}")
    finally:
        reader.close()


def prove(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
    """Open the new file for itself and compare it with the old one; raises OSError."""
    before, after = connect(source, old, "ro"), connect(target, new, "rw")
    try:
        if account(before) != account(after):
            raise OSError("what was written is not the same as what was read")
        damage = after.execute("PRAGMA cipher_integrity_check").fetchall() if new else []
        if damage or after.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise OSError("what was written does not read back as it should")
        index = "SELECT 1 FROM sqlite_master WHERE name = 'entry_fts'"
        if after.execute(index).fetchone() is not None:
            after.execute("INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)")
    finally:
        before.close()
        after.close()


def _swap(made: Path, path: Path, *, wipe: bool) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    shutil.copymode(path, made)
    if os.name != "posix":
        made.replace(path)
        return
    with path.open("rb+") as before:
        made.replace(path)
        sync_folder(path.parent)
        if wipe:
            _write_over(before.fileno())


def _write_over(handle: int) -> None:
    """Put zeros where the readable file was. Some disks keep older blocks all the same."""
    left = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(handle, bytes(min(left, _BLOCK)))
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
