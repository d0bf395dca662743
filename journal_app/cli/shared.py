# SPDX-License-Identifier: MIT
"""``uptoit shared``: what has been shared with coaches, and the note that asks for it back."""

from pathlib import Path

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, opened
from journal_app.domain.period import long_date
from journal_app.domain.share import Share
from journal_app.services import sharing

_SHOWN = 18
"""Letters of an id that are shown; a start that is its own will do."""


@click.command("shared")
@click.option("--show", type=WORDS, metavar="ID", help="Print every word that was in one.")
@click.option("--withdraw", type=WORDS, metavar="ID", help="Ask for one to be deleted.")
@click.option(
    "--note",
    type=click.Path(path_type=Path),
    help="With --withdraw, write the note to this file instead of printing it.",
)
@as_json
@click.pass_context
def shared(
    ctx: click.Context, show: str | None, withdraw: str | None, note: Path | None, as_json: bool
) -> None:
    """List what you have shared, with whom and until when.

    A file that has left cannot be called back. --withdraw gives you a note that asks for it to be
    deleted, and keeps that you asked.
    """
    if show and withdraw:
        raise click.UsageError("Please do one thing at a time: --show or --withdraw.")
    if note and not withdraw:
        raise click.UsageError("--note goes with --withdraw.")
    with opened(ctx, read_only=not withdraw) as session:
        if withdraw:
            one = sharing.share(session, withdraw)
            _ask_back(one, note)
            sharing.withdraw(session, one.id)
            if as_json:
                echo_json(_record(sharing.share(session, one.id)))
            return
        found = (sharing.share(session, show),) if show else sharing.shared_with(session)
    if as_json:
        records = [_record(one) for one in found]
        echo_json(records[0] if show else records)
    elif show:
        for said in sharing.spoken(found[0].summary):
            click.echo(harmless(said) + "\n")
    else:
        for one in found:
            click.echo(harmless(_line(one)))
        if not found:
            click.echo("Nothing has been shared yet.", err=True)


def _ask_back(one: Share, note: Path | None) -> None:
    if note is None:
        click.echo(harmless(sharing.withdrawal_note(one)))
    else:
        sharing.write_note(one, note)
        click.echo(f"Wrote the note to “{note}”.", err=True)


def _line(one: Share) -> str:
    consent = one.summary.consent
    state = ", asked back" if one.is_withdrawn else ""
    return (
        f"{one.id[:_SHOWN]}  {long_date(one.made.astimezone().date())}, "
        f"for {consent.recipient or 'nobody named'}, {one.format}, "
        f"until {long_date(consent.keep_until)}{state}"
    )


def _record(one: Share) -> dict[str, object]:
    consent = one.summary.consent
    return {
        "id": one.id,
        "summary": one.summary.id,
        "made": one.made.isoformat(),
        "recipient": consent.recipient,
        "purpose": consent.purpose,
        "onward": consent.onward,
        "keep_until": consent.keep_until.isoformat(),
        "format": one.format,
        "file": one.name,
        "sha256": one.file_hash,
        "withdrawn": one.withdrawn.isoformat() if one.withdrawn else None,
        "words": sharing.spoken(one.summary),
    }


COMMAND = shared
