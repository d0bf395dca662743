# SPDX-License-Identifier: MIT
"""Whether an open journal is whole: the file, its seals, the index, its references, our rules."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from journal_app.services.session import Session
from journal_app.storage import entries, search
from journal_app.storage.migrations import STEPS


def faults(session: Session) -> list[str]:
    """What is wrong with an open journal, each in a few words."""
    with session.journal.write() as connection:
        found = list(_of_the_file(connection, protected=session.journal.key is not None))
        return found or list(_of_our_rules(connection))


def words(session: Session) -> set[str]:
    """Every word of every entry that is not in the trash."""
    with session.journal.read() as connection:
        return {word for one in entries.every(connection) for word in one.draft.text.split()}


def _of_the_file(connection: Connection, *, protected: bool) -> Iterator[str]:
    if protected:
        for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
            yield f"seal: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"file: {row[0]}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"reference: {row[0]}"
    if not search.check(connection):
        yield "index: differs from the entries"
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version != len(STEPS):
        yield f"version: {version}"


def _of_our_rules(connection: Connection) -> Iterator[str]:
    for entry in entries.every(connection):
        first = entries.place(entry.draft.day, entry.draft.time)
        if not first <= entries.position_of(connection, entry.id) < first + entries.ROOM:
            yield f"place of {entry.id}"
    for number, rest in connection.exec_driver_sql("SELECT id, rest FROM revision"):
        try:
            json.loads(rest)
        except ValueError:
            yield f"version {number}"
