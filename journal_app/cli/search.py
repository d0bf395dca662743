# SPDX-License-Identifier: MIT
"""``uptoit search``: entries that hold certain words."""

from dataclasses import dataclass
from typing import Any

import click

from journal_app.cli.output import (
    NO_FILTERS,
    WORDS,
    Filters,
    as_json,
    asked,
    echo_json,
    filtered,
    harmless,
    limited,
    opened,
)
from journal_app.cli.rows import echo_rows
from journal_app.domain.errors import InvalidValue
from journal_app.services import finding, searches
from journal_app.services.session import Session


@dataclass(frozen=True, slots=True)
class _Kept:
    """The options about searches under a name."""

    saved: str | None
    save: str | None
    forget: str | None
    saved_list: bool


@click.command("search")
@click.argument("words", type=WORDS, nargs=-1)
@click.option("--saved", type=WORDS, metavar="NAME", help="Use a search that was kept.")
@click.option("--save", type=WORDS, metavar="NAME", help="Keep this search under a name.")
@click.option("--forget", type=WORDS, metavar="NAME", help="Take a kept search off the list.")
@click.option("--saved-list", is_flag=True, help="List the searches that are kept.")
@filtered()
@limited
@as_json
@click.pass_context
def search(
    ctx: click.Context,
    /,
    words: tuple[str, ...],
    filters: Filters,
    limit: int | None,
    as_json: bool,
    **named: Any,
) -> None:
    """Find entries by their words, newest first.

    All the WORDS must stand in an entry, in its title or its text, in any order.

    riv* finds every word that begins so; '"joint board"' finds these words in this order.
    Filters can stand among the words too: theme: tag: from: to: rated:yes in:trash reach:run
    mark:coach has:commitment quadrant:stretch template:the-crossing sort:relevance.
    """
    kept = _Kept(**named)
    if not (words or filters != NO_FILTERS or any(named.values())):
        raise click.UsageError("Please give a word to look for, or a filter.", ctx)
    with opened(ctx, read_only=not (kept.save or kept.forget)) as session:
        if kept.forget:
            searches.forget(session, kept.forget)
        if kept.forget or kept.saved_list:
            _echo_saved(session, as_json=as_json)
            return
        query = asked(session, filters, words, kept.saved)
        if not query.seeks:
            raise InvalidValue("There is no word to look for in that. Please give one.")
        if kept.save:
            searches.keep(session, kept.save, query)
        at = finding.all_positions(session, query)
        echo_rows(session, query, at, limit, as_json=as_json, lit=True)


def _echo_saved(session: Session, *, as_json: bool) -> None:
    kept = {name: query.as_text() for name, query in searches.every(session).items()}
    if as_json:
        echo_json(kept)
        return
    for name, text in kept.items():
        click.echo(f"{harmless(name)}: {harmless(text)}")
    if not kept:
        click.echo("No searches are kept yet. Keep one with --save NAME.", err=True)


COMMAND = search
