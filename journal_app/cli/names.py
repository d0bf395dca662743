# SPDX-License-Identifier: MIT
"""``uptoit names``: names of people in a text, and the leader's list of roles for them."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, opened, text_from_stdin
from journal_app.domain.choices import Choices
from journal_app.services import choosing, disguising, naming


@click.command("names")
@click.option("--text", type=WORDS, help="A text to look through; - reads standard input.")
@click.option(
    "--role",
    nargs=2,
    type=WORDS,
    multiple=True,
    metavar="NAME ROLE",
    help="Use this role for that name from now on; may be repeated.",
)
@click.option(
    "--organisation",
    nargs=2,
    type=WORDS,
    multiple=True,
    metavar="NAME ROLE",
    help="The same for a name that is no person's; may be repeated.",
)
@click.option("--forget", type=WORDS, multiple=True, help="Take a name off the list.")
@click.option(
    "--disguise", is_flag=True, help="Print the text as it would leave, with roles for names."
)
@as_json
@click.pass_context
def names(
    ctx: click.Context,
    text: str | None,
    role: tuple[tuple[str, str], ...],
    organisation: tuple[tuple[str, str], ...],
    forget: tuple[str, ...],
    disguise: bool,
    as_json: bool,
) -> None:
    """Notice names, so that roles can stand for them.

    Names are those of people and organisations; other words for somebody, such as "the Leader",
    get the same role. Without --text it prints your list of names and roles. The rules are plain
    and miss some.
    """
    with opened(ctx, read_only=not (role or organisation or forget)) as session:
        for name, wanted in role:
            naming.remember_role(session, name, wanted)
        for name, wanted in organisation:
            naming.remember_role(session, name, wanted, organisation=True)
        for name in forget:
            naming.forget(session, name)
        chosen = choosing.load(session)
    if text is None:
        _echo_list(chosen, as_json=as_json)
        return
    words = text_from_stdin() if text == "-" else text
    if disguise:
        _echo_disguised(words, chosen)
        return
    found = naming.names(words, chosen)
    if as_json:
        echo_json(
            [
                {"name": one.name, "role": one.role, "places": [list(at) for at in one.places]}
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{one.name}: {one.role}" if one.role else one.name)
    if not found:
        click.echo("No names were noticed.", err=True)


def _echo_list(chosen: Choices, *, as_json: bool) -> None:
    pairs = [{"name": name, "role": wanted} for name, wanted in chosen.names]
    if as_json:
        echo_json(pairs)
    for pair in () if as_json else pairs:
        click.echo(f"{pair['name']}: {pair['role']}")


def _echo_disguised(words: str, chosen: Choices) -> None:
    """The text with roles; on stderr what may still name somebody."""
    worn = disguising.disguise_from(chosen)
    told = worn.apply(words)
    click.echo(told)
    for hit in disguising.hits(told, worn):
        click.echo(f"Still there: {hit.words}", err=True)


COMMAND = names
