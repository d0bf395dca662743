# SPDX-License-Identifier: MIT
"""``uptoit show``: one whole entry."""

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, moment, opened
from journal_app.domain.answers import answers
from journal_app.domain.entry import Entry, first_words
from journal_app.domain.pack import Pack
from journal_app.domain.period import long_date
from journal_app.domain.rating import Question
from journal_app.domain.versions import Version
from journal_app.services import answering, history, prompting, transfer, writing
from journal_app.services.session import Session


@click.command("show")
@click.argument("entry_id", metavar="ID", type=WORDS)
@click.option("--versions", is_flag=True, help="List the entry's earlier texts instead.")
@click.option(
    "--version",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Show earlier text N of that list instead; 1 is the newest.",
)
@as_json
@click.pass_context
def show(
    ctx: click.Context, entry_id: str, versions: bool, number: int | None, as_json: bool
) -> None:
    """Show one whole entry, also from the trash.

    ID is an entry's id as list and search print it, or a beginning of it that no other has.
    """
    with opened(ctx) as session:
        entry = writing.read(session, writing.whole_id(session, entry_id))
        if versions or number is not None:
            found = history.versions(session, entry.id) if number is None else ()
            if number is not None:
                found = (history.numbered(session, entry.id, number),)
            _echo_versions(session, found, number, as_json=as_json)
            return
        if as_json:
            echo_json(transfer.record_of(entry))
        else:
            _echo_entry(session, entry)


def _echo_versions(
    session: Session, found: tuple[Version, ...], number: int | None, *, as_json: bool
) -> None:
    if as_json:
        records = [history.record_of(one) for one in found]
        echo_json(records if number is None else records[0])
        return
    zone = session.clock().tzinfo
    for count, one in enumerate(found, number or 1):
        at = one.made.astimezone(zone)
        click.echo(f"{count}. {moment(at.date(), at.time())}")
        if number is None:
            click.echo(f"   {harmless(one.title or first_words(one.text))}")
        else:
            click.echo(harmless("\n\n".join(part for part in (one.title, one.text) if part)))
    if not found:
        click.echo("This entry has no earlier texts.", err=True)


def _echo_entry(session: Session, entry: Entry) -> None:
    draft, pack = entry.draft, session.pack
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
    _echo_origin(session, entry)
    if draft.text:
        click.echo("\n" + harmless(draft.text))


def _echo_origin(session: Session, entry: Entry) -> None:
    prompt = prompting.find(session, entry.draft.prompt) if entry.draft.prompt else None
    if prompt:
        click.echo(f"Began from: {harmless(prompt.text)}")
    for arrived, remark in answering.answers_of(session, entry.id):
        day = long_date(arrived.reply.made)
        click.echo(f"Answers what your coach wrote on {day} ({arrived.name(remark)}).")


def _answer(entry: Entry, pack: Pack, question: Question, value: int) -> str:
    """A rating; in words only where today's scale is the one it was given on."""
    if entry.scale != pack.scale.id:
        return f"{question.name}: {value}"
    return f"{question.name}: {value} ({pack.scale.words(question, value)})"


COMMAND = show
