# SPDX-License-Identifier: MIT
"""One text file in the form of jrnl's journals: ``[2026-02-16 18:40] Title``, words, ``@tags``."""

import re
from collections.abc import Mapping
from pathlib import Path

from journal_app.domain.entry import Draft
from journal_app.domain.message import message
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving
from journal_app.exchange import dates
from journal_app.exchange.exporting import Option, Written
from journal_app.exchange.formats import whole_file

_BRACKET = re.compile(r"(\A\s*|^)\[(?=([^\]]{0,300})(\]?)( ?))", re.M)
"""At the start of a line, and at that of the words whatever space is before it: jrnl takes it off.

What is inside, whether it ends before long, and whether a space follows.
"""
_NO_DATE = 6
"""Letters in brackets in which jrnl looks for no date: a box to tick or a footnote."""
_NO_TIME = "09:00"
"""jrnl's own time for an entry of which only the day is known."""


class PlainText:
    """Writes all entries one below the other."""

    name = "text"
    title = message("Plain text, for jrnl")
    says = message("One file that jrnl imports and any editor opens.")
    suffix = ".txt"
    options = (Option("private", message("With entries marked private"), usual=True),)

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Write the entries to the file ``target``; raises ExchangeError if it cannot be."""
        number = 0
        with whole_file(target) as file:
            for number, one in enumerate(  # noqa: B007
                journal.entries(private=chosen["private"]), start=1
            ):
                file.write(_entry(one.entry.draft))
        return Written(number)


def _entry(draft: Draft) -> str:
    at = f"{draft.time:%H:%M}" if draft.time else _NO_TIME
    title = " ".join(draft.title.split()) or long_date(draft.day)
    text = _BRACKET.sub(_no_head, draft.text.replace("\r\n", "\n").replace("\r", "\n"))
    facts = [f"{name}: {value}" for name, value in _ratings(draft) if value is not None]
    tags = [f"@{tag}" for tag in (*draft.themes, *draft.tags)]
    ends = [" · ".join(facts), " ".join(tags)]
    parts = [f"[{draft.day.isoformat()} {at}] {title}", text.strip("\n"), *ends]
    return "\n".join(part for part in parts if part) + "\n\n"


def _no_head(found: re.Match[str]) -> str:
    """The bracket, so that neither jrnl nor we take it for the head of an entry.

    jrnl takes many words for a date; in Markdown a bracket with a backslash is the same.
    """
    before, inside, closed, space = found.groups()
    looked_at = not closed or (space and len(inside) > _NO_DATE)
    return f"{before}\\[" if looked_at or dates.is_written(inside) else found[0]


def _ratings(draft: Draft) -> tuple[tuple[str, int | None], ...]:
    return ("Up for it", draft.up_for_it), ("Up to it", draft.up_to_it)


EXPORTER = PlainText()
