# SPDX-License-Identifier: MIT
"""Every row that can still be found in a damaged journal, whole or in part."""

from dataclasses import dataclass, field

from journal_app.storage.salvage.btree import (
    INNER_INDEX,
    INNER_TABLE,
    LEAF_INDEX,
    LEAF_TABLE,
    MISSING,
    Node,
    Row,
    Value,
    node,
    walk,
)
from journal_app.storage.salvage.pages import Pages
from journal_app.storage.salvage.tables import Table, is_sound, tables

Whole = tuple[Value, ...]


@dataclass(slots=True)
class Found:
    """What was found of one table.

    ``broken`` says that a part of it could not be read; ``alive`` are the keys that it had, where
    an index of them could be read whole.
    """

    whole: dict[Whole, Whole] = field(default_factory=dict)
    parts: list[Whole] = field(default_factory=list)
    broken: bool = False
    alive: frozenset[Value] | None = None


def find(pages: Pages) -> dict[str, Found]:
    """The rows of every table: along its tree, and on pages that no tree leads to any longer."""
    seen: set[int] = set()
    roots = _roots(pages, seen)
    found = {table.name: Found() for table in tables()}
    for table in tables():
        _along(pages, table, roots.get(table.name, 0), found[table.name], seen)
    for table in tables():
        if not table.ordered and found[table.name].broken:
            _through_index(pages, table, roots, found[table.name], seen)
        found[table.name].alive = _alive(pages, table, roots, seen)
    if any(one.broken for one in found.values()):
        for name, root in roots.items():
            if name not in found:
                for _ in walk(pages, root, seen):
                    pass
        _elsewhere(pages, found, seen)
    return found


def _roots(pages: Pages, seen: set[int]) -> dict[str, int]:
    """Where each tree begins, as the first page and its children say."""
    roots = {}
    for _, found in walk(pages, 1, seen):
        for row in found.rows if found else ():
            if len(row.values) == 5 and isinstance(row.values[3], int):
                roots[str(row.values[1])] = row.values[3]
    return roots


def _along(pages: Pages, table: Table, root: int, found: Found, seen: set[int]) -> None:
    if not root:
        found.broken = True
        return
    kinds = (INNER_TABLE, LEAF_TABLE) if table.ordered else (INNER_INDEX, LEAF_INDEX)
    for _, one in walk(pages, root, seen):
        if one is None or one.kind not in kinds:
            found.broken = True
            continue
        found.broken |= one.spoilt > 0
        for row in one.rows:
            _take(table, row, found)


def _take(table: Table, row: Row, found: Found) -> None:
    values = _padded(table, row)
    if values is None:
        found.broken = True
    elif row.whole and is_sound(table, values):
        found.whole.setdefault(table.key_of(values), values)
    else:
        found.broken = True
        if any(isinstance(one, str) and len(one) > 1 for one in values):
            found.parts.append(values)


def _padded(table: Table, row: Row) -> Whole | None:
    """The values of all of today's columns; a row from an older version has fewer."""
    more = len(table.columns) - len(row.values)
    if more < 0 or not row.values:
        return None
    values = [*row.values, *(one.default for one in table.columns[len(row.values) :])]
    if table.place is not None:
        values[table.place] = row.rowid
    return tuple(values)


def _through_index(
    pages: Pages, table: Table, roots: dict[str, int], found: Found, seen: set[int]
) -> None:
    """Rows of a small table as its second index holds them: by place, then rank, then name."""
    names = [column.name for column in table.columns]
    root = roots.get(f"{table.name}_position")
    if root is None or names[1:] != ["position", "rank"]:
        return
    for _, one in walk(pages, root, seen):
        for row in one.rows if one else ():
            if row.whole and len(row.values) == 3:
                position, rank, name = row.values
                _take(table, Row(None, (name, position, rank)), found)


def _alive(
    pages: Pages, table: Table, roots: dict[str, int], seen: set[int]
) -> frozenset[Value] | None:
    root = roots.get(f"sqlite_autoindex_{table.name}_1")
    if root is None or not table.ordered:
        return None
    keys: set[Value] = set()
    for _, one in walk(pages, root, seen):
        if one is None or one.spoilt or one.kind not in (INNER_INDEX, LEAF_INDEX):
            return None
        for row in one.rows:
            if not row.whole or not row.values or not isinstance(row.values[0], str):
                return None
            keys.add(row.values[0])
    return frozenset(keys)


def _elsewhere(pages: Pages, found: dict[str, Found], seen: set[int]) -> None:
    """Pages whose way down from the root is lost: each is of the one table that its rows fit."""
    for number in range(2, pages.count + 1):
        if number in seen:
            continue
        one = node(pages, number)
        if one is None or not one.rows or one.kind not in (LEAF_TABLE, LEAF_INDEX):
            continue
        fits = [table for table in tables() if found[table.name].broken and _fits(table, one)]
        if len(fits) == 1:
            for row in one.rows:
                _take(fits[0], row, found[fits[0].name])


def _fits(table: Table, one: Node) -> bool:
    """Whether every row that was read whole is a row of this table, and one at least is."""
    if table.ordered != (one.kind == LEAF_TABLE):
        return False
    whole = [_padded(table, row) for row in one.rows if row.whole]
    least = 16 if table.name == "entry" else len(table.columns)
    if any(len(row.values) < least for row in one.rows):
        return False
    if not whole:
        return any(
            isinstance(value, str) and len(row.values) == len(table.columns)
            for row in one.rows
            for value in row.values
            if value is not MISSING
        )
    return all(row is not None and is_sound(table, row) for row in whole)
