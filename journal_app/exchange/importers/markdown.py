# SPDX-License-Identifier: MIT
"""Folders of Markdown notes: Obsidian and Logseq daily notes, Joplin's and our own exports.

The day stands in the front matter or in the file's name. A note that has none is not a day of a
journal, and is named instead of being guessed at.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.domain.rating import RATINGS
from journal_app.exchange import dates, front_matter
from journal_app.exchange.formats import (
    LIKELY,
    MAYBE,
    NO,
    Incoming,
    Option,
    Piece,
    Problem,
    Unanswered,
)
from journal_app.exchange.markdown_note import NUMBERED, TAGS, addressed, logseq, pictures, tags_in
from journal_app.exchange.reading import (
    Keys,
    When,
    draft_at,
    heading_first,
    in_utc,
    moment_in,
    place_line,
    text_of,
    zone_called,
)
from journal_app.exchange.recognising import head_of
from journal_app.exchange.record import draft_of, instant_of
from journal_app.exchange.source import Source

_ENDINGS = (".md", ".markdown")
_NAME = re.compile(
    r"(?:^|/)(?P<day>\d{4}[-_./]?\d{2}[-_.]?\d{2})(?:[ T_-]+(?P<time>\d{2}[-.:h]?\d{2})(?![\d]))?"
    r"(?P<rest>[^/]*)$"
)
_PATH = re.compile(r"(?:^|/)(?P<y>\d{4})/(?P<m>\d{2})/(?P<d>\d{2})$")
_DATES = ("date", "created", "created_at", "created at", "creation date", "date created", "day")
_OURS = ("title", "zone", "prompt", "template", "motive", "shift", "reach", "stance", "depth")
_HASHED = re.compile(r"^[0-9a-f]{12}-")
_INLINE = Option(
    "inline",
    message("#words in the text"),
    (("tags", message("are tags")), ("leave", message("are just words"))),
)


class Markdown:
    """Reads ``.md`` files."""

    name = "markdown"
    title = message("Markdown notes (Obsidian, Logseq, folder)")
    options: tuple[Option, ...] = (_INLINE, dates.ORDER)

    def recognises(self, source: Source) -> int:
        """There are notes whose names are days, or that have a date at their head."""
        names = source.named(*_ENDINGS)
        for name in names[:50]:
            head, _ = front_matter.split(head_of(source, name))
            if _named(name)[0] or any(key in front_matter.values(head) for key in _DATES):
                return LIKELY
        return MAYBE if names else NO

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every note that has a day. Logseq's pages beside its journals are passed by."""
        keys = Keys(self.name)
        names = source.named(*_ENDINGS)
        if any("journals/" in name for name in names) and "logseq/config.edn" in source:
            names = tuple(name for name in names if "journals/" in name)
        reading = dict(options)
        for name in _in_turn(names):
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            try:
                yield _incoming(whole, name, source, reading, keys)
            except Unanswered:
                # This note's date has two readings; another's may show which is meant.
                reading["dates"] = _order(source, names, options.get("dates", ""))
                yield _incoming(whole, name, source, reading, keys)


def _in_turn(names: Sequence[str]) -> list[str]:
    """The names in the order given, but notes whose names have one day by their numbers."""
    days: dict[str, int] = {}

    def turn(name: str) -> tuple[int, int]:
        stem = name.rpartition(".")[0]
        dated = _NAME.search(stem)
        numbered = NUMBERED.search(stem)
        day = stem[: dated.end("day")] if dated else name
        return days.setdefault(day, len(days)), int(numbered["number"]) if numbered else 1

    return sorted(names, key=turn)


def _order(source: Source, names: Iterable[str], order: str) -> str:
    heads = (front_matter.values(front_matter.split(head_of(source, name))[0]) for name in names)
    said = (front_matter.one_text(head.get(key)) for head in heads for key in _DATES)
    return dates.order_of(filter(None, said), order)


