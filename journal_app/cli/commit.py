# SPDX-License-Identifier: MIT
"""``uptoit commit``: make a commitment, list them, say what came of one."""

from datetime import date
from typing import Any

import click

from journal_app.cli.output import WORDS, Day, as_json, echo_json, harmless, opened
from journal_app.domain.commitment import CLOSING, Commitment, status_words
from journal_app.domain.facets import REACH
from journal_app.services import committing, writing


@click.group("commit")
def commit() -> None:
    """Make commitments, list them, and say what came of them."""


@commit.command("add")
@click.argument("text", type=WORDS)
@click.option("--due", type=Day(whole=True), help="The day to come back to it, as 2026-12-01.")
@click.option("--reach", type=click.Choice(REACH.keys()), help="Whose it is to do.")
@click.option("--entry", type=WORDS, metavar="ID", help="The entry it comes from; a start will do.")
@as_json
@click.pass_context
def add(
    ctx: click.Context,
    text: str,
    due: date | None,
    reach: str | None,
    entry: str | None,
    as_json: bool,
) -> None:
    """Make a commitment in your own words."""
    with opened(ctx, read_only=False) as session:
        origin = writing.whole_id(session, entry) if entry else None
        made = committing.make(session, text, due=due, reach=reach, entry=origin).commitment
        today = session.today
    _answer(made, today, as_json)


@commit.command("list")
@click.option("--due", "which", flag_value="due", help="Only those whose day has come.")
@click.option("--open", "which", flag_value="open", help="Only those that nothing came of yet.")
@click.option("--done", "which", flag_value="done", help="Only those with an answer.")
@as_json
@click.pass_context
def list_commitments(ctx: click.Context, which: str | None, as_json: bool) -> None:
    """List commitments: due, then open, then done.

    --open lists the due ones too: they are open as well.
    """
    with opened(ctx) as session:
        groups, today = committing.groups(session), session.today
    shown = {
        "due": groups.due,
        "open": groups.due + groups.open,
        "done": groups.done,
        None: groups.due + groups.open + groups.done,
    }[which]
    if as_json:
        echo_json([_record(one, today) for one in shown])
        return
    for one in shown:
        _echo(one, today)
    if not shown:
        click.echo("No commitments were found.", err=True)


@commit.command("close")
@click.argument("id", type=WORDS)
@click.option("--status", type=click.Choice(CLOSING.keys()), required=True, help="What came of it.")
@click.option("--outcome", type=WORDS, default="", help="What came of it, in your own words.")
@click.option("--write", is_flag=True, help="Also begin an entry from it.")
@as_json
@click.pass_context
def close(
    ctx: click.Context, id: str, status: str, outcome: str, write: bool, as_json: bool
) -> None:
    """Say what came of a commitment. Each of the answers is a good one."""
    with opened(ctx, read_only=False) as session:
        whole = committing.whole_id(session, id)
        done = committing.close(session, whole, status, outcome, entry=write).commitment
        today = session.today
    _answer(done, today, as_json)


@commit.command("reopen")
@click.argument("id", type=WORDS)
@as_json
@click.pass_context
def reopen(ctx: click.Context, id: str, as_json: bool) -> None:
    """Open a commitment again."""
    with opened(ctx, read_only=False) as session:
        whole = committing.whole_id(session, id)
        again, today = committing.reopen(session, whole).commitment, session.today
    _answer(again, today, as_json)


@commit.command("postpone")
@click.argument("id", type=WORDS)
@click.option("--due", type=Day(whole=True), help="The other day; no day if left out.")
@as_json
@click.pass_context
def postpone(ctx: click.Context, id: str, due: date | None, as_json: bool) -> None:
    """Come back to a commitment on another day, or on none."""
    with opened(ctx, read_only=False) as session:
        whole = committing.whole_id(session, id)
        moved, today = committing.postpone(session, whole, due).commitment, session.today
    _answer(moved, today, as_json)


def _answer(one: Commitment, today: date, as_json: bool) -> None:
    if as_json:
        echo_json(_record(one, today))
    else:
        click.echo(f"Kept: {status_words(one, today)}, as {one.id}.")
        if one.outcome_entry:
            click.echo(f"The entry is {one.outcome_entry}.")


def _record(one: Commitment, today: date) -> dict[str, Any]:
    return {
        "id": one.id,
        "made": one.day.isoformat(),
        "text": one.text,
        "reach": one.reach,
        "due": one.due.isoformat() if one.due else None,
        "is_due": one.is_due(today),
        "status": one.status,
        "closed": one.closed.isoformat() if one.closed else None,
        "outcome": one.outcome,
        "entry": one.entry,
        "outcome_entry": one.outcome_entry,
    }


def _echo(one: Commitment, today: date) -> None:
    click.secho(harmless(one.text), bold=True)
    reach = REACH.choice(one.reach) if one.reach else None
    facts = [str(status_words(one, today)), *([f"reach: {reach.name}"] if reach else [])]
    click.echo(f"  {' · '.join(facts)}")
    if one.outcome:
        click.echo(f"  {harmless(one.outcome)}")
    click.echo(f"  {click.style(one.id, dim=True)}\n")


COMMAND = commit
