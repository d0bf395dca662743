# SPDX-License-Identifier: MIT
"""What an importer and an exporter offer, and what passes between them and the services."""

import io
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import ExchangeError
from journal_app.domain.limits import MOST_PROBLEMS
from journal_app.domain.message import Message

Progress = Callable[[int, int], None]
"""Told how much of how much is done. To cancel, it raises; nothing is kept then."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry found in a foreign file.

    ``line`` is where it begins, from 1. The same entry is known when it comes again by ``id``
    (only in files of ours) or by ``key``, a stable name for it in the foreign file; one of them
    is set. The scale and the instants are known only in files of ours.
    """

    line: int
    draft: Draft
    key: str | None = None
    id: str | None = None
    scale: str | None = None
    created: datetime | None = None
    changed: datetime | None = None
    trashed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a foreign file that could not be taken, and why."""

    line: int
    message: Message


def bounded(found: Iterable[Incoming | Problem]) -> Iterator[Incoming | Problem]:
    """What an importer finds; raises ExchangeError where nearly all of it is problems."""
    problems = 0
    for one in found:
        problems += isinstance(one, Problem)
        if problems > MOST_PROBLEMS:
            raise ExchangeError(
                "More than {most:,} places in this file could not be read, so it is no journal "
                "of the kind that it seems. Nothing was taken from it.",
                most=MOST_PROBLEMS,
            )
        yield one


class Importer(Protocol):
    """Reads one format."""

    name: str
    title: Message
    suffixes: tuple[str, ...]

    def recognises(self, head: bytes) -> bool:
        """Whether a file that begins like this (up to 64 KB) is of this format."""

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Everything in the file, in its order. Raises ExchangeError if it is unreadable."""


class Exporter(Protocol):
    """Writes one format."""

    name: str
    title: Message
    suffix: str
    """With its dot; empty for a folder."""

    def write(self, entries: Iterable[Entry], target: Path) -> int:
        """Write all entries to ``target``, whole or not at all. Returns how many there were."""


@contextmanager
def whole_file(target: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is complete and on the disk."""
    with whole_bytes(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="\n", write_through=True)
        yield text
        text.flush()
        text.detach()


@contextmanager
def whole_bytes(target: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name only when it is complete and on the disk.

    Raises ExchangeError where it cannot be written; nothing is left behind then. A device or a
    pipe is refused, for the new file would take its place.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.unfinished")
    try:
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise ExchangeError(
                "“{path}” is a device or a pipe and could not be written. Please name a file.",
                path=target,
            )
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as problem:
        raise ExchangeError(
            "“{path}” could not be written ({why}). Nothing was left behind.",
            path=target,
            why=problem.strerror or problem,
        ) from problem
    finally:
        with suppress(OSError):
            unfinished.unlink()
