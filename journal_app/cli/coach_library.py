# SPDX-License-Identifier: MIT
"""Which library a coach's commands are about, and what opens it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from journal_app.cli.main import Start
from journal_app.cli.output import WORDS
from journal_app.cli.passphrase import VARIABLE, from_file, prompted
from journal_app.domain.errors import InvalidValue, JournalFileError, Locked, WrongPassphrase
from journal_app.domain.library import COACH, LEAD
from journal_app.services import library as libraries
from journal_app.services import practice, preferences
from journal_app.services.library import Library

_KEY, _NAME, _SHARED = "library", "name", "shared"
SECRET = click.option(
    "--passphrase-file",
    "secret",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the passphrase you agreed on with the leader from the first line of this file.",
)


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds what names a library and its user to the group, for the commands inside."""

    def keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
        ctx.meta[str(param.name)] = value

    where = click.option(
        "--library",
        _KEY,
        type=WORDS,
        metavar="FILE-OR-URL",
        expose_value=False,
        callback=keep,
        help="The library to use, instead of your own: a file, or a PostgreSQL address.",
    )
    who = click.option(
        "--name",
        _NAME,
        type=WORDS,
        default="",
        expose_value=False,
        callback=keep,
        help="Your name in it: for a new library, or where several use one.",
    )
    shared = click.option(
        "--file-passphrase-file",
        _SHARED,
        type=click.Path(path_type=Path, dir_okay=False),
        expose_value=False,
        callback=keep,
        help="The passphrase of a file that several use, from the first line of this file.",
    )
    return where(who(shared(command)))


@contextmanager
def opened_library(
    ctx: click.Context, *, make: bool = False, join: bool = False, lead: bool = False
) -> Iterator[Library]:
    """The library that the options name, closed again at the end; ``make`` it where there is none.

    Its passphrase comes as the journal's does: from ``--passphrase-fd`` before the command, the
    file in ``UPTOIT_PASSPHRASE_FILE``, or a prompt.
    """
    start: Start = ctx.obj
    if start.file is None or start.file.paths is None:
        raise JournalFileError("There is no place for a library here. Please start anew.")
    paths = start.file.paths
    chosen = ctx.meta.get(_KEY) or preferences.load(paths).library
    where = practice.place(paths, chosen)
    made = practice.is_made(where)
    if not (made or make):
        raise JournalFileError(
            "There is no library at “{path}” yet. Make it with “uptoit coach --name … open”.",
            path=where,
        )
    practice.make_room(where)
    since = start.file.clock()
    library = _open(ctx, start, where, made=made, join=join, role=LEAD if lead else COACH)
    ctx.meta["code"] = practice.fresh_code(library, since)
    try:
        yield library
    finally:
        library.close()


def _open(
    ctx: click.Context, start: Start, where: Path | str, *, made: bool, join: bool, role: str
) -> Library:
    assert start.file is not None
    name, shared = ctx.meta[_NAME], ctx.meta[_SHARED]
    file_secret = from_file(shared) if shared is not None else None
    shown = where.name if isinstance(where, Path) else practice.without_password(where)
    why: Locked | WrongPassphrase = Locked(
        "The library “{name}” needs its passphrase. Name a file that holds it in {variable}, or "
        "run this in a terminal.",
        name=shown,
        variable=VARIABLE,
    )
    wrong = 0
    while True:
        fresh = not made and sys.stdin.isatty()
        secret = prompted("New passphrase", twice=True) if fresh else start.file.ask(why, wrong)
        try:
            return libraries.open_library(
                where,
                secret,
                start.file.clock,
                name=name,
                role=role,
                join=join,
                file_secret=file_secret,
            )
        except WrongPassphrase as mistyped:
            why, wrong = mistyped, wrong + 1


def sealed_secret(file: Path | None) -> str:
    """The passphrase that a leader and the coach agreed on; raises InvalidValue without one."""
    if file is not None:
        return from_file(file)
    if not sys.stdin.isatty():
        raise InvalidValue(
            "This file is sealed with a passphrase. Please name a file that holds it with "
            "--passphrase-file."
        )
    return prompted("The passphrase you agreed on")
