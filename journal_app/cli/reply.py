# SPDX-License-Identifier: MIT
"""``uptoit reply``: a coach's answer taken in, listed, and each remark kept, answered or aside."""

import sys
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import click

from journal_app.cli import passphrase
from journal_app.cli.output import WORDS, Day, as_json, counted, echo_json, harmless, opened
from journal_app.domain import arrived as arriving
from journal_app.domain.arrived import KIND_WORDS, Arrived
from journal_app.domain.facets import REACH
from journal_app.domain.period import long_date
from journal_app.domain.reply import Remark
from journal_app.domain.shared import SharedSummary
from journal_app.services import answering
from journal_app.services.answering import Done, Home
from journal_app.services.session import Session

_SHOWN = 12
"""Letters of a reply's key that are shown; a start that is its own will do."""
_ABOUT = 70


@click.command("reply")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path), required=False)
@click.option(
    "--passphrase-fd",
    "descriptor",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read the passphrase of the sealed reply from the open file descriptor N.",
)
@click.option("--list", "listing", is_flag=True, help="List the replies there are, newest first.")
@click.option("--keep", type=WORDS, metavar="ID", help="Keep a remark, such as 3f2a.2.")
@click.option("--answer", type=WORDS, metavar="ID", help="Begin an entry that quotes a remark.")
@click.option("--aside", type=WORDS, metavar="ID", help="Put a remark aside.")
@click.option("--reopen", type=WORDS, metavar="ID", help="Take back what was done with a remark.")
@click.option("--text", type=WORDS, help="With --keep, the commitment in words of your own.")
@click.option("--due", type=Day(whole=True), help="With --keep, the day to come back to it.")
@click.option("--reach", type=click.Choice(REACH.keys()), help="With --keep, whose it is to do.")
@click.option("--template", type=WORDS, help="With --answer, the template to write along.")
@as_json
@click.pass_context
def reply(
    ctx: click.Context,
    /,
    path: Path | None,
    descriptor: int | None,
    listing: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Take in the reply of your coach from FILE.

    FILE is a sealed reply, or the one that the form in the HTML page saves. Nothing of it changes
    an entry: a question that you keep is offered in Write until it is answered, the thing to try
    becomes a commitment, and an answer is an entry that quotes it.
    """
    deed = _deed(given)
    if (path is not None) + listing + (deed is not None) != 1:
        raise click.UsageError(
            "Please name the FILE of a reply, or one of --list, --keep, --answer, --aside and "
            "--reopen."
        )
    if path is not None:
        _take_in(ctx, path, descriptor, as_json)
    elif deed is not None:
        _do(ctx, *deed, given, as_json)
    else:
        _list(ctx, as_json)


def _deed(given: dict[str, Any]) -> tuple[str, str] | None:
    deeds = [(name, given[name]) for name in ("keep", "answer", "aside", "reopen") if given[name]]
    if len(deeds) > 1:
        raise click.UsageError("Please do one thing with one remark at a time.")
    done = deeds[0][0] if deeds else ""
    for options, belongs in ((("text", "due", "reach"), "keep"), (("template",), "answer")):
        amiss = [name for name in options if given[name] is not None and done != belongs]
        if amiss:
            raise click.UsageError(f"--{amiss[0]} goes with --{belongs}.")
    return deeds[0] if deeds else None


def _take_in(ctx: click.Context, path: Path, descriptor: int | None, as_json: bool) -> None:
    from journal_app.services import reading_replies

    secret = None
    if descriptor is not None:
        secret = passphrase.from_descriptor(descriptor)
    elif reading_replies.needs_passphrase(path) and sys.stdin.isatty():
        secret = passphrase.prompted("Passphrase of the reply")
    with opened(ctx, read_only=False) as session:
        taken = answering.take_in(session, path, secret)
        told = _record(session, taken.home)
        if as_json:
            echo_json(told)
            return
        click.echo(f"Taken in: {_heading(taken.home)}.")
        _echo(session, taken.home)
    for notice in taken.notices:
        click.echo(str(notice), err=True)


def _do(ctx: click.Context, what: str, name: str, given: dict[str, Any], as_json: bool) -> None:
    due: date | None = given["due"]
    with opened(ctx, read_only=False) as session:
        key, remark = answering.whole_name(session, name)
        if what == "keep":
            done = answering.keep(
                session, key, remark, text=given["text"], due=due, reach=given["reach"]
            )
        elif what == "answer":
            done = answering.answer(session, key, remark, given["template"])
        elif what == "aside":
            done = answering.put_aside(session, key, remark)
        else:
            done = answering.reopen(session, key, remark)
        told = _remark_record(session, done.arrived, done.remark, None)
    if as_json:
        echo_json(told)
        return
    click.echo(_said(done))


def _said(done: Done) -> str:
    words = str(arriving.state_words(done.remark, done.response)) or "Open again"
    if done.response.became:
        words += f", as {done.response.became}"
    return f"{words}."


def _list(ctx: click.Context, as_json: bool) -> None:
    with opened(ctx) as session:
        found = answering.replies(session)
        if as_json:
            echo_json([_record(session, one) for one in found])
            return
        for one in found:
            click.secho(harmless(_heading(one)), bold=True)
            _echo(session, one)
    if not found:
        click.echo("No reply has come yet. “uptoit reply FILE” takes one in.", err=True)


def _heading(home: Home) -> str:
    reply, summary = home.arrived.reply, home.summary
    about = f"to your summary of {long_date(summary.made)}" if summary else "to a summary"
    coach = harmless(reply.coach) or "your coach"
    return f"what {coach} wrote on {long_date(reply.made)} {about}"


def _echo(session: Session, home: Home) -> None:
    arrived = home.arrived
    waiting = counted(arrived.waiting, "remark waits", "remarks wait")
    click.echo(f"  {_signed(session, arrived)} · {waiting} for you\n")
    for remark in arrived.reply.remarks:
        about = _about(home.summary, remark)
        kind = f"{KIND_WORDS[remark.kind]}" + (f" · about “{about}”" if about else "")
        click.echo(f"  {harmless(kind)}")
        words = arriving.words_of(remark, session.pack)
        click.secho(indent(harmless(words), "    "), bold=True)
        state = str(arriving.state_words(remark, arrived.response(remark)))
        name = f"{arrived.key[:_SHOWN]}.{arrived.number(remark)}"
        facts = click.style(name, dim=True) + (f" · {state}" if state else "")
        click.echo(f"    {facts}\n")


def _signed(session: Session, arrived: Arrived) -> str:
    from journal_app.services import reading_replies
    from journal_app.services.sealing import Trust

    if not arrived.sender:
        return "not signed: nothing proves who wrote it"
    address, trust = reading_replies.signer(session, arrived.sender)
    words = " ".join(address.words)
    name = harmless(address.name) or "no name"
    if trust is Trust.KNOWN:
        return f"signed by {name}, {words}"
    return f"signed by {name}; compare the six words with your coach: {words}"


def _about(summary: SharedSummary | None, remark: Remark) -> str:
    item = summary.item(remark.anchor) if summary and remark.anchor else None
    words = " ".join(item.words[:1]) if item else ""
    return words if len(words) <= _ABOUT else words[:_ABOUT].rsplit(" ", 1)[0] + "…"


def _record(session: Session, home: Home) -> dict[str, Any]:
    arrived = home.arrived
    return {
        "id": arrived.key,
        "coach": arrived.reply.coach,
        "date": arrived.reply.made.isoformat(),
        "came": arrived.came.isoformat().replace("+00:00", "Z"),
        "summary": arrived.reply.summary,
        "signed_by": arrived.sender or None,
        "waiting": arrived.waiting,
        "remarks": [
            _remark_record(session, arrived, one, home.summary) for one in arrived.reply.remarks
        ],
    }


def _remark_record(
    session: Session, arrived: Arrived, remark: Remark, summary: SharedSummary | None
) -> dict[str, Any]:
    response = arrived.response(remark)
    return {
        "id": arrived.name(remark),
        "kind": remark.kind,
        "text": arriving.words_of(remark, session.pack),
        "item": remark.anchor or None,
        "about": _about(summary, remark) or None,
        "state": response.answer,
        "became": response.became,
    }


COMMAND = reply
