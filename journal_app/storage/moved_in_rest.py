# SPDX-License-Identifier: MIT
"""What an import brought beside its entries, and taking that away again where it is as it came."""

import hashlib
import json
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Table, delete, insert, select

from journal_app.storage.schema import (
    check_in,
    choice,
    commitment,
    layer,
    own_template,
    saved_search,
)
from journal_app.storage.schema import moved_in_rest as parts

_PLACES: dict[str, tuple[Table, Column[str]]] = {
    "layers": (layer, layer.c.id),
    "commitments": (commitment, commitment.c.id),
    "check_ins": (check_in, check_in.c.id),
    "templates": (own_template, own_template.c.id),
    "searches": (saved_search, saved_search.c.id),
    "choices": (choice, choice.c.key),
}

KINDS = _PLACES.keys()
"""What is remembered, by the names of the sections of an export."""


def note(connection: Connection, import_id: str, kind: str, keys: Iterable[str]) -> None:
    """Remember that these came with an import, and how they were; ``kind`` as in the export."""
    rows = [
        {"moved_in": import_id, "kind": kind, "id": key, "was": was}
        for key in keys
        if (was := _as_it_is(connection, kind, key))
    ]
    if rows:
        connection.execute(insert(parts), rows)


def take_away(connection: Connection, import_id: str, *, changed_too: bool) -> int:
    """Delete what came with an import and was not changed since; returns how many things went."""
    gone = 0
    for row in connection.execute(select(parts).where(parts.c.moved_in == import_id)).all():
        here = _as_it_is(connection, row.kind, row.id)
        if here and (changed_too or here == row.was):
            table, key = _PLACES[row.kind]
            connection.execute(delete(table).where(key == row.id))
            gone += 1
    connection.execute(delete(parts).where(parts.c.moved_in == import_id))
    return gone


def _as_it_is(connection: Connection, kind: str, key: str) -> str:
    """A hash of the row as it is now, or empty where there is none."""
    table, column = _PLACES[kind]
    row = connection.execute(select(table).where(column == key)).first()
    if row is None:
        return ""
    return hashlib.sha256(json.dumps(list(row)).encode()).hexdigest()
