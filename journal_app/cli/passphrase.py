# SPDX-License-Identifier: MIT
"""Where a command gets a passphrase from: a file or a prompt; never an argument."""

import os
import sys
import time
from pathlib import Path

import click

from journal_app.domain.errors import InvalidValue, Locked, WrongPassphrase
from journal_app.services.safekeeping import AskSecret, pause_after

VARIABLE = "UPTOIT_PASSPHRASE_FILE"
OTHER = "UPTOIT_OTHER_PASSPHRASE_FILE"
_TRIES = 4
_STANDARD = 2
"""Descriptors up to this one are the standard streams, which stay open."""


def given(why: Locked | WrongPassphrase, wrong: int) -> str:
    """The passphrase for the journal that a command opens; raises ``why`` where there is none."""
    return _asked(why, wrong, VARIABLE, "Passphrase or recovery code")


def through(descriptor: int) -> AskSecret:
    """Gives what an open file of the one who started this program says, as often as it is asked.

    It can be read only once, and a command may open the journal and its copies.
    """
    heard: list[str] = []

    def give(why: Locked | WrongPassphrase, wrong: int) -> str:
        if wrong:
            raise why
        if not heard:
            heard.append(from_descriptor(descriptor))
        return heard[0]

    return give


def given_for_other(why: Locked | WrongPassphrase, wrong: int) -> str:
    """The passphrase for another copy, which may have one of its own."""
    variable = OTHER if os.environ.get(OTHER) else VARIABLE
    return _asked(why, wrong, variable, "Passphrase or recovery code of the other copy")


def _asked(why: Locked | WrongPassphrase, wrong: int, variable: str, label: str) -> str:
    named = os.environ.get(variable)
    if named:
        if wrong:
            raise why
        return from_file(Path(named))
    if not sys.stdin.isatty() or wrong >= _TRIES:
        raise why
    if wrong:
        click.echo(str(why), err=True)
        # A person at a terminal waits here on purpose; there is nothing to wait for.
        time.sleep(pause_after(wrong))  # noqa: TID251
    return prompted(label)


def prompted(label: str, *, twice: bool = False) -> str:
    """A passphrase typed at a terminal, unseen; ``twice`` for a new one."""
    if not sys.stdin.isatty():
        raise click.UsageError("A passphrase can't be asked for here; please name a file with it.")
    said: str = click.prompt(label, hide_input=True, err=True, confirmation_prompt=twice)
    return said


def from_descriptor(number: int) -> str:
    """The first line that an open file gives; raises InvalidValue where there is none."""
    try:
        with os.fdopen(number, encoding="utf-8", closefd=number > _STANDARD) as file:
            line = file.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidValue(
            "No passphrase can be read from file descriptor {number}.", number=number
        ) from problem
    if not line:
        raise InvalidValue("File descriptor {number} gave no passphrase.", number=number)
    return line


def from_file(path: Path) -> str:
    """The first line of a file; raises InvalidValue where it can't be read or is empty."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidValue("The passphrase in “{path}” cannot be read.", path=path) from problem
    if not lines or not lines[0]:
        raise InvalidValue("There is no passphrase on the first line of “{path}”.", path=path)
    return lines[0]
