# SPDX-License-Identifier: MIT
"""Those who use a coach's library together: letting them in, and who did what when."""

from pathlib import Path

import click

from journal_app.cli.coach_library import opened_library
from journal_app.cli.main import Start
from journal_app.cli.output import WORDS, as_json, counted, echo_json, harmless
from journal_app.cli.passphrase import from_file, prompted
from journal_app.domain.errors import Locked
from journal_app.domain.library import LEAD, Tally
from journal_app.domain.period import long_date
from journal_app.services import library as libraries


@click.command("admit")
@click.argument("login", type=WORDS)
@click.pass_context
def admit(ctx: click.Context, login: str) -> None:
    """Let another login of the server join this library."""
    with opened_library(ctx) as library:
        libraries.admit(library, login)
    click.echo(harmless(f"“{login}” may join now, with “uptoit coach open --join”."))


@click.command("share-file")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the passphrase of the file from the first line of this file instead of asking.",
)
@click.pass_context
def share_file(ctx: click.Context, new_passphrase_file: Path | None) -> None:
    """Give the library's file a passphrase that others may know.

    What leaders sent you still opens with your own passphrase alone.
    """
    start: Start = ctx.obj
    assert start.file is not None
    with opened_library(ctx) as library:
        own = start.file.ask(Locked("Please give your own passphrase once more."), 0)
        new = (
            from_file(new_passphrase_file)
            if new_passphrase_file
            else prompted("Passphrase for the file", twice=True)
        )
        code = libraries.share_file(library, own, new)
    click.echo("The file opens with its own passphrase now. Its recovery code, to write down:")
    click.echo(f"  {code}")
    click.echo("Others join with: uptoit coach --name … --file-passphrase-file … open --join")


@click.command("log")
@as_json
@click.pass_context
def log(ctx: click.Context, as_json: bool) -> None:
    """Say who did what when, without any words of a leader.

    A programme's lead sees everybody's lines, and the counts of each coach.
    """
    with opened_library(ctx) as library:
        lines = libraries.audit(library)
        counts = libraries.tallies(library) if library.member.role == LEAD else ()
    if as_json:
        echo_json(
            {
                "counts": [_tally_record(one) for one in counts],
                "lines": [
                    {"when": one.when.isoformat(), "who": one.who, "what": one.what}
                    for one in lines
                ],
            }
        )
        return
    for count in counts:
        click.echo(harmless(_tally_words(count)))
    for line in lines:
        when = f"{long_date(line.when.date())}, {line.when:%H:%M} UTC"
        click.echo(harmless(f"{when}  {line.who}: {line.what}"))


def _tally_words(one: Tally) -> str:
    facts = [
        counted(one.leaders, "leader", "leaders"),
        counted(one.summaries, "summary", "summaries"),
        counted(one.replies, "reply", "replies"),
    ]
    if one.first_end is not None:
        facts.append(f"the first to go by {long_date(one.first_end)}")
    name = " · ".join(part for part in (one.coach, one.programme) if part)
    return f"{name}: {', '.join(facts)}"


def _tally_record(one: Tally) -> dict[str, object]:
    return {
        "coach": one.coach,
        "programme": one.programme,
        "leaders": one.leaders,
        "summaries": one.summaries,
        "replies": one.replies,
        "first_end": one.first_end.isoformat() if one.first_end else None,
    }


COMMANDS = (admit, share_file, log)
