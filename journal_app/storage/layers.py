# SPDX-License-Identifier: MIT
"""What was seen in entries later: dated layers, and what became of each second look offered."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select

from journal_app.domain.entry import word_count
from journal_app.domain.second_look import Candidate, Layer
from journal_app.storage.entries import day_range, instant, labels_of
from journal_app.storage.schema import entry as entries
from journal_app.storage.schema import entry_mark, layer, look_again


def add(connection: Connection, one: Layer, made: datetime) -> None:
    """Keep a layer; the entry under it stays as it is."""
    connection.execute(
        insert(layer).values(
            id=one.id,
            entry=one.entry,
            made=instant(made),
            day=one.day.isoformat(),
            occasion=one.occasion,
            text=one.text,
        )
    )


def of_entry(connection: Connection, entry_id: str) -> tuple[Layer, ...]:
    """The layers of an entry, the oldest first."""
    rows = connection.execute(
        select(layer).where(layer.c.entry == entry_id).order_by(layer.c.made, layer.c.id)
    )
    return tuple(
        Layer(row.id, row.entry, date.fromisoformat(row.day), row.occasion, row.text)
        for row in rows
    )


def answer(connection: Connection, entry_id: str, after: int, day: date, said: str) -> None:
    """Note what the leader made of an entry that came back; a later answer takes its place."""
    connection.execute(
        delete(look_again).where(look_again.c.entry == entry_id, look_again.c.after == after)
    )
    connection.execute(
        insert(look_again).values(entry=entry_id, after=after, day=day.isoformat(), answer=said)
    )


def answered_on(connection: Connection, day: date) -> bool:
    """Whether an entry came back on that day and something was said to it."""
    found = select(look_again.c.entry).where(look_again.c.day == day.isoformat()).limit(1)
    return connection.execute(found).first() is not None


def candidates(
    connection: Connection, windows: Sequence[tuple[date, date]]
) -> tuple[Candidate, ...]:
    """The entries of those days, both included, that are not in the trash."""
    found: list[Candidate] = []
    for start, end in windows:
        first, last = day_range(start, end)
        rows = connection.execute(
            select(
                entries.c.position,
                entries.c.id,
                entries.c.day,
                entries.c.text,
                entries.c.up_for_it,
                entries.c.up_to_it,
            ).where(entries.c.trashed.is_(None), entries.c.position.between(first, last))
        ).all()
        marks = labels_of(connection, entry_mark, [row.position for row in rows])
        said = _answers(connection, [row.id for row in rows])
        found += [
            Candidate(
                entry=row.id,
                day=date.fromisoformat(row.day),
                words=word_count(row.text),
                rated=row.up_for_it is not None or row.up_to_it is not None,
                marks=marks.get(row.position, ()),
                answers=said.get(row.id, ()),
            )
            for row in rows
        ]
    return tuple(found)


def _answers(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    rows = connection.execute(
        select(look_again.c.entry, look_again.c.after, look_again.c.answer).where(
            look_again.c.entry.in_(ids)
        )
    )
    for entry_id, after, said in rows:
        found[entry_id] = (*found.get(entry_id, ()), (after, said))
    return found
