# SPDX-License-Identifier: MIT
"""Day One: a ZIP of JSON and media, a folder that was unpacked from it, or the bare JSON."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import inf
from pathlib import PurePosixPath
from typing import Any

from journal_app.domain.message import message
from journal_app.exchange import day_one_rich
from journal_app.exchange.day_one_zone import when_in
from journal_app.exchange.formats import (
    LIKELY,
    NO,
    SURE,
    Incoming,
    Option,
    Piece,
    Problem,
)
from journal_app.exchange.json_items import items
from journal_app.exchange.reading import (
    Keys,
    draft_at,
    heading_first,
    in_utc,
    instant,
    place_line,
    text,
    text_of,
    texts,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_ENTRIES = re.compile(r'"entries"\s*:')
_METADATA = re.compile(r'"metadata"\s*:')
_OWN = re.compile(r'"(?:creationDate|creationDevice|richText)"\s*:')
_PLACE = ("userLabel", "placeName", "localityName", "country")
_MEDIA = (
    ("photos", "type", "jpeg"),
    ("videos", "type", "mov"),
    ("audios", "format", "m4a"),
    ("pdfAttachments", "type", "pdf"),
)


class DayOne:
    """Reads every journal in the export; a picture is looked for in all of them."""

    name = "day_one"
    title = message("Day One (JSON, ZIP)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """Some JSON has metadata and entries with a date of creation."""
        return certainty(source, _journals(source), _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry of every journal."""
        problems: list[Problem] = []
        found: list[tuple[str, int, dict[str, Any]]] = []
        for name in _journals(source):
            for one in items(text_of(source, name, problems), "entries", name):
                if isinstance(one, Problem):
                    problems.append(one)
                elif isinstance(one.value, dict):
                    found.append((name, one.line, one.value))
                else:
                    said = message("This is no entry.")
                    problems.append(Problem(one.line, said, name))
        yield from problems
        media = _Media(source, [entry for _, _, entry in found])
        keys = Keys(self.name)
        for name, line, entry in found:
            yield _incoming(entry, name, line, media, keys)


class _Media:
    """All media of an export by identifier: a picture is described only where it came first."""

    def __init__(self, source: Source, entries: list[dict[str, Any]]) -> None:
        self._parts: dict[str, str] = {}
        for part in source.parts:
            path = PurePosixPath(part.name)
            # A file of no bytes holds no picture: preview and import say that it is not there.
            if path.suffix.lower() != ".json" and part.size:
                self._parts.setdefault(path.stem.lower(), part.name)
        self._known: dict[str, Piece] = {}
        for entry in entries:
            for piece in self.of(entry):
                self._known.setdefault(*piece)

    def of(self, entry: dict[str, Any]) -> Iterator[tuple[str, Piece]]:
        """The identifiers and files that an entry lists, in their order there."""
        found: list[tuple[float, str, Piece]] = []
        for kind, form, usual in _MEDIA:
            listed = entry.get(kind)
            for one in listed if isinstance(listed, list) else ():
                if isinstance(one, dict) and text(one.get("identifier")):
                    order = one.get("orderInEntry")
                    order = order if isinstance(order, int) else inf
                    identifier = text(one["identifier"]).upper()
                    ending = text(one.get(form)).lower().strip(".") or usual
                    found.append((order, identifier, self._piece(one, identifier, ending)))
        for _, identifier, piece in sorted(found, key=lambda one: one[0]):
            yield identifier, piece

    def _piece(self, one: dict[str, Any], identifier: str, ending: str) -> Piece:
        stem = text(one.get("md5")) or identifier
        # A name that is nowhere in the export says that the file is missing.
        part = self._parts.get(stem.lower(), "") or self._parts.get(identifier.lower(), "")
        ending = PurePosixPath(part).suffix or f".{ending}"
        name = text(one.get("pdfName")) or text(one.get("filename")) or stem
        name = name if PurePosixPath(name).suffix else name + ending
        # A title is no file's name, and a dot in it begins no ending.
        title = text(one.get("title"))
        titled = title if title.lower().endswith(ending.lower()) else title + ending
        return Piece(titled if title else name, part)

    def pieces(self, entry: dict[str, Any], words: str) -> tuple[Piece, ...]:
        """What the text refers to, then what is only listed."""
        own = dict(self.of(entry))
        made = {
            identifier: Piece(known.name, known.part, refers)
            for identifier, refers in day_one_rich.media(words).items()
            if (known := own.get(identifier) or self._known.get(identifier) or Piece(identifier))
        }
        return tuple((own | made).values())


def _looks(_: str, head: str) -> int:
    if not _ENTRIES.search(head):
        return NO
    if _OWN.search(head):
        return SURE
    return LIKELY if _METADATA.search(head) else NO


def _journals(source: Source) -> tuple[str, ...]:
    return tuple(name for name in source.named(".json") if name.count("/") <= 1)


def _incoming(
    entry: dict[str, Any], name: str, line: int, media: _Media, keys: Keys
) -> Incoming | Problem:
    at = instant(entry.get("creationDate"))
    if at is None:
        return Problem(line, message("The entry has no date of creation that can be read."), name)
    when = when_in(at, text(entry.get("timeZone")))
    words = text(entry.get("text"))
    if not words.strip():
        words = day_one_rich.from_rich(text(entry.get("richText")))
    words = day_one_rich.tidy(words)
    title, body = heading_first(words)
    uuid = text(entry.get("uuid"))
    draft = draft_at(when, title, body, texts(entry.get("tags")))
    if entry.get("isAllDay") is True:
        draft = replace(draft, time=None)
    if entry.get("starred") is True:
        draft = replace(draft, marks=("favourite",))
    return Incoming(
        line=line,
        draft=draft,
        key=f"day_one:{uuid.upper()}" if uuid else keys.of(at.isoformat(), words),
        created=in_utc(at),
        changed=in_utc(instant(entry.get("modifiedDate"))),
        file=name,
        at=when.at,
        place=_place(entry.get("location")),
        pieces=media.pieces(entry, words),
    )


def _place(location: Any) -> str:
    if not isinstance(location, dict):
        return ""
    names = (
        text(location.get(key)) for key in ("userLabel", "placeName", "localityName", "country")
    )
    shown = ", ".join(dict.fromkeys(name for name in names if name))
    return place_line(shown, location.get("latitude"), location.get("longitude"))


IMPORTER = DayOne()
