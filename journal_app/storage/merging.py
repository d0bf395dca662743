# SPDX-License-Identifier: MIT
"""Entries of another copy of a journal taken into this one, with every text they ever had."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from journal_app.domain.entry import Entry
from journal_app.domain.merging import Side, is_lost, joined, words
from journal_app.domain.versions import Version
from journal_app.storage import entries
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import (
    commitment,
    entry_attachment,
    entry_stage,
    layer,
    look_again,
    revision,
)
from journal_app.storage.schema import entry as table

_CHUNK = 500
Keep = Callable[[Entry, datetime], Version]
"""Makes a version of an entry whose words last changed then."""


@dataclass(slots=True)
class Merged:
    """How many entries came new, were told differently by the copies, or alike; and the rest."""

    new: int = 0
    joined: int = 0
    same: int = 0
    versions: int = 0
    others: int = 0
    """Layers, commitments, check-ins, templates, searches and files that came or changed."""
    touched: set[str] = field(default_factory=set)


class EntryMerge:
    """Takes the entries that ``theirs`` reads into ``mine``, inside the caller's transaction."""

    def __init__(self, mine: Connection, theirs: Connection, keep: Keep) -> None:
        self._mine, self._theirs, self._keep = mine, theirs, keep
        self.merged = Merged()
        self.alias: dict[str, str] = {}
        """Ids in the other copy under which the entry is not known here: the same source."""
        self._lost: list[Entry] = []
        self._taken: set[str | None] = set()

    def run(self) -> Merged:
        """Do it; says what came of it."""
        self._find_aliases()
        mine, theirs = _places(self._mine), _places(self._theirs)
        self._taken = {*_sources(self._mine)}
        both = [one for one in theirs if self.id_of(one) in mine]
        new = [theirs[one] for one in theirs if self.id_of(one) not in mine]
        for chunk in _chunks(sorted(new)):
            self._take_new(list(entries.every(self._theirs, chunk)))
        for chunk in _chunks(both):
            self._join(
                {one.id: one for one in self._read(self._mine, mine, map(self.id_of, chunk))},
                self._read(self._theirs, theirs, chunk),
            )
        self._unite_versions()
        for one in self._lost:
            self._keep_lost(one)
        return self.merged

    def id_of(self, entry_id: str) -> str:
        """The id that an entry of the other copy has here."""
        return self.alias.get(entry_id, entry_id)

    def _read(
        self, connection: Connection, places: dict[str, int], ids: Iterator[str] | Sequence[str]
    ) -> list[Entry]:
        return list(entries.every(connection, [places[one] for one in ids]))

    # -- the same entry under two ids ---------------------------------------------------------

    def _find_aliases(self) -> None:
        """What was imported from one source in both copies is one entry; the smaller id stays."""
        here, there = _sources(self._mine), _sources(self._theirs)
        known_here, known_there = set(here.values()), set(there.values())
        for source in here.keys() & there.keys():
            mine, theirs = here[source], there[source]
            if mine == theirs or theirs in known_here or mine in known_there:
                continue
            self.alias[theirs] = mine
            if theirs < mine:
                _rename(self._mine, mine, theirs)
                self.alias[mine] = self.alias[theirs] = theirs

    # -- new here ---------------------------------------------------------------------------------

    def _take_new(self, found: list[Entry]) -> None:
        for one in found:
            if one.source in self._taken:
                one = replace(one, source=None)
            entries.add(self._mine, one)
            if one.draft.template:
                self._copy_stages(one.id, one.id)
            worded = _worded(self._theirs, one.id)
            if worded is not None:
                self._set_worded(one.id, worded)
            self.merged.new += 1
            self.merged.touched.add(one.id)

    # -- in both ----------------------------------------------------------------------------------

    def _join(self, here: dict[str, Entry], there: list[Entry]) -> None:
        for theirs in there:
            other = replace(theirs, id=self.id_of(theirs.id))
            one = here[other.id]
            if one == other:
                self.merged.same += 1
                continue
            side = Side(one, _known(self._mine, one.id))
            result = joined(side, Side(other, _known(self._theirs, theirs.id)))
            self._lost += [old for old in (one, other) if is_lost(old, result)]
            if result != one:
                self._put(one, theirs, result)
            self.merged.joined += 1

    def _put(self, one: Entry, theirs: Entry, result: Entry) -> None:
        from_here = words(one) == words(result)
        worded = (
            _worded(self._mine, one.id) if from_here else _worded(self._theirs, theirs.id)
        ) or (one.changed if from_here else theirs.changed)
        entries.revise(self._mine, result)
        self._set_worded(result.id, None if worded == result.changed else worded)
        if not from_here and (one.draft.template or result.draft.template):
            self._copy_stages(theirs.id, result.id)
        self.merged.touched.add(result.id)

    def _copy_stages(self, theirs: str, mine: str) -> None:
        at = entries.position_of(self._mine, mine)
        rows = self._theirs.execute(
            select(entry_stage).where(
                entry_stage.c.position == entries.position_of(self._theirs, theirs)
            )
        ).mappings()
        self._mine.execute(delete(entry_stage).where(entry_stage.c.position == at))
        for row in rows:
            self._mine.execute(insert(entry_stage).values(**{**row, "position": at}))

    def _set_worded(self, entry_id: str, when: datetime | None) -> None:
        self._mine.execute(update(table).where(table.c.id == entry_id).values(worded=instant(when)))

    # -- earlier texts ----------------------------------------------------------------------------

    def _unite_versions(self) -> None:
        here = set(self._mine.scalars(select(revision.c.id)))
        wanted = [one for one in self._theirs.scalars(select(revision.c.id)) if one not in here]
        for chunk in _chunks(wanted):
            rows = self._theirs.execute(select(revision).where(revision.c.id.in_(chunk)))
            for row in rows.mappings():
                self._add_version({**row, "entry": self.id_of(row["entry"])})

    def _keep_lost(self, one: Entry) -> None:
        made = self._keep(one, one.changed)
        self._add_version(
            {
                "id": made.id,
                "entry": made.entry,
                "made": instant(made.made),
                "title": made.title,
                "text": made.text,
                "rest": made.rest,
            }
        )

    def _add_version(self, row: dict[str, Any]) -> None:
        """Keep a version, unless the entry has one of the same words from the same moment."""
        columns = (revision.c.entry, revision.c.made, revision.c.title, revision.c.text)
        known = select(revision.c.id).where(*(one == row[one.name] for one in columns))
        if self._mine.execute(known.limit(1)).first() is None:
            self._mine.execute(insert(revision).values(**row))
            self.merged.versions += 1
            self.merged.touched.add(row["entry"])


