# SPDX-License-Identifier: MIT
"""Daylio's backup: a ZIP that holds base64 of JSON, and pictures beside it."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import safe_json
from journal_app.exchange.formats import NO, SURE, Incoming, Mood, Option, Piece, Problem
from journal_app.exchange.html_text import from_html
from journal_app.exchange.reading import Keys, When, draft_at, from_milliseconds, text
from journal_app.exchange.source import Source

_INSIDE = "backup.daylio"
_LEVELS = {1: 10, 2: 8, 3: 5, 4: 2, 5: 0}
"""Daylio's five groups of moods, the best first."""
_WORDS = {1: "rad", 2: "good", 3: "meh", 4: "bad", 5: "awful"}
"""Daylio's own names for its moods, which a backup holds by number."""


class DaylioBackup:
    """Reads ``.daylio``. The day fields hold; the stamp beside them is not always right."""

    name = "daylio"
    title = message("Daylio (backup)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """There is a part of that name in it."""
        return SURE if _INSIDE in source else NO

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry. Raises ExchangeError for a backup that is damaged."""
        whole = _backup(source.read(_INSIDE))
        moods = dict(_moods(whole))
        tags = {one.get("id"): text(one.get("name")) for one in _listed(whole, "tags")}
        assets = dict(_assets(whole, source))
        keys = Keys(self.name)
        for number, entry in enumerate(_listed(whole, "dayEntries"), start=1):
            yield _incoming(entry, number, moods, tags, assets, keys)


def _backup(content: bytes) -> dict[str, Any]:
    try:
        found = safe_json.loads(base64.b64decode(content.strip(), validate=False))
    except (binascii.Error, InvalidValue):
        found = None
    if not isinstance(found, dict):
        raise ExchangeError(
            "This backup of Daylio is damaged, so it was not read. Please make a new one there."
        )
    return found


def _listed(whole: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = whole.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _moods(whole: dict[str, Any]) -> Iterator[tuple[Any, Mood]]:
    for one in _listed(whole, "customMoods"):
        group = one.get("mood_group_id")
        own = text(one.get("custom_name")) or _WORDS.get(_number(one.get("predefined_name_id")), "")
        word = own or _WORDS.get(_number(group), "")
        if word and isinstance(one.get("id"), int):
            yield one["id"], Mood(word, _LEVELS.get(_number(group)))


def _assets(whole: dict[str, Any], source: Source) -> Iterator[tuple[Any, Piece]]:
    """The pictures by their ids; a part is named after the checksum of what is in it."""
    parts = {re.split(r"[/.]", one.name)[-1] or one.name: one.name for one in source.parts}
    parts |= {one.name.rpartition("/")[2].partition(".")[0]: one.name for one in source.parts}
    for one in _listed(whole, "assets"):
        checksum = text(one.get("checksum"))
        if isinstance(one.get("id"), int):
            yield one["id"], Piece(f"{checksum or one['id']}.jpg", parts.get(checksum, ""))


def _incoming(
    entry: dict[str, Any],
    number: int,
    moods: Mapping[Any, Mood],
    tags: Mapping[Any, str],
    assets: Mapping[Any, Piece],
    keys: Keys,
) -> Incoming | Problem:
    try:
        year, month, day_number = (_number(entry.get(key)) for key in ("year", "month", "day"))
        day = date(year, month + 1, day_number)
        hour, minute = _number(entry.get("hour")), _number(entry.get("minute"))
        # In its first years Daylio kept no time, and writes -1 for it.
        at = None if hour == minute == -1 else time(hour, minute)
    except (ValueError, OverflowError):
        said = message("Entry {number} has no day or time that exists.", number=number)
        return Problem(number, said, _INSIDE)
    mood = moods.get(_key(entry.get("mood")))
    listed = entry.get("tags")
    names = tuple(tags.get(_key(one), "") for one in listed) if isinstance(listed, list) else ()
    note = text(entry.get("note"))
    body = [from_html(note).strip()]
    body += [f"Mood: {mood.word}"] if mood else []
    title = from_html(text(entry.get("note_title"))).strip()
    shown = entry.get("assets")
    pieces = [assets.get(_key(one)) for one in shown] if isinstance(shown, list) else []
    known = _key(entry.get("id"))
    return Incoming(
        line=number,
        draft=draft_at(
            When(day, at),
            " ".join(title.split()),
            "\n\n".join(one for one in body if one),
            tuple(filter(None, names)),
        ),
        key=f"daylio:{known}:{_number(entry.get('datetime'))}"
        if known is not None
        else keys.of(day, at, title, note),
        created=from_milliseconds(entry.get("datetime")),
        file=_INSIDE,
        mood=mood,
        pieces=tuple(one for one in pieces if one is not None),
    )


def _key(value: Any) -> Any:
    return value if isinstance(value, int) else None


def _number(value: Any) -> int:
    return value if isinstance(value, int) else -1


IMPORTER = DaylioBackup()
