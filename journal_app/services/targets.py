# SPDX-License-Identifier: MIT
"""Where a file that leaves may be written: never over the journal it comes from."""

from pathlib import Path

from journal_app.domain.errors import ExchangeError
from journal_app.services.session import Session

_COMPANIONS = ("-journal", "-wal", "-shm", ".lock")
"""What SQLite and this program put behind a journal's name for the files beside it."""


def check_file(session: Session, path: Path) -> None:
    """Raises ExchangeError for a path that no file from this journal can have."""
    try:
        if "\0" in str(path):
            raise ValueError("null character")
        refuse_journal(session, path)
        if path.is_dir():
            raise ExchangeError("“{path}” is a folder. Please name a file.", path=path)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise ExchangeError(
            "A file cannot have the name “{path}” ({why}).",
            path=repr(str(path)[:60])[1:-1],
            why=why,
        ) from problem


def refuse_journal(session: Session, path: Path) -> None:
    """Raises ExchangeError where the path is the open journal or a file that goes with it.

    That is so under whichever name, and whether or not the other files are there just now.
    """
    journal = session.journal.path
    if path.exists() and path.samefile(journal):
        raise ExchangeError("That is the journal itself. Please choose another name.")
    folder = path.absolute().parent
    for one in (journal.absolute(), journal.resolve()):
        names = {f"{one.name}{end}".casefold() for end in _COMPANIONS}
        if path.name.casefold() in names and folder.is_dir() and folder.samefile(one.parent):
            raise ExchangeError(
                "“{path}” is a name that the journal needs for itself. Please choose another name.",
                path=path,
            )
