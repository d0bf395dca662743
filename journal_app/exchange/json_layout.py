# SPDX-License-Identifier: MIT
"""JSON in any layout as JSON with one record on each line, which is how records are read.

Other programs fold a document into one line or spread a record over many; both say the same.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, Protocol

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import LONGEST_RECORD, MEGABYTE
from journal_app.exchange import safe_json
from journal_app.exchange.reading import UTF_16, as_text

FORMAT = "up-to-it journal"
MOST_AT_ONCE = 256 * MEGABYTE
"""Bytes of a document in another layout, which has to be in memory as a whole."""
_LONGEST_LINE = 2 * LONGEST_RECORD
_MARK = b"\xef\xbb\xbf"


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, most: int, /) -> bytes:
        """The next line, or the first ``most`` bytes of it; empty at the end."""


class _Ahead:
    """A stream of which some lines were looked at already."""

    def __init__(self, seen: bytes, rest: BinaryIO) -> None:
        self._seen, self._rest = BytesIO(seen), rest

    def readline(self, most: int, /) -> bytes:
        return self._seen.readline(most) or self._rest.readline(most)


def one_a_line(stream: BinaryIO) -> Lines:
    """The lines of a stream; a document in another layout is read and laid out anew.

    Raises ExchangeError for one that is too large for that.
    """
    seen = stream.readline(_LONGEST_LINE)
    if seen[:2] in UTF_16:
        stream = _in_utf_8(seen, stream)
        seen = stream.readline(_LONGEST_LINE)
    first = seen.removeprefix(_MARK).strip()
    if first == b"[":
        seen += stream.readline(_LONGEST_LINE)
    if not _is_other(first, seen):
        return _Ahead(seen, stream)
    whole = _whole(seen, stream)
    try:
        document = safe_json.loads(whole.removeprefix(_MARK))
    except InvalidValue:
        # Line by line it can be said where the fault is, and the rest can be taken.
        return BytesIO(whole)
    return BytesIO(b"".join(line.encode("utf-8", "surrogatepass") for line in _laid_out(document)))


def _whole(seen: bytes, rest: BinaryIO) -> bytes:
    whole = seen + rest.read(MOST_AT_ONCE - len(seen) + 1)
    if len(whole) > MOST_AT_ONCE:
        raise ExchangeError(
            "This file is too large to be read in its layout. Please save it with one entry on "
            "each line, as this program does."
        )
    return whole


def _in_utf_8(seen: bytes, rest: BinaryIO) -> BinaryIO:
    """A text of UTF-16, as the shells of Windows write it, in the bytes that are read here."""
    return BytesIO(as_text(_whole(seen, rest)).encode("utf-8", "surrogatepass"))


def _is_other(first: bytes, seen: bytes) -> bool:
    if first == b"[":
        return seen.split(b"\n", 1)[-1].strip() == b"{"
    if FORMAT.encode() in first[:200]:
        return not first.endswith(b"[")
    return first == b"{" or (first.startswith(b"[") and first.endswith(b"]"))


def _laid_out(document: Any) -> Iterator[str]:
    if isinstance(document, dict) and document.get("format") == FORMAT:
        sections = {key: one for key, one in document.items() if isinstance(one, list)}
        head = {key: one for key, one in document.items() if key not in sections}
        head = {"format": FORMAT, "version": head.pop("version", None)} | head
        entries = sections.pop("entries", [])
        yield json.dumps(head)[:-1] + ', "entries": [\n'
        yield from _records(entries)
        for name, records in sections.items():
            yield f'], "{name}": [\n'
            yield from _records(records)
        yield "]}\n"
    else:
        yield from _records(document if isinstance(document, list) else [document])


def _records(found: list[Any]) -> Iterator[str]:
    for number, record in enumerate(found, start=1):
        yield json.dumps(record, ensure_ascii=False) + ("," if number < len(found) else "") + "\n"
