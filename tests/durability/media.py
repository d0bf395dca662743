# SPDX-License-Identifier: MIT
"""Disks that a test can fill, make read-only or take away; where that is not allowed, a skip."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """A disk of its own in memory. It is no part of pytest's folders, which pytest clears away."""
    folder = Path(mkdtemp(prefix="uptoit-disk-"))
    if not _did("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        folder.rmdir()
        pytest.skip("NOT TESTED: only an administrator has a disk to fill or to make read-only")
    try:
        yield folder
    finally:
        _did("umount", "--lazy", str(folder))
        folder.rmdir()


@contextmanager
def locked(disk: Path) -> Iterator[None]:
    """Nothing new can be written on it, as with a card whose lock was pushed.

    A file that is open for writing forbids that to a disk, but not to a second face of it that is
    laid over the first.
    """
    place = str(disk)
    assert _did("mount", "--bind", place, place)
    try:
        assert _did("mount", "-o", "remount,bind,ro", place)
        yield
    finally:
        assert _did("umount", "--lazy", place)


def fill(disk: Path, spare: int = 0) -> Path:
    """Leave so many bytes free; the file that takes the room."""
    filler = disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass
    with filler.open("r+b") as file:
        file.truncate(max(0, filler.stat().st_size - spare))
    return filler


def _did(command: str, *arguments: str) -> bool:
    program = shutil.which(command)
    return (
        program is not None
        and subprocess.run([program, *arguments], capture_output=True, check=False).returncode == 0
    )
