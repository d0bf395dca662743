# SPDX-License-Identifier: MIT
"""Journey: a ZIP with a small JSON for each entry and its pictures beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import safe_json
from journal_app.exchange.formats import NO, SURE, Incoming, Mood, Option, Piece, Problem
from journal_app.exchange.html_text import from_html
from journal_app.exchange.reading import (
    Keys,
    draft_at,
    from_milliseconds,
    heading_first,
    moment_in,
    place_line,
    text,
    text_of,
    texts,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_OWN = re.compile(r'"date_journal"\s*:\s*\d')
_NO_VALUE = 1e300


class Journey:
    """Reads ``<ms>-<16 characters>.json`` and the media whose names begin alike."""

    name = "journey"
    title = message("Journey (ZIP)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """Some JSON has a date that only Journey calls so."""
        return certainty(
            source, source.named(".json"), lambda name, head: SURE if _OWN.search(head) else NO
        )

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry."""
        keys = Keys(self.name)
        parts = {one.name.rpartition("/")[2]: one.name for one in source.parts}
        for name in source.named(".json"):
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            try:
                entry = safe_json.loads(whole)
            except InvalidValue as fault:
                yield Problem(1, fault.message, name)
                continue
            if isinstance(entry, dict) and "date_journal" in entry:
                yield _incoming(entry, name, parts, keys)
            else:
                yield Problem(1, message("This is no entry of Journey."), name)


def _incoming(
    entry: dict[str, Any], name: str, parts: Mapping[str, str], keys: Keys
) -> Incoming | Problem:
    at = from_milliseconds(entry.get("date_journal"))
    if at is None:
        return Problem(1, message("The entry has no date that can be read."), name)
    when = moment_in(at, text(entry.get("timezone")))
    words = text(entry.get("text"))
    title, body = heading_first(from_html(words) if entry.get("type") == "html" else words)
    mood = _value(entry.get("mood"))
    said = f"Mood: {mood:g}" if mood else ""
    whole = f"{body.rstrip()}\n\n{said}".strip("\n")
    draft = draft_at(when, title, whole, texts(entry.get("tags")))
    if entry.get("favourite") is True:
        draft = replace(draft, marks=("favourite",))
    identifier = text(entry.get("id"))
    address = text(entry.get("address")) or text(entry.get("label"))
    return Incoming(
        line=1,
        draft=draft,
        key=f"journey:{identifier}" if identifier else keys.of(at.isoformat(), words),
        created=at,
        changed=from_milliseconds(_value(entry.get("date_modified"))),
        file=name,
        at=when.at,
        mood=Mood(f"{mood:g}") if mood else None,
        place=place_line(address, _value(entry.get("lat")), _value(entry.get("lon"))),
        pieces=tuple(_piece(photo, body, parts) for photo in texts(entry.get("photos"))),
    )


def _piece(photo: str, body: str, parts: Mapping[str, str]) -> Piece:
    shown = photo.rpartition("/")[2]
    found = re.search(r"!\[[^\]\n]*\]\(" + re.escape(photo) + r"\)", body)
    return Piece(shown, parts.get(shown, ""), found[0] if found else "")


def _value(value: Any) -> float | None:
    """A number, or None for the enormous one that stands for no value."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _NO_VALUE:
        return None
    return value


IMPORTER = Journey()
