# SPDX-License-Identifier: MIT
"""Moving out: what a query selects, with all that hangs on it, to a file of another program."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from journal_app import content, plugins
from journal_app.domain.errors import ExchangeError
from journal_app.domain.pack import Pack
from journal_app.domain.query import Query
from journal_app.domain.versions import Version
from journal_app.domain.whole import Beside, KeptFile, Whole
from journal_app.exchange import exporters
from journal_app.exchange.exporting import Exporter, Written, usual
from journal_app.exchange.formats import Progress
from journal_app.services import targets
from journal_app.services.session import Session
from journal_app.storage import search, whole
from journal_app.storage.database import Connection

__all__ = ["Exporter", "Written", "exporter", "exporters_by_name", "silent", "take_out"]

_TELL_EVERY = 50


def silent(done: int, total: int) -> None:
    """Progress for nobody."""


def exporters_by_name() -> dict[str, Exporter]:
    """Every format that can be written, by the name used on the command line."""
    found: list[Exporter] = list(plugins.discover(exporters, "EXPORTER").values())  # type: ignore[arg-type]
    return {exporter.name: exporter for exporter in found}


def exporter(name: str) -> Exporter:
    """The format of that name; raises ExchangeError with those there are."""
    known = exporters_by_name()
    if name not in known:
        raise ExchangeError(
            "There is no format “{name}”. There are: {names}.", name=name, names=", ".join(known)
        )
    return known[name]


def take_out(
    session: Session,
    name: str,
    target: Path,
    query: Query,
    chosen: Mapping[str, bool] | None = None,
    progress: Progress = silent,
) -> Written:
    """Write the entries that answer ``query`` in the format ``name``, whole or not at all.

    ``chosen`` switches options of that format; the others are as usual. If ``progress`` raises,
    nothing is left. Raises ExchangeError where the format or an option is unknown or the target
    cannot be written.
    """
    wanted = exporter(name)
    options = usual(wanted)
    for key in chosen or {}:
        if key not in options:
            raise ExchangeError(
                "“{name}” has no option “{key}”. It has: {keys}.",
                name=name,
                key=key,
                keys=", ".join(options) or "none",
            )
    _check_target(session, target)
    with session.journal.read() as connection:
        leaving = _Leaving(session, connection, query, progress)
        return wanted.write(leaving, target, options | dict(chosen or {}))


class _Leaving:
    """What answers a query, read from an open journal piece by piece."""

    def __init__(
        self, session: Session, connection: Connection, query: Query, progress: Progress
    ) -> None:
        self.made: date = session.today
        self.pack: Pack = session.pack
        self.selected = query.seeks
        self.designs = str(content.resources() / "print")
        self._connection, self._progress = connection, progress
        self._total = search.count(connection, query)
        self._at: Sequence[int] | None = (
            search.positions(connection, query) if self.selected else None
        )

    def entries(self, *, trash: bool = False, private: bool = True) -> Iterator[Whole]:
        """The entries, oldest first, telling how far it is."""
        for number, one in enumerate(whole.every(self._connection, self._at, trash=trash)):
            if number % _TELL_EVERY == 0:
                self._progress(min(number, self._total), self._total)
            if private or "private" not in one.entry.draft.marks:
                yield one

    def versions(self, entry_id: str) -> Iterator[Version]:
        """The earlier texts of an entry, the oldest first."""
        return whole.versions(self._connection, entry_id)

    def file(self, wanted: str) -> KeptFile:
        """The bytes of a file; a chance to stop before each."""
        self._progress(self._total, self._total)
        return whole.file(self._connection, wanted)

    def beside(self) -> Beside:
        """What else goes along: all of it, or what belongs to the entries selected."""
        among = whole.ids(self._connection, self._at) if self._at is not None else None
        return whole.beside(self._connection, among)


def _check_target(session: Session, target: Path) -> None:
    try:
        targets.refuse_journal(session, target)
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise ExchangeError("“{path}” is neither a file nor a folder.", path=target)
    except OSError as problem:
        raise ExchangeError(
            "“{path}” cannot be read ({why}).", path=target, why=problem.strerror or problem
        ) from problem
    if not target.absolute().parent.is_dir():
        raise ExchangeError("There is no folder “{folder}”.", folder=target.absolute().parent)
