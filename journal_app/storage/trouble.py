# SPDX-License-Identifier: MIT
"""What the database says went wrong, as one of our errors with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from journal_app.domain.errors import (
    DamagedJournal,
    JournalFileError,
    JournalInUse,
    ReadOnlyJournal,
    StorageFull,
)

_KINDS: dict[str, tuple[type[JournalFileError], str]] = {
    "SQLITE_FULL": (
        StorageFull,
        "The disk has no room left, so this was not kept. What was kept before is safe. "
        "Please free some space and try again.",
    ),
    "SQLITE_READONLY": (
        ReadOnlyJournal,
        "“{path}” can only be read, so this was not kept.",
    ),
    "SQLITE_BUSY": (
        JournalInUse,
        "Another program is using “{path}”. Please try again in a moment.",
    ),
    "SQLITE_CORRUPT": (
        DamagedJournal,
        "“{path}” is damaged. It was left as it is. Please bring back a copy of your journal.",
    ),
    "SQLITE_NOTADB": (
        DamagedJournal,
        "“{path}” is damaged or is no journal. It was left as it is.",
    ),
    "SQLITE_CANTOPEN": (
        JournalFileError,
        "“{path}” cannot be opened. Is the disk still there, and may you write in its folder?",
    ),
    "SQLITE_IOERR": (
        JournalFileError,
        "The disk did not take or give what was asked of “{path}”, so this was not kept. Is it "
        "still connected?",
    ),
}


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn known faults of the environment into our errors; bugs pass through unchanged."""
    try:
        yield
    except DBAPIError as problem:
        name = str(getattr(problem.orig, "sqlite_errorname", ""))
        for prefix, (kind, sentence) in _KINDS.items():
            if name.startswith(prefix):
                raise kind(sentence, path=path) from problem
        raise
    except (UnicodeDecodeError, MemoryError) as problem:
        # A damaged page can hold text that is not UTF-8, which the driver reports the first way;
        # one whose seal is broken and that is to be written, SQLCipher reports the second way.
        kind, sentence = _KINDS["SQLITE_CORRUPT"]
        raise kind(sentence, path=path) from problem
