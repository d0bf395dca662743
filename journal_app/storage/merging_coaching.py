# SPDX-License-Identifier: MIT
"""What passed between leader and coach in another copy, taken into this one; nothing disappears.

Two copies agree in the end, whichever takes in the other first.
"""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from journal_app.storage import summary_drafts
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
    """Takes the coaching tables of theirs in, inside the caller's transaction.

    ``id_of`` says which id an entry of either copy has from now on.
    """

    def __init__(self, mine: Connection, theirs: Connection, id_of: Callable[[str], str]) -> None:
        self._mine, self._theirs, self._id_of = mine, theirs, id_of
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
        here = self._own_drafts()
        for row in map(self._with_entries, _rows(self._theirs, summary_draft)):
            mine = here.get(row["id"])
            if self._has_left(row):
                continue
            if mine is None:
                self._put(summary_draft, row)
            elif mine["body"] != row["body"]:
                self._keep_both(summary_draft, mine, row, _draft_order)
            elif row["changed"] > mine["changed"]:
                self._replace(summary_draft, row)

    def _own_drafts(self) -> dict[str, Row]:
        """The drafts of mine that go on, with the ids that entries have from now on."""
        here = {}
        for row in _rows(self._mine, summary_draft):
            renamed = self._with_entries(row)
            if self._has_left(row):
                self._mine.execute(delete(summary_draft).where(summary_draft.c.id == row["id"]))
                self.count += 1
                continue
            if renamed != row:
                self._replace(summary_draft, renamed)
            here[row["id"]] = renamed
        return here

    def _has_left(self, draft: Row) -> bool:
        """Whether the summary was shared after the draft was last changed."""
        gone = select(share.c.id).where(
            share.c.summary == draft["id"], share.c.made >= draft["changed"]
        )
        return self._mine.execute(gone.limit(1)).first() is not None

    def _with_entries(self, row: Row) -> Row:
        """A draft with the ids that its entries have from now on."""
        draft = summary_drafts.read(row["body"])
        if draft is None:
            return row
        picks = tuple(replace(one, entry=self._id_of(one.entry)) for one in draft.picks)
        if picks == draft.picks:
            return row
        return {**row, "body": summary_drafts.body_of(replace(draft, picks=picks))}

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
