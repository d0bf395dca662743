# SPDX-License-Identifier: MIT
"""One writer at a time: a lock file beside the journal that says who holds it."""

import json
import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import IO

import portalocker

from journal_app.domain.errors import JournalInUse, ReadOnlyJournal


class WriterLock:
    """Held from opening a journal for writing until it is closed.

    The system frees it when the process ends, however it ends; the file itself is only a name.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        self._path = journal.with_name(journal.name + ".lock")
        self._file = self._take()

    def _take(self) -> IO[str]:
        while True:
            file = self._open()
            try:
                portalocker.lock(file, portalocker.LOCK_EX | portalocker.LOCK_NB)
            except (portalocker.LockException, OSError) as held:
                owner = _owner(self._path)
                file.close()
                raise JournalInUse(
                    "This journal is open in another window or command{owner}. Close it there "
                    "and try again, or open it here to read only.",
                    owner=owner,
                ) from held
            if self._is_current(file):
                break
            file.close()
        holder = {"process": os.getpid(), "computer": socket.gethostname()}
        # The lock holds without this note, so a full disk must not keep anybody from the journal.
        with suppress(OSError):
            file.truncate(0)
            os.write(file.fileno(), json.dumps(holder).encode())
        return file

    def _open(self) -> IO[str]:
        try:
            return self._path.open("a+", encoding="utf-8")
        except OSError as problem:
            raise ReadOnlyJournal(
                "The folder “{folder}” cannot be written ({why}), so the journal in it can only "
                "be read.",
                folder=self._path.parent,
                why=problem.strerror,
            ) from problem

    def _is_current(self, file: IO[str]) -> bool:
        """Whether the file we locked still bears the name, for its last holder may remove it."""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Give the journal free. Calling it again does nothing."""
        if self._file.closed:
            return
        if os.name == "posix":
            self._path.unlink(missing_ok=True)
        self._file.close()
        if os.name != "posix":
            self._path.unlink(missing_ok=True)


def _owner(path: Path) -> str:
    try:
        owner = json.loads(path.read_text(encoding="utf-8"))
        return f" (process {int(owner['process'])} on {owner['computer']})"
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ""
