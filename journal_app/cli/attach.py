# SPDX-License-Identifier: MIT
"""``uptoit attach``: files kept with an entry, and saved out of it."""

from pathlib import Path

import click

from journal_app.cli.output import WORDS, as_json, echo_json, harmless, opened
from journal_app.domain.attachment import size_words
from journal_app.services import attaching, writing


@click.command("attach")
@click.argument("entry_id", metavar="ENTRY", type=WORDS)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--keep-metadata", is_flag=True, help="Leave place and camera data in pictures, this time."
)
@click.option(
    "--save-to", type=click.Path(path_type=Path), help="Save all files of the entry in this folder."
)
@as_json
@click.pass_context
def attach(
    ctx: click.Context,
    entry_id: str,
    files: tuple[Path, ...],
    keep_metadata: bool,
    save_to: Path | None,
    as_json: bool,
) -> None:
    """Keep files with an entry; without FILES, list those it has.

    Pictures lose place and camera data on the way in unless you say otherwise.
    """
    with opened(ctx, read_only=not files) as session:
        whole = writing.whole_id(session, entry_id)
        for path in files:
            done = attaching.attach_file(
                session, whole, path, strip=False if keep_metadata else None
            )
            for notice in done.notices:
                click.echo(f"{done.attachment.name}: {notice}", err=True)
        found = attaching.of_entry(session, whole)
        for one in found if save_to is not None else ():
            assert save_to is not None
            save_to.mkdir(parents=True, exist_ok=True)
            attaching.save_out(session, one, save_to / f"{one.hash[:8]} {one.name}")
    if as_json:
        echo_json(
            [
                {"hash": one.hash, "name": one.name, "type": one.type, "size": one.size}
                for one in found
            ]
        )
        return
    for one in found:
        click.echo(f"{harmless(one.name)}  {size_words(one.size)}  {one.hash[:16]}")
    if not found:
        click.echo("This entry has no files.", err=True)


COMMAND = attach
