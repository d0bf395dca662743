# SPDX-License-Identifier: MIT
"""A disc as a power cut may leave it: what was synced is there, of the rest anything may be.

The model is stricter than most file systems. What was written to a file and not synced lands in
any part, or torn at sectors of 512 bytes; a name that was made, changed or removed is durable
only once its folder was synced, also where the file itself was. Drives that lie about having
written are out of its reach.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.durability.recording import (
    Create,
    Folder,
    Link,
    Opened,
    Rename,
    Said,
    Step,
    Sync,
    Truncate,
    Unlink,
    Write,
)

SECTOR = 512
Image = dict[str, bytes | None]
"""What each path holds; None for a folder."""
_NameStep = Create | Rename | Link | Unlink | Folder
_Content = Write | Truncate


@dataclass(slots=True)
class _File:
    """What is durable of a file, and what was asked since, in order."""

    durable: bytearray = field(default_factory=bytearray)
    waiting: list[_Content] = field(default_factory=list)
    size: int = 0

    def content(self, taken: Callable[[_Content], Iterator[_Content]]) -> bytes:
        """The file if of what waits only that landed."""
        made = bytearray(self.durable)
        for step in self.waiting:
            for part in taken(step):
                _put(made, part)
        return bytes(made)


def _put(made: bytearray, step: _Content) -> None:
    if isinstance(step, Truncate):
        if step.size < len(made):
            del made[step.size :]
        else:
            made.extend(bytes(step.size - len(made)))
        return
    end = step.offset + len(step.data)
    if len(made) < end:
        made.extend(bytes(end - len(made)))
    made[step.offset : end] = step.data


class Disc:
    """Takes the steps of a process, and says at any moment what a power cut could leave."""

    def __init__(self, folder: Path) -> None:
        """With what is in the folder now, all of it durable."""
        self._names: dict[str, _File | None] = {}
        for path in sorted(folder.rglob("*")):
            content = bytearray(path.read_bytes()) if path.is_file() else None
            self._names[str(path)] = None if content is None else _File(content, size=len(content))
        self._now = dict(self._names)
        self._waiting: list[tuple[_NameStep, _File | None]] = []
        self._open: dict[int, _File] = {}

    def take(self, step: Step) -> bool:
        """Do a step; whether it changed what a power cut could leave."""
        match step:
            case Said():
                return False
            case Opened():
                found = self._now[step.path]
                assert found is not None
                self._open[step.file] = found
                return False
            case Write():
                return self._write(step)
            case Truncate():
                file = self._open[step.file]
                if file.size == step.size:
                    return False
                file.waiting.append(step)
                file.size = step.size
            case Sync(file=None):
                self._sync_folder(step.path)
            case Sync():
                assert step.file is not None
                file = self._open[step.file]
                file.durable = bytearray(file.content(_whole))
                file.waiting.clear()
            case _:
                return self._name(step)
        return True

    def _write(self, step: Write) -> bool:
        file = self._open[step.file]
        offset = file.size if step.offset < 0 else step.offset
        file.waiting.append(Write(step.file, offset, step.data))
        file.size = max(file.size, offset + len(step.data))
        return True

    def _name(self, step: _NameStep) -> bool:
        if isinstance(step, Create) and step.path in self._now:
            return False
        file = _File() if isinstance(step, Create) else None
        if isinstance(step, Rename | Link):
            file = self._now[step.old]
        self._waiting.append((step, file))
        _rename(self._now, step, file)
        return True

    def _sync_folder(self, folder: str) -> None:
        left = []
        for step, file in self._waiting:
            path = step.new if isinstance(step, Rename | Link) else step.path
            if os.path.dirname(path) == folder.rstrip("/"):
                _rename(self._names, step, file)
            else:
                left.append((step, file))
        self._waiting = left

    def images(self, chance: Random, some: int) -> Iterator[Image]:
        """All written; only what was synced; names without content and the other way round;

        ``some`` random parts of it, and ``some`` torn at sectors.
        """
        names = [step for step, _ in self._waiting]
        yield self._image(names, _whole)
        if not (names or any(file.waiting for file in self._files())):
            return
        yield self._image([], _nothing)
        yield self._image(names, _nothing)
        yield self._image([], _whole)
        for _ in range(some):
            part = [step for step in names if chance.random() < 0.5]
            yield self._image(part, _some(chance))
            yield self._image(part, _torn(chance))

    def _files(self) -> Iterator[_File]:
        yield from {id(one): one for one in self._now.values() if one is not None}.values()
        yield from {id(one): one for one in self._names.values() if one is not None}.values()

    def _image(
        self, landed: list[_NameStep], taken: Callable[[_Content], Iterator[_Content]]
    ) -> Image:
        names = dict(self._names)
        for step, file in self._waiting:
            if any(step is one for one in landed):
                _rename(names, step, file)
        made: dict[int, bytes] = {}
        image: Image = {}
        for path in sorted(names):
            file = names[path]
            if file is None:
                image[path] = None
                continue
            if id(file) not in made:
                made[id(file)] = file.content(taken)
            image[path] = made[id(file)]
        return image


def _rename(names: dict[str, _File | None], step: _NameStep, file: _File | None) -> None:
    """One change of names, where what it needs is there."""
    match step:
        case Create():
            names.setdefault(step.path, file)
        case Folder():
            names[step.path] = None
        case Unlink():
            names.pop(step.path, None)
        case Rename():
            names.pop(step.old, None)
            names[step.new] = file
        case Link():
            names[step.new] = file


def _whole(step: _Content) -> Iterator[_Content]:
    yield step


def _nothing(step: _Content) -> Iterator[_Content]:
    yield from ()


def _some(chance: Random) -> Callable[[_Content], Iterator[_Content]]:
    share = chance.choice((0.2, 0.5, 0.8))

    def taken(step: _Content) -> Iterator[_Content]:
        if chance.random() < share:
            yield step

    return taken


def _torn(chance: Random) -> Callable[[_Content], Iterator[_Content]]:
    share = chance.choice((0.3, 0.6, 0.9))

    def taken(step: _Content) -> Iterator[_Content]:
        if isinstance(step, Truncate):
            yield step
            return
        for at in range(0, len(step.data), SECTOR):
            if chance.random() < share:
                yield Write(step.file, step.offset + at, step.data[at : at + SECTOR])

    return taken