def _incoming(
    whole: str, name: str, source: Source, options: Mapping[str, str], keys: Keys
) -> Incoming | Problem:
    head, body = front_matter.split(whole)
    values = front_matter.values(head)
    try:
        ours = _our_own(values, front_matter.below(whole), name, source)
        if ours is not None:
            return ours
        when, rest = _when(values, name, options.get("dates", ""))
    except InvalidValue as fault:
        return Problem(1, fault.message, name)
    if when is None:
        said = message("Neither the note nor its name tells its day.")
        return Problem(1, said, name)
    body, properties = logseq(body)
    title = " ".join(front_matter.one_text(values.get("title")).split()) or rest
    if not title:
        title, body = heading_first(body)
    tags = [one for key in TAGS for one in front_matter.words(values.get(key))]
    tags += [one for key in TAGS for one in front_matter.words(properties.get(key))]
    if options.get("inline", "tags") == "tags":
        tags += tags_in(body)
    pieces = pictures(body, name, source)
    identifier = front_matter.one_text(values.get("id"))
    place = [_number(values.get(key)) for key in ("latitude", "longitude")]
    return Incoming(
        line=1,
        draft=draft_at(when, title, body.rstrip(), tuple(dict.fromkeys(tags))),
        key=f"markdown:{identifier}"
        if identifier
        else keys.of(when.day, when.time, title, body.strip()),
        changed=None,
        file=name,
        at=when.at,
        place=place_line("", *place),
        pieces=pieces,
    )


def _when(values: Mapping[str, Any], name: str, order: str) -> tuple[When | None, str]:
    """When it was, and what the file's name says beside the day; the note's word comes first.

    Raises InvalidValue where what the note says is no date, and nothing else tells the day.
    """
    day, time_said, rest = _named(name)
    amiss: InvalidValue | None = None
    for key in _DATES:
        said = front_matter.one_text(values.get(key)).strip()
        if not said:
            continue
        try:
            found = dates.written(said, order)
        except InvalidValue as fault:
            amiss = amiss or fault
            continue
        at = found.moment()
        if at is not None:
            zone = front_matter.one_text(values.get("timezone") or values.get("zone"))
            return moment_in(at, zone), rest
        clock = found.time or dates.clock(front_matter.one_text(values.get("time")))
        zone = front_matter.one_text(values.get("zone"))
        return When(found.day, clock, zone if zone_called(zone) else ""), rest
    if day is None and amiss is not None:
        raise amiss
    return (None, rest) if day is None else (When(day, dates.clock(time_said)), rest)


def _named(name: str) -> tuple[date | None, str, str]:
    """The day, the time and the words in a file's name."""
    stem = name.rpartition(".")[0]
    found = _NAME.search(stem)
    inside = _PATH.search(stem)
    try:
        if inside is not None:
            return date(int(inside["y"]), int(inside["m"]), int(inside["d"])), "", ""
        if found is not None:
            digits = re.sub(r"\D", "", found["day"])
            at = re.sub(r"\D", "", found["time"] or "")
            day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            return day, f"{at[:2]}:{at[2:]}" if at else "", found["rest"].strip(" -_–—")
    except ValueError:
        pass
    return None, "", ""


def _our_own(values: Mapping[str, Any], body: str, name: str, source: Source) -> Incoming | None:
    """A note that this program wrote has everything, and its own id; None for any other."""
    if "id" not in values:
        return None
    known, day = (front_matter.one_text(values.get(key)) for key in ("id", "date"))
    try:
        as_written = str(UUID(known)) == known and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return None
    lists = (values.get(key, []) for key in ("themes", "tags", "marks", "attachments"))
    if not (as_written and "title" in values and all(isinstance(one, list) for one in lists)):
        return None
    record: dict[str, Any] = {key: values.get(key) for key in RATINGS}
    record |= {key: front_matter.one_text(values.get(key)) for key in (*_OURS, "date", "time")}
    for key in ("themes", "tags", "marks"):
        record[key] = [str(one) for one in values.get(key) or ()]
    record["text"] = body
    return Incoming(
        1,
        draft_of(record),
        id=known,
        file=name,
        created=in_utc(instant_of(record, "created")),
        pieces=tuple(
            _our_file(address, body, PurePosixPath(name).parent)
            for address in front_matter.words(values.get("attachments"))
        ),
    )


def _our_file(address: str, body: str, folder: PurePosixPath) -> Piece:
    """A file of ours. Its name lost what no address may hold; mostly its link still says it."""
    name = _HASHED.sub("", PurePosixPath(address).name)
    before, link, _ = body.partition(f"]({address})")
    whole = f"{before[before.rfind('[') + 1 :]}{PurePosixPath(name).suffix}"
    if link and addressed(whole) == name:
        name = whole
    return Piece(name, (folder / address).as_posix(), address=address)


def _number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


IMPORTER = Markdown()
