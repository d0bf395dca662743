# SPDX-License-Identifier: MIT
"""Whether the file that undoes a save which was cut off is whole, before SQLite relies on it.

SQLite takes a damaged one as far as it seems good, or not at all, and what is left then is half a
save that no check notices; one flipped bit in its header can also make it ask for terabytes. (The
format: sqlite.org, section 3 of "Database File Format".)
"""

import os
import struct
from pathlib import Path
from typing import BinaryIO

from sqlcipher3 import dbapi2

from journal_app.storage.connections import DURABLE, SETTINGS, connect
from journal_app.storage.keys import Key

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = struct.Struct(">8sIIIII")
_NUMBER = struct.Struct(">I")
_NOT_COUNTED = 0xFFFFFFFF
_STRIDE = 200
_FILLED_AT_ONCE = 1 << 26
_SIZES = [1 << power for power in range(5, 17)]


def is_whole(rollback: Path, journal: Path) -> bool:
    """Whether all that was begun will be undone, or nothing had been begun.

    With the promises to the disk that are in force here, a count of records is written only after
    the records are on the disk, so a power cut leaves all of them or no count.
    """
    with rollback.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        at = 0
        while at + _HEAD.size <= size:
            file.seek(at)
            head = _HEAD.unpack(file.read(_HEAD.size))
            if not any(head[0]):
                return True  # Its count was still to come, so nothing in the journal had changed.
            end = _end_of_part(file, at, size, head, journal.stat().st_size)
            if end is None:
                return False
            sector = head[4]
            at = -(-end // sector) * sector
        # What is too short for a count of its own says nothing; after a whole part nothing is left.
        return at == 0 or at >= size


def write_free_pages_anew(journal: Path, key: Key) -> None:
    """Leave no broken seal on a page that holds nothing, after a save was undone.

    SQLite does not bring free pages back that the save had begun to use. One that a power cut left
    torn would be called damage by every check, and no copy could be made any more.
    """
    writer = connect(journal, key, "rw")
    try:
        for setting in (*SETTINGS, *DURABLE):
            writer.execute(setting)
        torn = writer.execute("PRAGMA cipher_integrity_check").fetchall()
        # Where it is more than free pages nothing is changed, and opening says what is wrong.
        if torn and _all_else_is_whole(writer):
            _fill_and_empty(writer)
    finally:
        writer.close()


def _all_else_is_whole(writer: dbapi2.Connection) -> bool:
    try:
        return bool(writer.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except (dbapi2.Error, MemoryError):
        return False


def _fill_and_empty(writer: dbapi2.Connection) -> None:
    """Take every free page into use and give it back, in one save.

    VACUUM will not do: it reads what was in a page before it writes it, and a torn one cannot be
    read. A page that is taken into use is not read, and one that is given back is filled with
    nothing (secure_delete).
    """
    (free,), (size,) = (
        writer.execute(f"PRAGMA {name}").fetchone() for name in ("freelist_count", "page_size")
    )
    whole = int(free) * int(size)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("CREATE TABLE filler (content BLOB)")
    for start in range(0, whole, _FILLED_AT_ONCE):
        writer.execute(
            "INSERT INTO filler VALUES (zeroblob(?))", (min(_FILLED_AT_ONCE, whole - start),)
        )
    writer.execute("DROP TABLE filler")
    writer.execute("COMMIT")


def _end_of_part(
    file: BinaryIO, at: int, size: int, head: tuple[bytes, int, int, int, int, int], whole: int
) -> int | None:
    """Where the records end that belong to a head, or None where something is wrong with them."""
    magic, count, nonce, pages, sector, page = head
    if magic != _MAGIC or sector not in _SIZES or page not in _SIZES or count == _NOT_COUNTED:
        return None
    record = page + 2 * _NUMBER.size
    start = at + sector
    if pages * page > whole or start + count * record > size:
        return None
    file.seek(start)
    for _ in range(count):
        content = file.read(record)
        (number,) = _NUMBER.unpack_from(content, 0)
        (sealed,) = _NUMBER.unpack_from(content, record - _NUMBER.size)
        if not 1 <= number <= pages or sealed != _sum(content[4:-4], nonce):
            return None
    return start + count * record


def _sum(page: bytes, nonce: int) -> int:
    """SQLite's own check of a record: each two hundredth byte."""
    return (nonce + sum(page[place] for place in range(len(page) - _STRIDE, 0, -_STRIDE))) & (
        _NOT_COUNTED
    )
