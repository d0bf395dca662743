# SPDX-License-Identifier: MIT
"""``uptoit add``: one new entry, from options, standard input or the terminal's editor."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
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
from journal_app.domain.entry import Draft, checked
from journal_app.domain.errors import InvalidValue, JournalError, JournalInUse
from journal_app.domain.facets import FACETS, MARKS
from journal_app.services import prompting, templating, transfer, writing
from journal_app.services.calls import KEEP, Answer, Call
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

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was asked for, not even an empty text."""
        return all(getattr(self, field.name) in ("", None, ()) for field in fields(self)) and (
            self.text is None
        )


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
@click.option(
    "--window", is_flag=True, help="Open quick entry with what is given here, to be written on."
)
@as_json
@click.pass_context
def add(ctx: click.Context, /, window: bool, as_json: bool, **given: Any) -> None:
    """Write a new entry.

    Without --text your terminal's editor opens for it; without a terminal and without any words,
    quick entry does. --json prints the entry as it was kept. Where a window has the journal open,
    the entry is kept through it.
    """
    wanted = _Given(**given)
    if wanted.says_nothing and not (as_json or _has_terminal()):
        window = window or ctx.obj.screen
    if wanted.text == "-":
        wanted = replace(wanted, text=text_from_stdin())
    in_editor = wanted.text is None and _is_terminal()
    # The journal is opened first: what is written in the editor must have somewhere to go.
    with _opened(ctx) as session:
        draft = _draft(session, wanted)
        if not window:
            draft = _from_editor(session, draft) if in_editor else draft
            try:
                record = _kept(ctx, session, draft)
            except JournalError:
                if in_editor:
                    click.echo(draft.text)
                raise
    if window:
        ctx.exit(ctx.obj.quick(draft))
    if as_json:
        echo_json(record)
    else:
        click.echo(f"Kept for {moment(draft.day, draft.time)}, as {record['id']}.")


@contextmanager
def _opened(ctx: click.Context) -> Iterator[Session]:
    """The journal, to read only where somebody else writes in it."""
    try:
        session: Session = ctx.obj.session(False)
    except JournalInUse:
        session = ctx.obj.session(True)
    try:
        yield session
    finally:
        session.close()


def _kept(ctx: click.Context, session: Session, draft: Draft) -> dict[str, Any]:
    """The entry as it was kept, here or by the window that has the journal open.

    Its id is chosen here, so that it is kept once even where an answer gets lost.
    """
    if not session.read_only:
        return transfer.record_of(writing.add(session, draft).entry)
    entry_id = writing.new_id(session, session.clock())
    answer: Answer | None = ctx.obj.call(Call(KEEP, entry_id, checked(draft, session.pack)))
    if answer is None:
        # The window was closed just now, or another command was there for a moment.
        with opened(ctx, read_only=False) as free:
            return transfer.record_of(writing.add(free, draft, entry_id).entry)
    if answer.refused or answer.record is None:
        raise InvalidValue("{why}", why=answer.refused)
    return answer.record


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
    if given.prompt and prompting.find(session, given.prompt) is None:
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


def _has_terminal() -> bool:
    """Whether a person or a script is at either end, rather than a launcher."""
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _from_editor(session: Session, draft: Draft) -> Draft:
    """The draft with what is written in the editor; a fault in the rest comes first."""
    checked(draft, session.pack)
    template = templating.find(session, draft.template) if draft.template else None
    text = click.edit(template.as_markdown() if template else "", extension=".md")
    if text is None:
        raise InvalidValue("Nothing was saved in the editor, so nothing was kept.")
    return replace(draft, text=text)


COMMAND = add
