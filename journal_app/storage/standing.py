# SPDX-License-Identifier: MIT
"""Whether the file at a journal's path is still the one that is open, as we left it."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import AnotherCopy, JournalGone


@dataclass(frozen=True, slots=True)
class Standing:
    """Which file it was, how long, and when it last changed."""

    device: int
    file: int
    size: int
    changed: int

    def same_file(self, other: "Standing") -> bool:
        """Whether both are one file, whatever became of it."""
        return (self.device, self.file) == (other.device, other.file)


def look(path: Path) -> Standing:
    """How the file stands now, for the price of one call; raises JournalGone where there is none.

    Sync programs put another copy in place by its name, so which file it is matters as much as
    when it changed.
    """
    try:
        found = path.stat()
    except OSError as problem:
        raise JournalGone(
            "“{path}” is not in its place any more, so this was not kept. Is its disk or stick "
            "still connected, or was the file moved? What you typed is still here; it is kept as "
            "soon as the journal is back.",
            path=path,
        ) from problem
    return Standing(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


def another_copy(path: Path, aside: Path) -> AnotherCopy:
    """The error for a journal whose place another copy took."""
    return AnotherCopy(
        "Another copy of “{path}” was put in its place while it was open here, as programs do that "
        "synchronise folders. Nothing was written over it. What is open here was put aside as "
        "“{aside}”; the two can be merged.",
        path=path.name,
        aside=aside.name,
    )
