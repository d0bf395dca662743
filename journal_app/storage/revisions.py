# SPDX-License-Identifier: MIT
"""Earlier texts of entries: put aside before they are overwritten, and never changed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from journal_app.domain.errors import NotFound
from journal_app.domain.versions import Version
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import revision


def worded(connection: Connection, entry_id: str) -> tuple[datetime | None, datetime | None]:
    """When the words of an entry last changed (None: when it did), and when a version was kept."""
    newest = select(func.max(revision.c.id)).where(revision.c.entry == entry_id).scalar_subquery()
    found = connection.execute(
        select(entries.c.worded, newest).where(entries.c.id == entry_id)
    ).one_or_none()
    if found is None:
        return None, None
    since = None if found[0] is None else moment(found[0])
    return since, None if found[1] is None else kept_at(found[1])


def set_worded(connection: Connection, entry_id: str, when: datetime | None) -> None:
    """Note that the words are older than the last change, or with None that they are not."""
    connection.execute(update(entries).where(entries.c.id == entry_id).values(worded=instant(when)))


def add(connection: Connection, version: Version) -> bool:
    """Put a version aside, unless the newest one of its entry says the same."""
    newest = (
        select(revision.c.id)
        .where(revision.c.entry == version.entry)
        .order_by(revision.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    same = select(revision.c.id).where(
        revision.c.id == newest,
        revision.c.title == version.title,
        revision.c.text == version.text,
    )
    if connection.execute(same).first() is not None:
        return False
    connection.execute(
        insert(revision).values(
            id=version.id,
            entry=version.entry,
            made=instant(version.made),
            title=version.title,
            text=version.text,
            rest=version.rest,
        )
    )
    return True


def of_entry(connection: Connection, entry_id: str) -> tuple[Version, ...]:
    """The versions of an entry whose words are not those it has now, the newest first."""
    rows = connection.execute(
        select(revision)
        .join(entries, entries.c.id == revision.c.entry)
        .where(
            revision.c.entry == entry_id,
            or_(revision.c.title != entries.c.title, revision.c.text != entries.c.text),
        )
        .order_by(revision.c.id.desc())
    )
    return tuple(
        Version(
            row.id,
            row.entry,
            moment(row.made),
            kept_at(row.id),
            row.title,
            row.text,
            row.rest,
        )
        for row in rows
    )


def count(connection: Connection, entry_id: str) -> int:
    """How many versions ``of_entry`` gives."""
    return (
        connection.scalar(
            select(func.count())
            .select_from(revision)
            .join(entries, entries.c.id == revision.c.entry)
            .where(
                revision.c.entry == entry_id,
                or_(revision.c.title != entries.c.title, revision.c.text != entries.c.text),
            )
        )
        or 0
    )


def get(connection: Connection, version_id: str) -> Version:
    """The version with that id; raises NotFound."""
    row = connection.execute(select(revision).where(revision.c.id == version_id)).one_or_none()
    if row is None:
        raise NotFound("There is no earlier text with the id “{id}”.", id=version_id)
    return Version(
        row.id, row.entry, moment(row.made), kept_at(row.id), row.title, row.text, row.rest
    )


def all_without_words(connection: Connection) -> dict[str, list[Version]]:
    """Every version by its entry, without its words, for deciding which to let go."""
    found: dict[str, list[Version]] = {}
    for row in connection.execute(select(revision.c.id, revision.c.entry, revision.c.made)):
        one = Version(row.id, row.entry, moment(row.made), kept_at(row.id), "", "")
        found.setdefault(row.entry, []).append(one)
    return found


def drop(connection: Connection, ids: Iterable[str]) -> int:
    """Delete versions for good; returns how many there were."""
    return sum(
        connection.execute(delete(revision).where(revision.c.id == one)).rowcount for one in ids
    )


def kept_at(version_id: str) -> datetime:
    """When a version was put aside, which its id (a UUID version 7) says to the millisecond."""
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=UUID(version_id).int >> 80)
