# SPDX-License-Identifier: MIT
"""The journal as a book in PDF: contents by month, running heads, an index of themes, tagged."""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message, message
from journal_app.domain.period import long_date
from journal_app.domain.whole import Leaving
from journal_app.exchange.exporting import COMMITMENTS, LAYERS, PICTURES, PRIVATE, Written
from journal_app.exchange.formats import whole_bytes
from journal_app.exchange.leaves import Leaf, Leaves, Picture
from journal_app.exchange.prose import Block

_MOST = 1_300
"""Pixels a side of a picture: 300 to the inch in the column."""
_COLUMN = 109 / 25.4 * 150
"""Pixels of a picture that fills the column without being drawn larger than life."""
_MOST_LETTERS = 8_000_000
"""Typst holds the whole book in memory: a megabyte for a page, of some 2,500 letters."""
_A_PAGE = 2_500
_FIRST_LEVEL = 3
"""Months and entries have the two levels of heading above."""


class Book:
    """Writes a PDF of A5 pages, the size of a notebook, set by ``book.typ``."""

    name = "book"
    title = message("Book, a PDF to print or to read")
    says = message("Title page, contents, every entry, and an index of themes.")
    suffix = ".pdf"
    options = (PRIVATE, LAYERS, COMMITMENTS, PICTURES)

    def write(self, journal: Leaving, target: Path, chosen: Mapping[str, bool]) -> Written:
        """Set the book to the file ``target``; raises ExchangeError if it cannot be.

        That is also so for more text than is set in the memory of a usual computer.
        """
        from journal_app.exchange import setting

        leaves = Leaves(journal, chosen, _MOST)
        with whole_bytes(target) as file:
            data = _book(leaves, journal)
            stamp = datetime.combine(journal.made, time(12), UTC)
            made = setting.pdf(data, Path(journal.designs) / "book.typ", stamp)
            file.write(made.pdf)
        notices: tuple[Message, ...] = (*leaves.notices, *made.notices)
        return Written(leaves.count, notices)


def _book(leaves: Leaves, journal: Leaving) -> str:
    months: list[dict[str, Any]] = []
    days: list[Any] = []
    themes: set[str] = set()
    for (year, month), group in groupby(leaves, key=lambda one: (one.day.year, one.day.month)):
        found = []
        for leaf in group:
            if leaves.letters > _MOST_LETTERS:
                raise ExchangeError(
                    "One book holds about {pages:,} pages, and this would be more. Please choose "
                    "less in Journal, such as some years, and make a book of each.",
                    pages=_MOST_LETTERS // _A_PAGE,
                )
            days.append(leaf.day)
            themes.update(leaf.themes)
            found.append(_entry(leaf))
        name, number = long_date(days[-1]).split(" ")[1:]
        label = f"month-{year:04}-{month:02}-{len(months)}"
        title = f"{name} {number}"
        months.append({"title": title, "label": label, "entries": found, "name": name})
    contents: dict[str, list[dict[str, str]]] = {}
    for one in months:
        year_words = one["title"].rpartition(" ")[2]
        row = {"name": one.pop("name"), "label": one["label"], "count": str(len(one["entries"]))}
        contents.setdefault(year_words, []).append(row)
    order = [theme.name for theme in journal.pack.themes]
    count = len(days)
    return json.dumps(
        {
            "title": "My journal",
            "span": _span(days),
            "about": f"{count:,} {'entry' if count == 1 else 'entries'}",
            "made": f"Set on {long_date(journal.made)}",
            "contents": list(contents.items()),
            "months": months,
            "themes": [name for name in order if name in themes] + sorted(themes - {*order}),
        }
    )


def _span(days: Sequence[Any]) -> str:
    if not days:
        return "No entries"
    first, last = long_date(days[0]), long_date(days[-1])
    return first if first == last else f"{first} to {last}"


def _entry(leaf: Leaf) -> dict[str, Any]:
    labels = [*leaf.themes, *(f"#{tag}" for tag in leaf.tags)]
    labels += [f"{name}: {said}" for name, said in leaf.answers]
    labels += [f"File: {file}" for file in leaf.files]
    return {
        "title": leaf.title,
        "when": leaf.when,
        "themes": leaf.themes,
        "labels": labels,
        "ratings": [
            {"key": key, "name": name, "value": value, "says": says}
            for key, name, value, says in leaf.ratings
        ],
        "text": list(_prose(leaf.text, leaf)),
        "rest": [_picture(one) for one in leaf.rest],
        "later": [{"day": day, "text": list(_prose(text, leaf))} for day, text in leaf.later],
        "commitments": [{"text": text, "status": said} for text, said in leaf.commitments],
    }


def _prose(parts: Sequence[Block], leaf: Leaf) -> Iterator[dict[str, Any]]:
    """The blocks as data; headings are renumbered, for a tagged book may skip no level."""
    level, shallowest = _FIRST_LEVEL - 1, 0
    for part in parts:
        found = asdict(part) | {"inside": list(_prose(part.inside, leaf))}
        if part.kind == "heading":
            shallowest = min(shallowest or part.level, part.level)
            level = min(_FIRST_LEVEL + part.level - shallowest, level + 1, 6)
            found["level"] = level
        picture = leaf.picture(part) if part.kind == "picture" else None
        if picture is not None:
            found |= _picture(picture)
        yield found


def _picture(one: Picture) -> dict[str, Any]:
    """The picture inside an SVG, which can be handed over as text."""
    fitted = one.fitted
    content = base64.b64encode(fitted.content).decode("ascii")
    size = f'width="{fitted.width}" height="{fitted.height}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:{fitted.type};base64,{content}"/></svg>'
    )
    tall = fitted.height / fitted.width
    share = min(1.0, fitted.width / _COLUMN, 1.3 / tall)
    return {"svg": svg, "share": round(share, 3), "says": one.says}


EXPORTER = Book()
