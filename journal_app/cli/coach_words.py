# SPDX-License-Identifier: MIT
"""Summaries of a coach's library as words on a terminal, and as records for scripts."""

from collections.abc import Sequence
from textwrap import indent
from typing import Any

import click

from journal_app.cli.output import harmless
from journal_app.domain.chart import ChartSpec
from journal_app.domain.library import Client, SummaryRow
from journal_app.domain.shared import SharedSummary


def show_summary(summary: SharedSummary) -> None:
    """Print every word of a summary, item by item with its id."""
    for item in summary.items:
        if not item.words and item.picture is None:
            continue
        click.secho(f"[{harmless(item.id)}]", dim=True)
        for words in item.words:
            click.echo(harmless(indent(words, "  ")))
        if item.picture is not None:
            click.echo(harmless(indent(item.picture.alt, "  ")))
        click.echo()


def show_table(spec: ChartSpec) -> None:
    """Print the table of a picture, its columns as wide as they need."""
    heads = [str(one) for one in spec.table.columns]
    rows = [["–" if value is None else f"{value}" for value in row] for row in spec.table.rows]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    click.secho(str(spec.title), bold=True)
    for row in (heads, *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(harmless(f"  {'  '.join(cells)}".rstrip()))
    click.echo()


def table_record(spec: ChartSpec) -> dict[str, Any]:
    """The table of a picture, for scripts."""
    return {
        "key": spec.key,
        "columns": [str(one) for one in spec.table.columns],
        "rows": [list(row) for row in spec.table.rows],
    }


def row_record(one: SummaryRow) -> dict[str, Any]:
    """One summary in a list, for scripts."""
    return {
        "id": one.id,
        "alias": one.alias,
        "programme": one.programme,
        "made": one.made.isoformat(),
        "keep_until": one.keep_until.isoformat(),
        "answered": one.answered.isoformat() if one.answered else None,
        "disposed": one.disposed.isoformat() if one.disposed else None,
    }


def client_record(one: Client, rows: Sequence[SummaryRow]) -> dict[str, Any]:
    """A leader and their summaries, for scripts."""
    return {
        "alias": one.alias,
        "programme": one.programme,
        "unanswered": one.unanswered,
        "due": one.due,
        "summaries": [row_record(row) for row in rows],
    }
