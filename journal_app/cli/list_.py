# SPDX-License-Identifier: MIT
"""``uptoit list``: the entries, newest first."""

import click

from journal_app.cli.output import Filters, as_json, filtered, limited, opened
from journal_app.cli.rows import echo_rows
from journal_app.services import finding


@click.command("list")
@filtered()
@limited
@as_json
@click.pass_context
def list_entries(ctx: click.Context, filters: Filters, limit: int | None, as_json: bool) -> None:
    """List entries, newest first.

    On a terminal the newest 20 are shown unless --limit says otherwise; in a pipe and with
    --json all of them.
    """
    with opened(ctx) as session:
        query = filters.query(session)
        at = finding.all_positions(session, query)
        echo_rows(session, query, at, limit, as_json=as_json)


COMMAND = list_entries
