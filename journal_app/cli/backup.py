# SPDX-License-Identifier: MIT
"""``uptoit backup``: a copy of the journal, made now and proved by opening it."""

from pathlib import Path

import click

from journal_app.cli.output import as_json, echo_json, opened
from journal_app.services import copying


@click.command("backup")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Put the copy into this folder instead, and thin nothing there.",
)
@as_json
@click.pass_context
def backup(ctx: click.Context, target: Path | None, as_json: bool) -> None:
    """Make a copy of the journal, as protected as the journal itself.

    The copy is read back and compared before it counts. Copies are also made by themselves while
    the window is open, and before every import, update, restore and change of protection; of the
    older ones a few are kept for each week and month. “uptoit restore --list” lists them.
    """
    with opened(ctx, read_only=True) as session:
        made = copying.make_in(session, target) if target else copying.make(session)
    if as_json:
        why = str(made.elsewhere) if made.elsewhere else None
        echo_json({"copy": str(made.path), "second_folder": why})
        return
    click.echo(f"A copy was made and proved: {made.path}")
    if made.elsewhere:
        click.echo(str(made.elsewhere), err=True)


COMMAND = backup
