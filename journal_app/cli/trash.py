# SPDX-License-Identifier: MIT
"""``uptoit trash``: what is in the trash, bringing it back, deleting it for good."""

import sys

import click

from journal_app.cli.output import WORDS, as_json, echo_json, limited, opened
from journal_app.cli.rows import echo_rows
from journal_app.domain.query import Query
from journal_app.services import emptying, finding, writing


@click.group("trash")
def trash() -> None:
    """List the trash, bring back, delete for good."""


@trash.command("list")
@limited
@as_json
@click.pass_context
def list_(ctx: click.Context, limit: int | None, as_json: bool) -> None:
    """List what is in the trash, newest first."""
    query = Query(trashed=True)
    with opened(ctx) as session:
        at = finding.all_positions(session, query)
        echo_rows(session, query, at, limit, as_json=as_json)


@trash.command("restore")
@click.argument("entry_id", metavar="ID", type=WORDS)
@click.pass_context
def restore(ctx: click.Context, entry_id: str) -> None:
    """Bring an entry back, unchanged. ID may be the beginning of one."""
    with opened(ctx, read_only=False) as session:
        whole = writing.whole_id(session, entry_id)
        writing.restore(session, [whole])
        click.echo(whole)


@trash.command("empty")
@click.option(
    "--older-than",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only what was put there so many days ago or more.",
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@as_json
@click.pass_context
def empty(ctx: click.Context, older_than: int | None, yes: bool, as_json: bool) -> None:
    """Delete what is in the trash for good. Refused while deletion is on hold."""
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("Deleting for good needs --yes where nobody can be asked.")
        click.confirm("Delete what is in the trash for good?", abort=True)
    with opened(ctx, read_only=False) as session:
        done = emptying.empty(session, older_than)
    if as_json:
        echo_json({"deleted": done.count})
    else:
        click.echo("1 entry deleted." if done.count == 1 else f"{done.count:,} entries deleted.")


COMMAND = trash
