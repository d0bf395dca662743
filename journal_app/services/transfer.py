# SPDX-License-Identifier: MIT
"""Moving in and out: files of entries to the journal, and the journal to files."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import Any

from journal_app import content, plugins
from journal_app.domain.changes import Changes
from journal_app.domain.copies import BEFORE_IMPORT
from journal_app.domain.entry import Entry, checked
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.query import Query
from journal_app.exchange import exporters, importers
from journal_app.exchange.formats import (
    Exporter,
    Importer,
    Incoming,
    Problem,
    Progress,
    bounded,
    whole_file,
)
from journal_app.exchange.record import as_record
from journal_app.services import copying
from journal_app.services.session import Session
from journal_app.services.writing import new_id
from journal_app.storage import entries, search
from journal_app.storage.bulk import Bulk

_HEAD = 65_536
_TELL_EVERY = 200
_MANY = 500
"""So many new entries at once make it worth while to tidy the search index."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many entries came in, how many were here already, and what could not be read."""

    added: int
    skipped: int
    problems: tuple[Problem, ...]
    changes: Changes


def silent(done: int, total: int) -> None:
    """Progress for nobody."""


def sample_file() -> Path:
    """The sample journal's entries, as a file that can be imported."""
    return content.resources() / "sample" / "entries.jsonl"


def import_file(session: Session, path: Path, progress: Progress = silent) -> ImportReport:
    """Take in every entry of ``path`` that is not here yet, in one transaction.

    Which format it is shows from its content; a copy of the journal is put aside before anything
    is taken in. ``progress`` is told bytes read of all bytes; if
    it raises, nothing is kept. Raises ExchangeError for a file that cannot be read or is of no
    format we know.
    """
    problems: list[Problem] = []
    added = skipped = 0
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise ExchangeError("“{path}” is a device or a pipe, so it was not read.", path=path)
    try:
        with path.open("rb") as stream:
            size = path.stat().st_size
            importer = _importer(path, stream)
            copying.before(session, BEFORE_IMPORT)
            with session.journal.write() as connection:
                bulk = Bulk(connection, session.pack.templates)
                for number, found in enumerate(bounded(importer.read(stream))):
                    if number % _TELL_EVERY == 0:
                        progress(stream.tell(), size)
                    if isinstance(found, Problem):
                        problems.append(found)
                        continue
                    if bulk.knows(found.id, found.key):
                        skipped += 1
                        continue
                    try:
                        bulk.add(_entry(session, found))
                    except InvalidValue as fault:
                        problems.append(Problem(found.line, fault.message))
                        continue
                    added += 1
                bulk.finish()
                if added >= _MANY:
                    search.tidy(connection)
            progress(size, size)
    except OSError as problem:
        raise _unreadable(path, problem) from problem
    return ImportReport(added, skipped, tuple(problems), Changes(many=added > 0))


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


def importers_by_name() -> dict[str, Importer]:
    """Every format that can be read, by the name used on the command line."""
    found: list[Importer] = list(plugins.discover(importers, "IMPORTER").values())  # type: ignore[arg-type]
    return {importer.name: importer for importer in found}


def record_of(entry: Entry) -> dict[str, Any]:
    """The whole entry as JSON values, in the shape that a JSON export holds."""
    return as_record(entry)


def _importer(path: Path, stream: io.BufferedReader) -> Importer:
    head = stream.read(_HEAD)
    stream.seek(0)
    for importer in importers_by_name().values():
        if importer.recognises(head):
            return importer
    raise ExchangeError(
        "“{path}” is of no format that can be imported yet. Please use JSON lines: one object a "
        "line, with “date”, “title” and “text”.",
        path=path,
    )


def _entry(session: Session, found: Incoming) -> Entry:
    now = session.clock().astimezone(UTC)
    created = found.created or now
    return Entry(
        id=found.id or new_id(session, now),
        draft=checked(found.draft, session.pack),
        created=created,
        changed=found.changed or created,
        scale=found.scale or session.pack.scale.id,
        trashed=found.trashed,
        source=found.key,
    )


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
        raise _unreadable(target, problem) from problem
    if not target.absolute().parent.is_dir():
        raise ExchangeError("There is no folder “{folder}”.", folder=target.absolute().parent)


def _unreadable(path: Path, problem: OSError) -> ExchangeError:
    return ExchangeError(
        "“{path}” cannot be read ({why}).", path=path, why=problem.strerror or problem
    )


def save_text(path: Path, text: str) -> None:
    """Write a plain text to ``path``, whole or not at all; raises ExchangeError."""
    with whole_file(path) as file:
        file.write(text)
