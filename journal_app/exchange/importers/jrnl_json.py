# SPDX-License-Identifier: MIT
"""jrnl's export as JSON: a count of tags, and a list of entries with local day and time."""

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
from journal_app.exchange.source import FILE, Source

_TAGS = re.compile(r'\A\s*\{\s*"tags"\s*:\s*\{')
_ENTRIES = re.compile(r'"entries"\s*:\s*\[\s*(?:\{|\])')
_ENTRY = re.compile(r'"(?:title|body)"\s*:')


class JrnlJson:
    """Reads what ``jrnl --format json`` writes."""

    name = "jrnl_json"
    title = message("jrnl (JSON)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """It begins with tags and entries, and entries have a title and a body."""
        if source.kind != FILE:
            return NO
        head = source.head(source.parts[0].name).decode("utf-8-sig", errors="replace")
        known = _ENTRIES.search(head) and (_TAGS.match(head) or '"body"' in head)
        return SURE if known and (_ENTRY.search(head) or '"entries": []' in head) else NO

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry."""
        name = source.parts[0].name
        problems: list[Problem] = []
        whole = text_of(source, name, problems)
        yield from problems
        keys = Keys(self.name)
        for one in items(whole, "entries", name):
            if isinstance(one, Problem):
                yield one
            else:
                yield _incoming(one.value, one.line, name, keys)


def _incoming(entry: Any, line: int, name: str, keys: Keys) -> Incoming | Problem:
    if not isinstance(entry, dict):
        return Problem(line, message("This is no entry."), name)
    try:
        day = dates.written(text(entry.get("date"))).day
    except InvalidValue as fault:
        return Problem(line, fault.message, name)
    at = dates.clock(text(entry.get("time")))
    title, body = text(entry.get("title")).strip(), text(entry.get("body")).strip("\n")
    tags = tuple(tag.lstrip("@#") for tag in texts(entry.get("tags")))
    draft = draft_at(When(day, at), title, body.rstrip(), tags)
    if entry.get("starred") is True:
        draft = replace(draft, marks=("favourite",))
    uuid = text(entry.get("uuid"))
    key = f"day_one:{uuid.upper()}" if uuid else keys.of(day, at, title, body.strip())
    return Incoming(line, draft, key, file=name)


IMPORTER = JrnlJson()
