# SPDX-License-Identifier: MIT
"""``uptoit themes``: the themes and what they mean, or those that a text speaks of."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, opened, text_from_stdin
from journal_app.domain.entry import Draft
from journal_app.domain.errors import InvalidValue
from journal_app.domain.pack import Pack
from journal_app.services import suggesting
from journal_app.services.suggesting import Suggestion


@click.command("themes")
@click.option(
    "--suggest",
    "suggest",
    type=WORDS,
    metavar="-",
    help="Suggest themes for the text on standard input.",
)
@click.option("--text", type=WORDS, help="Suggest themes for this text.")
@as_json
@click.pass_context
def themes(ctx: click.Context, suggest: str | None, text: str | None, as_json: bool) -> None:
    """List the themes, or suggest themes for a text.

    A suggestion stands with the words in the text that led to it. It rests on the pack's cues and
    examples and on what you tagged before; nothing is kept, and nothing leaves this computer.
    """
    if suggest not in (None, "-"):
        raise InvalidValue(
            "--suggest reads standard input; please write “--suggest -”, or give the text itself "
            "with --text."
        )
    if suggest and text is not None:
        raise InvalidValue("--suggest - and --text name two texts; please give one.")
    with opened(ctx) as session:
        pack = session.pack
        if text is None and suggest is None:
            _list(pack, as_json=as_json)
            return
        words = text if text is not None else text_from_stdin()
        draft = Draft(session.today, text=words)
        found = suggesting.suggest(suggesting.learn(session), draft)
    _offer(pack, found, as_json=as_json)


def _list(pack: Pack, *, as_json: bool) -> None:
    if as_json:
        echo_json(
            [
                {
                    "theme": theme.slug,
                    "name": theme.name,
                    "family": theme.family,
                    "definition": theme.definition,
                }
                for theme in pack.themes
            ]
        )
        return
    for family in pack.families:
        click.secho(f"{family.name}: {family.says}", bold=True)
        for theme in pack.themes:
            if theme.family == family.slug:
                click.echo(f"  {theme.name}  {click.style(theme.slug, dim=True)}")
                click.echo(click.wrap_text(theme.definition, 78, "    ", "    "))
        click.echo()


def _offer(pack: Pack, found: tuple[Suggestion, ...], *, as_json: bool) -> None:
    if as_json:
        echo_json(
            [
                {
                    "theme": one.theme,
                    "name": pack.theme(one.theme).name,
                    "words": one.words,
                    "strength": round(one.strength, 2),
                    "learned": one.learned,
                }
                for one in found
            ]
        )
        return
    if not found:
        click.echo("Nothing in this text speaks clearly for a theme.")
    for one in found:
        click.secho(f"{pack.theme(one.theme).name}  {one.theme}", bold=True)
        words = ", ".join(f"“{harmless(word)}”" for word in one.words)
        because = ", because you tagged similar entries" if one.learned else ""
        click.echo(f"  from {words}{because}")


COMMAND = themes
