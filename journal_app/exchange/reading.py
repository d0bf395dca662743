# SPDX-License-Identifier: MIT
"""What importers share: text from bytes, names that stay the same, titles, moments and zones."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from journal_app.domain import limits
from journal_app.domain.entry import Draft
from journal_app.domain.message import message
from journal_app.exchange.formats import Problem
from journal_app.exchange.source import Source

LONGEST_TITLE = 200
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that says it is in UTF-16."""
_HEADING = re.compile(r"#{1,6}[ \t]+(.+?)[ \t#]*$")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")


def text_of(source: Source, name: str, problems: list[Problem]) -> str:
    """A part as text with plain line ends; what is no text is shown as U+FFFD and remarked on."""
    return decoded(source.read(name, limits.LARGEST_MEMBER), name, problems)


def decoded(content: bytes, name: str, problems: list[Problem]) -> str:
    """Bytes as text: UTF-8, or UTF-16 where it says so at its head."""
    try:
        return as_text(content, "strict")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        said = message("Some bytes are no UTF-8 text, so � stands for them.")
        problems.append(Problem(line, said, name, lost=False))
        return as_text(content)


def as_text(content: bytes, errors: str = "replace") -> str:
    """UTF-8, or UTF-16 with a mark at its head, with plain line ends; ``errors`` as in Python."""
    if content[:2] in UTF_16:
        text = content.decode("utf-16", "replace")
    else:
        text = content.decode("utf-8-sig", errors)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\n\r", "\n").replace("\r", "\n")
    return text


class OfWords(str):
    """A key made of what an entry says, so that it is another once that is edited."""

    __slots__ = ()


class Keys:
    """Names for entries that have none of their own: what they say, and how often it was said."""

    def __init__(self, format_name: str) -> None:
        self._format = format_name
        self._seen: Counter[bytes] = Counter()

    def of(self, *said: object) -> OfWords:
        """A key that another export of the same entry has too."""
        words = "\0".join(map(str, said)).encode("utf-8", "surrogatepass")
        digest = sha256(words).digest()[:16]
        self._seen[digest] += 1
        count = self._seen[digest]
        return OfWords(f"{self._format}:{digest.hex()}" + (f":{count}" if count > 1 else ""))


def heading_first(text: str) -> tuple[str, str]:
    """Title and text, where the text begins with a Markdown heading; no title otherwise."""
    whole = text.strip("\n")
    first, _, rest = whole.partition("\n")
    found = _HEADING.match(first)
    if found and len(found[1]) <= LONGEST_TITLE:
        return found[1], rest.strip("\n")
    return "", whole


def line_first(text: str) -> tuple[str, str]:
    """Title and text as jrnl has them: the first line, or the first sentence of a single line."""
    whole = text.strip("\n")
    first, newline, rest = whole.partition("\n")
    if not newline:
        parts = _SENTENCE.split(first, maxsplit=1)
        first, rest = parts[0], parts[1] if len(parts) > 1 else ""
    if len(first) > LONGEST_TITLE:
        return "", whole
    return first.strip(), rest.strip("\n")


def paragraph_first(text: str) -> tuple[str, str]:
    """Title and text, where a short first line stands alone above more."""
    whole = text.strip("\n")
    first, _, rest = whole.partition("\n")
    if len(first) <= LONGEST_TITLE and rest.startswith("\n") and rest.strip():
        return first.strip(), rest.strip("\n")
    return "", whole


def blocks(whole: str, heads: Sequence[re.Match[str]]) -> Iterator[tuple[re.Match[str], str, int]]:
    """For each head in a text what stands between it and the next one, and its line from 1."""
    line, at = 1, 0
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(whole)
        line += whole.count("\n", at, head.start())
        at = head.start()
        yield head, whole[head.end() : end], line


@dataclass(frozen=True, slots=True)
class When:
    """A local day and time with its zone; ``at`` as in ``Incoming``."""

    day: date
    time: time | None
    zone: str = ""
    at: datetime | None = None


def moment_in(at: datetime, zone: str) -> When:
    """When a moment was in a zone, or by the offset it brings; with neither it is one in UTC."""
    found = zone_called(zone)
    if found is not None:
        try:
            here = at.astimezone(found)
            return When(here.date(), here.time().replace(tzinfo=None), zone)
        except OverflowError:
            pass
    if at.tzinfo is not None and at.utcoffset() != UTC.utcoffset(None):
        return When(at.date(), at.time().replace(tzinfo=None), at=at)
    utc = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return When(utc.date(), utc.time().replace(tzinfo=None), at=utc)


def zone_called(name: object) -> tzinfo | None:
    """The zone with that IANA name, or None."""
    if not isinstance(name, str) or not name or name.startswith(("/", ".")):
        return None
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def from_milliseconds(value: Any) -> datetime | None:
    """The moment so many milliseconds after 1970 in UTC, or None for what is none."""
    try:
        return datetime.fromtimestamp(float(value) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def instant(value: Any) -> datetime | None:
    """The moment in an ISO 8601 text, with its offset or none, or None for what is none."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        return None


def in_utc(at: datetime | None) -> datetime | None:
    """The same moment in UTC, for what is noted beside an entry."""
    if at is None:
        return None
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:
        return None


def draft_at(when: When, title: str, text: str, tags: tuple[str, ...] = ()) -> Draft:
    """A draft for then."""
    return Draft(when.day, when.time, when.zone, title, text, tags=tags)


def texts(value: Any) -> tuple[str, ...]:
    """The texts in a list, and nothing else that may be there."""
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def text(value: Any) -> str:
    """The text, or none where it is something else."""
    return value if isinstance(value, str) else ""


def place_line(name: str, latitude: Any, longitude: Any) -> str:
    """Where it was, for the text: a name, coordinates, or both; empty where neither is known."""
    known = [name] if name else []
    if all(
        isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= 180
        for one in (latitude, longitude)
    ) and (latitude or longitude):
        known.append(f"{latitude:.5f}, {longitude:.5f}")
    return f"Place: {' · '.join(known)}" if known else ""
