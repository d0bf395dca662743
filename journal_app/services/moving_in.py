# SPDX-License-Identifier: MIT
"""Moving in from another journal: look at what is there, take it in as a whole, undo it as a whole.

Every format goes the same way. The source is only read; a copy of the journal is put aside first;
what comes in comes in one transaction; and what came in is remembered, so that a second import
adds only what is new and an import can be taken back.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from journal_app import plugins
from journal_app.domain.attachment import Attachment
from journal_app.domain.changes import Changes
from journal_app.domain.copies import BEFORE_IMPORT, BEFORE_UNDO
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.exchange import importers, passed_by, source
from journal_app.exchange.formats import (
    NO,
    Importer,
    Incoming,
    Problem,
    Progress,
    Unanswered,
    bounded,
)
from journal_app.exchange.source import Source
from journal_app.services import copying, history
from journal_app.services.moving_again import Before, Known
from journal_app.services.moving_choices import Choices, check, check_options, chosen
from journal_app.services.moving_count import Count
from journal_app.services.moving_pieces import Pieces, missing, not_there
from journal_app.services.moving_report import OURS, Preview, Report, as_text
from journal_app.services.returning import Rest
from journal_app.services.session import Session, new_id
from journal_app.storage import choices, entries, moved_in, moved_in_rest, search
from journal_app.storage.bulk import Bulk
from journal_app.storage.database import Connection
from journal_app.storage.moved_in import PastImport
from journal_app.storage.moved_in_rest import KINDS

__all__ = [
    "PastImport",
    "Undone",
    "bring_in",
    "changed_since",
    "importers_by_name",
    "look",
    "past",
    "silent",
    "undo",
]

_TELL_EVERY = 200
_MANY = 5_000
"""So many new entries at once make it worth while to tidy the search index: later saves of fewer
gain less than a millisecond."""
_NO_CHOICES = Choices()


@dataclass(frozen=True, slots=True)
class Undone:
    """How many entries an undoing took away, and how many it left because they were changed."""

    removed: int
    kept: int
    changes: Changes


def silent(done: int, total: int) -> None:
    """Progress for nobody."""


def importers_by_name() -> dict[str, Importer]:
    """Every format that can be read, by the name used on the command line."""
    found: list[Importer] = list(plugins.discover(importers, "IMPORTER").values())  # type: ignore[arg-type]
    return {importer.name: importer for importer in found}


def look(
    session: Session, path: Path, choices: Choices = _NO_CHOICES, progress: Progress = silent
) -> Preview:
    """Read everything in ``path`` and say what is there; nothing is changed.

    Raises ExchangeError for what cannot be read or is of no format we know, InvalidValue for a
    choice that cannot be. ``progress`` may raise to stop.
    """
    check(choices, session.pack)
    with source.opened(path) as found:
        importer = _importer(found, choices.format)
        check_options(choices.options, importer)
        with session.journal.read() as connection:
            count = Count(session, connection, choices, importer)
        try:
            for one in _told(_all_of(importer, found, choices.options), found, progress):
                count.take(one)
                if isinstance(one, Incoming):
                    gone = [piece for piece in one.pieces if missing(piece, found)]
                    count.files -= len(gone)
                    count.problems += [not_there(piece, one.line, one.file) for piece in gone]
        except Unanswered as question:
            count.unanswered = question.message
        progress(found.total, found.total)
    return count.preview(found.name)


def bring_in(
    session: Session,
    path: Path,
    choices: Choices = _NO_CHOICES,
    progress: Progress = silent,
    *,
    expected: int = 0,
) -> Report:
    """Take in every entry of ``path`` that is not here yet, in one transaction.

    ``progress`` is told bytes read of all bytes, or entries of those ``expected``; if it raises,
    nothing is kept. Raises what ``look`` raises, also where a question is still open.
    """
    check(choices, session.pack)
    with source.opened(path) as found:
        importer = _importer(found, choices.format)
        check_options(choices.options, importer)
        copying.before(session, BEFORE_IMPORT)
        with (
            session.journal.write() as connection,
            closing(_Taking(session, connection, choices, importer, found)) as taking,
        ):
            for one in _told(_all_of(importer, found, choices.options), found, progress, expected):
                taking.take(one)
            taking.take_rest(lambda: progress(found.done, found.total))
            report = taking.finish()
            # The last moment at which stopping keeps nothing: afterwards all of it is there.
            progress(found.total, found.total)
    return report


def undo(session: Session, import_id: str, *, changed_too: bool = False) -> Undone:
    """Take away for good what an import brought; what was changed since stays unless told.

    A copy of the journal is put aside first. Raises NotFound, and InvalidValue while deletion is
    on hold.
    """
    with session.journal.read() as connection:
        one = moved_in.resolve(connection, import_id)
        history.check_not_held(connection)
    copying.before(session, BEFORE_UNDO)
    now = session.clock().astimezone(UTC)
    with session.journal.write() as connection:
        same, changed = moved_in.as_they_came(connection, one.id)
        going = [*same, *changed] if changed_too else same
        beside = moved_in_rest.take_away(connection, one.id, changed_too=changed_too)
        with search.indexed_anew(connection, len(going)):
            entries.set_trashed(connection, going, now)
        removed = history.purge(connection, going)
        moved_in.note_undone(connection, one.id, now)
    return Undone(removed, 0 if changed_too else len(changed), Changes(many=removed + beside > 0))


def changed_since(session: Session, import_id: str) -> int:
    """How many entries of an import were changed since it; raises NotFound."""
    with session.journal.read() as connection:
        one = moved_in.resolve(connection, import_id)
        return len(moved_in.as_they_came(connection, one.id)[1])


def past(session: Session) -> tuple[PastImport, ...]:
    """Every import, the newest first."""
    with session.journal.read() as connection:
        return moved_in.every(connection)


def _importer(found: Source, name: str) -> Importer:
    every = importers_by_name()
    if name:
        if name not in every:
            raise ExchangeError(
                "There is no format “{name}”. There are: {names}.",
                name=name,
                names=", ".join(every),
            )
        return every[name]
    certain = {one.name: one.recognises(found) for one in every.values()}
    best = max(certain, key=lambda each: certain[each])
    if certain[best] == NO:
        raise ExchangeError(
            "“{name}” is of no format that is recognised here. If it is of one of them all the "
            "same, please say which.",
            name=found.name,
        )
    return every[best]


def _all_of(
    importer: Importer, found: Source, options: Mapping[str, str]
) -> Iterator[Incoming | Problem]:
    """Everything that an importer finds, and which files it left alone."""
    nothing = True
    shown: set[str] = set()
    for one in bounded(importer.read(found, options)):
        nothing = False
        if isinstance(one, Incoming):
            shown.update(piece.part for piece in one.pieces)
        yield one
    if nothing and importer.recognises(found) == NO:
        raise ExchangeError(
            "There is nothing of the format “{title}” in “{name}”. Please name another one, or "
            "none, so that it is recognised.",
            title=importer.title,
            name=found.name,
        )
    yield from passed_by.remarks(found, shown)


def _told(
    read: Iterator[Incoming | Problem], found: Source, progress: Progress, expected: int = 0
) -> Iterator[Incoming | Problem]:
    for number, one in enumerate(read):
        if number % _TELL_EVERY == 0:
            if expected:
                progress(min(number, expected), expected)
            else:
                progress(found.done, found.total)
        yield one


class _Taking:
    """The entries of a source on their way into the journal, inside one transaction."""

    def __init__(
        self,
        session: Session,
        connection: Connection,
        wanted: Choices,
        importer: Importer,
        found: Source,
    ) -> None:
        self._session, self._connection, self._wanted = session, connection, wanted
        self._importer, self._source = importer, found
        self._now = session.clock().astimezone(UTC)
        self._id = new_id(session, self._now)
        moved_in.begin(
            connection, PastImport(self._id, self._now, importer.name, found.name, 0, 0, "", None)
        )
        self._before = Before(connection, importer.name)
        self._bulk = Bulk(connection, session.pack.templates, self._id)
        self._known = Known(self._bulk.knows, self._words_here)
        strip = not wanted.places or choices.load(connection).strip_pictures
        self._pieces = Pieces(connection, found, self._now, strip=strip)
        self._problems: list[Problem] = []
        self._days: tuple[date, date] | None = None
        self._added = self._skipped = self._files = self._beside = 0

    def take(self, one: Incoming | Problem) -> None:
        """Take one more in, unless it is here already or cannot be taken."""
        if isinstance(one, Problem):
            self._problems.append(one)
            return
        one, here, said_of_it = self._known.look(one)
        if here:
            self._skipped += 1
            self._problems += said_of_it
            return
        if one.needs_zone and not self._wanted.zone:
            raise ExchangeError(
                "The file says at which moment entries were written, but not where, so their "
                "local day is not known. Please name the time zone, such as Europe/London."
            )
        try:
            draft, remarks = chosen(one, self._wanted, self._session.pack)
            again = self._before.remarks(one, draft)
            if one.pieces:
                self._bulk.settle()
            draft, files = self._pieces.kept(one, draft, self._problems)
            self._bulk.add(self._entry(one, draft), files)
        except InvalidValue as fault:
            self._problems.append(Problem(one.line, fault.message, one.file))
            return
        self._problems += [Problem(one.line, said, one.file, lost=False) for said in remarks]
        self._problems += again
        self._count(draft.day, files)

    def close(self) -> None:
        """Leave nothing at work on the connection."""
        self._bulk.close()

    def take_rest(self, tell: Callable[[], None]) -> None:
        """All that a file of ours has beside its entries; nothing from other files."""
        self._bulk.finish()
        if self._importer.name == OURS:
            added = moved_in.entries_of(self._connection, self._id)
            rest = Rest(self._connection, self._session.pack, added)
            self._files += rest.take(self._source, tell)
            self._problems += rest.problems
            for kind in KINDS & rest.new.keys():
                moved_in_rest.note(self._connection, self._id, kind, rest.new[kind])
                self._beside += len(rest.new[kind])
            moved_in.count_files(self._connection, self._id)

    def finish(self) -> Report:
        """Write the report."""
        first, last = self._days or (None, None)
        report = Report(
            self._added,
            self._skipped,
            tuple(self._problems),
            Changes(many=self._added + self._beside > 0),
            self._id if self._added or self._beside else "",
            self._importer.name,
            self._source.name,
            first,
            last,
            self._files,
            self._beside,
        )
        if not report.id:
            moved_in.drop(self._connection, self._id)
            return report
        moved_in.finish(self._connection, self._id, self._added, as_text(report))
        if self._added >= _MANY:
            search.tidy(self._connection)
        return report

    def _words_here(self, start: str | None) -> Iterator[tuple[str, str, str]]:
        self._bulk.settle()
        return entries.words_from(self._connection, start)

    def _count(self, day: date, files: tuple[Attachment, ...]) -> None:
        first, last = self._days or (day, day)
        self._days = min(first, day), max(last, day)
        self._added += 1
        self._files += len(files)

    def _entry(self, one: Incoming, draft: Draft) -> Entry:
        created = one.created or self._now
        changed = one.changed or created
        return Entry(
            id=one.id or new_id(self._session, self._now),
            draft=draft,
            created=created,
            changed=changed if one.id else max(changed, created),
            scale=one.scale or self._session.pack.scale.id,
            trashed=one.trashed,
            source=one.key,
        )
