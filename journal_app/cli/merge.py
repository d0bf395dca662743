# SPDX-License-Identifier: MIT
"""``uptoit merge``: two copies of the journal that went separate ways become one."""

from pathlib import Path
from typing import Any

import click

from journal_app.cli.output import as_json, counted, echo_json, opened
from journal_app.cli.passphrase import given_for_other
from journal_app.services import merging
from journal_app.services.merging import Merge


@click.command("merge")
@click.argument("other", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would come in.")
@click.option(
    "--another-journal",
    is_flag=True,
    help="Take in the entries even of a journal that is not a copy of this one.",
)
@as_json
@click.pass_context
def merge(
    ctx: click.Context, other: Path, dry_run: bool, another_journal: bool, as_json: bool
) -> None:
    """Take in what OTHER, another copy, has alone.

    Of an entry that both changed the later text is in force, and the other becomes one of its
    earlier texts. Nothing disappears, OTHER is never changed, and a copy of the journal is put
    aside first. What was deleted for good here comes back if OTHER still has it.
    """
    with opened(ctx, read_only=False) as session:
        copy = merging.other(session, other, given_for_other)
        do = merging.preview if dry_run else merging.merge
        done = do(session, copy, another_journal=another_journal)
    if as_json:
        echo_json(_record(done))
    else:
        _echo(done, dry_run=dry_run)


def _record(done: Merge) -> dict[str, Any]:
    return {
        "new": done.new,
        "joined": done.joined,
        "same": done.same,
        "earlier_texts": done.versions,
        "others": done.others,
        "put_aside": done.aside.name if done.aside else None,
    }


def _echo(done: Merge, *, dry_run: bool) -> None:
    if done.does_nothing:
        click.echo("All that the other copy says is here already.")
        return
    take, join = ("Would take in", "join") if dry_run else ("Took in", "joined")
    click.echo(
        f"{take} {counted(done.new, 'new entry', 'new entries')} and {join} "
        f"{counted(done.joined, 'entry', 'entries')} that differed; "
        f"{done.same:,} said the same in both."
    )
    click.echo(
        f"Beside them {counted(done.versions, 'earlier text', 'earlier texts')} and "
        f"{counted(done.others, 'other thing', 'other things')}, such as commitments and files."
    )
    if done.aside is not None:
        click.echo(f"How the journal was before is in backups: {done.aside.name}", err=True)


COMMAND = merge
