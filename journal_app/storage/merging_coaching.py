# SPDX-License-Identifier: MIT
"""What passed between leader and coach in another copy, taken into this one; nothing disappears.

Two copies agree in the end, whichever takes in the other first.
"""

import uuid
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from journal_app.storage.schema import (
    contact,
    identity,
    share,
    summary_draft,
)

_APART = uuid.UUID("7b0c4f0e-3b1e-5c58-9d0f-6a3f0d2a9c11")
"""For ids of things that two copies tell differently under one id."""
Row = dict[str, Any]


class CoachingMerge:
    """Takes the coaching tables of theirs in, inside the caller's transaction."""

    def __init__(self, mine: Connection, theirs: Connection) -> None:
        self._mine, self._theirs = mine, theirs
        self.count = 0

    def run(self) -> int:
        """Do it; returns how many things came or changed."""
        self._identities()
        self._contacts()
        self._shares()
        self._drafts()
        return self.count

    def _identities(self) -> None:
        """Every pair of keys stays, for something may be sealed to each; the oldest is in force."""
        every = {row["reads"]: row for row in _rows(self._theirs, identity)}
        mine = _rows(self._mine, identity)
        every |= {row["reads"]: row for row in mine}
        ordered = sorted(every.values(), key=lambda row: (row["made"], row["reads"]))
        wanted = [{**row, "number": number} for number, row in enumerate(ordered, start=1)]
        if wanted == sorted(mine, key=lambda row: int(row["number"])):
            return
        self._mine.execute(delete(identity))
        self._mine.execute(insert(identity), wanted)
        self.count += len(wanted) - len(mine)

    def _contacts(self) -> None:
        """A name that was changed follows the later row; another address is another contact."""
        here = {row["id"]: row for row in _rows(self._mine, contact)}
        for row in _rows(self._theirs, contact):
            mine = here.get(row["id"])
            if mine is None:
                self._put(contact, row)
            elif mine["address"] != row["address"]:
                self._keep_both(contact, mine, row, _address_order)
            elif _contact_order(row) > _contact_order(mine):
                self._replace(contact, row)

    def _shares(self) -> None:
        """What left in either copy left; a withdrawal holds from the first time it was made."""
        here = {row["id"]: row for row in _rows(self._mine, share)}
        for row in _rows(self._theirs, share):
            mine = here.get(row["id"])
            if mine is None:
                self._put(share, row)
                continue
            times = [one for one in (mine["withdrawn"], row["withdrawn"]) if one is not None]
            if times and mine["withdrawn"] != min(times):
                self._replace(share, {**mine, "withdrawn": min(times)})

    def _drafts(self) -> None:
        """The later of two is in force, the other stays as a draft of its own.

        One that has left since it was last changed is done with.
        """
        left: dict[str, int] = {}
        for row in _rows(self._mine, share):
            left[row["summary"]] = max(left.get(row["summary"], 0), row["made"])
        here = {row["id"]: row for row in _rows(self._mine, summary_draft)}
        for row in here.values():
            if row["changed"] <= left.get(row["id"], -1):
                self._mine.execute(delete(summary_draft).where(summary_draft.c.id == row["id"]))
                self.count += 1
        for row in _rows(self._theirs, summary_draft):
            if row["changed"] <= left.get(row["id"], -1):
                continue
            mine = here.get(row["id"])
            if mine is None or mine["changed"] <= left.get(mine["id"], -1):
                self._put(summary_draft, row)
            elif mine["body"] != row["body"]:
                self._keep_both(summary_draft, mine, row, _draft_order)
            elif row["changed"] > mine["changed"]:
                self._replace(summary_draft, row)

    def _keep_both(self, table: Table, mine: Row, row: Row, order: Any) -> None:
        """Two rows of one id: the later keeps it, the other gets one that both copies agree on."""
        later, earlier = sorted((mine, row), key=order, reverse=True)
        apart = str(uuid.uuid5(_APART, "\x1f".join(str(earlier[one]) for one in sorted(earlier))))
        if later is row:
            self._replace(table, row)
        known = select(table.c.id).where(table.c.id == apart)
        if self._mine.execute(known).first() is None:
            self._put(table, _renamed(table, earlier, apart))

    def _put(self, table: Table, row: Row) -> None:
        self._mine.execute(insert(table).values(**row))
        self.count += 1

    def _replace(self, table: Table, row: Row) -> None:
        same = and_(*(column == row[column.name] for column in table.primary_key))
        self._mine.execute(update(table).where(same).values(**row))
        self.count += 1


def _rows(connection: Connection, table: Table) -> list[Row]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _renamed(table: Table, row: Row, fresh: str) -> Row:
    """The row under another id; a draft names its id inside as well."""
    made = {**row, "id": fresh}
    if table is summary_draft:
        made["body"] = row["body"].replace(f'"id": "{row["id"]}"', f'"id": "{fresh}"', 1)
    return made


def _contact_order(row: Row) -> tuple[Any, ...]:
    return (row["made"], row["name"])


def _address_order(row: Row) -> tuple[Any, ...]:
    return (row["made"], row["address"], row["name"])


def _draft_order(row: Row) -> tuple[Any, ...]:
    return (row["changed"], row["body"])
