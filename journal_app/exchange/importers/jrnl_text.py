# SPDX-License-Identifier: MIT
"""jrnl: its text journal in any of its date styles, as one file or a folder of days.

The date in brackets has the form that its user chose. Files of before version 2 have no brackets.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NoReturn

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import message
from journal_app.exchange import dates
from journal_app.exchange.formats import LIKELY, MAYBE, NO, SURE, Incoming, Option, Problem
from journal_app.exchange.jrnl_tags import SYMBOLS, tag_pattern, tags_in
from journal_app.exchange.reading import (
    UTF_16,
    Keys,
    When,
    blocks,
    draft_at,
    line_first,
    moment_in,
    text_of,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import FILE, Source

# A pattern that begins with a letter is looked for much faster; what stands before it comes after.
_BRACKETS = re.compile(r"\[(?<![^\n]\[)(?P<date>[^\]\n]{6,60})\](?=[ \t\n]|\Z)")
_BARE = re.compile(
    r"^(?P<date>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)[ \t]",
    re.M,
)
_USUAL = re.compile(
    r"(\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d", re.ASCII
)
_DAY_FILE = re.compile(r"(?:^|/)\d{4}/\d{2}/\d{2}\.txt$")
_ENDINGS = (".txt", ".jrnl", ".journal", ".md")
_KINDS = (b"JRNLv3", b"gAAAAA")


class JrnlText:
    """Reads entries that begin with a date at the start of a line."""

    name = "jrnl"
    title = message("jrnl (text file or folder)")
    options: tuple[Option, ...] = (SYMBOLS, dates.ORDER)

    def recognises(self, source: Source) -> int:
        """Its first entry begins with a date, or it is encrypted as jrnl does it."""
        names = _files(source)
        if not names:
            return NO
        if source.kind == FILE and _encrypted(source):
            return SURE if source.head(names[0]).startswith(_KINDS) else MAYBE
        return certainty(source, names, _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every entry. Raises ExchangeError for an encrypted journal."""
        if source.kind == FILE and _encrypted(source):
            _refuse()
        keys = Keys(self.name)
        tags = tag_pattern(options.get("symbols", "@"))
        for name in _files(source):
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            yield from _entries(whole, name, options.get("dates", ""), tags, keys)


def _files(source: Source) -> tuple[str, ...]:
    """The file, or the days of a folder, or the text files where there are no such days."""
    if source.kind == FILE:
        return (source.parts[0].name,)
    days = tuple(one.name for one in source.parts if _DAY_FILE.search(one.name))
    return days or source.named(*_ENDINGS[:3])


def _looks(_: str, head: str) -> int:
    for pattern, certain in ((_BRACKETS, SURE), (_BARE, LIKELY)):
        found = pattern.search(head)
        if found and dates.is_written(found["date"]) and _near_top(head, found.start()):
            return certain
    return NO


def _entries(
    whole: str, name: str, order: str, tags: re.Pattern[str] | None, keys: Keys
) -> Iterator[Incoming | Problem]:
    heads = [one for one in _BRACKETS.finditer(whole) if _is_date(one["date"])]
    if not heads:
        heads = [one for one in _BARE.finditer(whole) if _is_date(one["date"])]
    order = dates.order_of((one["date"] for one in heads), order)
    if not heads:
        if whole.strip():
            yield Problem(1, message("No line begins with a date."), name)
        return
    if whole[: heads[0].start()].strip():
        yield Problem(1, message("What stands above the first date belongs to no entry."), name)
    for head, block, line in blocks(whole, heads):
        said = dates.written(head["date"], order)
        moment = said.moment()
        when = When(said.day, said.time) if moment is None else moment_in(moment, "")
        body = block.strip("\n")
        yield _incoming(when, body, (name, line), tags, keys.of(said.day, said.time, body.strip()))


def _incoming(
    when: When, body: str, place: tuple[str, int], tags: re.Pattern[str] | None, key: str
) -> Incoming:
    first, newline, below = body.partition("\n")
    starred = first.rstrip().endswith("*")
    title, words = line_first(first.strip(" *") + newline + below if starred else body)
    draft = draft_at(when, title, words.rstrip(), tags_in(body, tags))
    if starred:
        draft = replace(draft, marks=("favourite",))
    return Incoming(place[1], draft, key, file=place[0], at=when.at)


def _is_date(said: str) -> bool:
    """As ``dates.is_written``; what nearly every journal has is told at a glance."""
    usual = _USUAL.fullmatch(said)
    return (usual is not None and int(usual[1]) > 0) or dates.is_written(said)


def _near_top(head: str, start: int) -> bool:
    """Whether hardly anything stands above the first entry."""
    return head[:start].count("\n") <= 5


def _encrypted(source: Source) -> bool:
    """Whether it begins as version 2 or 3 encrypts, or could be what version 1 made."""
    part = source.parts[0]
    head = source.head(part.name)
    if head.startswith(_KINDS):
        return True
    try:
        head[:4096].decode("utf-8")
    except UnicodeDecodeError as fault:
        broken_off = fault.start > min(len(head), 4096) - 4
        return (
            not broken_off
            and part.size % 16 == 0
            and part.size >= 32
            and part.name.lower().endswith(_ENDINGS)
            and head[:2] not in UTF_16
            and len(set(head[:4096])) > min(part.size, 4096) // 20
            and _mostly_no_text(head[:4096])
        )
    return False


def _mostly_no_text(head: bytes) -> bool:
    return sum(32 <= one < 127 for one in head) < len(head) * 0.6


def _refuse() -> NoReturn:
    raise ExchangeError(
        "This journal is encrypted by jrnl. Please decrypt it there first, with “jrnl --decrypt”, "
        "import the file it leaves, and delete that file or encrypt it again afterwards."
    )


IMPORTER = JrnlText()
