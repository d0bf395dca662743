# SPDX-License-Identifier: MIT
"""Entries in a list, as ``list`` and ``search`` print them for people and for scripts."""

import sys
from array import array
from collections.abc import Iterator
from typing import Any

import click

from journal_app.cli.output import echo_json_array, harmless, moment
from journal_app.domain.listing import Listed, Lit
from journal_app.domain.query import Query
from journal_app.services import finding
from journal_app.services.session import Session

_ON_A_SCREEN = 20
_AT_ONCE = 500
"""How many rows are read at a time, so that a long list takes no memory."""


def echo_rows(
    session: Session,
    query: Query,
    at: "array[int]",
    limit: int | None,
    *,
    as_json: bool,
    lit: bool = False,
) -> None:
    """Print the entries at those places; ``lit`` says with the words that were found in them."""
    on_screen = sys.stdout.isatty()
    if limit is None and on_screen and not as_json:
        limit = _ON_A_SCREEN
    shown = at if limit is None else at[:limit]
    rows = _rows(session, query, shown)
    if as_json:
        echo_json_array(_record(row, lit=lit) for row in rows)
        return
    for row in rows:
        _echo_row(row)
    if not at:
        click.echo("No entries were found.", err=True)
    elif len(shown) < len(at) and on_screen:
        click.echo(f"… and {len(at) - len(shown):,} more; use --limit to see them.")


def _rows(session: Session, query: Query, at: "array[int]") -> Iterator[Listed]:
    for start in range(0, len(at), _AT_ONCE):
        yield from finding.rows(session, query, at[start : start + _AT_ONCE])


def _record(row: Listed, *, lit: bool) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": row.id,
        "date": row.day.isoformat(),
        "time": f"{row.time:%H:%M}" if row.time else None,
        "title": row.title.text,
        "themes": list(row.themes),
        "tags": list(row.tags),
        "up_for_it": row.up_for_it,
        "up_to_it": row.up_to_it,
        "excerpt": row.excerpt.text,
    }
    if lit:
        record["snippet"] = row.excerpt.text
        record["hits"] = [list(hit) for hit in row.excerpt.hits]
    return record


def _echo_row(row: Listed) -> None:
    click.echo(f"{moment(row.day, row.time)}  {_styled(row.title, bold=True)}")
    if row.excerpt.text and row.excerpt.text != row.title.text:
        click.echo(f"  {_styled(row.excerpt)}")
    ratings = [
        f"{name} {value}"
        for name, value in (("up for it", row.up_for_it), ("up to it", row.up_to_it))
        if value is not None
    ]
    labels = [*ratings, *row.themes, *(f"#{tag}" for tag in row.tags)]
    click.echo(f"  {click.style(row.id, dim=True)}  {harmless(' · '.join(labels))}".rstrip())
    click.echo()


def _styled(words: Lit, *, bold: bool | None = None) -> str:
    """The words with every hit underlined; click leaves the marks out in a pipe."""
    text = harmless(words.text)
    parts: list[str] = []
    end = 0
    for start, stop in words.hits:
        parts.append(click.style(text[end:start], bold=bold))
        parts.append(click.style(text[start:stop], bold=True, underline=True))
        end = stop
    parts.append(click.style(text[end:], bold=bold))
    return "".join(parts)
