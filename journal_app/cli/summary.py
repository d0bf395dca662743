# SPDX-License-Identifier: MIT
"""``uptoit summary``: a page for a coach, shown in words first, agreed to, and then written."""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from textwrap import indent
from typing import Any

import click

from journal_app.cli import passphrase
from journal_app.cli.output import (
    WORDS,
    Day,
    as_json,
    check_order,
    dated,
    echo_json,
    harmless,
    opened,
)
from journal_app.domain.consent import SPECIAL, THIRD_PARTY, WHOLE
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary_draft import Pick, SummaryDraft
from journal_app.services import agreeing, coaching, recipes, sharing, writing
from journal_app.services.agreeing import Look
from journal_app.services.recipes import Wanted
from journal_app.services.session import Session

_USUAL_DAYS = 365
_TOML = ".toml"
_TYPED = ("want", "alias")
"""Words that nobody has to read through, for they were just typed."""


@click.command("summary")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.argument("target", type=click.Path(path_type=Path), required=False)
@dated
@click.option("--want", type=WORDS, help="What you want from this session; asked if left out.")
@click.option("--entry", "ids", type=WORDS, multiple=True, help="Put in the words of this entry.")
@click.option("--as", "alias", type=WORDS, default="", help="How you sign it, such as initials.")
@click.option("--for", "recipient", type=WORDS, help="Who it is for; “my coach” if left out.")
@click.option("--purpose", type=WORDS, help="What it is for; “one coaching session” if left out.")
@click.option("--keep-until", type=Day(whole=True), help="When it is to be deleted; a year on.")
@click.option("--format", "form", type=WORDS, help="pdf, word, html, markdown or sealed.")
@click.option("--seal-for", "contact", type=WORDS, help="Seal it for the contact of this name.")
@click.option(
    "--passphrase-fd",
    "descriptor",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read the passphrase to seal it with from the open file descriptor N.",
)
@click.option("--looked-through", is_flag=True, help="Say that you read the words for names.")
@click.option(
    "--yes-to",
    type=click.Choice((THIRD_PARTY, SPECIAL)),
    multiple=True,
    help="Say that you want in it what may name somebody, or what the law protects specially.",
)
@click.option("--preview", is_flag=True, help="Only say what would leave; write nothing.")
@as_json
@click.pass_context
def summary(
    ctx: click.Context, /, path: Path | None, target: Path | None, as_json: bool, **given: Any
) -> None:
    """Make a page for a coach and write it to PATH.

    It is a PDF unless --format says otherwise. It holds the numbers and charts of the period, what
    you want from the session, and the words of the entries you name, of no others, with your roles
    in place of names. Everything that leaves is printed first, you are asked whether you read it
    through for names, and that it left is kept in your journal. To make one like it before each
    session, let PATH be a TOML file that says what you want; TARGET is then the file to write.
    """
    check_order(given["start"], given["end"])
    if path is not None and path.suffix.lower() == _TOML:
        _by_recipe(ctx, path, target, given, as_json=as_json)
        return
    if target is not None:
        raise click.UsageError("TARGET goes with a TOML file as PATH.")
    if path is None and not given["preview"]:
        raise click.UsageError("Please name the PDF to write, or ask for a --preview.")
    wanted = _wanted(given["want"])
    with opened(ctx, read_only=given["preview"]) as session:
        draft = _draft(session, given, wanted)
        found, shown = agreeing.look(session, draft), False
        if not given["preview"]:
            if not found.needs and all(one.key in _TYPED for one in found.passages):
                # Nothing leaves but numbers and what was just typed.
                draft = replace(draft, looked_through=found.fingerprint)
            found, shown = _agreed(session, draft, found, given, as_json=as_json)
        _go_on(session, draft, found, path, given, as_json=as_json, shown=shown)


def _by_recipe(
    ctx: click.Context, path: Path, target: Path | None, given: dict[str, Any], *, as_json: bool
) -> None:
    with opened(ctx, read_only=given["preview"]) as session:
        wanted = recipes.read(session, path)
        draft = _with_options(wanted.draft, given)
        found, asked = agreeing.look(session, draft), False
        if not given["preview"]:
            found, asked = _agreed(session, draft, found, given, as_json=as_json)
        to = wanted if wanted.to and not given["contact"] else None
        file = target or wanted.path
        if file is None and not given["preview"]:
            raise click.UsageError("Please name the TARGET to write, in the file or after it.")
        _go_on(session, draft, found, file, given, as_json=as_json, recipe=to, shown=asked)


def _agreed(
    session: Session, draft: SummaryDraft, found: Look, given: dict[str, Any], *, as_json: bool
) -> tuple[Look, bool]:
    """What may leave, and whether it was shown already; raises InvalidValue without a yes."""
    asks = sys.stdin.isatty() and not given["looked_through"]
    shown = asks and draft.looked_through != found.fingerprint
    if shown:
        _show(found.shared, err=as_json)
    if draft.looked_through != found.fingerprint:
        draft = _looked_through(draft, found, given)
    for name in found.needs:
        # Each by itself, so that no yes stands for another.
        if asks and name not in draft.acknowledged:
            click.echo(str(agreeing.WARNINGS[name]), err=True)
            if click.confirm("Do you want that in it?", err=True):
                draft = replace(draft, acknowledged=(*draft.acknowledged, name))
    try:
        return replace(found, shared=agreeing.agreed(session, draft)), shown
    except InvalidValue as fault:
        lacking = [one for one in found.needs if one not in draft.acknowledged and one != WHOLE]
        if not lacking:
            raise
        raise InvalidValue(
            "{why} “--yes-to {name}” says so.", why=fault.message, name=lacking[0]
        ) from fault


