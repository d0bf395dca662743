# SPDX-License-Identifier: MIT
"""What is there to import, as importers see it: a file, a folder or an archive, all of it parts.

A part has a name (with the folders inside the source, joined by "/") and bytes. Nothing is ever
written, links are not followed, and what is read is bounded by ``domain.limits``.
"""

import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from journal_app.domain import limits
from journal_app.domain.errors import ExchangeError

if TYPE_CHECKING:
    from journal_app.exchange.archive import Archive

HEAD = 65_536
FILE, FOLDER, ARCHIVE = "file", "folder", "archive"
_HIDDEN = ("System Volume Information", "__MACOSX", "node_modules")

Opened = Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(frozen=True, slots=True)
class Part:
    """One file in a source: its name and how many bytes it has."""

    name: str
    size: int


class Source:
    """The parts of what is imported. ``name`` is the file's or the folder's own name."""

    def __init__(self, name: str, kind: str, parts: Mapping[Part, Opened]) -> None:
        self.name, self.kind = name, kind
        self.parts = tuple(parts)
        self.total = sum(part.size for part in parts)
        self._by_name = {part.name: (part, opened) for part, opened in parts.items()}
        self.touched: set[str] = set()
        """The names of the parts that were opened to be read, beyond their heads."""
        self._heads: dict[str, bytes] = {}
        self._called: dict[str, str] = {}
        self._finished = 0
        self._stream: BinaryIO | None = None

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    @property
    def done(self) -> int:
        """How many of the ``total`` bytes have been read."""
        now = self._stream.tell() if self._stream is not None else 0
        return min(self._finished + now, self.total)

    def named(self, *suffixes: str) -> tuple[str, ...]:
        """The names of all parts that end so, capital letters or not, in the source's order."""
        return tuple(one.name for one in self.parts if one.name.lower().endswith(suffixes))

    def called(self, name: str) -> str:
        """The part with that name in whatever folder, the first of several; empty for none."""
        if not self._called:
            for part in self.parts:
                self._called.setdefault(part.name.rpartition("/")[2], part.name)
        return self._called.get(name, "")

    def size(self, name: str) -> int:
        """How many bytes a part has."""
        return self._by_name[name][0].size

    def head(self, name: str) -> bytes:
        """How a part begins; empty where it cannot be read."""
        if name not in self._heads:
            try:
                with self._by_name[name][1]() as stream:
                    self._heads[name] = stream.read(HEAD)
            except (OSError, ExchangeError):
                self._heads[name] = b""
        return self._heads[name]

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A part as a stream; raises ExchangeError where there is none or it cannot be read."""
        if name not in self._by_name:
            raise ExchangeError("There is no “{name}” in this file.", name=name)
        part, opened = self._by_name[name]
        self.touched.add(name)
        try:
            with opened() as stream:
                self._stream = stream
                try:
                    yield stream
                finally:
                    self._stream = None
        except OSError as problem:
            raise unreadable(name, problem) from problem
        self._finished += part.size

    def read(self, name: str, most: int = limits.LARGEST_MEMBER) -> bytes:
        """A part whole; raises ExchangeError, also where it has more than ``most`` bytes."""
        with self.open(name) as stream:
            # A buffer as large as could be, for each of many small notes, takes longer to make
            # than the note takes to read.
            found = stream.read(min(self.size(name), most) + 1)
            if len(found) > self.size(name):
                found += stream.read(most + 1 - len(found))
        if len(found) > most:
            raise ExchangeError("“{name}” is too large ({most:,} bytes fit).", name=name, most=most)
        return found


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The source at a path; raises ExchangeError where it cannot be read."""
    # The window starts sooner without what unpacks archives.
    from journal_app.exchange import archive

    try:
        if path.is_dir():
            yield Source(path.name, FOLDER, _files_below(path))
            return
        if path.exists() and not path.is_file():
            raise ExchangeError("“{path}” is neither a file nor a folder.", path=path)
        with path.open("rb") as stream:
            head = stream.read(512)
            if archive.is_archive(head):
                with archive.opened(stream) as inside:
                    yield Source(path.name, ARCHIVE, _members(inside))
                return
        part = Part(path.name, path.stat().st_size)
        yield Source(path.name, FILE, {part: lambda: path.open("rb")})
    except OSError as problem:
        raise unreadable(path, problem) from problem


def of_bytes(parts: Mapping[str, bytes], name: str = "source") -> Source:
    """A source that is in memory: one file, or a folder where there are several."""
    kind = FILE if len(parts) == 1 else FOLDER
    return Source(
        name,
        kind,
        {
            Part(part, len(content)): lambda content=content: io.BytesIO(content)  # type: ignore[misc]
            for part, content in parts.items()
        },
    )


def unreadable(path: object, problem: OSError) -> ExchangeError:
    """The error for what this computer does not let us read."""
    return ExchangeError(
        "“{path}” cannot be read ({why}).", path=path, why=problem.strerror or problem
    )


def _members(inside: "Archive") -> dict[Part, Opened]:
    return {
        Part(one.name, one.size): lambda name=one.name: inside.open(name)  # type: ignore[misc]
        for one in inside.members
    }


def _files_below(folder: Path) -> dict[Part, Opened]:
    """Every file in a folder and its folders, by name; hidden ones and links are left out."""
    found: dict[Part, Opened] = {}
    inside = [("", str(folder))]
    while inside:
        at, path = inside.pop(0)
        folders: list[tuple[str, str]] = []
        for one in _listed(path):
            # Windows has a second kind of link, which Python tells from a folder since 3.12.
            if getattr(one, "is_junction", bool)():
                continue
            if one.is_dir(follow_symlinks=False):
                folders.append((f"{at}{one.name}/", one.path))
            elif one.is_file(follow_symlinks=False):
                size = one.stat(follow_symlinks=False).st_size
                found[Part(at + one.name, size)] = partial(_bytes_in, one.path)
            if len(found) > limits.MOST_MEMBERS:
                raise ExchangeError("The folder holds too many files to be a journal.")
        inside = folders + inside
    return found


def _bytes_in(path: str) -> BinaryIO:
    return open(path, "rb")


def _listed(path: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            seen = [one for one in entries if not _left_out(one.name)]
    except OSError as problem:
        raise unreadable(problem.filename, problem) from problem
    return sorted(seen, key=lambda one: one.name)


def _left_out(name: str) -> bool:
    return name.startswith(".") or name in _HIDDEN
