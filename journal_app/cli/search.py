# SPDX-License-Identifier: MIT
"""``uptoit search``: entries that hold certain words."""

import click

from journal_app.cli.output import WORDS, Filters, as_json, filtered, limited, opened
from journal_app.cli.rows import echo_rows
from journal_app.domain.errors import InvalidValue
from journal_app.domain.query import parse
from journal_app.services import finding


@click.command("search")
@click.argument("words", type=WORDS, nargs=-1, required=True)
@filtered()
@limited
@as_json
@click.pass_context
def search(
    ctx: click.Context,
    words: tuple[str, ...],
    filters: Filters,
    limit: int | None,
    as_json: bool,
) -> None:
    """Find entries by their words, newest first.

    All the WORDS must stand in an entry, in its title or its text, in any order.

    riv* finds every word that begins so; '"joint board"' finds these words in this order.
    Filters can stand among the words too: theme: tag: from: to: rated:yes in:trash.
    """
    typed = parse(" ".join(words))
    with opened(ctx) as session:
        query = filters.query(session, typed)
        if not (typed.terms or typed.has_filters or typed.trashed):
            raise InvalidValue("There is no word to look for in that. Please give one.")
        at = finding.all_positions(session, query)
        echo_rows(session, query, at, limit, as_json=as_json, lit=True)


COMMAND = search
