# SPDX-License-Identifier: MIT
"""``uptoit coach``: a coach's library: taking in, reading, answering, noting, disposing."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import click

from journal_app.cli import coach_members
from journal_app.cli.coach_library import SECRET, library_option, opened_library, sealed_secret
from journal_app.cli.coach_words import (
    client_record,
    row_record,
    show_summary,
    show_table,
    table_record,
)
from journal_app.cli.output import (
    WORDS,
    Day,
    as_json,
    counted,
    echo_json,
    harmless,
    text_from_stdin,
)
from journal_app.domain import reply as replies
from journal_app.domain import shared
from journal_app.domain.cohort import AUDIENCES, POINTS
from journal_app.domain.cohort_share import CohortShare
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import long_date
from journal_app.domain.side_by_side import side_by_side
from journal_app.services import cohorts, groups, practice, sealing
from journal_app.services import library as libraries

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group("coach")
@library_option
def coach() -> None:
    """Read and answer what leaders send you.

    Compare their sessions, and dispose of what was sent in time.
    """


@coach.command("open")
@click.option("--join", is_flag=True, help="Join a library that others use already.")
@click.option("--lead", is_flag=True, help="As the programme's lead, who sees counts, no words.")
@click.pass_context
def open_(ctx: click.Context, join: bool, lead: bool) -> None:
    """Make your library, or open it and say what is in it."""
    with opened_library(ctx, make=True, join=join, lead=lead) as library:
        own, held = libraries.address(library), libraries.clients(library)
        if ctx.meta["code"]:
            click.echo("You are in. Your recovery code, to write down and keep apart:")
            click.echo(f"  {ctx.meta['code']}")
        click.echo(harmless(f"“{library.where}”: {counted(len(held), 'leader', 'leaders')}."))
    click.echo("Your address, for leaders to seal to:")
    click.echo(f"  {own.line}")
    click.echo(f"Six words to compare by telephone: {' '.join(own.words)}")


@coach.command("address")
@as_json
@click.pass_context
def address(ctx: click.Context, as_json: bool) -> None:
    """Print your address for leaders, and its six words."""
    with opened_library(ctx) as library:
        own = libraries.address(library)
    if as_json:
        echo_json({"address": own.line, "words": list(own.words)})
    else:
        click.echo(f"{own.line}\n{' '.join(own.words)}")


@coach.command("list")
@click.option("--due", is_flag=True, help="Only what is to be disposed of by now.")
@as_json
@click.pass_context
def list_(ctx: click.Context, due: bool, as_json: bool) -> None:
    """List leaders, and the summaries of each."""
    with opened_library(ctx) as library:
        if due:
            rows = libraries.due_for_disposal(library)
            if as_json:
                echo_json([row_record(one) for one in rows])
                return
            _echo_rows(rows, who=True)
        else:
            held = [
                (one, libraries.summaries(library, one.alias, one.programme))
                for one in libraries.clients(library)
            ]
            if as_json:
                echo_json([client_record(one, rows) for one, rows in held])
                return
            for one, rows in held:
                head = " · ".join(part for part in (one.alias, one.programme) if part)
                click.secho(harmless(head), bold=True)
                _echo_rows(rows)
            rows = tuple(row for _, several in held for row in several)
    if not rows:
        click.echo("There is nothing here.", err=True)


@coach.command("take-in")
@click.argument("paths", nargs=-1, required=True, type=_FILE)
@SECRET
@click.option("--new-address", is_flag=True, help="You compared the words of a leader's new key.")
@as_json
@click.pass_context
def take_in(
    ctx: click.Context,
    paths: tuple[Path, ...],
    secret: Path | None,
    new_address: bool,
    as_json: bool,
) -> None:
    """Take in sealed summaries, and shares for a cohort."""
    told: list[dict[str, Any]] = []
    with opened_library(ctx) as library:
        for path in paths:
            content = practice.content(path)
            word = sealed_secret(secret) if sealing.needs_passphrase(content) else None
            taken = practice.take_in(library, content, word, new_address=new_address)
            if isinstance(taken, CohortShare):
                told.append({"cohort": taken.cohort, "quarter": taken.quarter})
                said = f"Taken in: a share for “{taken.cohort}”, {taken.quarter}."
            else:
                told.append({**row_record(taken.row), "words": list(taken.words)})
                said = f"Taken in: {taken.row.alias}, {long_date(taken.row.made)}, {taken.row.id}."
                if taken.is_first:
                    said += f"\nThe first from them. Compare by telephone: {' '.join(taken.words)}"
            if not as_json:
                click.echo(harmless(said))
    if as_json:
        echo_json(told)


@coach.command("show")
@click.argument("id", type=WORDS)
@click.option("--pdf", "path", type=_FILE, help="Write the PDF that came with it to this file.")
@as_json
@click.pass_context
def show(ctx: click.Context, id: str, path: Path | None, as_json: bool) -> None:
    """Print a summary word by word, or write its PDF."""
    with opened_library(ctx) as library:
        whole = practice.whole_id(library, id)
        summary = libraries.summary(library, whole)
        page = libraries.page(library, whole) if path is not None else None
    if path is not None:
        if page is None:
            raise InvalidValue("No PDF came with this summary. Leave out --pdf to read its words.")
        practice.save(path, page)
        click.echo(harmless(f"Wrote “{path}”, outside the library: please delete it in time."))
    elif as_json:
        echo_json(shared.as_data(summary))
    else:
        show_summary(summary)


@coach.command("compare")
@click.argument("alias", type=WORDS)
@click.option("--programme", type=WORDS, default="", help="Which programme of theirs.")
@as_json
@click.pass_context
def compare(ctx: click.Context, alias: str, programme: str, as_json: bool) -> None:
    """Print one leader's sessions side by side, as tables.

    They are shown, not tested: so few sessions say where to look, and no more.
    """
    with opened_library(ctx) as library:
        sessions = libraries.sessions(library, alias, programme)
    if not sessions:
        raise InvalidValue(
            "There is no session of “{alias}” in the programme “{programme}”. “uptoit coach list” "
            "has the names.",
            alias=alias,
            programme=programme,
        )
    specs = [one for one in side_by_side(sessions, practice.pack().theme_names()) if one.enough]
    if as_json:
        echo_json([table_record(one) for one in specs])
    else:
        for one in specs:
            show_table(one)


@coach.command("note")
@click.argument("id", type=WORDS)
@click.argument("text", type=WORDS, required=False)
@click.pass_context
def note(ctx: click.Context, id: str, text: str | None) -> None:
    """Print your own note on a summary, or write it.

    TEXT may be “-” for standard input. It stays in your library and is never part of a reply.
    """
    with opened_library(ctx) as library:
        whole = practice.whole_id(library, id)
        held = libraries.note(library, whole)
        if text is not None:
            words = text_from_stdin() if text == "-" else text
            libraries.save_note(library, whole, type(held)(words, held.version))
            click.echo("Kept.")
            return
    if held.text:
        click.echo(harmless(held.text))
    else:
        click.echo("You have no note on this summary.", err=True)


@coach.command("reply")
@click.argument("id", type=WORDS)
@click.option("--noticed", type=WORDS, multiple=True, help="Something you noticed.")
@click.option("--question", type=WORDS, multiple=True, help="A question, at most three in all.")
@click.option("--try", "to_try", type=WORDS, help="One thing to try.")
@click.option("--prompt", type=WORDS, multiple=True, help="A prompt of the pack, by its id.")
@click.option("--next", "for_next", type=WORDS, multiple=True, help="For next time.")
@click.option("--at", "item", type=WORDS, default="", help="The item that these are about.")
@click.option("--clear", is_flag=True, help="Begin the draft anew.")
@click.option("--save", "path", type=_FILE, help="Seal the reply into this file.")
@as_json
@click.pass_context
def reply(
    ctx: click.Context,
    /,
    id: str,
    item: str,
    clear: bool,
    path: Path | None,
    as_json: bool,
    **given: Any,
) -> None:
    """Add to the draft of a reply, print it, and seal it.

    Each remark is about the item named with --at, as “uptoit coach show” prints them, or about the
    summary as a whole.
    """
    words = {
        replies.NOTICED: given["noticed"],
        replies.QUESTION: given["question"],
        replies.TRY: (given["to_try"],) if given["to_try"] else (),
        replies.PROMPT: given["prompt"],
        replies.NEXT: given["for_next"],
    }
    with opened_library(ctx) as library:
        whole = practice.whole_id(library, id)
        draft = practice.add_remarks(library, whole, words, item, clear=clear)
        if path is not None:
            practice.save(path, libraries.seal_reply(library, whole))
    if as_json:
        echo_json(replies.as_data(draft))
        return
    for one in draft.remarks:
        said = one.text or one.prompt
        click.echo(harmless(f"{one.kind:<8} {one.anchor or '(the whole)'}: {said}"))
    if path is not None:
        click.echo(harmless(f"Sealed for the leader as “{path}”."))
    elif not draft.remarks:
        click.echo("There is nothing in this reply yet.", err=True)


@coach.command("dispose")
@click.argument("id", type=WORDS)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def dispose(ctx: click.Context, id: str, yes: bool) -> None:
    """Remove a summary for good, with your note and the reply to it."""
    with opened_library(ctx) as library:
        whole = practice.whole_id(library, id)
        made = libraries.summary(library, whole)
        asks = f"Dispose of the summary of {made.alias} of {long_date(made.made)} for good?"
        if not (yes or click.confirm(harmless(asks), err=True)):
            click.echo("Nothing was disposed of.", err=True)
            return
        gone = libraries.dispose(library, whole)
    click.echo(f"Disposed of. {gone.left}")


@coach.command("cohort")
@click.argument("name", type=WORDS, required=False)
@click.argument("path", type=_FILE, required=False)
@click.option("--quarter", type=WORDS, help="Such as 2026-Q3.")
@click.option("--for", "audience", type=click.Choice(AUDIENCES), help="Who is to see it.")
@click.option("--point", type=click.Choice(POINTS), help="Of the programme.")
@click.option("--agreed", type=Day(whole=True), help="The day the group said yes to a sponsor.")
@as_json
@click.pass_context
def cohort(  # noqa: PLR0913
    ctx: click.Context,
    name: str | None,
    path: Path | None,
    quarter: str | None,
    audience: str | None,
    point: str | None,
    agreed: date | None,
    as_json: bool,
) -> None:
    """List groups, or publish the page of one to PATH.

    PATH ends in .pdf or .html. A page that could single somebody out is withheld, and the reason
    given. What is published is remembered in the library, and is never made anew.
    """
    with opened_library(ctx) as library:
        if path is None:
            _list_groups(groups.groups(library), name, as_json)
            return
        if name is None or quarter is None or audience is None or point is None:
            raise click.UsageError("A page needs --quarter, --for and --point.")
        cohorts.check_page_name(path)
        page = groups.publish_page(library, name, quarter, audience, point=point, agreed=agreed)
        notices = cohorts.write_page(groups.shown(library, page, practice.pack()), path)
    for notice in notices:
        click.echo(str(notice), err=True)
    if as_json:
        echo_json({"path": str(path), "leaders": len(page.members)})
    else:
        click.echo(harmless(f"Wrote “{path}”, with {len(page.members)} leaders behind it."))


def _list_groups(found: Sequence[groups.Group], name: str | None, as_json: bool) -> None:
    wanted = [one for one in found if name in (None, one.name)]
    if as_json:
        echo_json([{"name": one.name, "leaders": dict(one.quarters)} for one in wanted])
        return
    for one in wanted:
        click.secho(harmless(one.name), bold=True)
        for quarter, count in one.quarters:
            click.echo(f"  {quarter}: {counted(count, 'leader', 'leaders')}")
    if not wanted:
        click.echo("No leader has given a share for a group yet.", err=True)


def _echo_rows(rows: Sequence[Any], *, who: bool = False) -> None:
    for one in rows:
        if one.disposed is not None:
            state = f"disposed of on {long_date(one.disposed.date())}"
        elif one.answered is not None:
            state = f"answered on {long_date(one.answered.date())}"
        else:
            state = "not answered yet"
        name = f"{one.alias}, " if who else ""
        facts = f"{name}{long_date(one.made)} · {state} · keep until {long_date(one.keep_until)}"
        click.echo(harmless(indent(facts, "  ")))
        click.echo(f"    {click.style(one.id, dim=True)}")


for _one in coach_members.COMMANDS:
    coach.add_command(_one)

COMMAND = coach