def _looked_through(draft: SummaryDraft, found: Look, given: dict[str, Any]) -> SummaryDraft:
    """The draft with the word of a person that they read it; raises InvalidValue without that."""
    said = given["looked_through"] or (
        sys.stdin.isatty()
        and click.confirm("Have you read these words through for names?", err=True)
    )
    if not said:
        raise InvalidValue(
            "Please read the words that leave through for names first: --preview prints them, and "
            "--looked-through says that you did."
        )
    return replace(draft, looked_through=found.fingerprint)


def _draft(session: Session, given: dict[str, Any], wanted: str) -> SummaryDraft:
    """A draft as the options say; whoever names an entry says yes to its words."""
    picks = tuple(Pick(writing.whole_id(session, one)) for one in dict.fromkeys(given["ids"]))
    usual = replace(
        coaching.begin(session),
        start=given["start"],
        end=given["end"],
        want=wanted,
        alias="",
        picks=picks,
        recipient="my coach",
        purpose="one coaching session",
        keep_until=session.today + timedelta(days=_USUAL_DAYS),
        acknowledged=(WHOLE,) if picks else (),
        format="pdf",
    )
    return _with_options(usual, given)


def _with_options(draft: SummaryDraft, given: dict[str, Any]) -> SummaryDraft:
    said = {
        "acknowledged": tuple(dict.fromkeys((*draft.acknowledged, *given["yes_to"]))),
        "want": given["want"],
        "alias": given["alias"],
        "recipient": given["recipient"],
        "purpose": given["purpose"],
        "keep_until": given["keep_until"],
        "format": given["form"] or ("sealed" if given["contact"] else None),
        "start": given["start"],
        "end": given["end"],
    }
    return replace(draft, **{name: value for name, value in said.items() if value})


def _go_on(  # noqa: PLR0913
    session: Session,
    draft: SummaryDraft,
    found: Look,
    path: Path | None,
    given: dict[str, Any],
    *,
    as_json: bool,
    recipe: Wanted | None = None,
    shown: bool = False,
) -> None:
    """Show what leaves, and save it unless only a preview was asked for."""
    sharing.form(draft.format)
    words = _words(found.shared)
    if not as_json and not shown:
        _show(found.shared)
    if not shown:
        _warn(_hints(found))
    if path is None or given["preview"]:
        if as_json:
            values = sharing.tables(found.shared)
            echo_json({"id": found.shared.id, "words": words, "tables": values})
        return
    to = recipe.to if recipe else ()
    if given["contact"]:
        to = (recipes.contact_named(session, given["contact"]).address,)
    secret = _secret(draft, given) if not to else None
    saved = sharing.save(session, found.shared, draft.format, path, to=to, passphrase=secret)
    _warn(saved.notices)
    if as_json:
        echo_json(_record(draft, found.shared, saved, words))
    else:
        click.echo(harmless(f"Wrote exactly this to “{saved.path}”."))


def _secret(draft: SummaryDraft, given: dict[str, Any]) -> str | None:
    if draft.format != sharing.SEALED:
        return None
    if given["descriptor"] is not None:
        return passphrase.from_descriptor(given["descriptor"])
    if sys.stdin.isatty():
        return passphrase.prompted("Passphrase that you agreed with your coach", twice=True)
    return None


def _wanted(want: str | None) -> str:
    if want is None and sys.stdin.isatty():
        return str(click.prompt("What do you want from this session?", err=True))
    if want is None:
        raise InvalidValue(
            'Please say what you want from this session: --want "A way into the next board". It '
            "is the one thing a coach needs."
        )
    return want


def _hints(found: Look) -> tuple[Message, ...]:
    """What a person should know who did not walk through the steps."""
    return tuple(agreeing.WARNINGS[one] for one in found.needs if one != WHOLE)


def _warn(several: tuple[Message, ...]) -> None:
    for one in several:
        click.echo(str(one), err=True)


def _words(shared: SharedSummary) -> list[str]:
    return sharing.spoken(shared)


def _show(shared: SharedSummary, *, err: bool = False) -> None:
    click.echo("This is what leaves:\n", err=err)
    for said in _words(shared):
        click.echo(indent(harmless(said), "  ") + "\n", err=err)
    values = sharing.tables(shared)
    if values:
        click.echo("In every form but PDF and Word, also the charts as tables:\n", err=err)
        click.echo(indent(harmless("\n".join(values)), "  ") + "\n", err=err)


def _record(
    draft: SummaryDraft, shared: SharedSummary, saved: sharing.Saved, words: list[str]
) -> dict[str, object]:
    return {
        "id": shared.id,
        "share": saved.share.id,
        "path": str(saved.path),
        "format": saved.share.format,
        "covered": shared.covered,
        "held_back": shared.held_back,
        "entries": [one.entry for one in draft.picks],
        "words": words,
    }


COMMAND = summary
