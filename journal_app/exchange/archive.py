# SPDX-License-Identifier: MIT
"""Files inside a ZIP or tar file, read without trust: within limits, and never onto the disk.

Refused as a whole: more files, bytes or folders in folders than ``domain.limits`` allows, names
that climb out or begin at a root, the same name twice, links, devices and encrypted files. An
archive inside an archive is just a file of bytes here; nothing opens it by itself.
"""

import gzip
import io
import re
import stat
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO, NoReturn, cast

from journal_app.domain import limits
from journal_app.domain.errors import ExchangeError

_AT_ONCE = 16 * limits.MEGABYTE
"""Bytes that a table of contents or a tar header may have."""
_DRIVE = re.compile(r"[A-Za-z]:")
_IDLE = ("__MACOSX/",)
_BLOCK = 512
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError,
    RuntimeError, ValueError, OverflowError, IndexError, KeyError, AttributeError, MemoryError,
)  # fmt: skip


_Opened = Callable[[], BinaryIO]
_Found = dict["Member", _Opened]


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name with folders, joined by "/", and its bytes when unpacked."""

    name: str
    size: int


class Archive:
    """The files of a ZIP or tar file, in their order there."""

    def __init__(self, members: _Found) -> None:
        self._open = {member.name: (member, opened) for member, opened in members.items()}
        self.members = tuple(members)

    def __contains__(self, name: str) -> bool:
        return name in self._open

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """One file as a stream that gives no more than was announced.

        Raises ExchangeError where there is none, or where it is broken.
        """
        if name not in self._open:
            raise ExchangeError("There is no “{name}” in this file.", name=name)
        member, opened = self._open[name]
        with _one_sentence():
            stream = opened()
        with stream:
            yield cast(BinaryIO, io.BufferedReader(_Announced(stream, member.size)))

    def read(self, name: str, most: int = limits.LONGEST_RECORD) -> bytes:
        """One file whole; raises ExchangeError where it has more than ``most`` bytes."""
        if name in self._open and self._open[name][0].size > most:
            raise ExchangeError(
                "“{name}” in this file is too large ({size:,} bytes).",
                name=_shown(name),
                size=self._open[name][0].size,
            )
        with self.open(name) as stream:
            return stream.read()


@contextmanager
def opened(stream: BinaryIO) -> Iterator[Archive]:
    """The archive in a stream that can be sought; raises ExchangeError with one sentence."""
    with _one_sentence():
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        head = stream.read(4)
        stream.seek(0)
    if head[:2] == b"PK":
        with _one_sentence():
            unzipped = zipfile.ZipFile(_Guarded(stream))
        with unzipped:
            yield Archive(_of_zip(unzipped, size))
        return
    with _one_sentence():
        inner = _inflated(stream) if head[:2] == b"\x1f\x8b" else stream
        untarred = tarfile.open(fileobj=_Guarded(inner), mode="r:")  # noqa: SIM115
    with untarred:
        yield Archive(_of_tar(untarred, size))


def is_archive(head: bytes) -> bool:
    """Whether a file that begins like this (512 bytes or more) is one."""
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06") or head[257:262] == b"ustar"


def _of_zip(unzipped: zipfile.ZipFile, size: int) -> _Found:
    found: _Found = {}
    count = _Count(size)
    for info in unzipped.infolist():
        name = _checked(info.orig_filename)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if info.flag_bits & 0x1:
            _refuse("It is locked with a passphrase. Please unpack it first.")
        if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            _refuse("“{name}” in it is a link or a device.", name)
        count.add(name, info.file_size)
        if not (name.endswith("/") or kind == stat.S_IFDIR or name.startswith(_IDLE)):
            found[Member(name, info.file_size)] = cast(_Opened, partial(unzipped.open, info))
    return found


def _of_tar(untarred: tarfile.TarFile, size: int) -> _Found:
    found: _Found = {}
    count = _Count(size)
    end = 0
    while True:
        with _one_sentence():
            info = untarred.next()
        if info is None:
            _check_end(untarred, end)
            return found
        name = _checked(info.name)
        if info.issparse() or not (info.isreg() or info.isdir()):
            _refuse("“{name}” in it is a link or a device.", name)
        count.add(name, info.size)
        end = info.offset_data + -(-info.size // _BLOCK) * _BLOCK
        if info.isreg() and not name.startswith(_IDLE):
            found[Member(name, info.size)] = cast(_Opened, partial(untarred.extractfile, info))


def _check_end(untarred: tarfile.TarFile, end: int) -> None:
    """Where the last file ends there are zeros, or the end; else something was cut or damaged."""
    stream = cast(BinaryIO, untarred.fileobj)
    whole = stream.seek(0, io.SEEK_END)
    stream.seek(end)
    if whole < end or stream.read(_BLOCK).strip(b"\0"):
        _refuse("It is broken, or not all of it is there.")


class _Count:
    """What has been announced so far, and whether that is still within the limits."""

    def __init__(self, packed: int) -> None:
        ratio = limits.FREE_OF_RATIO + limits.MOST_RATIO * packed
        self._most = min(limits.MOST_UNPACKED, ratio)
        self._names: set[str] = set()
        self._bytes = 0

    def add(self, name: str, size: int) -> None:
        self._bytes += size
        if name in self._names:
            _refuse("“{name}” stands in it twice.", name)
        self._names.add(name)
        if len(self._names) > limits.MOST_MEMBERS:
            _refuse("It holds too many files.")
        if size < 0 or size > limits.LARGEST_MEMBER:
            _refuse("“{name}” in it is too large.", name)
        if self._bytes > self._most:
            _refuse("Unpacked it would be enormous.")


def _checked(name: str) -> str:
    """The name with "/" between its folders; one that could lead anywhere else is refused."""
    plain = unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("./"))
    parts = plain.split("/")
    if (
        not plain
        or plain.startswith("/")
        or _DRIVE.match(plain)
        or ".." in parts
        or not all(letter.isprintable() for letter in plain)
        or len(plain) > limits.LONGEST_PATH
        or len(parts) > limits.DEEPEST_PATH
    ):
        _refuse("It holds a file with the name “{name}”, which leads out of it.", plain)
    return plain


def _inflated(stream: BinaryIO) -> BinaryIO:
    """A compressed tar file, unpacked in memory."""
    with gzip.GzipFile(fileobj=stream) as unzipped:
        content = unzipped.read(limits.UNPACKED_AT_ONCE + 1)
    if len(content) > limits.UNPACKED_AT_ONCE:
        _refuse("Unpacked it would be enormous. Please unpack it first.")
    return io.BytesIO(content)


def _refuse(why: str, name: str = "") -> NoReturn:
    raise ExchangeError(f"This file was not read. {why}", name=_shown(name))


def _shown(name: str) -> str:
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return plain if len(plain) <= 80 else f"{plain[:80]}…"


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except ExchangeError:
        raise
    except _BROKEN as problem:
        raise ExchangeError(
            "This file was not read. It is broken, or not all of it is there."
        ) from problem


class _Guarded(io.RawIOBase):
    """The stream beneath an archive; nothing of enormous size is read from it in one go."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        wanted = _AT_ONCE + 1 if size is None or size < 0 else size
        if wanted > _AT_ONCE + 1:
            _refuse("Its table of contents is enormous.")
        found = self._stream.read(wanted)
        if len(found) > _AT_ONCE:
            _refuse("Its table of contents is enormous.")
        return found

    def close(self) -> None:
        """The stream belongs to whoever opened it."""


class _Announced(io.RawIOBase):
    """A file in an archive, up to the size that its table of contents announced."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        with _one_sentence():
            found = self._stream.read(min(len(buffer), self._left + 1))
        if len(found) > self._left:
            _refuse("It holds more than it announces.")
        self._left -= len(found)
        buffer[: len(found)] = found
        return len(found)
