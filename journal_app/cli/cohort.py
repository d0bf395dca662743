# SPDX-License-Identifier: MIT
"""``uptoit cohort``: a leader's numbers for a group, and the page that a coach makes of them."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from journal_app.cli.output import WORDS, Day, as_json, echo_json, harmless, opened
from journal_app.cli.passphrase import from_file, prompted
from journal_app.domain.cohort import AUDIENCES, POINTS
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message, message
from journal_app.domain.period import day_words
from journal_app.services import cohorts

_FILE = click.Path(path_type=Path, dir_okay=False)
_SECRET = click.option(
    "--passphrase-file",
    "secret",
    type=_FILE,
    help="Take the passphrase you agreed on from the first line of this file.",
)


@click.group("cohort")
def cohort() -> None:
    """Share numbers with your cohort, or combine what leaders shared."""


@cohort.command("share")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--cohort", "name", type=WORDS, required=True, help="As your coach writes it.")
@click.option("--quarter", type=WORDS, required=True, help="Such as 2026-Q3.")
@click.option("--to", "to", type=WORDS, help="Your coach: a name you know, or their address.")
@_SECRET
@click.option("--yes", is_flag=True, help="Yes, this once: do not ask.")
@click.option("--preview", is_flag=True, help="Only say what would leave; write nothing.")
@as_json
@click.pass_context
def share(  # noqa: PLR0913
    ctx: click.Context,
    path: Path | None,
    name: str,
    quarter: str,
    to: str | None,
    secret: Path | None,
    yes: bool,
    preview: bool,
    as_json: bool,
) -> None:
    """Write the numbers of one quarter to PATH, sealed for your coach.

    No text goes along, no name and no day. Everything that leaves is printed first, and each
    time it needs a yes of yours. Entries marked private do not count.
    """
    if path is None and not preview:
        raise click.UsageError("Please name the file to write, or ask for a --preview.")
    if path is not None and not preview and (to is None) == (secret is None):
        raise click.UsageError("Please give one of --to and --passphrase-file.")
    with opened(ctx, read_only=preview) as session:
        gathered = cohorts.gather(session, name, quarter)
        words = cohorts.preview_words(session, gathered.share)
        if not as_json:
            _show(words, gathered.before)
        if path is not None and not preview:
            readers = cohorts.readers(session, to) if to is not None else ()
            if not yes:
                _ask(str(gathered.share.cohort))
            passphrase = from_file(secret) if secret is not None else None
            cohorts.save(session, gathered.share, path, readers, passphrase)
    if as_json:
        written = None if preview or path is None else str(path)
        echo_json({"path": written, "words": [str(said) for said in words]})
    elif path is not None and not preview:
        click.echo(harmless(f"Wrote exactly this to “{path}”."))


@cohort.command("combine")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--for",
    "audience",
    type=click.Choice(AUDIENCES),
    required=True,
    help="Who reads it: the group first, its sponsor only if the group agreed.",
)
@click.option("--point", type=click.Choice(POINTS), required=True, help="Of the programme.")
@click.option("--agreed", type=Day(whole=True), help="The day the group said yes to a sponsor.")
@_SECRET
@as_json
@click.pass_context
def combine(
    ctx: click.Context,
    paths: tuple[Path, ...],
    audience: str,
    point: str,
    agreed: date | None,
    secret: Path | None,
    as_json: bool,
) -> None:
    """Combine shares into a page: FILES … PATH, where PATH ends in .pdf or .html.

    At least five leaders stand behind any page, ten behind one for a sponsor, which the group
    sees first and agrees to. A page that could single somebody out is withheld, and the reason
    given. What was published is remembered in the journal, and is never made anew.
    """
    *files, path = paths
    if not files:
        raise click.UsageError("Please name the shares first, and then the page to write.")
    cohorts.check_page_name(path)
    with opened(ctx, read_only=False) as session:
        shares = cohorts.read_files(session, files, _passphrase(files, secret))
        page = cohorts.combine(session, shares, audience, point=point, agreed=agreed)
        notices = cohorts.save_page(session, page, path)
    for notice in notices:
        click.echo(str(notice), err=True)
    if as_json:
        echo_json(
            {
                "path": str(path),
                "leaders": len(page.members),
                "figures": {one.key: one.value for one in page.figures},
            }
        )
        return
    click.echo(harmless(f"Wrote “{path}”, with {len(page.members)} leaders behind it."))
    click.echo(
        "It protects each leader from those who read it, not from you: you have their shares."
    )


def _show(words: Sequence[Message], before: date | None) -> None:
    click.echo("This is what leaves:\n")
    for said in words:
        click.echo(harmless(f"  {said}"))
    click.echo("\nYour coach sees these numbers as yours; the group and a sponsor never do.")
    if before is not None:
        said = message("You shared this quarter before, on {day}.", day=day_words(before))
        click.echo(str(said))


def _ask(name: str) -> None:
    if not sys.stdin.isatty():
        raise InvalidValue(
            "Each share needs a yes of its own. Look at what leaves with --preview, and then say "
            "--yes."
        )
    if not click.confirm(harmless(f"Share these numbers with “{name}”, this once?"), err=True):
        raise InvalidValue("Nothing was shared.")


def _passphrase(files: Sequence[Path], secret: Path | None) -> str | None:
    if secret is not None:
        return from_file(secret)
    if cohorts.any_needs_passphrase(files):
        return prompted("The passphrase you agreed on")
    return None


COMMAND = cohort
