# SPDX-License-Identifier: MIT
"""The imports of a journal: what came in with each, and what of that is still as it came."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, func, insert, or_, select, update

from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import commitment, entry_attachment, layer, revision
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import moved_in as table
from journal_app.storage.schema import moved_in_entry as parts


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import: when, from what, and how many of its entries are still in the journal.

    ``report`` is its report as text; ``undone`` is when it was undone, or None.
    """

    id: str
    made: datetime
    format: str
    source: str
    added: int
    here: int
    report: str
    undone: datetime | None


def begin(connection: Connection, one: PastImport) -> None:
    """Note an import before its entries come."""
    connection.execute(
        insert(table).values(
            id=one.id,
            made=instant(one.made),
            format=one.format,
            source=one.source,
            added=one.added,
            report=one.report,
        )
    )


def finish(connection: Connection, import_id: str, added: int, report: str) -> None:
    """Note what came of it."""
    connection.execute(
        update(table).where(table.c.id == import_id).values(added=added, report=report)
    )


def drop(connection: Connection, import_id: str) -> None:
    """Forget an import that brought nothing."""
    connection.execute(table.delete().where(table.c.id == import_id))


def every(connection: Connection) -> tuple[PastImport, ...]:
    """All imports, the newest first."""
    here = (
        select(parts.c.moved_in, func.count().label("count")).group_by(parts.c.moved_in).subquery()
    )
    rows = connection.execute(
        select(table, func.coalesce(here.c.count, 0).label("here"))
        .outerjoin(here, here.c.moved_in == table.c.id)
        .order_by(table.c.made.desc(), table.c.id.desc())
    )
    return tuple(
        PastImport(
            row.id,
            moment(row.made),
            row.format,
            row.source,
            row.added,
            row.here,
            row.report,
            None if row.undone is None else moment(row.undone),
        )
        for row in rows
    )


def resolve(connection: Connection, start: str) -> PastImport:
    """The import whose id begins so; raises NotFound, or InvalidValue if several do."""
    found = [one for one in every(connection) if start and one.id.startswith(start.lower())]
    if not found:
        raise NotFound("There was no import with the id “{id}”.", id=start)
    if len(found) > 1:
        raise InvalidValue(
            "Several imports have an id that begins with “{start}”. Please give more of it.",
            start=start,
        )
    return found[0]


def as_they_came(connection: Connection, import_id: str) -> tuple[list[str], list[str]]:
    """The ids of entries nobody has changed since they came, and of those somebody has.

    Something that hangs on an entry since (a second look, a commitment, a file more) counts as a
    change. Ids are in the order of time, so what came along with the entry has a smaller one.
    """
    files = (
        select(func.count())
        .where(entry_attachment.c.entry == parts.c.entry)
        .correlate(parts)
        .scalar_subquery()
    )
    touched = or_(
        entries.c.changed != parts.c.changed,
        files != parts.c.files,
        exists().where(layer.c.entry == parts.c.entry, layer.c.id > import_id),
        exists().where(revision.c.entry == parts.c.entry, revision.c.id > import_id),
        exists().where(commitment.c.entry == parts.c.entry, commitment.c.id > import_id),
        exists().where(commitment.c.outcome_entry == parts.c.entry, commitment.c.id > import_id),
    )
    rows = connection.execute(
        select(parts.c.entry, touched.label("touched"))
        .join(entries, entries.c.id == parts.c.entry)
        .where(parts.c.moved_in == import_id)
    )
    same: list[str] = []
    changed: list[str] = []
    for row in rows:
        (changed if row.touched else same).append(row.entry)
    return same, changed


def entries_of(connection: Connection, import_id: str) -> set[str]:
    """The ids of the entries that came with an import and are still here."""
    return set(connection.scalars(select(parts.c.entry).where(parts.c.moved_in == import_id)))


def count_files(connection: Connection, import_id: str) -> None:
    """Note how many files each entry has, where they came after the entry itself."""
    here = (
        select(func.count())
        .where(entry_attachment.c.entry == parts.c.entry)
        .correlate(parts)
        .scalar_subquery()
    )
    connection.execute(update(parts).where(parts.c.moved_in == import_id).values(files=here))


def note_undone(connection: Connection, import_id: str, now: datetime) -> None:
    """Remember that an import was undone."""
    connection.execute(update(table).where(table.c.id == import_id).values(undone=instant(now)))
