# SPDX-License-Identifier: MIT
"""Day One's plain text: blocks that begin with a tab, "Date:" and a date in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import message
from journal_app.exchange import dates
from journal_app.exchange.formats import NO, SURE, Incoming, Option, Problem
from journal_app.exchange.reading import (
    Keys,
    When,
    blocks,
    draft_at,
    moment_in,
    paragraph_first,
    text_of,
)
from journal_app.exchange.recognising import certainty
from journal_app.exchange.source import Source

_DATE = re.compile(r"^\tDate:\t(?P<date>.+)$", re.M)
_FIELD = re.compile(r"\A\t(?P<name>[A-Z][A-Za-z ]{0,20}):\t(?P<value>.*)(?:\n|\Z)")


class DayOneText:
    """Reads the text export; what stands above the first date belongs to no day."""

    name = "day_one_text"
    title = message("Day One (plain text)")
    options: tuple[Option, ...] = (dates.ORDER,)

    def recognises(self, source: Source) -> int:
        """Some line is a tab, "Date:", a tab and a date."""
        return certainty(
            source, source.named(".txt"), lambda name, head: SURE if _DATE.search(head) else NO
        )

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Every block."""
        keys = Keys(self.name)
        for name in source.named(".txt"):
            problems: list[Problem] = []
            whole = text_of(source, name, problems)
            yield from problems
            heads = list(_DATE.finditer(whole))
            order = dates.order_of((one["date"] for one in heads), options.get("dates", ""))
            if heads and whole[: heads[0].start()].strip():
                said = message("What stands above the first date belongs to no day.")
                yield Problem(1, said, name)
            for head, block, line in blocks(whole, heads):
                yield _incoming(head["date"], block[1:], order, (name, line), keys)
            if not heads and whole.strip():
                yield Problem(1, message("There is no line with a date in it."), name)


def _incoming(
    said: str, block: str, order: str, place: tuple[str, int], keys: Keys
) -> Incoming | Problem:
    name, line = place
    try:
        found = dates.written(said, order)
    except InvalidValue as fault:
        return Problem(line, fault.message, name)
    fields: dict[str, str] = {}
    while field := _FIELD.match(block):
        fields[field["name"]] = field["value"].strip()
        block = block[field.end() :]
    # The name of a zone, "UTC" and "GMT+1" too, says in this format what the writer's own clock
    # was called; only the "Z" of ISO 8601 makes a moment.
    at = found.moment() if found.offset == "Z" else None
    when = When(found.day, found.time) if at is None else moment_in(at, "")
    title, words = paragraph_first(block)
    tags = tuple(tag.strip() for tag in fields.get("Tags", "").split(",") if tag.strip())
    draft = draft_at(when, title, words.strip("\n"), tags)
    if fields.get("Starred", "").lower() in ("yes", "true", "1"):
        draft = replace(draft, marks=("favourite",))
    return Incoming(
        line=line,
        draft=draft,
        key=keys.of(found.day, found.time, block.strip()),
        file=name,
        at=when.at,
        place=f"Place: {fields['Location']}" if fields.get("Location") else "",
    )


IMPORTER = DayOneText()
