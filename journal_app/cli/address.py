# SPDX-License-Identifier: MIT
"""``uptoit address``: the line that others seal to, and the addresses of coaches."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, opened, text_from_stdin
from journal_app.domain.errors import NotFound
from journal_app.services import sealing
from journal_app.services.sealing import Contact
from journal_app.services.session import Session


@click.command("address")
@click.option("--name", type=WORDS, help="Put this name into your own address.")
@click.option(
    "--add", type=WORDS, metavar="LINE", help="Keep a coach's address; - reads standard input."
)
@click.option("--as", "called", type=WORDS, default="", help="Keep it under this name.")
@click.option("--forget", type=WORDS, metavar="NAME", help="Know a coach's address no longer.")
@click.option("--list", "listed", is_flag=True, help="Show the addresses of coaches.")
@as_json
@click.pass_context
def address(
    ctx: click.Context,
    name: str | None,
    add: str | None,
    called: str,
    forget: str | None,
    listed: bool,
    as_json: bool,
) -> None:
    """Print your own address, and keep those of coaches.

    A coach needs yours to seal a reply for you. The line holds no secret: send it as you like. The
    six words are for the telephone: read them to each other before you trust an address that came
    by mail.
    """
    if called and add is None:
        raise click.UsageError("--as gives a name to the address that --add keeps.")
    added = None
    with opened(ctx, read_only=listed and not (name is not None or add or forget)) as session:
        if name is not None:
            sealing.call_me(session, name)
        if forget is not None:
            sealing.forget_contact(session, _named(session, forget).id)
        if add is not None:
            line = text_from_stdin() if add == "-" else add
            added, _ = sealing.add_contact(session, line, called)
        if listed or added or forget is not None:
            found = (added,) if added else sealing.contacts(session)
            _show(found, as_json=as_json, fresh=added is not None)
            return
        own = sealing.own_address(session)
    if as_json:
        echo_json({"name": own.name, "line": own.line, "words": list(own.words)})
        return
    click.echo(own.line)
    click.echo(f"Six words for the telephone: {' '.join(own.words)}", err=True)
    if not own.name:
        click.echo("It holds no name yet; “uptoit address --name …” puts one in.", err=True)


def _named(session: Session, name: str) -> Contact:
    for one in sealing.contacts(session):
        if one.name.casefold() == " ".join(name.split()).casefold():
            return one
    raise NotFound("No address is kept under the name “{name}”.", name=name[:60])


def _show(found: tuple[Contact, ...], *, as_json: bool, fresh: bool) -> None:
    if as_json:
        echo_json(
            [
                {"name": one.name, "line": one.address.line, "words": list(one.address.words)}
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{harmless(one.name)}: {' '.join(one.address.words)}")
    if fresh:
        click.echo(
            "Please ring them and compare these six words before you seal anything for them.",
            err=True,
        )
    elif not found:
        click.echo("No addresses of coaches are kept.", err=True)


COMMAND = address
