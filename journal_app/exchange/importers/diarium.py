# SPDX-License-Identifier: MIT
"""Diarium's text: one file for a day, whose name tells the day and whose marks tell the times."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from journal_app.domain.message import message
from journal_app.exchange import dates
from journal_app.exchange.formats import MAYBE, SURE, Incoming, Option, Problem
from journal_app.exchange.reading import Keys, When, blocks, draft_at, text_of
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_NAME = re.compile(r"(?:^|/)Diarium_(?P<day>\d{4}-\d{2}-\d{2})[^/]*\.txt$", re.I)
_STAMP = re.compile(r"^[—–-]{1,2} (?P<said>[^\n]{4,40}?) [—–-]{1,2}[ \t]*$", re.M)
_WITH_DAY = re.compile(r"\d{1,2}:\d\d(?:\s?[AaPp][Mm])?$")
_LABEL = re.compile(r"^(?P<name>[^\W\d_]{3,20}): (?P<value>.+)$")
_TAG_LABELS = {
    "tags", "tag", "schlagwörter", "étiquettes", "etiquetas", "značky", "štítky", "tagi", "теги",
    "címkék", "labels", "oznake",
}  # fmt: skip


class Diarium:
    """Reads ``Diarium_2021-10-24.txt`` and its like; the first line is the day in any language."""

    name = "diarium"
    title = message("Diarium (text)")
    options: tuple[Option, ...] = ()

    def recognises(self, source: Source) -> int:
        """Files are called so, or begin with a line and a time between dashes."""
        names = tuple(part.name for part in source.parts if _NAME.search(part.name))
        return certainty(source, names, lambda name, head: SURE if _STAMP.search(head) else MAYBE)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry of every day."""
        keys = Keys(self.name)
        for part in source.parts:
            found = _NAME.search(part.name)
            if found is None:
                continue
            problems: list[Problem] = []
            whole = text_of(source, part.name, problems)
            yield from problems
            try:
                day = date.fromisoformat(found["day"])
            except ValueError:
                said = message("The file's name holds no day that exists.")
                yield Problem(1, said, part.name)
                continue
            yield from _entries(day, whole, part.name, keys)


def _entries(day: date, whole: str, name: str, keys: Keys) -> Iterator[Incoming]:
    stamps = [one for one in _STAMP.finditer(whole) if _is_time(one["said"])]
    first = stamps[0].start() if stamps else len(whole)
    above = whole[:first].partition("\n")[2]
    if above.strip():
        yield from _one(When(day, None), above, 2, name, keys)
    for stamp, block, line in blocks(whole, stamps):
        # A stamp with a date was set on another day, so it is not the time of this one.
        when = When(day, dates.clock(stamp["said"]))
        yield from _one(when, block, line, name, keys)


def _one(when: When, block: str, line: int, name: str, keys: Keys) -> Iterator[Incoming]:
    lines = block.strip("\n").split("\n")
    tags: list[str] = []
    # People and trackers stay words below the text; what stands under "Tags" becomes tags.
    for at in range(len(lines) - 1, -1, -1):
        label = _LABEL.match(lines[at])
        if label is None:
            break
        if label["name"].lower() in _TAG_LABELS:
            tags = [tag.strip().lstrip("#") for tag in re.split(r"[,;]", label["value"])]
            del lines[at]
    words = "\n".join(lines).strip()
    if words or tags:
        key = keys.of(when.day, when.time, words)
        yield Incoming(line, draft_at(when, "", words, tuple(filter(None, tags))), key, file=name)


def _is_time(said: str) -> bool:
    return dates.clock(said) is not None or _WITH_DAY.search(said) is not None


IMPORTER = Diarium()
