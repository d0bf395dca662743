# SPDX-License-Identifier: MIT
"""What an importer offers, and what passes between it and the services; files written whole."""

import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Protocol, TextIO

from journal_app.domain.entry import Draft, replace_unstorable
from journal_app.domain.errors import ExchangeError
from journal_app.domain.limits import MOST_PROBLEMS
from journal_app.domain.message import Message
from journal_app.exchange.source import Source

Progress = Callable[[int, int], None]
"""Told how much of how much is done. To cancel, it raises; nothing is kept then."""


OURS = (".journal", ".library")
"""How the files end that hold what people wrote here."""
NO, MAYBE, PARTLY, LIKELY, SURE = range(5)
"""How certain an importer is that a source is of its format; the most certain one reads it.

PARTLY: some files certainly are, among more that are not."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A picture or another file that comes with an entry; its bytes are read only when it is kept.

    ``part`` names it in the source, or ``outside`` says where it lies on this computer, or
    ``content`` is the file itself. ``refers`` is the place in the text that shows it, word for
    word; where that is empty it stands below the text. With ``address`` instead only that changes
    in the links that lead to it, and where there are none the text stays as it is.
    """

    name: str
    part: str = ""
    refers: str = ""
    outside: str = ""
    content: bytes = b""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Mood:
    """A mood or a scale of theirs: the word they used, and where it lies from 0 to 10 if known."""

    word: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """An entry found in a foreign file.

    ``line`` is where it begins in ``file``, from 1. The same entry is known when it comes again
    by ``id`` (only in files of ours) or by ``key``, a stable name for it in the foreign file; one
    of them is set. The scale and ``trashed`` are known only in files of ours. ``at`` is the moment
    where a file tells that and no zone: with an offset, by which the local day is known, or in
    UTC, where it depends on a zone, which is asked for.
    ``place`` is where it was written, in words and coordinates; it comes along only if asked.
    """

    line: int
    draft: Draft
    key: str | None = None
    id: str | None = None
    scale: str | None = None
    created: datetime | None = None
    changed: datetime | None = None
    trashed: datetime | None = None
    file: str = ""
    at: datetime | None = None
    mood: Mood | None = None
    place: str = ""
    pieces: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        # Names in JSON can hold halves of letters, which are neither looked up nor kept.
        if self.key is not None and not (self.key.isascii() and "\0" not in self.key):
            object.__setattr__(self, "key", replace_unstorable(self.key))

    @property
    def needs_zone(self) -> bool:
        """Whether its local day is not known until somebody names a zone."""
        return self.at is not None and not self.at.utcoffset()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a foreign file that could not be taken, and why.

    ``lost`` is false for a remark: the entry comes in, but not quite as it stands there. ``line``
    is 0 where the whole of ``file`` is meant.
    """

    line: int
    message: Message
    file: str = ""
    lost: bool = True


@dataclass(frozen=True, slots=True)
class Option:
    """A question about a format that its files do not answer themselves.

    ``choices`` are (value, words) pairs, the first of them in force unless the leader says
    otherwise.
    """

    name: str
    title: Message
    choices: tuple[tuple[str, Message], ...]


class Unanswered(ExchangeError):
    """A file can be read in two ways, and only the leader knows which: names the option."""

    def __init__(self, option: Option, template: str, **facts: object) -> None:
        self.option = option
        super().__init__(template, **facts)


def bounded(found: Iterable[Incoming | Problem]) -> Iterator[Incoming | Problem]:
    """What an importer finds; raises ExchangeError where nearly all of it is problems."""
    problems = 0
    for one in found:
        problems += isinstance(one, Problem) and one.lost
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
    options: tuple[Option, ...]

    def recognises(self, source: Source) -> int:
        """How certain it is that the source is of this format: NO, MAYBE, PARTLY, LIKELY or SURE.

        It looks at names and at how parts begin, and reads nothing whole.
        """

    def read(self, source: Source, options: Mapping[str, str]) -> Iterator[Incoming | Problem]:
        """Everything in the source, in its order.

        ``options`` holds values for the importer's own options; what is left out has its first
        value. Raises ExchangeError if it is unreadable, Unanswered if an option must be chosen.
        """


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

    Raises ExchangeError where it cannot be written; nothing is left behind then. A folder, a
    device, a pipe, and a journal or a library of ours are refused, for the new file would take
    their place.
    """
    unfinished = _unfinished(target.absolute().parent)
    try:
        if target.is_dir():
            raise ExchangeError("“{path}” is a folder. Please name a file.", path=target)
        if target.exists() and not target.is_file():
            raise ExchangeError(
                "“{path}” is a device or a pipe and could not be written. Please name a file.",
                path=target,
            )
        if target.suffix.lower() in OURS and target.exists():
            raise ExchangeError(
                "“{path}” is a journal or a library, and nothing else may take its place. Please "
                "choose another name.",
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


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder that appears under its name only when everything in it is written.

    An empty folder is filled and stays the same folder, for it may be where a terminal is, a link,
    or a disk. Raises ExchangeError where ``target`` holds something already or cannot be written;
    nothing is left behind then.
    """
    empty = _is_empty_folder(target)
    unfinished = _unfinished(target if empty else target.absolute().parent)
    try:
        unfinished.mkdir(parents=True)
        yield unfinished
        if empty:
            for one in list(unfinished.iterdir()):
                one.rename(target / one.name)
        else:
            unfinished.rename(target)
    except OSError as problem:
        raise ExchangeError(
            "“{path}” could not be written ({why}). Nothing was left behind.",
            path=target,
            why=problem.strerror or problem,
        ) from problem
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _is_empty_folder(target: Path) -> bool:
    """Whether it is one, or not there yet; raises ExchangeError for anything else."""
    try:
        empty = target.is_dir() and not any(target.iterdir())
        if target.exists() and not empty:
            raise ExchangeError(
                "“{path}” is not empty. Please name a new or empty folder.", path=target
            )
    except OSError as problem:
        raise ExchangeError(
            "“{path}” cannot be read ({why}).", path=target, why=problem.strerror or problem
        ) from problem
    return empty


def _unfinished(folder: Path) -> Path:
    """A hidden place in the folder for what is not complete, with a name that fits any disk."""
    return folder / f".uptoit-{os.getpid()}-{token_hex(4)}.unfinished"
