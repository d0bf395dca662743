# SPDX-License-Identifier: MIT
"""What a file says of itself in its first 100 bytes, read without opening it as a database.

A foreign or newer file is known before SQLite could touch it (file format: sqlite.org, section
1.3 of "Database File Format").
"""

import struct
from pathlib import Path

from journal_app.domain.errors import DamagedJournal, JournalFileError, NewerJournal, NotAJournal
from journal_app.storage.keys import PLAIN
from journal_app.storage.migrations import APPLICATION_ID

LENGTH = 100


def check(path: Path, newest: int) -> int:
    """The schema version of the journal at ``path``.

    Raises NotAJournal for a folder, an empty, foreign or text file, NewerJournal for a version
    above ``newest``, DamagedJournal for a file that was cut off.
    """
    if path.is_dir():
        raise NotAJournal(
            "“{path}” is a folder, not a journal. Name the file inside it.", path=path
        )
    if path.exists() and not path.is_file():
        raise NotAJournal("“{path}” is no file, so it is no journal.", path=path)
    try:
        with path.open("rb") as file:
            head = file.read(LENGTH)
        size = path.stat().st_size
    except OSError as problem:
        raise JournalFileError(
            "“{path}” cannot be read: {why}.", path=path, why=problem.strerror
        ) from problem
    if not head.startswith(PLAIN) or len(head) < LENGTH:
        raise NotAJournal(
            "“{path}” is not a journal, or only the beginning of one. It was left as it is. "
            "Choose another file, or bring back a copy of your journal.",
            path=path,
        )
    version, application = struct.unpack_from(">I4xI", head, 60)
    judge(path, application, version, newest)
    _check_length(path, head, size)
    return int(version)


def judge(path: Path, application: int, version: int, newest: int) -> None:
    """Whether the numbers of a database are those of a journal that this program knows.

    Raises NotAJournal for a foreign one, NewerJournal for a version above ``newest``.
    """
    if application != APPLICATION_ID:
        raise NotAJournal(
            "“{path}” is a database of another program, not a journal. It was left as it is.",
            path=path,
        )
    if version > newest:
        raise NewerJournal(
            "“{path}” was written by a newer version of Up to It (file version {version}; this "
            "program knows {newest}). It was left as it is. Please update the program to open it.",
            path=path,
            version=version,
            newest=newest,
        )


def _check_length(path: Path, head: bytes, size: int) -> None:
    """Compare the file's length with the page count it states, unless a save was interrupted."""
    rollback = path.with_name(path.name + "-journal")
    if rollback.exists() and rollback.stat().st_size:
        return
    (page,) = struct.unpack_from(">H", head, 16)
    page = 65_536 if page == 1 else page
    changes, pages = struct.unpack_from(">II", head, 24)
    (valid_for,) = struct.unpack_from(">I", head, 92)
    if changes == valid_for and size < page * pages:
        raise DamagedJournal(
            "“{path}” was cut off: {missing:,} of its {whole:,} bytes are missing. It was left as "
            "it is. Please bring back a copy of your journal.",
            path=path,
            missing=page * pages - size,
            whole=page * pages,
        )
