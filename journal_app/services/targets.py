# SPDX-License-Identifier: MIT
"""Where a file that leaves may be written: never over the journal it comes from."""

from pathlib import Path

from journal_app.domain.errors import ExchangeError
from journal_app.services.session import Session


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
    """Raises ExchangeError where the path is the open journal, under whichever name."""
    if path.exists() and path.samefile(session.journal.path):
        raise ExchangeError("That is the journal itself. Please choose another name.")
