# SPDX-License-Identifier: MIT
"""RedNotebook: a folder of month files, or the ZIP that its backup makes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import unquote

from journal_app.domain.message import message
from journal_app.exchange import txt2tags
from journal_app.exchange.formats import MAYBE, NO, SURE, Incoming, Option, Piece, Problem
from journal_app.exchange.reading import Keys, When, draft_at, heading_first, text_of
from journal_app.exchange.recognising import certainty
from journal_app.exchange.rednotebook_month import Day, days
from journal_app.exchange.source import Source

_MONTH = re.compile(r"(?:^|/)(?P<year>\d{4})-(?P<month>\d{2})\.txt$")
_DAY = re.compile(r"^\d{1,2}:\s*(?:$|\{|\n)", re.M)
_TAGS = "tags"
_LOCAL = re.compile(r"file://(?:localhost)?(?P<path>/[^/].*)$")
_SPLIT = Option(
    "split",
    message("A day with lines of twenty ="),
    (("keep", message("is one entry")), ("lines", message("is split there into several"))),
)


class RedNotebook:
    """Reads ``YYYY-MM.txt``; what else lies in the folder is passed by."""

    name = "rednotebook"
    title = message("RedNotebook (folder, backup)")
    options: tuple[Option, ...] = (_SPLIT,)

    def recognises(self, source: Source) -> int:
        """There are month files, and one begins with a day."""
        months = [one.name for one in source.parts if _MONTH.search(one.name)]
        return certainty(source, months, _looks)

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every day that says something."""
        keys = Keys(self.name)
        for part in source.parts:
            found = _MONTH.search(part.name)
            if found is None:
                continue
            problems: list[Problem] = []
            whole = text_of(source, part.name, problems)
            yield from problems
            for day in days(whole, part.name):
                if isinstance(day, Problem):
                    yield day
                    continue
                yield from _entries(day, found, options.get("split") == "lines", part.name, keys)


def _looks(_: str, head: str) -> int:
    if _DAY.search(head):
        return SURE
    return MAYBE if head.strip() in ("", "{}") else NO


def _entries(
    day: Day, month: re.Match[str], split: bool, name: str, keys: Keys
) -> Iterator[Incoming | Problem]:
    try:
        when = When(date(int(month["year"]), int(month["month"]), int(day.number)), None)
    except ValueError:
        said = message("“{day}” is no day of that month.", day=day.number[:40])
        yield Problem(day.line, said, name)
        return
    pieces = txt2tags.split_by_rule(day.text) if split else []
    pieces = pieces or [(0, day.text)]
    below, tags = _categories(day)
    for number, (offset, words) in enumerate(pieces):
        text, shown = txt2tags.as_markdown(words)
        # What hangs on the day as a whole goes with its last piece.
        if number == len(pieces) - 1 and below:
            text = f"{text.rstrip()}\n\n{below}".strip("\n")
        title, body = heading_first(text)
        found = (*tags, *txt2tags.hashtags(words))
        if not (title or body.strip() or found):
            continue
        yield Incoming(
            line=day.line + offset,
            draft=draft_at(when, title, body.rstrip(), tuple(dict.fromkeys(found))),
            key=keys.of(when.day, words.strip(), below),
            file=name,
            pieces=tuple(_piece(one) for one in shown),
        )


def _categories(day: Day) -> tuple[str, tuple[str, ...]]:
    """The categories as lists below the text, and the old way to write tags as tags."""
    tags: list[str] = []
    lists: list[str] = []
    for name, entries in day.categories.items():
        if name.lower() == _TAGS:
            tags += entries
        elif entries:
            lists.append(f"**{name}**\n\n" + "\n".join(f"- {_line(one)}" for one in entries))
        else:
            tags.append(name)
    return "\n\n".join(lists), tuple(one.lstrip("#") for one in tags)


def _line(entry: str) -> str:
    return txt2tags.as_markdown(entry)[0].replace("\n", " ")


def _piece(shown: txt2tags.Shown) -> Piece:
    """A picture, which lies outside the journal on the computer that the journal was written on."""
    name = re.split(r"[/\\]", unquote(shown.address))[-1]
    found = _LOCAL.match(shown.address)
    return Piece(name, refers=shown.refers, outside=unquote(found["path"]) if found else "")


IMPORTER = RedNotebook()
