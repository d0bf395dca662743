# SPDX-License-Identifier: MIT
"""``uptoit look-back``: the entry that comes back today, and what is seen in it now."""

import click

from journal_app.cli.output import (
    WORDS,
    as_json,
    echo_json,
    harmless,
    moment,
    opened,
    text_from_stdin,
)
from journal_app.domain.second_look import Layer
from journal_app.services import looking_back, transfer, writing
from journal_app.services.session import Session


@click.command("look-back")
@click.argument("entry_id", metavar="[ID]", type=WORDS, required=False)
@click.option("--text", type=WORDS, help="What you see in entry ID now; - reads standard input.")
@as_json
@click.pass_context
def look_back(ctx: click.Context, entry_id: str | None, text: str | None, as_json: bool) -> None:
    """Show the entry that comes back today.

    With ID, show what was seen in that entry later; with --text too, add what you see in it now.
    The entry itself stays as it is.
    """
    if text is not None and entry_id is None:
        raise click.UsageError("--text belongs to an entry; please give its ID.")
    words = text_from_stdin() if text == "-" else text
    with opened(ctx, read_only=words is None) as session:
        if entry_id is None:
            _offer(session, as_json=as_json)
            return
        whole = writing.whole_id(session, entry_id)
        if words is not None:
            _keep(session, whole, words)
        found = looking_back.layers_of(session, whole)
    if as_json:
        echo_json([_record(one) for one in found])
    for one in () if as_json else found:
        click.echo(f"{moment(one.day, None)}\n{harmless(one.text)}\n")


def _keep(session: Session, entry_id: str, words: str) -> None:
    """As the answer to today's second look, where this is the entry that came back."""
    offered = looking_back.offer(session)
    if offered is not None and offered.entry.id == entry_id:
        looking_back.answer(session, offered, words)
    else:
        looking_back.add_layer(session, entry_id, words)


def _offer(session: Session, *, as_json: bool) -> None:
    offered = looking_back.offer(session)
    if as_json:
        found = None
        if offered is not None:
            found = {
                "entry": transfer.record_of(offered.entry),
                "after": offered.after,
                "days": offered.days,
            }
        echo_json(found)
    elif offered is None:
        click.echo("No entry comes back today.", err=True)
    else:
        draft = offered.entry.draft
        click.echo(f"{offered.days} days later: {moment(draft.day, draft.time)}")
        click.echo(f"{offered.entry.id}\n")
        click.echo(harmless("\n\n".join(part for part in (draft.title, draft.text) if part)))
        click.echo("\nWhat do you see now?")


def _record(one: Layer) -> dict[str, str]:
    return {"id": one.id, "date": one.day.isoformat(), "occasion": one.occasion, "text": one.text}


COMMAND = look_back
