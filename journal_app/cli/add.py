# SPDX-License-Identifier: MIT
"""``uptoit add``: one new entry, from options, standard input or the terminal's editor."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

import click

from journal_app.cli.output import (
    WORDS,
    Clock,
    Day,
    as_json,
    echo_json,
    moment,
    opened,
    text_from_stdin,
)
from journal_app.domain.entry import Draft, Entry, checked
from journal_app.domain.errors import InvalidValue, JournalError
from journal_app.domain.facets import FACETS, MARKS
from journal_app.services import templating, transfer, writing
from journal_app.services.session import Session


@dataclass(frozen=True, slots=True)
class _Given:
    """The options of one new entry."""

    title: str
    text: str | None
    theme: tuple[str, ...]
    tag: tuple[str, ...]
    up_for_it: int | None
    up_to_it: int | None
    day: date | None
    time: time | None
    prompt: str | None
    template: str | None
    us_up_for_it: int | None
    us_up_to_it: int | None
    motive: str | None
    shift: str | None
    reach: str | None
    stance: str | None
    depth: str | None
    mark: tuple[str, ...]


def _facets(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds an option for each facet and for marks."""
    command = click.option(
        "--mark",
        type=click.Choice(MARKS.keys()),
        multiple=True,
        help="A mark for yourself; may be repeated. “private” never goes to a coach.",
    )(command)
    for facet in reversed(FACETS):
        says = "; ".join(f"{one.key}: {one.says}" for one in facet.choices)
        command = click.option(
            f"--{facet.key}", type=click.Choice(facet.keys()), help=f"{facet.asks} {says}."
        )(command)
    return command


@click.command("add")
@click.option("--title", type=WORDS, default="", help="A title, if it has one.")
@click.option("--text", type=WORDS, help="The text, in Markdown; - reads standard input.")
@click.option(
    "--theme", type=WORDS, multiple=True, help="A theme, by its short name; up to three times."
)
@click.option("--tag", type=WORDS, multiple=True, help="A tag of your own; may be repeated.")
@click.option(
    "--up-for-it", type=int, metavar="N", help="Are we up for it? 0 to 10; unrated if left out."
)
@click.option(
    "--up-to-it", type=int, metavar="N", help="Are we up to it? 0 to 10; unrated if left out."
)
@click.option(
    "--date", "day", type=Day(whole=True), help="The day it is about, as 2026-11-23; else today."
)
@click.option("--time", type=Clock(), help="The time of that day, as 08:10; else now, if today.")
@click.option(
    "--prompt", type=WORDS, metavar="ID", help="The question it began from (see: uptoit prompt)."
)
@click.option("--template", type=WORDS, metavar="ID", help="The template it was written along.")
@click.option("--us-up-for-it", type=int, metavar="N", help="The same of the partnership, 0 to 10.")
@click.option("--us-up-to-it", type=int, metavar="N", help="The same of the partnership, 0 to 10.")
@_facets
@as_json
@click.pass_context
def add(ctx: click.Context, /, as_json: bool, **given: Any) -> None:
    """Write a new entry.

    Without --text your terminal's editor opens for it. --json prints the entry as it was kept.
    """
    wanted = _Given(**given)
    if wanted.text == "-":
        wanted = replace(wanted, text=text_from_stdin())
    # The journal is opened first: what is written in the editor must have somewhere to go.
    with opened(ctx, read_only=False) as session:
        draft = _draft(session, wanted)
        if wanted.text is None and _is_terminal():
            entry = _from_editor(session, draft)
        else:
            entry = writing.add(session, draft).entry
    if as_json:
        echo_json(transfer.record_of(entry))
    else:
        click.echo(f"Kept for {moment(entry.draft.day, entry.draft.time)}, as {entry.id}.")


def _draft(session: Session, given: _Given) -> Draft:
    _check_origin(session, given)
    blank = writing.blank(session)
    day = given.day or blank.day
    return replace(
        blank,
        day=day,
        time=blank.time if given.time is None and day == blank.day else given.time,
        title=given.title,
        text=given.text or "",
        themes=given.theme,
        tags=given.tag,
        up_for_it=given.up_for_it,
        up_to_it=given.up_to_it,
        prompt=given.prompt,
        template=given.template,
        us_up_for_it=given.us_up_for_it,
        us_up_to_it=given.us_up_to_it,
        motive=given.motive,
        shift=given.shift,
        reach=given.reach,
        stance=given.stance,
        depth=given.depth,
        marks=given.mark,
    )


def _check_origin(session: Session, given: _Given) -> None:
    """Raises InvalidValue for a prompt or template that the pack does not have."""
    if given.prompt and session.pack.prompt(given.prompt) is None:
        raise InvalidValue(
            "There is no prompt “{id}”. “uptoit prompt” offers some.", id=given.prompt
        )
    if given.template and templating.find(session, given.template) is None:
        raise InvalidValue(
            "There is no template “{id}”. The templates are: {templates}.",
            id=given.template,
            templates=", ".join(one.id for one in templating.every(session)),
        )


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _from_editor(session: Session, draft: Draft) -> Entry:
    """Keep the draft with what is written in the editor; a fault in the rest comes first."""
    checked(draft, session.pack)
    template = templating.find(session, draft.template) if draft.template else None
    text = click.edit(template.as_markdown() if template else "", extension=".md")
    if text is None:
        raise InvalidValue("Nothing was saved in the editor, so nothing was kept.")
    try:
        return writing.add(session, replace(draft, text=text)).entry
    except JournalError:
        click.echo(text)
        raise


COMMAND = add
