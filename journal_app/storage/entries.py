# SPDX-License-Identifier: MIT
"""Entries in the journal: kept, revised, found again, moved to the trash and back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select, update

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import entry_mark, entry_tag, entry_theme

ROOM = 1 << 20
"""How many entries can share one minute of the time line."""
LABELS = (entry_theme, entry_tag, entry_mark)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def place(day: date, at: time | None) -> int:
    """The first place on the time line for a local day and time: larger is later.

    An entry whose time is not known stands before those of its day that have one.
    """
    minutes = at.hour * 60 + at.minute if at else 0
    return (day.toordinal() * 1440 + minutes) * ROOM


def day_range(start: date | None, end: date | None) -> tuple[int, int]:
    """The places from the start of ``start`` to the end of ``end``, both included."""
    first = place(start, None) if start else 0
    last = place(end, None) + 1440 * ROOM - 1 if end else (1 << 62)
    return first, last


def add(connection: Connection, entry: Entry) -> None:
    """Keep a new entry."""
    position = _free_position(connection, entry.draft)
    connection.execute(insert(entries), row_of(entry) | {"position": position})
    _add_labels(connection, position, entry.draft)


def revise(connection: Connection, entry: Entry) -> None:
    """Keep ``entry`` in the place of the one with its id; raises NotFound where there is none."""
    found = connection.execute(
        select(entries.c.position, entries.c.day, entries.c.time).where(entries.c.id == entry.id)
    ).one_or_none()
    if found is None:
        raise _not_found(entry.id)
    values = row_of(entry)
    position = found.position
    if (found.day, found.time) != (values["day"], values["time"]):
        position = _free_position(connection, entry.draft)
    for labels in LABELS:
        connection.execute(delete(labels).where(labels.c.position == found.position))
    connection.execute(
        update(entries).where(entries.c.id == entry.id).values(**values, position=position)
    )
    _add_labels(connection, position, entry.draft)


def set_trashed(connection: Connection, ids: Iterable[str], when: datetime | None) -> int:
    """Move entries to the trash, or back with None. Returns how many were there to move."""
    return sum(
        connection.execute(
            update(entries).where(entries.c.id == one).values(trashed=instant(when))
        ).rowcount
        for one in ids
    )


def get(connection: Connection, entry_id: str) -> Entry:
    """The entry with that id, also from the trash; raises NotFound."""
    entry = find(connection, entry_id)
    if entry is None:
        raise _not_found(entry_id)
    return entry


def find(connection: Connection, entry_id: str) -> Entry | None:
    """The entry with that id, also from the trash, or None."""
    found = connection.execute(select(entries).where(entries.c.id == entry_id)).mappings().all()
    return next(_built(connection, found), None)


def position_of(connection: Connection, entry_id: str) -> int:
    """The place of an entry on the time line; raises NotFound."""
    found = connection.scalar(select(entries.c.position).where(entries.c.id == entry_id))
    if found is None:
        raise _not_found(entry_id)
    return int(found)


def resolve(connection: Connection, start: str) -> str:
    """The whole id that begins with ``start``; raises NotFound, or InvalidValue if several do."""
    found = connection.scalars(
        select(entries.c.id).where(entries.c.id.startswith(start, autoescape=True)).limit(2)
    ).all()
    if not start or not found:
        raise _not_found(start)
    if len(found) > 1:
        raise InvalidValue(
            "Several entries have an id that begins with “{start}”. Please give more of it.",
            start=start,
        )
    return str(found[0])


def every(connection: Connection, positions: Sequence[int] | None = None) -> Iterator[Entry]:
    """Whole entries, oldest first, without the trash; only those at ``positions`` if given."""
    chunk = 500
    last = -1
    if positions is not None:
        ordered = sorted(positions)
        for start in range(0, len(ordered), chunk):
            part = ordered[start : start + chunk]
            found = connection.execute(
                select(entries).where(entries.c.position.in_(part)).order_by(entries.c.position)
            ).mappings()
            yield from _built(connection, found.all())
        return
    while True:
        found = connection.execute(
            select(entries)
            .where(entries.c.position > last, entries.c.trashed.is_(None))
            .order_by(entries.c.position)
            .limit(chunk)
        ).mappings()
        rows = found.all()
        if not rows:
            return
        yield from _built(connection, rows)
        last = rows[-1]["position"]


def known_ids(connection: Connection) -> set[str]:
    """The ids of all entries, the trash included."""
    return set(connection.scalars(select(entries.c.id)))


def known_sources(connection: Connection) -> set[str]:
    """The source keys of all imported entries, the trash included."""
    return set(connection.scalars(select(entries.c.source).where(entries.c.source.is_not(None))))


def words_from(connection: Connection, start: str | None) -> Iterator[tuple[str, str, str]]:
    """Source key, title and text of the entries whose key begins so, the trash included.

    Without ``start`` it is every entry, by its id.
    """
    name = entries.c.id if start is None else entries.c.source
    wanted = select(name, entries.c.title, entries.c.text)
    if start is not None:
        wanted = wanted.where(entries.c.source.startswith(start, autoescape=True))
    for row in connection.execute(wanted):
        yield row[0], row[1], row[2]


def heads_from(connection: Connection, start: str) -> set[tuple[date, time | None, str]]:
    """Day, time and title of the entries whose source key begins so, the trash included."""
    rows = connection.execute(
        select(entries.c.day, entries.c.time, entries.c.title).where(
            entries.c.source.startswith(start, autoescape=True)
        )
    )
    return {
        (date.fromisoformat(day), time.fromisoformat(at) if at else None, title)
        for day, at, title in rows
    }


def labels_of(
    connection: Connection, table: Table, positions: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """The themes or tags at each of the positions, in the order they were given."""
    name = table.c[0]
    found: dict[int, tuple[str, ...]] = {}
    rows = connection.execute(
        select(table.c.position, name)
        .where(table.c.position.in_(positions))
        .order_by(table.c.position, table.c.rank)
    )
    for position, label in rows:
        found[position] = (*found.get(position, ()), label)
    return found


def _free_position(connection: Connection, draft: Draft) -> int:
    first = place(draft.day, draft.time)
    taken = connection.scalar(
        select(entries.c.position)
        .where(entries.c.position.between(first, first + ROOM - 1))
        .order_by(entries.c.position.desc())
        .limit(1)
    )
    position = first if taken is None else int(taken) + 1
    if position >= first + ROOM:
        raise too_many_at(draft)
    return position


def too_many_at(draft: Draft) -> InvalidValue:
    """The error for a minute of the time line that is full."""
    return InvalidValue(
        "{day} holds as many entries as one minute can. Please give this one another time.",
        day=draft.day.isoformat(),
    )


def _add_labels(connection: Connection, position: int, draft: Draft) -> None:
    for table, rows in label_rows(position, draft):
        if rows:
            connection.execute(insert(table), rows)


def label_rows(position: int, draft: Draft) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """For each table of labels the rows that an entry at that place has there."""
    for table, labels in zip(LABELS, (draft.themes, draft.tags, draft.marks), strict=True):
        name = table.c[0].name
        yield (
            table,
            [
                {name: label, "position": position, "rank": rank}
                for rank, label in enumerate(labels)
            ],
        )


def row_of(entry: Entry) -> dict[str, Any]:
    """The columns of an entry, all but its position."""
    draft = entry.draft
    return {
        "id": entry.id,
        "day": draft.day.isoformat(),
        "time": draft.time.isoformat("minutes") if draft.time else None,
        "zone": draft.zone,
        "created": instant(entry.created),
        "changed": instant(entry.changed),
        "title": draft.title,
        "text": draft.text,
        "prompt": draft.prompt,
        "template": draft.template,
        "up_for_it": draft.up_for_it,
        "up_to_it": draft.up_to_it,
        "scale": entry.scale,
        "trashed": instant(entry.trashed),
        "source": entry.source,
        "us_up_for_it": draft.us_up_for_it,
        "us_up_to_it": draft.us_up_to_it,
        "motive": draft.motive,
        "shift": draft.shift,
        "reach": draft.reach,
        "stance": draft.stance,
        "depth": draft.depth,
    }


def _built(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[Entry]:
    positions = [row["position"] for row in rows]
    labels = [labels_of(connection, table, positions) for table in LABELS]
    for row in rows:
        themes, tags, marks = (found.get(row["position"], ()) for found in labels)
        yield _entry(row, themes, tags, marks)


def _entry(
    row: RowMapping, themes: tuple[str, ...], tags: tuple[str, ...], marks: tuple[str, ...]
) -> Entry:
    return Entry(
        id=row["id"],
        draft=Draft(
            day=date.fromisoformat(row["day"]),
            time=time.fromisoformat(row["time"]) if row["time"] else None,
            zone=row["zone"],
            title=row["title"],
            text=row["text"],
            themes=themes,
            tags=tags,
            up_for_it=row["up_for_it"],
            up_to_it=row["up_to_it"],
            prompt=row["prompt"],
            template=row["template"],
            us_up_for_it=row["us_up_for_it"],
            us_up_to_it=row["us_up_to_it"],
            motive=row["motive"],
            shift=row["shift"],
            reach=row["reach"],
            stance=row["stance"],
            depth=row["depth"],
            marks=marks,
        ),
        created=moment(row["created"]),
        changed=moment(row["changed"]),
        scale=row["scale"],
        trashed=None if row["trashed"] is None else moment(row["trashed"]),
        source=row["source"],
    )


def instant(when: datetime | None) -> int | None:
    """An aware moment as it is stored: microseconds since 1970 in UTC."""
    return None if when is None else (when - _EPOCH) // _MICROSECOND


def moment(microseconds: int) -> datetime:
    """A stored instant as an aware moment in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def _not_found(entry_id: str) -> NotFound:
    return NotFound("There is no entry with the id “{id}”.", id=entry_id)
