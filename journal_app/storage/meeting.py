# SPDX-License-Identifier: MIT
"""Where two runs of the program on the same journal find each other on this computer."""

import os
import stat
import sys
import tempfile
from contextlib import suppress
from getpass import getuser
from hashlib import sha256
from pathlib import Path

from journal_app.domain.errors import JournalFileError

_USUAL = Path("/run/user")
"""Where a Linux desktop keeps such folders, by the number of the user."""

_LONGEST = 103
"""Bytes that the path of a socket may have on every system (macOS has the fewest)."""


def meeting_place(journal: Path) -> str:
    """The name of the local socket of whoever has ``journal`` open.

    On Windows the name of a pipe, elsewhere a path in a folder that only this user can enter.
    Raises JournalFileError where there is no such folder.
    """
    name = sha256(os.fsencode(os.path.normcase(os.path.realpath(journal)))).hexdigest()[:24]
    if sys.platform == "win32":
        # Pipes of all users share one space of names.
        return f"uptoit-{sha256(getuser().encode()).hexdigest()[:12]}-{name}"
    return str(_own_folder(f"uptoit-{name}") / f"uptoit-{name}")


def _own_folder(name: str) -> Path:
    """The user's folder for sockets, also where nobody told the program (a job at night)."""
    given = os.environ.get("XDG_RUNTIME_DIR")
    usual = _USUAL / str(os.getuid())
    for one in (Path(given), usual) if given else (usual,):
        if _is_private(one) and len(os.fsencode(one / name)) <= _LONGEST:
            return one
    folder = Path(tempfile.gettempdir(), f"uptoit-{os.getuid()}")
    with suppress(OSError):
        folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(folder):
        raise JournalFileError(
            "The folder “{folder}” is not yours alone, so no second window can be reached "
            "through it.",
            folder=folder,
        )
    return folder


def _is_private(folder: Path) -> bool:
    """Whether it is a folder of this user that nobody else can look into; no link to one."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    mine = found.st_uid == os.getuid()
    return stat.S_ISDIR(found.st_mode) and mine and not found.st_mode & 0o077
