# SPDX-License-Identifier: MIT
"""``uptoit summary``: a page for a coach, shown in words first and then written as a PDF."""

import sys
from datetime import date
from pathlib import Path
from textwrap import indent

import click

from journal_app.cli.output import WORDS, as_json, check_order, dated, echo_json, harmless, opened
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import Period
from journal_app.domain.summary import Summary
from journal_app.services import coaching, writing
from journal_app.services.coaching import Pick


@click.command("summary")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@dated
@click.option("--want", type=WORDS, help="What you want from this session; asked if left out.")
@click.option("--entry", "ids", type=WORDS, multiple=True, help="Put in the words of this entry.")
@click.option("--as", "alias", type=WORDS, default="", help="How you sign it, such as initials.")
@click.option("--preview", is_flag=True, help="Only say what would leave; write nothing.")
@as_json
@click.pass_context
def summary(  # noqa: PLR0913
    ctx: click.Context,
    path: Path | None,
    start: date | None,
    end: date | None,
    want: str | None,
    ids: tuple[str, ...],
    alias: str,
    preview: bool,
    as_json: bool,
) -> None:
    """Make a page for a coach and write it to PATH as a PDF.

    It holds the numbers and charts of the period, what you want from the session, and the words
    of the entries you name, of no others. Everything that leaves is printed first.
    """
    check_order(start, end)
    if path is None and not preview:
        raise click.UsageError("Please name the PDF to write, or ask for a --preview.")
    wanted = _wanted(want)
    with opened(ctx) as session:
        picks = [Pick(writing.whole_id(session, one)) for one in ids]
        made = coaching.gather(session, Period(start, end), wanted, picks, alias)
        words = [str(said) for said in coaching.preview_words(made)]
        if not as_json:
            _show(words)
        if path is None or preview:
            if as_json:
                echo_json({"id": made.id, "words": words})
            return
        saved = coaching.save_pdf(session, made, path)
    for notice in saved.notices:
        click.echo(str(notice), err=True)
    if as_json:
        echo_json(_record(made, saved.path, words))
    else:
        click.echo(harmless(f"Wrote exactly this to “{saved.path}”."))


def _wanted(want: str | None) -> str:
    if want is None and sys.stdin.isatty():
        return str(click.prompt("What do you want from this session?", err=True))
    if want is None:
        raise InvalidValue(
            'Please say what you want from this session: --want "A way into the next board". It '
            "is the one thing a coach needs."
        )
    return want


def _show(words: list[str]) -> None:
    click.echo("This is what leaves:\n")
    for said in words:
        click.echo(indent(harmless(said), "  ") + "\n")


def _record(made: Summary, path: Path, words: list[str]) -> dict[str, object]:
    return {
        "id": made.id,
        "path": str(path),
        "covered": made.covered,
        "held_back": made.held_back,
        "entries": [picked.entry for picked in made.excerpts],
        "words": words,
    }


COMMAND = summary
