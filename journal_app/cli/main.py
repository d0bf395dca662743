# SPDX-License-Identifier: MIT
"""The program's command line: options for all commands, and commands loaded only when named."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import click

from journal_app import __version__, cli
from journal_app.cli import stopping
from journal_app.domain.entry import Draft
from journal_app.domain.errors import JournalError, OlderCopy
from journal_app.services.calls import Answer, Call
from journal_app.services.journal_file import JournalFile
from journal_app.services.session import Session

_NOT_COMMANDS = (
    "coach_library",
    "coach_members",
    "coach_words",
    "main",
    "output",
    "passphrase",
    "rows",
    "stopping",
)
_OLDER = (
    " If you brought this copy back yourself, say so once with “uptoit --older-copy-is-fine …”; "
    "otherwise look for a newer one beside it or in the folder “backups”."
)


def _nobody(call: Call) -> None:
    """No window is open."""


def _nowhere(draft: Draft | None) -> int:
    """No window can be opened."""
    return 1


@dataclass(frozen=True, slots=True)
class Start:
    """What the options say: which journal, and how this program opens it.

    ``session(read_only)`` opens the journal; ``window()`` opens the window and ``quick(draft)``
    quick entry, and both return the exit code; ``call`` asks a window that has the journal open,
    and answers None where there is none; ``screen`` says whether a window could be seen;
    ``file`` is the journal for commands that do not need it open.
    """

    session: Callable[[bool], Session]
    window: Callable[[], int]
    quick: Callable[[Draft | None], int] = _nowhere
    call: Callable[[Call], Answer | None] = _nobody
    screen: bool = False
    file: JournalFile | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The options before the command: a journal file, a throw-away home, or the sample.

    ``passphrase_fd`` is an open file that gives the passphrase.
    """

    journal: Path | None
    home: Path | None
    sample: bool
    passphrase_fd: int | None = None
    older_copy_is_fine: bool = False


class Commands(click.Group):
    """Finds commands by their files and imports one only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, sorted."""
        names = (module.name for module in iter_modules(cli.__path__))
        return sorted(
            name.rstrip("_").replace("_", "-") for name in names if name not in _NOT_COMMANDS
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        files = {module.name for module in iter_modules(cli.__path__)}
        name = cmd_name.replace("-", "_")
        module = name if name in files else f"{name}_"
        command: click.Command = import_module(f"journal_app.cli.{module}").COMMAND
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a known failure becomes its sentence and exit code 1."""
        try:
            return super().invoke(ctx)
        except JournalError as failure:
            hint = _OLDER if isinstance(failure, OlderCopy) else ""
            click.echo(f"{failure}{hint}", err=True)
            ctx.exit(1)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog="Without a command, Up to It opens its window.",
)
@click.version_option(__version__, prog_name="Up to It")
@click.option(
    "--journal",
    type=click.Path(path_type=Path),
    help="The journal file to use, instead of your own.",
)
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    help="Keep everything in this folder, for trying things out.",
)
@click.option("--sample", is_flag=True, help="Use your own copy of the sample journal.")
@click.option(
    "--passphrase-fd",
    type=click.IntRange(min=0),
    metavar="N",
    help="Read the passphrase from the open file descriptor N, its first line.",
)
@click.option(
    "--older-copy-is-fine",
    is_flag=True,
    help="Open the journal although this computer has saved more in it than the file holds.",
)
@click.option("--quick", is_flag=True, help="Open quick entry instead of the window.")
@click.pass_context
def uptoit(ctx: click.Context, /, quick: bool, **given: Any) -> None:
    """Up to It: a private journal for people who lead across organisations.

    It asks two questions: are we up for it (will), and are we up to it (skill)? Write an
    entry, tag it with themes of system leadership, answer the two questions, and see over
    months what your own words and ratings can tell you, and what they cannot. Everything
    stays in one file on this computer.
    """
    options = Options(**given)
    if options.sample and options.journal:
        raise click.UsageError("--sample and --journal name two journals; please give one.")
    ctx.obj = ctx.obj(options)
    if ctx.invoked_subcommand is None:
        ctx.exit(ctx.obj.quick(None) if quick else ctx.obj.window())
    ctx.with_resource(stopping.in_order())


def run(arguments: list[str], start: Callable[[Options], Start]) -> int:
    """Do what the arguments say and return the exit code. ``start`` makes sense of the options."""
    _speak_utf8()
    try:
        result = uptoit.main(arguments, prog_name="uptoit", standalone_mode=False, obj=start)
    except click.exceptions.Abort:
        click.echo("Stopped; nothing was changed.", err=True)
        return 1
    except click.ClickException as wrong:
        wrong.show(sys.stderr)
        return wrong.exit_code
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Answer in UTF-8 where scripts listen, and fail on no character where people read."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
