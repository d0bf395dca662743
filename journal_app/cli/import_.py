# SPDX-License-Identifier: MIT
"""``uptoit import``: entries from a file, none of them twice."""

from pathlib import Path

import click

from journal_app.cli.output import as_json, counted, echo_json, opened, progress
from journal_app.services import transfer
from journal_app.services.transfer import ImportReport


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@as_json
@click.pass_context
def import_file(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Take in the entries of FILE, all at once or none of them.

    FILE holds JSON lines, one object a line with “date” and if you like “title”, “text”,
    “themes”, “tags”, “up_for_it” and “up_to_it”, or is a JSON export of this program. Entries
    that are here already are left alone, and every line that cannot be taken is named.
    """
    with opened(ctx, read_only=False) as session, progress("Reading") as tell:
        report = transfer.import_file(session, file, tell)
    if as_json:
        problems = [
            {"line": problem.line, "message": str(problem.message)} for problem in report.problems
        ]
        echo_json({"added": report.added, "skipped": report.skipped, "problems": problems})
    else:
        _echo_report(report)
    if report.problems and not report.added and not report.skipped:
        ctx.exit(1)


def _echo_report(report: ImportReport) -> None:
    said = [f"Added {counted(report.added, 'entry', 'entries')}."]
    if report.skipped == 1:
        said.append("1 was here already.")
    elif report.skipped:
        said.append(f"{report.skipped:,} were here already.")
    if report.problems:
        said.append(f"{counted(len(report.problems), 'line', 'lines')} could not be taken:")
    click.echo(" ".join(said))
    for problem in report.problems:
        click.echo(f"Line {problem.line:,}: {problem.message}", err=True)


COMMAND = import_file
