# SPDX-License-Identifier: MIT
"""``uptoit check``: is the journal whole, and what can be saved of it if it is not."""

from dataclasses import asdict
from typing import Any

import click

from journal_app.cli.output import as_json, echo_json, harmless, opened
from journal_app.domain.errors import JournalError
from journal_app.services import checking
from journal_app.services.checking import Mended


@click.command("check")
@click.option("--repair", is_flag=True, help="If it is damaged, save what can be read of it.")
@click.option("--set-aside", is_flag=True, help="Print what repairs could read only in part.")
@as_json
@click.pass_context
def check(ctx: click.Context, repair: bool, set_aside: bool, as_json: bool) -> None:
    """Verify everything in the journal that can be verified.

    With --repair, what can be read of a damaged journal goes into a new file that takes its place;
    the damaged file is kept among the copies. What could be read only in part is set aside in the
    new one, and what is missing comes from the newest copy that is whole.
    """
    if set_aside:
        _print_set_aside(ctx, as_json)
        return
    trouble = ""
    whole = False
    try:
        with opened(ctx, read_only=not repair) as session:
            health = checking.check(session)
        whole = health.is_whole
        trouble = " ".join(str(one) for one in health.told)
        findings: dict[str, Any] | None = asdict(health.findings)
    except JournalError as failure:
        if not repair or not checking.may_be_damage(failure):
            raise
        findings = None
    if whole or not repair:
        if as_json:
            echo_json({"whole": whole, "findings": findings})
        else:
            click.echo(trouble, err=not whole)
        ctx.exit(0 if whole else 1)
    _tell(checking.repair(ctx.obj.file), as_json)


def _print_set_aside(ctx: click.Context, as_json: bool) -> None:
    with opened(ctx) as session:
        pieces = checking.set_aside(session)
    if as_json:
        echo_json([asdict(one) | {"made": one.made.isoformat()} for one in pieces])
    elif pieces:
        click.echo(harmless(checking.as_text(pieces)), nl=False)
    else:
        click.echo("No repair has set anything aside.")


def _tell(done: Mended, as_json: bool) -> None:
    if as_json:
        copy = str(done.copy) if done.copy else None
        echo_json(asdict(done.tally) | {"damaged_file": str(done.original), "copy": copy})
        return
    for one in checking.told(done):
        click.echo(str(one))


COMMAND = check
