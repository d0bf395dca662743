# SPDX-License-Identifier: MIT
"""What a real process asks of the disk: its system calls, recorded by strace, as steps in order.

No privilege and no special file system is needed, and the program runs as it is shipped.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.durability.frame import Kind

ROOT = Path(__file__).parents[2]
_CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,write,pwrite64,writev,pwritev,pwritev2,lseek,"
    "ftruncate,truncate,fallocate,copy_file_range,sendfile,fsync,fdatasync,sync_file_range,"
    "unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"^(\d+)\s+(?:<\.\.\. (\w+) resumed>(.*)|(\w+)\((.*))$")
_ANSWER = re.compile(r"^(.*)\)\s+= (-?\d+|\?)(?: .*)?$")
_ARGUMENT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|([^,\[\]{} ]+)')
_UNFINISHED = " <unfinished ...>"
_HERE = "AT_FDCWD"


@dataclass(frozen=True, slots=True)
class Create:
    """A name for a file that was not there."""

    path: str


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place of the file that bore this name when it was opened."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file made so long."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file, or the names in a folder, made durable."""

    path: str
    file: int | None


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name, in place of whatever bore it."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Link:
    """One more name for a file."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """A name that goes."""

    path: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is made."""

    path: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the process acknowledged."""

    line: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file opened; ``file`` is the number by which later steps know it."""

    file: int
    path: str


Step = Create | Write | Truncate | Sync | Rename | Link | Unlink | Folder | Said | Opened


def missing() -> str:
    """Why nothing can be recorded here; empty where it can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run(
        [strace, "-f", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "this system does not let strace look at a process"


def record(kind: Kind, folder: Path, limit: int, *options: str) -> list[Step]:
    """Run a kind of work in ``folder`` until it said ``limit`` lines; every step it took there."""
    log = folder.parent / "strace.log"
    done = subprocess.run(
        [
            *("strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "8000000", "-o", str(log)),
            *("-e", f"trace={_CALLS}", "-e", "signal=none", sys.executable),
            *("-m", "tests.durability.worker", kind.name, str(folder), "--limit", str(limit)),
            *options,
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert len(done.stdout.split("\n")) > limit, done.stderr[-2000:]
    with log.open(encoding="ascii") as lines:
        steps = list(_Reader(str(folder)).steps(lines))
    log.unlink()
    return steps


class _Reader:
    """Turns lines of strace into steps, keeping the table of open files of one process."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._next = 0
        self._open: dict[int, tuple[str, int | None]] = {}
        self._at: dict[int, int] = {}
        self._appends: set[int] = set()
        self._told = b""

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        """Every step, in the order in which the calls returned."""
        waiting: dict[str, str] = {}
        for line in lines:
            found = _LINE.match(line.rstrip("\n"))
            if found is None:
                continue
            process, resumed, rest, name, arguments = found.groups()
            if resumed:
                name, arguments = resumed, waiting.pop(process) + rest
            if arguments.endswith(_UNFINISHED):
                waiting[process] = arguments.removesuffix(_UNFINISHED)
                continue
            answer = _ANSWER.match(arguments)
            if answer is None or answer[2] == "?" or int(answer[2]) < 0:
                continue
            told = [
                bytes.fromhex(text.replace("\\x", "")) if plain == "" else plain
                for text, plain in _ARGUMENT.findall(answer[1])
            ]
            yield from self._step(name, told, int(answer[2]))

    def _step(self, name: str, told: list[bytes | str], answer: int) -> Iterator[Step]:
        handler: Callable[..., Iterator[Step]] | None = getattr(self, f"_{name}", None)
        if handler is not None:
            yield from handler(told, answer)
        elif name != "close" and self._concerns(told):
            raise AssertionError(f"a step that the simulator does not know: {name}")

    def _concerns(self, told: Sequence[bytes | str]) -> bool:
        return any(
            (isinstance(one, str) and one.isdigit() and int(one) in self._open)
            or (isinstance(one, bytes) and self._ours(one))
            for one in told[:2]
        )

    def _ours(self, path: bytes | str) -> bool:
        text = os.fsdecode(path) if isinstance(path, bytes) else path
        return text == self._folder or text.startswith(f"{self._folder}/")

    def _openat(self, told: list[bytes | str], handle: int) -> Iterator[Step]:
        path, flags = os.fsdecode(told[1]), str(told[2])
        self._open.pop(handle, None)
        if not self._ours(path):
            return
        if "O_DIRECTORY" in flags or os.path.normpath(path) in self._folders():
            self._open[handle] = (path, None)
            return
        self._next += 1
        self._open[handle], self._at[handle] = (path, self._next), 0
        if "O_APPEND" in flags:
            self._appends.add(handle)
        if "O_CREAT" in flags:
            yield Create(path)
        yield Opened(self._next, path)
        if "O_TRUNC" in flags:
            yield Truncate(self._next, 0)

    _made: frozenset[str] = frozenset()

    def _folders(self) -> frozenset[str]:
        return self._made | {self._folder}

    def _close(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        self._open.pop(int(told[0]), None)
        self._appends.discard(int(told[0]))
        return iter(())

    def _fcntl(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        assert int(told[0]) not in self._open or "F_DUPFD" not in str(told[1])
        return iter(())

    def _lseek(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        self._at[int(told[0])] = answer
        return iter(())

    def _write(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        handle, data = int(told[0]), told[1]
        assert isinstance(data, bytes)
        if handle == 1:
            *lines, self._told = (self._told + data).split(b"\n")
            for line in lines:
                yield Said(line.decode())
        elif handle in self._open:
            file = self._open[handle][1]
            assert file is not None
            offset = -1 if handle in self._appends else self._at[handle]
            yield Write(file, offset, data[:answer])
            self._at[handle] += answer

    def _pwrite64(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        handle, data = int(told[0]), told[1]
        if handle in self._open:
            file = self._open[handle][1]
            assert file is not None
            assert isinstance(data, bytes)
            yield Write(file, int(told[3]), data[:answer])

    def _ftruncate(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if int(told[0]) in self._open:
            file = self._open[int(told[0])][1]
            assert file is not None
            yield Truncate(file, int(told[1]))

    def _fsync(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if int(told[0]) in self._open:
            yield Sync(*self._open[int(told[0])])

    _fdatasync = _fsync

    def _unlink(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if self._ours(told[0]):
            yield Unlink(os.fsdecode(told[0]))

    def _rename(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if self._ours(told[0]):
            yield Rename(os.fsdecode(told[0]), os.fsdecode(told[1]))

    def _linkat(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if self._ours(told[1]):
            yield Link(os.fsdecode(told[1]), os.fsdecode(told[3]))

    def _link(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        if self._ours(told[0]):
            yield Link(os.fsdecode(told[0]), os.fsdecode(told[1]))

    def _mkdir(self, told: list[bytes | str], answer: int) -> Iterator[Step]:
        path = os.fsdecode(told[0])
        if self._ours(path):
            self._made |= {path}
            yield Folder(path)
