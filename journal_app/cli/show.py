# SPDX-License-Identifier: MIT
"""``uptoit show``: one whole entry."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, moment, opened
from journal_app.domain.answers import answers
from journal_app.domain.entry import Entry
from journal_app.domain.pack import Pack
from journal_app.domain.period import long_date
from journal_app.domain.rating import Question
from journal_app.services import transfer, writing


@click.command("show")
@click.argument("entry_id", metavar="ID", type=WORDS)
@as_json
@click.pass_context
def show(ctx: click.Context, entry_id: str, as_json: bool) -> None:
    """Show one whole entry, also from the trash.

    ID is an entry's id as list and search print it, or a beginning of it that no other has.
    """
    with opened(ctx) as session:
        entry = writing.read(session, writing.whole_id(session, entry_id))
        if as_json:
            echo_json(transfer.record_of(entry))
        else:
            _echo_entry(entry, session.pack)


def _echo_entry(entry: Entry, pack: Pack) -> None:
    draft = entry.draft
    names = pack.theme_names()
    click.echo(moment(draft.day, draft.time))
    if draft.title:
        click.secho(harmless(draft.title), bold=True)
    if entry.trashed:
        click.echo(f"In the trash since {long_date(entry.trashed.date())}.")
    if draft.themes:
        click.echo("Themes: " + ", ".join(names.get(slug, slug) for slug in draft.themes))
    if draft.tags:
        click.echo(harmless("Tags: " + " ".join(f"#{tag}" for tag in draft.tags)))
    for question, value in (
        (pack.scale.up_for_it, draft.up_for_it),
        (pack.scale.up_to_it, draft.up_to_it),
    ):
        if value is not None:
            click.echo(_answer(entry, pack, question, value))
    for name, said in answers(draft, pack.scale):
        click.echo(f"{name}: {said}")
    prompt = pack.prompt(draft.prompt) if draft.prompt else None
    if prompt:
        click.echo(f"Began from: {prompt.text}")
    if draft.text:
        click.echo("\n" + harmless(draft.text))


def _answer(entry: Entry, pack: Pack, question: Question, value: int) -> str:
    """A rating; in words only where today's scale is the one it was given on."""
    if entry.scale != pack.scale.id:
        return f"{question.name}: {value}"
    return f"{question.name}: {value} ({pack.scale.words(question, value)})"


COMMAND = show
