# SPDX-License-Identifier: MIT
"""One text file in the form of jrnl's journals: ``[2026-02-16 18:40] Title``, words, ``@tags``."""

import re
from collections.abc import Mapping
from pathlib import Path

from journal_app.domain.entry import Draft
from journal_app.domain.message import message
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving
from journal_app.exchange.exporting import Option, Written
from journal_app.exchange.formats import whole_file

_LIKE_A_HEAD = re.compile(r"^(?=\s*\[(?![ xX]\]|[^\]\n]*\]\())", re.M)
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
    # A line that begins with a bracket could begin an entry there; in Markdown this is the same.
    text = _LIKE_A_HEAD.sub(r"\\", draft.text.replace("\r\n", "\n").replace("\r", "\n"))
    facts = [f"{name}: {value}" for name, value in _ratings(draft) if value is not None]
    tags = [f"@{tag}" for tag in (*draft.themes, *draft.tags)]
    ends = [" · ".join(facts), " ".join(tags)]
    parts = [f"[{draft.day.isoformat()} {at}] {title}", text.strip("\n"), *ends]
    return "\n".join(part for part in parts if part) + "\n\n"


def _ratings(draft: Draft) -> tuple[tuple[str, int | None], ...]:
    return ("Up for it", draft.up_for_it), ("Up to it", draft.up_to_it)


EXPORTER = PlainText()
