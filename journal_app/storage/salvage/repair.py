# SPDX-License-Identifier: MIT
"""A damaged journal mended: what can be read goes into a new file; the old one stays as it was."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from journal_app.domain.copies import BEFORE_REPAIR
from journal_app.domain.errors import DamagedJournal, JournalError, JournalFileError
from journal_app.storage import backup, restoring
from journal_app.storage.connections import connect
from journal_app.storage.keys import Key
from journal_app.storage.lock import WriterLock
from journal_app.storage.proof import prove
from journal_app.storage.salvage.filling import Tally, fill
from journal_app.storage.salvage.finding import Found, find
from journal_app.storage.salvage.pages import Pages


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair came to: where the damaged file is, and the copy that helped, if one did."""

    tally: Tally
    original: Path
    copy: Path | None


def repair(
    path: Path, now: datetime, key: Key | None, copies: Sequence[tuple[Path, Key | None]]
) -> Mended:
    """Mend the journal at ``path``. The first of ``copies`` that proves whole fills what is gone.

    Raises DamagedJournal where nothing can be read and there is no copy, and JournalFileError;
    the journal is as it was then.
    """
    lock = WriterLock(path)
    made = path.with_name(f".{path.name}.{os.getpid()}.restoring")
    older = path.with_name(f".{path.name}.{os.getpid()}-copy.restoring")
    try:
        restoring.clear_unfinished(path)
        backup.check_room(path.parent, path.stat().st_size * 3)
        used = _usable(copies, key, older)
        if used is None and not any(one.whole for one in _found(path, key).values()):
            raise DamagedJournal(
                "Nothing of “{path}” can be read any longer, and there is no copy that opens. It "
                "was left as it is.",
                path=path,
            )
        original = restoring.keep_as_it_is(path, now, BEFORE_REPAIR)
        restoring.finish_undoing(path, key)
        tally = _build(path, made, key, older if used else None, now)
        prove(made, key)
        backup.make_durable(made)
        restoring.swap(made, path)
        return Mended(tally, original, used)
    except (OSError, dbapi2.Error) as problem:
        raise JournalFileError(
            "The journal could not be repaired ({why}). It is as it was. Please bring back a copy.",
            why=problem,
        ) from problem
    finally:
        made.unlink(missing_ok=True)
        older.unlink(missing_ok=True)
        lock.release()


def _usable(copies: Sequence[tuple[Path, Key | None]], key: Key | None, older: Path) -> Path | None:
    """The newest copy that proves whole, written to ``older`` and brought up to date."""
    for path, opens in copies:
        try:
            restoring.make(restoring.Source(path, opens, key), older)
        except JournalError:
            continue
        return path
    return None


def _build(path: Path, made: Path, key: Key | None, older: Path | None, now: datetime) -> Tally:
    found = _found(path, key)
    made.unlink(missing_ok=True)
    writes = connect(made, key, "rwc")
    reads: Any = connect(older, key, "ro") if older else None
    try:
        writes.execute("PRAGMA secure_delete = ON")
        return fill(writes, found, reads, now)
    finally:
        writes.close()
        if reads is not None:
            reads.close()


def _found(path: Path, key: Key | None) -> dict[str, Found]:
    pages = Pages(path, key)
    try:
        return find(pages)
    finally:
        pages.close()
