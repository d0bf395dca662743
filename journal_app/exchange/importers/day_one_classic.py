# SPDX-License-Identifier: MIT
"""Day One Classic: a folder (or a ZIP of it) with one property list for each entry."""

import plistlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from xml.parsers.expat import ExpatError

from journal_app.domain import limits
from journal_app.domain.message import message
from journal_app.exchange import day_one_rich
from journal_app.exchange.day_one_zone import when_in
from journal_app.exchange.formats import SURE, Incoming, Option, Piece, Problem
from journal_app.exchange.reading import (
    draft_at,
    heading_first,
    place_line,
    text,
    texts,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_ENDING = ".doentry"
_BROKEN = (
    plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, OverflowError, RecursionError, EOFError,
)  # fmt: skip


class DayOneClassic:
    """Reads ``entries/*.doentry`` with ``photos/<UUID>.jpg``."""

    name = "day_one_classic"
    title = message("Day One Classic (folder)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """There are files that only Day One Classic makes."""
        return certainty(source, source.named(_ENDING), lambda name, head: SURE)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry."""
        photos = {
            PurePosixPath(name).stem.upper(): name
            for name in source.named(".jpg", ".jpeg", ".png", ".heic")
        }
        for name in source.named(_ENDING):
            try:
                found = plistlib.loads(source.read(name, limits.LONGEST_RECORD))
            except _BROKEN:
                found = None
            if isinstance(found, dict):
                yield _incoming(found, name, photos)
            else:
                yield Problem(1, message("This is no property list that can be read."), name)


def _incoming(entry: dict[str, Any], name: str, photos: dict[str, str]) -> Incoming | Problem:
    at = entry.get("Creation Date")
    if not isinstance(at, datetime):
        return Problem(1, message("The entry has no date of creation."), name)
    at = at.replace(tzinfo=UTC)
    uuid = (text(entry.get("UUID")) or PurePosixPath(name).stem).upper()
    when = when_in(at, text(entry.get("Time Zone")))
    title, words = heading_first(day_one_rich.tidy(text(entry.get("Entry Text"))))
    draft = draft_at(when, title, words, texts(entry.get("Tags")))
    if entry.get("Starred") is True:
        draft = replace(draft, marks=("favourite",))
    photo = photos.get(uuid)
    return Incoming(
        line=1,
        draft=draft,
        key=f"day_one:{uuid}",
        created=at,
        file=name,
        at=when.at,
        place=_place(entry.get("Location")),
        pieces=(Piece(PurePosixPath(photo).name, photo),) if photo else (),
    )


def _place(location: Any) -> str:
    if not isinstance(location, dict):
        return ""
    names = (text(location.get(key)) for key in ("Place Name", "Locality", "Country"))
    shown = ", ".join(dict.fromkeys(name for name in names if name))
    return place_line(shown, location.get("Latitude"), location.get("Longitude"))


IMPORTER = DayOneClassic()
