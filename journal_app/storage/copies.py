# SPDX-License-Identifier: MIT
"""The copies of a journal in a folder: their names, which belong to it, and thinning by age.

A name says which journal, when and why, and no word of what is in it.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from pathlib import Path
from typing import IO

from sqlalchemy import Connection

from journal_app.domain.copies import AS_IN_THIS_WINDOW, REASONS, let_go
from journal_app.domain.errors import JournalFileError
from journal_app.storage import keys
from journal_app.storage.keys import Key

_SHAPE = "%Y-%m-%d %H%M%S"
_AT = r"\d{4}-\d\d-\d\d \d{6}"
_WHY = "|".join(re.escape(one) for one in REASONS)
UNFINISHED = ".unfinished"
_BLOCK = 1 << 20
_TELLING = (
    "entry",
    "commitment",
    "check_in",
    "own_template",
    "identity",
    "contact",
    "summary_draft",
    "share",
    "reply",
)
"""Tables with something that could be lost."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a journal. ``made`` is an instant in UTC, ``size`` bytes."""

    path: Path
    made: datetime
    reason: str
    size: int


def named(folder: Path, stem: str, now: datetime, reason: str) -> Path:
    """The path of a copy to be made now, which nothing has yet."""
    name = f"{stem} {now.astimezone(UTC):{_SHAPE}}Z {reason}"
    number, path = 1, folder / f"{name}.journal"
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}).journal"
    return path


def found_in(folder: Path, stem: str) -> tuple[Copy, ...]:
    """The copies in ``folder`` of the journal whose name without ending is ``stem``, newest first.

    A folder that is not there has none; a file that is none of ours is passed over.
    """
    shape = re.compile(
        rf"{re.escape(stem)} (?P<at>{_AT})Z (?P<why>(?:{_WHY})(?: \d+)?)(?: \(\d+\))?\.journal"
    )
    copies = []
    with suppress(OSError):
        for path in folder.iterdir():
            match = shape.fullmatch(path.name)
            with suppress(ValueError):
                if match and path.is_file():
                    made = datetime.strptime(match["at"], _SHAPE).replace(tzinfo=UTC)
                    copies.append(Copy(path, made, match["why"], path.stat().st_size))
    return tuple(sorted(copies, key=lambda one: (one.made, one.path.name), reverse=True))


def thin(folder: Path, stem: str, now: datetime) -> int:
    """Delete the copies that age has made too many; returns how many."""
    found = [one for one in found_in(folder, stem) if one.reason != AS_IN_THIS_WINDOW]
    gone = let_go([one.made for one in found], now)
    count = 0
    for one in found:
        if one.made in gone:
            with suppress(OSError):
                one.path.unlink()
                one.path.with_name(one.path.name + "-journal").unlink(missing_ok=True)
                count += 1
    return count


def clear_unfinished(folder: Path, stem: str) -> None:
    """Remove what a crash left of a copy, which may be readable where the journal no longer is."""
    for shape in (f".{escape(stem)}.journal.*", f".{escape(stem)} [0-9][0-9][0-9][0-9]-*"):
        for left in folder.glob(shape + UNFINISHED + "*"):
            with suppress(OSError):
                left.unlink()


def key_of(path: Path, known: Iterable[Key | None]) -> Key | None:
    """Which of the keys opens a copy; None for one that anybody can read.

    Raises JournalFileError where it is protected and none of them does.
    """
    if keys.is_plain(path):
        return None
    salt = keys.salt_of(path)
    for one in known:
        if one is not None and keys.fits(path, Key(one.raw, salt)):
            return Key(one.raw, salt)
    raise JournalFileError("“{path}” does not open with today’s passphrase.", path=path)


def mark(connection: Connection) -> str:
    """Eight characters that tell this journal from others of the same name."""
    made = connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'created'").scalar()
    return hashlib.sha256(str(made).encode()).hexdigest()[:8]


def has_anything(connection: Connection) -> bool:
    """Whether there is anything in the journal that could be lost."""
    return any(
        connection.exec_driver_sql(f"SELECT EXISTS (SELECT 1 FROM {table})").scalar_one()
        for table in _TELLING
    )


def carry(copy: Path, folder: Path) -> Path:
    """Put the same file into another folder, whole or not at all; raises OSError."""
    target = folder / copy.name
    unfinished = folder / f".{copy.name}{UNFINISHED}"
    try:
        shutil.copyfile(copy, unfinished)
        with copy.open("rb") as one, unfinished.open("rb+") as other:
            if not _same(one, other):
                raise OSError("what was written there is not what was read")
            os.fsync(other.fileno())
        with suppress(OSError):
            shutil.copystat(copy, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _same(one: IO[bytes], other: IO[bytes]) -> bool:
    while True:
        before, after = one.read(_BLOCK), other.read(_BLOCK)
        if before != after:
            return False
        if not before:
            return True
