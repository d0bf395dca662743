# SPDX-License-Identifier: MIT
"""What a database says went wrong with a library, as one of our errors with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from journal_app.domain.errors import (
    DamagedJournal,
    JournalFileError,
    JournalInUse,
    ReadOnlyJournal,
    StorageFull,
    WrongPassphrase,
)

_Kind = tuple[type[JournalFileError], str]
_FULL: _Kind = (
    StorageFull,
    "There is no room left where the library “{where}” is, so this was not kept. What was kept "
    "before is safe. Please free some space and try again.",
)
_READ_ONLY: _Kind = (
    ReadOnlyJournal,
    "The library “{where}” can only be read, so this was not kept.",
)
_BUSY: _Kind = (
    JournalInUse,
    "Somebody else is writing to the library “{where}” at the same time. Nothing was lost; please "
    "try again in a moment.",
)
_NOT_ADMITTED: _Kind = (
    JournalFileError,
    "Your login may not use the library “{where}” yet. Please ask whoever made it to admit you.",
)
_IN_A_FILE: dict[str, _Kind] = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_CORRUPT": (
        DamagedJournal,
        "The library “{where}” is damaged. It was left as it is. Please bring back a copy of it.",
    ),
    "SQLITE_NOTADB": (
        DamagedJournal,
        "The library “{where}” cannot be read with the passphrase it had. It was changed in "
        "another window, or it is damaged. Please close it and open it again.",
    ),
    "SQLITE_CANTOPEN": (
        JournalFileError,
        "The library “{where}” cannot be opened. Is the disk still there, and may you write in "
        "its folder?",
    ),
    "SQLITE_IOERR": (
        JournalFileError,
        "The disk did not take or give what was asked of the library “{where}”, so this was not "
        "kept. Is it still connected?",
    ),
}
_ON_A_SERVER: dict[str, _Kind] = {
    "53": _FULL,
    "25006": _READ_ONLY,
    "40": _BUSY,
    "55P03": _BUSY,
    "42501": _NOT_ADMITTED,
    "3F": _NOT_ADMITTED,
    "28": (
        WrongPassphrase,
        "The server does not take that login for the library “{where}”. Please look at the name "
        "and the password of the login; they are not those of the library.",
    ),
    "3D000": (
        JournalFileError,
        "There is no database “{where}” on the server. Please ask its administrator to make one.",
    ),
}
_AWAY: _Kind = (
    JournalFileError,
    "The server of the library “{where}” does not answer as it should ({why}). What was kept "
    "before is safe. Are you connected, and is the address right?",
)


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn known faults of the environment into our errors; bugs pass through unchanged."""
    try:
        yield
    except DBAPIError as problem:
        kind = _known(problem)
        if kind is None:
            raise
        error, sentence = kind
        raise error(sentence, where=where, why=_why(problem)) from problem
    except (UnicodeDecodeError, MemoryError) as problem:
        # SQLCipher and its driver report pages whose seal is broken in these two ways.
        error, sentence = _IN_A_FILE["SQLITE_CORRUPT"]
        raise error(sentence, where=where) from problem


def _known(problem: DBAPIError) -> _Kind | None:
    name = str(getattr(problem.orig, "sqlite_errorname", ""))
    for prefix, kind in _IN_A_FILE.items():
        if name.startswith(prefix):
            return kind
    if "sqlite_errorname" in dir(problem.orig):
        return None
    state = str(getattr(problem.orig, "sqlstate", None) or "")
    for prefix, kind in _ON_A_SERVER.items():
        if state.startswith(prefix):
            return kind
    lost = state.startswith(("08", "57P")) or (not state and _is_operational(problem))
    return _AWAY if lost else None


def _is_operational(problem: DBAPIError) -> bool:
    return type(problem.orig).__name__ == "OperationalError"


def _why(problem: DBAPIError) -> str:
    lines = [line.strip() for line in str(problem.orig).splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "no reason given"
