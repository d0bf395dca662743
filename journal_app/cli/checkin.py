# SPDX-License-Identifier: MIT
"""``uptoit checkin``: rate themes by their own questions, apart from any entry."""

from typing import Any

import click

from journal_app.cli.output import WORDS, as_json, echo_json, opened
from journal_app.domain.check_in import KINDS, THEMES, CheckIn, ThemeRating
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import long_date
from journal_app.services import checking_in, choosing
from journal_app.services.session import Session


@click.command("checkin")
@click.option(
    "--rate",
    nargs=3,
    type=WORDS,
    multiple=True,
    metavar="THEME FOR TO",
    help="A theme and its two answers, 0 to 10 or - for not rated; may be repeated.",
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default=THEMES,
    help="Themes in focus, a full round, or a then-test that looks back to the first round.",
)
@click.option(
    "--focus",
    type=WORDS,
    multiple=True,
    metavar="THEME",
    help="Put up to three themes in focus, instead of those that are.",
)
@click.option("--list", "listing", is_flag=True, help="List the check-ins there are.")
@as_json
@click.pass_context
def checkin(
    ctx: click.Context,
    rate: tuple[tuple[str, str, str], ...],
    kind: str,
    focus: tuple[str, ...],
    listing: bool,
    as_json: bool,
) -> None:
    """Check in on themes, by each theme's own two questions.

    Without --rate it prints the questions of the themes in focus, and whether they have rested
    for four weeks.
    """
    with opened(ctx, read_only=not (rate or focus)) as session:
        if focus:
            choosing.change(session, focus=focus)
        if rate:
            made, _ = checking_in.keep(session, kind, [_rating(*one) for one in rate])
            _echo([made], as_json=as_json, session=session)
        elif listing:
            _echo(checking_in.every(session), as_json=as_json, session=session)
        else:
            _echo_questions(session, as_json=as_json)


def _rating(theme: str, up_for_it: str, up_to_it: str) -> ThemeRating:
    return ThemeRating(theme.lower(), _value(up_for_it), _value(up_to_it))


def _value(text: str) -> int | None:
    if text == "-":
        return None
    try:
        return int(text)
    except ValueError:
        raise InvalidValue(
            "“{value}” is no rating. Please give 0 to 10, or - to leave it open.", value=text[:20]
        ) from None


def _echo(found: Any, *, as_json: bool, session: Session) -> None:
    if as_json:
        echo_json([_record(one) for one in found])
        return
    names = session.pack.theme_names()
    for one in found:
        click.secho(f"{long_date(one.day)} ({one.kind})", bold=True)
        for rating in one.ratings:
            will, skill = (
                "not rated" if value is None else str(value)
                for value in (rating.up_for_it, rating.up_to_it)
            )
            name = names.get(rating.theme, rating.theme)
            click.echo(f"  {name}: up for it {will}, up to it {skill}")
    if not found:
        click.echo("No check-ins yet.", err=True)


def _record(one: CheckIn) -> dict[str, Any]:
    return {
        "id": one.id,
        "date": one.day.isoformat(),
        "kind": one.kind,
        "scale": one.scale,
        "ratings": [
            {"theme": r.theme, "up_for_it": r.up_for_it, "up_to_it": r.up_to_it}
            for r in one.ratings
        ],
    }


def _echo_questions(session: Session, *, as_json: bool) -> None:
    state = checking_in.state(session)
    themes = [session.pack.theme(slug) for slug in state.focus]
    if as_json:
        echo_json(
            {
                "focus": list(state.focus),
                "due": list(state.due),
                "questions": {one.slug: [one.stem_for, one.stem_to] for one in themes},
            }
        )
        return
    for theme in themes:
        click.secho(f"{theme.name} ({theme.slug})", bold=True)
        click.echo(f"  for: {theme.stem_for}\n  to:  {theme.stem_to}")
    if not themes:
        click.echo("No theme is in focus. Choose up to three with --focus THEME.", err=True)
    elif state.due:
        click.echo("They have rested for four weeks. Answer with --rate THEME FOR TO.")


COMMAND = checkin
