# SPDX-License-Identifier: MIT
"""``uptoit trends``: what the journal's own numbers can say, and what they cannot."""

from collections.abc import Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import Any

import click

from journal_app.cli.output import Filters, as_json, echo_json, filtered, harmless, opened
from journal_app.domain.chart import ChartSpec, Table, Value
from journal_app.services import insight

_WIDEST = 80
_WIDEST_CELL = 40


@click.command("trends")
@filtered()
@click.option("--table", "with_tables", is_flag=True, help="Print the numbers of each chart too.")
@click.option(
    "--save",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write the picture of each chart into this folder.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(("png", "svg")),
    default="png",
    help="What pictures are saved as.",
)
@as_json
@click.pass_context
def trends(
    ctx: click.Context,
    filters: Filters,
    with_tables: bool,
    folder: Path | None,
    kind: str,
    as_json: bool,
) -> None:
    """Say what your own ratings and themes show.

    Each chart gives its finding in a sentence, and what it can and can't say.
    """
    with opened(ctx) as session:
        charts = insight.charts(session, filters.query(session))
    saved = insight.save_pictures(charts, folder, kind) if folder is not None else []
    if as_json:
        echo_json([_record(chart) for chart in charts])
        return
    for chart in charts:
        _echo_chart(chart, with_tables)
    for path in saved:
        click.echo(f"Saved {harmless(str(path))}")


def _record(chart: ChartSpec) -> dict[str, Any]:
    return {
        "chart": chart.key,
        "title": str(chart.title),
        "finding": str(chart.finding),
        "enough": chart.enough,
        "numbers": dict(chart.numbers),
        "table": {
            "columns": [str(column) for column in chart.table.columns],
            "rows": [list(row) for row in chart.table.rows],
        },
        "entries": list(chart.entries),
        "note": "\n\n".join(str(paragraph) for paragraph in chart.note),
    }


def _echo_chart(chart: ChartSpec, with_table: bool) -> None:
    width = min(_WIDEST, get_terminal_size()[0])
    click.secho(str(chart.title), bold=True)
    click.echo(click.wrap_text(str(chart.finding), width) + "\n")
    if with_table and chart.table.rows:
        click.echo("\n".join(_lines(chart.table)) + "\n")
    for paragraph in chart.note:
        click.echo(click.wrap_text(str(paragraph), width, "  ", "  ") + "\n")


def _lines(table: Table) -> Iterator[str]:
    """The table as lines of text, its columns under each other."""
    rows = [[str(column) for column in table.columns]]
    rows += [[_cell(cell) for cell in row] for row in table.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.columns))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _cell(cell: Value) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:.2f}".rstrip("0").rstrip(".")
    words = harmless(str(cell))
    return words if len(words) <= _WIDEST_CELL else words[: _WIDEST_CELL - 1] + "…"


COMMAND = trends
