# SPDX-License-Identifier: MIT
"""Rows on the pages of a database, each page read for itself (sqlite.org, "Database File Format").

Everything here may be damaged: a page or a cell that makes no sense is passed over, never trusted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from journal_app.storage.salvage.pages import Pages

INNER_INDEX, INNER_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13
_HEAD = {INNER_INDEX: 12, INNER_TABLE: 12, LEAF_INDEX: 8, LEAF_TABLE: 8}
_FILE_HEAD = 100
_LONGEST = 1 << 30
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


class Nonsense(ValueError):
    """What was read cannot be what was written."""


class Missing:
    """Stands for a value that could not be read, or for the rest of one."""


MISSING = Missing()
Value = object


@dataclass(frozen=True, slots=True)
class Row:
    """A record: ``rowid`` is None in an index; ``whole`` says that all of it could be read."""

    rowid: int | None
    values: tuple[Value, ...]
    whole: bool = True


@dataclass(slots=True)
class Node:
    """A page of a tree: its children and the rows on it; ``spoilt`` counts cells without sense."""

    kind: int
    children: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    spoilt: int = 0


def node(pages: Pages, number: int) -> Node | None:
    """The page as part of a tree, or None where it can't be read or is no such page."""
    page = pages.read(number)
    if page is None:
        return None
    start = _FILE_HEAD if number == 1 else 0
    kind = page[start]
    if kind not in _HEAD:
        return None
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    at = start + _HEAD[kind]
    if at + 2 * count > pages.usable:
        return None
    found = Node(kind)
    for place in range(at, at + 2 * count, 2):
        try:
            _cell(pages, page, int.from_bytes(page[place : place + 2], "big"), found)
        except (Nonsense, IndexError, UnicodeDecodeError):
            found.spoilt += 1
    if kind in (INNER_INDEX, INNER_TABLE):
        found.children.append(int.from_bytes(page[start + 8 : start + 12], "big"))
    return found


def walk(pages: Pages, root: int, seen: set[int]) -> Iterator[tuple[int, Node | None]]:
    """Every page of the tree at ``root`` that was not ``seen``; None for one that can't be read."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        found = node(pages, number)
        yield number, found
        if found is not None:
            waiting += reversed(found.children)


def _cell(pages: Pages, page: bytes, at: int, found: Node) -> None:
    if not 8 <= at < pages.usable:
        raise Nonsense
    if found.kind in (INNER_INDEX, INNER_TABLE):
        found.children.append(int.from_bytes(page[at : at + 4], "big"))
        at += 4
    if found.kind == INNER_TABLE:
        return
    size, at = _varint(page, at)
    rowid = None
    if found.kind == LEAF_TABLE:
        rowid, at = _varint(page, at)
    if size > _LONGEST:
        raise Nonsense
    payload, whole = _payload(pages, page, at, size, leaf=found.kind == LEAF_TABLE)
    found.rows.append(Row(rowid, *_record(payload, size, whole=whole)))


def _payload(pages: Pages, page: bytes, at: int, size: int, *, leaf: bool) -> tuple[bytes, bool]:
    usable = pages.usable
    most = usable - 35 if leaf else (usable - 12) * 64 // 255 - 23
    if size <= most:
        if at + size > usable:
            raise Nonsense
        return page[at : at + size], True
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    local = local if local <= most else least
    if at + local + 4 > usable:
        raise Nonsense
    parts, left = [page[at : at + local]], size - local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    passed: set[int] = set()
    while left > 0:
        more = None if following in passed else pages.read(following)
        if more is None:
            return b"".join(parts), False
        passed.add(following)
        parts.append(more[4 : 4 + min(left, usable - 4)])
        left -= usable - 4
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts), following == 0


def _record(payload: bytes, size: int, *, whole: bool) -> tuple[tuple[Value, ...], bool]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    lengths = [_FIXED[one] if one in _FIXED else (one - 12) // 2 for one in kinds]
    if at != end or any(one in (10, 11) for one in kinds) or end + sum(lengths) != size:
        raise Nonsense
    values: list[Value] = []
    at = end
    for kind, length in zip(kinds, lengths, strict=True):
        part = payload[at : at + length]
        at += length
        try:
            values.append(_value(kind, part) if len(part) == length else _beginning(kind, part))
        except UnicodeDecodeError:
            values.append(part.decode("utf-8", "replace"))
            whole = False
    return tuple(values), whole


def _beginning(kind: int, part: bytes) -> Value:
    """What is left of a value; the last character of a text may be cut in two."""
    if kind >= 13 and kind % 2 and part:
        return part.decode("utf-8", "ignore")
    return MISSING


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        raise Nonsense  # No journal holds a fraction.
    if kind < 7:
        return int.from_bytes(part, "big", signed=True)
    return part.decode("utf-8") if kind % 2 else part


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = data[at + number]
        if number == 8:
            value = value << 8 | byte
            return (value - (1 << 64) if value >= 1 << 63 else value), at + 9
        value = value << 7 | byte & 127
        if byte < 128:
            return value, at + number + 1
    raise Nonsense
