# SPDX-License-Identifier: MIT
"""``uptoit export``: entries as files that other programs, or another journal, can read."""

from pathlib import Path

import click

from journal_app.cli.output import (
    WORDS,
    Filters,
    as_json,
    counted,
    echo_json,
    filtered,
    opened,
    progress,
)
from journal_app.services import transfer


@click.command("export")
@click.option(
    "--to",
    "form",
    type=WORDS,
    required=True,
    metavar="FORMAT",
    help="json: one file that comes back whole; markdown: a folder, one file for each entry.",
)
@click.argument("path", type=click.Path(path_type=Path))
@filtered("--until")
@as_json
@click.pass_context
def export(ctx: click.Context, form: str, path: Path, filters: Filters, as_json: bool) -> None:
    """Write entries to PATH, oldest first, without the trash.

    PATH appears only when it is complete.
    """
    with opened(ctx) as session, progress("Writing") as tell:
        number = transfer.export_to(session, form, path, filters.query(session), tell)
    name = click.format_filename(path)
    if as_json:
        echo_json({"entries": number, "path": name})
    else:
        click.echo(f"Wrote {counted(number, 'entry', 'entries')} to {name}.")


COMMAND = export
