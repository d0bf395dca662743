# SPDX-License-Identifier: MIT
"""``uptoit protect``: a passphrase for the journal, another one, a new recovery code, or none."""

from pathlib import Path

import click

from journal_app.cli import passphrase
from journal_app.cli.output import as_json, echo_json, opened
from journal_app.services import remembering, safekeeping


@click.command("protect")
@click.option("--off", is_flag=True, help="Remove the passphrase: anybody can read the file then.")
@click.option("--new-code", is_flag=True, help="Keep the passphrase, but end the recovery code.")
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the new passphrase from the first line of this file instead of asking.",
)
@as_json
@click.pass_context
def protect(
    ctx: click.Context,
    off: bool,
    new_code: bool,
    new_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Protect the journal with a passphrase, or change it.

    The journal and the copies beside it are written anew, encrypted. The recovery code that is
    shown opens them too: write it down and keep it away from this computer. Without both nobody
    can open the journal, we neither. Another command gets the passphrase from a prompt, or from
    the first line of the file that the variable UPTOIT_PASSPHRASE_FILE names.
    """
    if off + new_code + (new_passphrase_file is not None) > 1:
        raise click.UsageError("Please give only one of the options.")
    with opened(ctx, read_only=False) as session:
        before = session.journal.key
        if off:
            safekeeping.unprotect(session)
            code = ""
        elif new_code:
            code = safekeeping.renew_code(session, passphrase.prompted("Its passphrase"))
        else:
            new = (
                passphrase.from_file(new_passphrase_file)
                if new_passphrase_file
                else passphrase.prompted("New passphrase", twice=True)
            )
            code = safekeeping.protect(session, new)
        left = safekeeping.copies_left(session)
        forgotten = remembering.forget(before)
    if not forgotten:
        click.echo("The keyring of this computer still holds the key before.", err=True)
    if left:
        click.echo(
            f"Not under the new passphrase, and left as they were: {', '.join(left)} in the folder "
            "of copies. Some may be readable; delete what you do not need.",
            err=True,
        )
    if as_json:
        echo_json({"protected": bool(code), "recovery_code": code})
    elif code:
        click.echo(code)
        click.echo(
            "The journal is protected. The line above is its recovery code: it opens the journal "
            "where the passphrase is forgotten. Keep it on paper.",
            err=True,
        )
    else:
        click.echo("The journal has no passphrase now: anybody who has the file can read it.")


COMMAND = protect
