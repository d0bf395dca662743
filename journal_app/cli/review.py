# SPDX-License-Identifier: MIT
"""``uptoit review``: a month or a quarter, put together from the journal's own parts."""

from typing import Any

import click

from journal_app.cli.output import as_json, echo_json, harmless, opened
from journal_app.domain import review as reviews
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import Period
from journal_app.domain.review import Review
from journal_app.services import reviewing
from journal_app.services.session import Session


@click.command("review")
@click.argument("when", default="month", metavar="[WHEN]")
@click.option("--write", is_flag=True, help="Write it into a new entry, with room on top.")
@as_json
@click.pass_context
def review(ctx: click.Context, when: str, write: bool, as_json: bool) -> None:
    """Look over a month or a quarter.

    It says what you wrote about and meant to do, and what can be told of it. WHEN is a month
    (2026-10), a quarter (2026-Q3), or the word month or quarter for the last one that is over.
    """
    with opened(ctx, read_only=not write) as session:
        found = reviewing.of(session, _period(session, when))
        kept = reviewing.write(session, found) if write else None
    entry = kept.entry.id if kept else None
    if as_json:
        echo_json(_record(found, entry))
        return
    click.secho(str(found.title), bold=True)
    if not found.over:
        click.echo("These days are not over yet.")
    for section in found.sections:
        click.echo()
        click.secho(str(section.title), bold=True)
        for line in section.lines:
            click.echo(click.wrap_text(harmless(str(line.words)), 80, "  ", "  "))
    if entry:
        click.echo(f"\nWritten into the new entry {entry}.")


def _period(session: Session, when: str) -> Period:
    word = when.strip().lower()
    for kind in reviews.KINDS:
        if word == kind:
            return reviews.latest(kind, session.today)
    period = reviews.parse(when)
    if period is None:
        raise InvalidValue(
            "“{when}” is no month such as 2026-10 and no quarter such as 2026-Q3.", when=when[:40]
        )
    return period


def _record(found: Review, entry: str | None) -> dict[str, Any]:
    start, end = found.period.start, found.period.end
    return {
        "title": str(found.title),
        "start": start.isoformat() if start else None,
        "end": end.isoformat() if end else None,
        "over": found.over,
        "sections": [
            {
                "title": str(section.title),
                "lines": [
                    {
                        "words": str(line.words),
                        "entry": line.entry,
                        "commitment": line.commitment,
                    }
                    for line in section.lines
                ],
            }
            for section in found.sections
        ],
        "written": entry,
    }


COMMAND = review
