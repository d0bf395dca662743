# SPDX-License-Identifier: MIT
"""JSON lines (one entry a line), and the JSON that this program itself exports.

Both have one record on each line, so both are read line by line and a fault has a line number;
in another layout they are laid out so first.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from journal_app.domain.entry import Draft, replace_unstorable
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import LONGEST_RECORD, MEGABYTE
from journal_app.domain.message import message
from journal_app.exchange import safe_json
from journal_app.exchange.formats import LIKELY, MAYBE, NO, SURE, Incoming, Option, Problem
from journal_app.exchange.json_layout import FORMAT, Lines, one_a_line
from journal_app.exchange.reading import OfWords
from journal_app.exchange.recognising import head_of
from journal_app.exchange.record import draft_of, instant_of
from journal_app.exchange.source import FILE, Source

VERSIONS = (1, 2)
_OURS = re.compile(r'\s*\{\s*"format"\s*:\s*"up-to-it journal"')
_LONGEST_LINE = 2 * LONGEST_RECORD
"""A file of the journal stands in one line, in letters that take a third more than its bytes."""
_TOO_LONG = b"\0 longer than any record"
_OBJECT = re.compile(r'^[\[ \t]*\{\s*"', re.MULTILINE)


class JsonLines:
    """Reads records with ``date`` and optional ``title, text, themes, tags, up_for_it, …``."""

    name = "json"
    title = message("Up to It: JSON or JSON lines")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """A file of ours says so; otherwise some line begins an object that names a date."""
        if source.kind != FILE:
            return NO
        start = head_of(source, source.parts[0].name)
        if not start.strip():
            return MAYBE
        if _OURS.match(start):
            return SURE
        return LIKELY if _OBJECT.search(start) and '"date"' in start else NO

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every record, or what is wrong with its line.

        Raises ExchangeError for one of our own files of a newer version.
        """
        for part in source.parts[:1]:
            with source.open(part.name) as stream:
                yield from _read(one_a_line(stream))


def _read(stream: Lines) -> Iterator[Incoming | Problem]:
    seen: Counter[str] = Counter()
    for number, line in enumerate(_lines(stream), start=1):
        text = line.strip()
        if not text or text in (b"[", b"]", b"]}"):
            continue
        if number == 1 and FORMAT.encode() in text[:200]:
            _check_version(text)
            continue
        if text.startswith(b'], "'):
            # The entries end here; ``services.returning`` reads the rest of a file of ours.
            return
        try:
            yield _incoming(text, number, seen)
        except InvalidValue as fault:
            yield Problem(number, fault.message)


def _lines(stream: Lines) -> Iterator[bytes]:
    first = True
    while line := stream.readline(_LONGEST_LINE):
        if len(line) >= _LONGEST_LINE and not line.endswith(b"\n"):
            del line
            while (rest := stream.readline(MEGABYTE)) and not rest.endswith(b"\n"):
                pass
            line = _TOO_LONG
        yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        first = False


def _incoming(line: bytes, number: int, seen: Counter[str]) -> Incoming:
    record = _record(line)
    draft = draft_of(record)
    known = _id(record)
    return Incoming(
        line=number,
        draft=draft,
        key=_key(record, None if known else draft, seen),
        id=known,
        scale=_name(record, "scale"),
        created=instant_of(record, "created"),
        changed=instant_of(record, "changed"),
        trashed=instant_of(record, "trashed"),
    )


def _record(line: bytes) -> dict[str, Any]:
    if line == _TOO_LONG:
        raise InvalidValue("The line is longer than any entry could be.")
    found = safe_json.loads(line.removesuffix(b","))
    if not isinstance(found, dict):
        raise InvalidValue("The line is JSON, but no object with a date and a text.")
    return found


def _id(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if value is None or not isinstance(value, str):
        return None
    try:
        return str(UUID(value))
    except ValueError:
        return None


def _name(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return replace_unstorable(value) or None if isinstance(value, str) else None


def _key(record: dict[str, Any], draft: Draft | None, seen: Counter[str]) -> str | None:
    """The record's own source key, or one made from what it says and how often it said so."""
    given = _name(record, "source")
    if given:
        return given
    if draft is None:
        return None
    said = "\0".join((draft.day.isoformat(), str(draft.time), draft.title, draft.text))
    digest = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return OfWords(f"json:{digest}:{seen[digest]}")


def _check_version(head: bytes) -> None:
    try:
        version = safe_json.loads(head.rstrip(b"[ ") + b"[]}")["version"]
    except (InvalidValue, KeyError, TypeError):
        raise ExchangeError("The head of this file is damaged, so it was not read.") from None
    if version not in VERSIONS:
        raise ExchangeError(
            "This file is of version {version}; this program reads version {ours}. Please update "
            "the program.",
            version=repr(version)[:20],
            ours=VERSIONS[-1],
        )


IMPORTER = JsonLines()