def _places(connection: Connection) -> dict[str, int]:
    found = connection.execute(select(table.c.id, table.c.position))
    return {row.id: row.position for row in found}


def _sources(connection: Connection) -> dict[str, str]:
    found = connection.execute(
        select(table.c.source, table.c.id).where(table.c.source.is_not(None))
    )
    return {row.source: row.id for row in found}


def _known(connection: Connection, entry_id: str) -> frozenset[tuple[str, str]]:
    found = connection.execute(
        select(revision.c.title, revision.c.text).where(revision.c.entry == entry_id)
    )
    return frozenset((title, text) for title, text in found)


def _worded(connection: Connection, entry_id: str) -> datetime | None:
    found = connection.scalar(select(table.c.worded).where(table.c.id == entry_id))
    return None if found is None else moment(found)


def _rename(connection: Connection, old: str, new: str) -> None:
    """Give an entry another id, with all that hangs on it."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.execute(update(table).where(table.c.id == old).values(id=new))
    for one in (revision.c.entry, layer.c.entry, look_again.c.entry, entry_attachment.c.entry):
        connection.execute(update(one.table).where(one == old).values(entry=new))
    for one in (commitment.c.entry, commitment.c.outcome_entry):
        connection.execute(update(commitment).where(one == old).values({one.name: new}))


def _chunks(every: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]
