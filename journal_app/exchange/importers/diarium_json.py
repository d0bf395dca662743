# SPDX-License-Identifier: MIT
"""Diarium's JSON, of which no description is public: experimental, as its title says."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from journal_app.domain.message import message
from journal_app.exchange.formats import NO, SURE, Incoming, Mood, Option, Piece, Problem
from journal_app.exchange.html_text import from_html
from journal_app.exchange.json_items import items
from journal_app.exchange.reading import (
    Keys,
    When,
    draft_at,
    instant,
    place_line,
    text,
    text_of,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_LIST = re.compile(r"\A\s*\[\s*\{")
_OWN = re.compile(r'"(?:heading|html|lunar)"\s*:')
_DATE = re.compile(r'"date"\s*:\s*"\d{4}-\d\d-\d\dT')
_FRACTION = re.compile(r"\.\d+")
_STARS = {1: 0, 2: 2, 3: 5, 4: 8, 5: 10}


class DiariumJson:
    """Reads a list of entries with local dates; any of their fields may be missing."""

    name = "diarium_json"
    title = message("Diarium (JSON, experimental)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """Some JSON is a list of entries with a date, and a heading or HTML."""
        return certainty(source, source.named(".json"), _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry."""
        keys = Keys(self.name)
        for name in source.named(".json"):
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            for one in items(whole, "", name):
                if isinstance(one, Problem):
                    yield one
                elif isinstance(one.value, dict):
                    yield _incoming(one.value, one.line, name, source, keys)
                else:
                    yield Problem(one.line, message("This is no entry."), name)


def _looks(_: str, head: str) -> int:
    return SURE if _LIST.match(head) and _DATE.search(head) and _OWN.search(head) else NO


def _incoming(
    entry: dict[str, Any], line: int, name: str, source: Source, keys: Keys
) -> Incoming | Problem:
    said = text(entry.get("date"))
    at = instant(_FRACTION.sub("", said))
    if at is None:
        return Problem(line, message("The entry has no date that can be read."), name)
    listed = entry.get("tags")
    tags = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    rating = entry.get("rating")
    stars = rating if isinstance(rating, int) and rating in _STARS else None
    words = text(entry.get("html")) or text(entry.get("text"))
    body = [from_html(words).strip()]
    body += [f"Rating: {stars} of 5"] if stars else []
    place = entry.get("location")
    pair = place if isinstance(place, list) and len(place) == 2 else (None, None)
    return Incoming(
        line=line,
        draft=draft_at(
            When(at.date(), at.time().replace(tzinfo=None)),
            " ".join(from_html(text(entry.get("heading"))).split()),
            "\n\n".join(one for one in body if one),
            tuple(tags),
        ),
        # Who exports picks the fields, so no more of them count than tell two entries apart.
        key=keys.of(said, words or text(entry.get("heading"))),
        file=name,
        mood=Mood(f"{stars} of 5", _STARS[stars]) if stars else None,
        place=place_line("", *pair),
        pieces=tuple(_pieces(said, source)),
    )


def _pieces(said: str, source: Source) -> Iterator[Piece]:
    """Pictures lie in a folder that is called after the moment, to the thousandth of a second."""
    digits = re.sub(r"\D", "", said)
    folder = f"{said[:10]}_{digits[8:17]}"
    for part in source.parts:
        if f"media/{folder}/" in f"/{part.name}":
            yield Piece(part.name.rpartition("/")[2], part.name)


IMPORTER = DiariumJson()
