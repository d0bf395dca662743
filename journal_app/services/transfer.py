# SPDX-License-Identifier: MIT
"""Moving in and out: files of entries to the journal, and the journal to files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal_app import content, plugins
from journal_app.domain.entry import Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.query import Query
from journal_app.exchange import exporters
from journal_app.exchange.formats import (
    Exporter,
    Progress,
    whole_file,
)
from journal_app.exchange.record import as_record
from journal_app.exchange.source import unreadable
from journal_app.services import moving_in
from journal_app.services.moving_in import silent
from journal_app.services.moving_report import Report
from journal_app.services.session import Session
from journal_app.storage import entries, search

_TELL_EVERY = 200


def sample_file() -> Path:
    """The sample journal's entries, as a file that can be imported."""
    return content.resources() / "sample" / "entries.jsonl"


def import_file(session: Session, path: Path, progress: Progress = silent) -> Report:
    """Take in a file with no choices to make; see ``moving_in.bring_in``."""
    return moving_in.bring_in(session, path, progress=progress)


def export_to(
    session: Session, name: str, target: Path, query: Query, progress: Progress = silent
) -> int:
    """Write the entries that answer ``query`` in the format ``name``; returns how many.

    Raises ExchangeError where the format is unknown or the target cannot be written.
    """
    exporter = exporters_by_name().get(name)
    if exporter is None:
        raise ExchangeError(
            "There is no format “{name}”. There are: {names}.",
            name=name,
            names=", ".join(exporters_by_name()),
        )
    _check_target(session, target)
    with session.journal.read() as connection:
        total = search.count(connection, query)
        at = None if query == Query() else search.positions(connection, query)
        return exporter.write(_told(entries.every(connection, at), total, progress), target)


def exporters_by_name() -> dict[str, Exporter]:
    """Every format that can be written, by the name used on the command line."""
    found: list[Exporter] = list(plugins.discover(exporters, "EXPORTER").values())  # type: ignore[arg-type]
    return {exporter.name: exporter for exporter in found}


def record_of(entry: Entry) -> dict[str, Any]:
    """The whole entry as JSON values, in the shape that a JSON export holds."""
    return as_record(entry)


def _told(found: Iterator[Entry], total: int, progress: Progress) -> Iterator[Entry]:
    for number, entry in enumerate(found):
        if number % _TELL_EVERY == 0:
            progress(number, total)
        yield entry
    progress(total, total)


def _check_target(session: Session, target: Path) -> None:
    try:
        if target.exists() and target.samefile(session.journal.path):
            raise ExchangeError("That is the journal itself. Please choose another name.")
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise ExchangeError("“{path}” is neither a file nor a folder.", path=target)
    except OSError as problem:
        raise unreadable(target, problem) from problem
    if not target.absolute().parent.is_dir():
        raise ExchangeError("There is no folder “{folder}”.", folder=target.absolute().parent)


def save_text(path: Path, text: str) -> None:
    """Write a plain text to ``path``, whole or not at all; raises ExchangeError."""
    with whole_file(path) as file:
        file.write(text)
