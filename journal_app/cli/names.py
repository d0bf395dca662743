# SPDX-License-Identifier: MIT
"""``uptoit names``: names of people in a text, and the leader's list of roles for them."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, opened, text_from_stdin
from journal_app.services import choosing, naming


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
@click.option("--forget", type=WORDS, multiple=True, help="Take a name off the list.")
@as_json
@click.pass_context
def names(
    ctx: click.Context,
    text: str | None,
    role: tuple[tuple[str, str], ...],
    forget: tuple[str, ...],
    as_json: bool,
) -> None:
    """Notice names of people, so that roles can stand for them.

    Without --text it prints your list of names and roles. The rules are plain and miss some.
    """
    with opened(ctx, read_only=not (role or forget)) as session:
        for name, wanted in role:
            naming.remember_role(session, name, wanted)
        for name in forget:
            naming.forget(session, name)
        chosen = choosing.load(session)
    if text is None:
        pairs = [{"name": name, "role": wanted} for name, wanted in chosen.names]
        if as_json:
            echo_json(pairs)
        for pair in () if as_json else pairs:
            click.echo(f"{pair['name']}: {pair['role']}")
        return
    words = text_from_stdin() if text == "-" else text
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


COMMAND = names
