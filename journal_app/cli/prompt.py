# SPDX-License-Identifier: MIT
"""``uptoit prompt``: three questions to write from, each with its reason."""

import click

from journal_app.cli.output import as_json, echo_json, harmless, opened
from journal_app.domain.commitment import quoted
from journal_app.services import prompting


@click.command("prompt")
@as_json
@click.pass_context
def prompt(ctx: click.Context, as_json: bool) -> None:
    """Offer three questions to write from.

    Each stands with the reason it was chosen. Write from one with: uptoit add --prompt ID
    """
    with opened(ctx) as session:
        offers, today = prompting.offers(session), session.today
    if as_json:
        echo_json(
            [
                {
                    "id": offer.prompt.id,
                    "text": offer.prompt.text,
                    "because": str(offer.because),
                    "own_words": offer.own_words or None,
                    "said_on": offer.said_on.isoformat() if offer.said_on else None,
                    "theme": offer.prompt.theme,
                    "question": offer.prompt.question,
                    "stage": offer.prompt.stage,
                    "depth": offer.prompt.depth,
                }
                for offer in offers
            ]
        )
        return
    for offer in offers:
        if offer.said_on:
            click.echo(harmless(str(quoted(offer.own_words, offer.said_on, today))))
        click.secho(harmless(offer.prompt.text), bold=True)
        click.echo(f"  because: {offer.because}")
        click.echo(f"  {click.style(offer.prompt.id, dim=True)}\n")
    click.echo("Or just write.")


COMMAND = prompt
