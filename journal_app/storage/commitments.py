# SPDX-License-Identifier: MIT
"""Commitments in the journal. They outlive their entry: its deletion only loosens the tie."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, insert, or_, select, update

from journal_app.domain.commitment import NOT_YET, Commitment
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import commitment, entry, entry_mark, entry_theme


def add(connection: Connection, made: Commitment) -> None:
    """Keep a new commitment."""
    connection.execute(insert(commitment), _row(made))


def revise(connection: Connection, changed: Commitment) -> None:
    """Keep it in the place of the one with its id; raises NotFound where there is none."""
    found = connection.execute(
        update(commitment).where(commitment.c.id == changed.id).values(**_row(changed))
    )
    if not found.rowcount:
        raise _not_found(changed.id)


def remove(connection: Connection, commitment_id: str) -> None:
    """Take it out of the journal; nothing happens where it is gone already."""
    connection.execute(delete(commitment).where(commitment.c.id == commitment_id))


def get(connection: Connection, commitment_id: str) -> Commitment:
    """The commitment with that id; raises NotFound."""
    found = _every(connection, select(commitment).where(commitment.c.id == commitment_id))
    if not found:
        raise _not_found(commitment_id)
    return found[0]


def resolve(connection: Connection, start: str) -> str:
    """The whole id that begins with ``start``; raises NotFound, or InvalidValue if several do."""
    found = connection.scalars(
        select(commitment.c.id).where(commitment.c.id.startswith(start, autoescape=True)).limit(2)
    ).all()
    if not start or not found:
        raise _not_found(start)
    if len(found) > 1:
        raise InvalidValue(
            "Several commitments have an id that begins with “{start}”. Please give more of it.",
            start=start,
        )
    return str(found[0])


def every(connection: Connection) -> tuple[Commitment, ...]:
    """All commitments, in the order they were made."""
    return _every(connection, select(commitment))


def not_private(connection: Connection) -> tuple[Commitment, ...]:
    """All but those that began or ended in an entry that is marked private or in the trash.

    One without an entry, or whose entry is gone for good, is among them.
    """
    marked = select(entry_mark.c.position).where(entry_mark.c.mark == "private")
    kept_back = select(entry.c.id).where(
        or_(entry.c.trashed.is_not(None), entry.c.position.in_(marked))
    )
    apart = (
        or_(one.is_(None), one.not_in(kept_back))
        for one in (commitment.c.entry, commitment.c.outcome_entry)
    )
    return _every(connection, select(commitment).where(*apart))


def all_open(connection: Connection) -> tuple[Commitment, ...]:
    """Those that nothing came of yet, in the order they were made."""
    return _every(connection, select(commitment).where(commitment.c.status == NOT_YET))


def of_entry(connection: Connection, entry_id: str) -> tuple[Commitment, ...]:
    """Those made in an entry, and those whose outcome it tells, in the order they were made."""
    belongs = or_(commitment.c.entry == entry_id, commitment.c.outcome_entry == entry_id)
    return _every(connection, select(commitment).where(belongs))


def themes(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The themes of the entries that open commitments were made in, by commitment id."""
    found: dict[str, tuple[str, ...]] = {}
    rows = connection.execute(
        select(commitment.c.id, entry_theme.c.slug)
        .join(entry, entry.c.id == commitment.c.entry)
        .join(entry_theme, entry_theme.c.position == entry.c.position)
        .where(commitment.c.status == NOT_YET)
        .order_by(commitment.c.id, entry_theme.c.rank)
    )
    for one, slug in rows:
        found[one] = (*found.get(one, ()), slug)
    return found


def with_entries(one: Commitment, id_of: Callable[[str], str]) -> Commitment:
    """The commitment with the ids that its entries have elsewhere."""
    return replace(
        one,
        entry=id_of(one.entry) if one.entry else None,
        outcome_entry=id_of(one.outcome_entry) if one.outcome_entry else None,
    )


def _every(connection: Connection, wanted: Select[Any]) -> tuple[Commitment, ...]:
    rows = connection.execute(wanted.order_by(commitment.c.made, commitment.c.id)).mappings()
    return tuple(_built(row) for row in rows)


def _built(row: RowMapping) -> Commitment:
    return Commitment(
        **{
            **row,
            "made": moment(row["made"]),
            "changed": moment(row["changed"]),
            "day": date.fromisoformat(row["day"]),
            "due": date.fromisoformat(row["due"]) if row["due"] else None,
            "closed": date.fromisoformat(row["closed"]) if row["closed"] else None,
        }
    )


def _row(one: Commitment) -> dict[str, Any]:
    return {
        "id": one.id,
        "made": instant(one.made),
        "changed": instant(one.changed),
        "day": one.day.isoformat(),
        "text": one.text,
        "reach": one.reach,
        "due": one.due.isoformat() if one.due else None,
        "status": one.status,
        "closed": one.closed.isoformat() if one.closed else None,
        "outcome": one.outcome,
        "entry": one.entry,
        "outcome_entry": one.outcome_entry,
    }


def _not_found(commitment_id: str) -> NotFound:
    return NotFound(
        "There is no commitment “{id}”. “uptoit commit list” shows the ones there are.",
        id=commitment_id[:60],
    )
