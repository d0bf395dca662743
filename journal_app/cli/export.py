# SPDX-License-Identifier: MIT
"""``uptoit export``: entries as files that other programs, or another journal, can read."""

from pathlib import Path
from typing import Any

import click

from journal_app.cli.output import (
    WORDS,
    Filters,
    as_json,
    asked,
    counted,
    echo_json,
    filtered,
    opened,
    progress,
)
from journal_app.services import taking_out


class _WithFormats(click.Command):
    """Lists in its help every format there is, with its options."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Formats and their options, as each declares them."""
        for exporter in taking_out.exporters_by_name().values():
            with formatter.section(f"{exporter.name}: {exporter.title}"):
                formatter.write_text(str(exporter.says))
                rows = [
                    (option.key, f"{option.title} (usually {'on' if option.usual else 'off'})")
                    for option in exporter.options
                ]
                if rows:
                    formatter.write_dl(rows)


@click.command("export", cls=_WithFormats)
@click.option(
    "--to", "form", type=WORDS, required=True, metavar="FORMAT", help="One of those named below."
)
@click.option(
    "--with", "on", type=WORDS, multiple=True, metavar="OPTION", help="Switch an option on."
)
@click.option(
    "--without", "off", type=WORDS, multiple=True, metavar="OPTION", help="Switch an option off."
)
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("words", type=WORDS, nargs=-1)
@click.option("--saved", type=WORDS, metavar="NAME", help="Only what a kept search finds.")
@filtered("--until")
@as_json
@click.pass_context
def export(
    ctx: click.Context,
    /,
    form: str,
    path: Path,
    words: tuple[str, ...],
    filters: Filters,
    as_json: bool,
    **wishes: Any,
) -> None:
    """Write entries to PATH, oldest first.

    PATH appears only when it is complete. Anyone who has it can read it. WORDS and filters choose
    what goes out, as they do for "uptoit search"; without any it is everything.
    """
    chosen = dict.fromkeys(wishes["on"], True) | dict.fromkeys(wishes["off"], False)
    with opened(ctx) as session, progress("Writing") as tell:
        query = asked(session, filters, words, wishes["saved"])
        written = taking_out.take_out(session, form, path, query, chosen, tell)
    name = click.format_filename(path)
    if as_json:
        notices = [str(notice) for notice in written.notices]
        echo_json({"entries": written.entries, "path": name, "notices": notices})
        return
    click.echo(f"Wrote {counted(written.entries, 'entry', 'entries')} to {name}.")
    for notice in written.notices:
        click.echo(str(notice), err=True)


COMMAND = export
