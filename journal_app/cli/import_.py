# SPDX-License-Identifier: MIT
"""``uptoit import``: the years in another journal, none of them twice, and back out if wished."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from journal_app.cli.output import WORDS, as_json, counted, echo_json, opened, progress
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import long_date
from journal_app.services import moving_in, transfer
from journal_app.services.moving_choices import MOODS, Choices, plain_tag
from journal_app.services.moving_report import (
    Preview,
    Report,
    as_text,
    preview_record,
    report_record,
    tally,
    where,
)

_MOST_TAGS = 30
_MOST_PROBLEMS = 200
_FORMATS = "\n".join(
    f"  {name}: {one.title}" for name, one in moving_in.importers_by_name().items()
)
_OPTIONS = "\n".join(
    f"  {name}: {option.name}={'|'.join(value for value, _ in option.choices)} ({option.title})"
    for name, one in moving_in.importers_by_name().items()
    for option in one.options
)
_EPILOG = f"\b\nFormats:\n{_FORMATS}\n\n\b\nTheir options:\n{_OPTIONS}"


@click.command("import", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--from",
    "name",
    type=WORDS,
    default="",
    metavar="FORMAT",
    help="The format, where it should not be recognised from the content.",
)
@click.option("--dry-run", is_flag=True, help="Say what is there and change nothing.")
@click.option(
    "--map-tag",
    type=WORDS,
    multiple=True,
    metavar="THEIRS=OURS",
    help="What becomes of a tag: theme:SLUG, tag:NAME or nothing; may be repeated.",
)
@click.option(
    "--mood", type=click.Choice(MOODS), default=MOODS[0], help="Which rating a mood becomes."
)
@click.option(
    "--level",
    type=WORDS,
    multiple=True,
    metavar="MOOD=0..10",
    help="The number of a mood, or none; may be repeated.",
)
@click.option("--zone", type=WORDS, default="", help="Where the writer was, such as Europe/London.")
@click.option("--places", is_flag=True, help="Keep where entries were written, as a line of text.")
@click.option(
    "--option",
    "options",
    type=WORDS,
    multiple=True,
    metavar="NAME=VALUE",
    help="An option of the format, as listed below; may be repeated.",
)
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write the report to this file as well."
)
@click.option("--list", "listed", is_flag=True, help="List the imports there were.")
@click.option("--undo", type=WORDS, default="", metavar="ID", help="Take an import back.")
@click.option(
    "--changed-too", is_flag=True, help="With --undo, also take away what was changed since."
)
@as_json
@click.pass_context
def import_file(ctx: click.Context, /, file: Path | None, as_json: bool, **wishes: Any) -> None:
    """Take in another journal, FILE or folder, whole or not at all.

    Which format it is shows from the content. FILE is only read. Entries that are here already
    are left alone, and every line that cannot be taken is named. A copy of the journal is put
    aside first, and the whole import can be taken back with --undo.
    """
    if sum((file is not None, bool(wishes["undo"]), wishes["listed"])) != 1:
        raise click.UsageError("Please give a FILE to import, or --undo ID, or --list.")
    if file is None:
        if wishes["undo"]:
            _undo(ctx, wishes["undo"], wishes["changed_too"], as_json)
        else:
            _list(ctx, as_json)
    elif wishes["dry_run"]:
        _preview(ctx, file, _choices(wishes), as_json)
    else:
        _import(ctx, file, _choices(wishes), wishes["report"], as_json)


def _choices(wishes: dict[str, Any]) -> Choices:
    """What the options say; raises InvalidValue for one that says nothing."""

    def pairs(name: str, example: str) -> Iterable[tuple[str, str]]:
        for one in wishes[name]:
            theirs, sign, ours = one.rpartition("=")
            if not sign or not theirs or not ours:
                raise InvalidValue(
                    "“{value}” says too little. Please write it such as {example}.",
                    value=one[:60],
                    example=example,
                )
            yield theirs, ours

    levels: dict[str, int | None] = {}
    for word, number in pairs("level", "--level calm=7"):
        if number == "none":
            levels[word] = None
            continue
        if not number.isdecimal() or int(number[:3]) > 10:
            raise InvalidValue("“{word}” needs a number from 0 to 10.", word=word[:60])
        levels[word] = int(number)
    tags = pairs("map_tag", "--map-tag work=theme:SLUG, tag:NAME or nothing")
    return Choices(
        format=wishes["name"],
        tags={plain_tag(theirs): _ours(ours) for theirs, ours in tags},
        mood=wishes["mood"],
        levels=levels,
        zone=wishes["zone"],
        places=wishes["places"],
        options=dict(pairs("options", "--option dates=day-first")),
    )


def _ours(ours: str) -> str:
    if ours == "nothing" or ours.startswith(("theme:", "tag:")):
        return ours
    raise InvalidValue(
        "A tag becomes theme:SLUG, tag:NAME or nothing, not “{ours}”.", ours=ours[:60]
    )


def _import(
    ctx: click.Context, file: Path, choices: Choices, target: Path | None, as_json: bool
) -> None:
    with opened(ctx, read_only=False) as session, progress("Reading") as tell:
        report = moving_in.bring_in(session, file, choices, tell)
    if as_json:
        echo_json(report_record(report))
    else:
        _echo_report(report)
    if target is not None:
        # Last, so that where it can't be written it was said what came in.
        transfer.save_text(target, as_text(report))
    if any(one.lost for one in report.problems) and not report.added and not report.skipped:
        ctx.exit(1)


def _preview(ctx: click.Context, file: Path, choices: Choices, as_json: bool) -> None:
    with opened(ctx) as session, progress("Reading") as tell:
        preview = moving_in.look(session, file, choices, tell)
    if as_json:
        echo_json(preview_record(preview))
    else:
        _echo_preview(preview, choices)
    if preview.unanswered is not None or (preview.lost and not preview.entries):
        ctx.exit(1)


def _undo(ctx: click.Context, import_id: str, changed_too: bool, as_json: bool) -> None:
    with opened(ctx, read_only=False) as session:
        undone = moving_in.undo(session, import_id, changed_too=changed_too)
    if as_json:
        echo_json({"removed": undone.removed, "kept": undone.kept})
        return
    said = f"Took away {counted(undone.removed, 'entry', 'entries')}."
    if undone.kept:
        said += (
            f" {counted(undone.kept, 'entry was', 'entries were')} changed since and stayed; "
            "--changed-too takes those away as well."
        )
    click.echo(said)


def _list(ctx: click.Context, as_json: bool) -> None:
    with opened(ctx) as session:
        found = moving_in.past(session)
    if as_json:
        echo_json(
            [
                {
                    "id": one.id,
                    "made": one.made.isoformat().replace("+00:00", "Z"),
                    "format": one.format,
                    "source": one.source,
                    "added": one.added,
                    "here": one.here,
                    "undone": one.undone is not None,
                }
                for one in found
            ]
        )
        return
    for one in found:
        state = "undone" if one.undone is not None else f"{one.here:,} still here"
        click.echo(
            f"{one.id}  {long_date(one.made.date())}  {one.source} ({one.format}): "
            f"{counted(one.added, 'entry', 'entries')}, {state}"
        )


def _echo_report(report: Report) -> None:
    said = [f"Added {counted(report.added, 'entry', 'entries')}."]
    if report.files:
        said.append(f"{counted(report.files, 'file', 'files')} came along.")
    if report.beside:
        said.append(f"{counted(report.beside, 'other thing', 'other things')} came in too.")
    if report.skipped == 1:
        said.append("1 was here already.")
    elif report.skipped:
        said.append(f"{report.skipped:,} were here already.")
    lost = sum(one.lost for one in report.problems)
    if lost:
        said.append(f"{counted(lost, 'line', 'lines')} could not be taken:")
    click.echo(" ".join(said))
    _echo_problems(report)
    if report.id:
        click.echo(f"To take it back: uptoit import --undo {report.id}")


def _echo_problems(told: Report | Preview) -> None:
    for one in told.problems[:_MOST_PROBLEMS]:
        click.echo(f"{where(one)}: {one.message}", err=True)
    more = len(told.problems) - _MOST_PROBLEMS
    if more > 0:
        click.echo(f"and {more:,} more; --json or --report names them all.", err=True)


def _echo_preview(preview: Preview, choices: Choices) -> None:
    click.echo(f"{preview.source}: {preview.title}")
    line = f"{counted(preview.entries, 'entry', 'entries')}, {preview.new:,} of them new"
    if preview.first and preview.last:
        line += f", from {long_date(preview.first)} to {long_date(preview.last)}"
    click.echo(line + ".")
    for name, counter in (("Tags", preview.tags), ("Moods", preview.moods)):
        if counter:
            shown = [f"{word} ({count:,})" for word, count in tally(counter).items()]
            more = [f"and {len(shown) - _MOST_TAGS:,} more"] if len(shown) > _MOST_TAGS else []
            click.echo(f"{name}: {', '.join(shown[:_MOST_TAGS] + more)}")
    if preview.files:
        click.echo(f"Pictures and files: {preview.files:,}")
    if preview.places:
        click.echo(f"Places: {preview.places:,} (left out unless --places is given)")
    if preview.without_zone and not choices.zone:
        click.echo(
            f"The local day of {counted(preview.without_zone, 'entry', 'entries')} is not known: "
            "please give --zone, such as Europe/London."
        )
    if preview.unanswered is not None:
        click.echo(str(preview.unanswered), err=True)
        for option in preview.options:
            values = "|".join(value for value, _ in option.choices)
            click.echo(f"--option {option.name}={values}", err=True)
    if preview.lost:
        click.echo(f"{counted(len(preview.lost), 'line', 'lines')} could not be taken:")
    _echo_problems(preview)


COMMAND = import_file
