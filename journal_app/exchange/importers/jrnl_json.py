# SPDX-License-Identifier: MIT
"""jrnl's export as JSON: a count of tags and a list of entries, or a file for each entry.

Days and times are local.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import dates
from journal_app.exchange.formats import NO, SURE, Incoming, Option, Problem
from journal_app.exchange.json_items import items
from journal_app.exchange.reading import Keys, When, draft_at, text, text_of, texts
from journal_app.exchange.recognising import certainty, head_of
from journal_app.exchange.source import FILE, Source

_TAGS = re.compile(r'\A\s*\{\s*"tags"\s*:\s*\{')
_ENTRIES = re.compile(r'"entries"\s*:\s*\[\s*(?:\{|\])')
_ALONE = re.compile(r'\A\s*\{\s*"title"\s*:\s*"(?:[^"\\]|\\.)*"\s*,\s*"body"\s*:')
_ENTRY = re.compile(r'"(?:title|body)"\s*:')


class JrnlJson:
    """Reads what ``jrnl --format json`` writes, on the screen or into a file or a folder."""

    name = "jrnl_json"
    title = message("jrnl (JSON)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """It begins with tags and entries, and entries have a title and a body."""
        return certainty(source, _files(source), _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry. Other JSON in a folder is passed by."""
        keys = Keys(self.name)
        for name in _files(source):
            if source.kind != FILE and _looks(name, head_of(source, name)) == NO:
                continue
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            alone = _ALONE.match(whole) is not None
            for one in items(f"[{whole}]" if alone else whole, "" if alone else "entries", name):
                if isinstance(one, Problem):
                    yield one
                else:
                    yield from _entry(one.value, one.line, name, keys)


def _files(source: Source) -> tuple[str, ...]:
    return (source.parts[0].name,) if source.kind == FILE else source.named(".json")


def _looks(_: str, head: str) -> int:
    if _ALONE.match(head):
        return SURE
    known = _ENTRIES.search(head) and (_TAGS.match(head) or '"body"' in head)
    return SURE if known and (_ENTRY.search(head) or '"entries": []' in head) else NO


def _entry(entry: Any, line: int, name: str, keys: Keys) -> Iterator[Incoming | Problem]:
    if not isinstance(entry, dict):
        yield Problem(line, message("This is no entry."), name)
        return
    try:
        day = dates.written(text(entry.get("date"))).day
    except InvalidValue as fault:
        yield Problem(line, fault.message, name)
        return
    said = text(entry.get("time")).strip()
    at = dates.clock(said)
    if said and at is None:
        yield dates.no_clock(said, line, name)
    title, body = text(entry.get("title")).strip(), text(entry.get("body")).strip("\n")
    tags = tuple(tag.lstrip("@#") for tag in texts(entry.get("tags")))
    draft = draft_at(When(day, at), title, body.rstrip(), tags)
    if entry.get("starred") is True:
        draft = replace(draft, marks=("favourite",))
    uuid = text(entry.get("uuid"))
    key = f"day_one:{uuid.upper()}" if uuid else keys.of(day, at, title, body.strip())
    yield Incoming(line, draft, key, file=name)


IMPORTER = JrnlJson()
