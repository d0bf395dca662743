# SPDX-License-Identifier: MIT
"""``uptoit restore``: the copies there are, and one of them brought back."""

from datetime import tzinfo
from pathlib import Path
from typing import Any

import click

from journal_app.cli import passphrase
from journal_app.cli.output import as_json, counted, echo_json, moment
from journal_app.domain.errors import JournalFileError, Locked, WrongPassphrase
from journal_app.services import copying, restoring
from journal_app.services.copying import Listed
from journal_app.services.journal_file import JournalFile
from journal_app.services.restoring import Restored
from journal_app.services.safekeeping import AskSecret


@click.command("restore")
@click.argument("copy", required=False)
@click.option("--list", "listing", is_flag=True, help="List the copies there are, newest first.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write it to this new file, and leave the journal as it is.",
)
@click.option(
    "--copy-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the passphrase that the copy had from the first line of this file.",
)
@as_json
@click.pass_context
def restore(
    ctx: click.Context,
    copy: str | None,
    listing: bool,
    target: Path | None,
    copy_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Bring a copy of the journal back.

    COPY is its number in the list, or a file; without it, the newest copy. It is written to a
    new file first, proved and brought up to date. Without --to it then takes the journal's
    place, and the journal as it was is kept among the copies. It comes under the passphrase in
    force; the copy itself may have another, which is asked for.
    """
    if listing and (copy or target):
        raise click.UsageError("--list takes neither a copy nor --to.")
    file: JournalFile = ctx.obj.file
    if listing:
        _list(file, as_json)
        return
    named = restoring.chosen(file, copy or "1")
    former = _former(copy_passphrase_file)
    if target:
        done = restoring.restore_to(file, named, target, former)
    else:
        done = restoring.restore(file, named, former)
    _tell(done, named, as_json)


def _former(file: Path | None) -> AskSecret | None:
    if file is None:
        return None

    def read(why: Locked | WrongPassphrase, wrong: int) -> str:
        if wrong > 0:
            raise why
        return passphrase.from_file(file)

    return read


def _tell(done: Restored, named: Path, as_json: bool) -> None:
    if as_json:
        aside = str(done.aside) if done.aside else None
        echo_json({"restored": str(done.path), "from": str(named), "before": aside})
        return
    click.echo(f"Brought back from “{named.name}”: {done.path}")
    if done.aside:
        click.echo(f"The journal as it was is kept: {done.aside}")


def _list(file: JournalFile, as_json: bool) -> None:
    found = copying.listed(file.path, file.paths, None)
    if as_json:
        echo_json([_record(number, one) for number, one in enumerate(found, 1)])
        return
    if not found:
        raise JournalFileError(
            "There is no copy of “{path}” yet. “uptoit backup” makes one.", path=file.path
        )
    for number, one in enumerate(found, 1):
        click.echo(_line(number, one, file.clock().tzinfo))


def _record(number: int, one: Listed) -> dict[str, Any]:
    return {
        "number": number,
        "made": one.copy.made.isoformat().replace("+00:00", "Z"),
        "reason": one.copy.reason,
        "bytes": one.copy.size,
        "protected": not one.opens,
        "second_folder": one.second,
        "file": str(one.copy.path),
    }


def _line(number: int, one: Listed, zone: tzinfo | None) -> str:
    at = one.copy.made.astimezone(zone)
    said = [f"{number:>3}  {moment(at.date(), at.time())}", one.copy.reason]
    said.append(counted(max(1, one.copy.size // 1024), "KB", "KB"))
    if not one.opens:
        said.append("protected")
    if one.second:
        said.append("in the second folder")
    return " · ".join(said)


COMMAND = restore
