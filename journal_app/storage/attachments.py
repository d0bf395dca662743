# SPDX-License-Identifier: MIT
"""Files in the journal: bytes once for each content, names for each entry that has them."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from journal_app.domain.attachment import Attachment
from journal_app.domain.errors import DamagedJournal, NotFound
from journal_app.storage.entries import instant
from journal_app.storage.schema import attachment, attachment_bytes, entry_attachment


def put(connection: Connection, one: Attachment, content: bytes, now: datetime) -> None:
    """Keep the bytes, unless the same are here already."""
    here = select(attachment.c.hash).where(attachment.c.hash == one.hash)
    if connection.scalar(here) is None:
        connection.execute(
            insert(attachment).values(
                hash=one.hash, type=one.type, size=one.size, made=instant(now)
            )
        )
        connection.execute(insert(attachment_bytes).values(hash=one.hash, bytes=content))


def link(connection: Connection, entry_id: str, one: Attachment) -> bool:
    """Give an entry a file; False where it has it already."""
    mine = entry_attachment.c.entry == entry_id
    if connection.scalar(
        select(entry_attachment.c.hash).where(mine, entry_attachment.c.hash == one.hash)
    ):
        return False
    last = connection.scalar(select(func.max(entry_attachment.c.rank)).where(mine))
    connection.execute(
        insert(entry_attachment).values(
            entry=entry_id, hash=one.hash, name=one.name, rank=0 if last is None else last + 1
        )
    )
    return True


def unlink(connection: Connection, entry_id: str, wanted: str) -> None:
    """Take a file from an entry; its bytes stay until ``drop_unused``."""
    connection.execute(
        delete(entry_attachment).where(
            entry_attachment.c.entry == entry_id, entry_attachment.c.hash == wanted
        )
    )


def of_entry(connection: Connection, entry_id: str) -> tuple[Attachment, ...]:
    """The files of an entry, in the order in which they came."""
    rows = connection.execute(
        select(attachment.c.hash, entry_attachment.c.name, attachment.c.type, attachment.c.size)
        .join(attachment, attachment.c.hash == entry_attachment.c.hash)
        .where(entry_attachment.c.entry == entry_id)
        .order_by(entry_attachment.c.rank)
    )
    return tuple(Attachment(*row) for row in rows)


def content(connection: Connection, wanted: str) -> bytes:
    """The bytes of a file; raises NotFound, or DamagedJournal where they are not what they were."""
    found = connection.scalar(
        select(attachment_bytes.c.bytes).where(attachment_bytes.c.hash == wanted)
    )
    if found is None:
        raise NotFound("This file is not in the journal any more.")
    if hashlib.sha256(found).hexdigest() != wanted:
        raise DamagedJournal(
            "This file is damaged in the journal, so it was not opened. A backup may hold it whole."
        )
    return bytes(found)


def drop_unused(connection: Connection) -> int:
    """Delete the bytes that no entry refers to any longer; returns how many files went."""
    used = select(entry_attachment.c.hash)
    return connection.execute(delete(attachment).where(attachment.c.hash.not_in(used))).rowcount


def total(connection: Connection) -> tuple[int, int]:
    """How many files the journal holds, and their bytes together."""
    row = connection.execute(select(func.count(), func.sum(attachment.c.size))).one()
    return row[0], row[1] or 0
