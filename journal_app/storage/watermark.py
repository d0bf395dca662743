# SPDX-License-Identifier: MIT
"""How far this computer has written in each journal, kept outside of it.

So an older copy that is put in a journal's place is noticed, which no check of the file itself
can do. No word of a journal is here: a random id of this computer, for each journal a count and an
instant in a file that is named by a digest of the journal's id, and where journals were moved.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from journal_app.domain.errors import OlderCopy
from journal_app.storage.backup import FOLDER
from journal_app.storage.entries import instant, moment
from journal_app.storage.written import Mark

_COMPUTER = "computer"
_MOVED = "moved.json"


class Watermarks:
    """The watermarks in one folder of this computer. ``clock`` tells when a write happens."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self._folder, self._clock = folder, clock
        self.computer = self._known() or self._new()

    def now(self) -> int:
        """The instant it is, as it is stored."""
        return instant(self._clock()) or 0

    def note(self, journal: str, mark: Mark) -> None:
        """Remember how far this computer has written, after that is on the disk.

        Replaced whole and not forced to the disk: it may fall behind, never run ahead. Where the
        folder can't be written there is no watermark, and the journal goes on without.
        """
        path = self._path(journal)
        made = path.with_suffix(f".{os.getpid()}")
        try:
            made.write_bytes(json.dumps(mark).encode())
            made.replace(path)
        except OSError:
            with suppress(OSError):
                made.unlink(missing_ok=True)

    def noted(self, journal: str) -> Mark | None:
        """How far this computer has written, as far as it knows."""
        try:
            count, last = json.loads(self._path(journal).read_bytes())
            return int(count), int(last)
        except (OSError, ValueError, TypeError):
            return None

    def note_moved(self, old: Path, new: Path) -> None:
        """Remember that whoever asks for a journal at the old path means the one at the new."""
        moved = _moves(self._folder)
        here, there = str(old.absolute()), str(new.absolute())
        moved = {one: there if at == here else at for one, at in moved.items() if one != there}
        moved[here] = there
        with suppress(OSError):
            made = self._folder / f"{_MOVED}.{os.getpid()}"
            made.write_text(json.dumps(moved), encoding="utf-8")
            made.replace(self._folder / _MOVED)

    def forget(self, journal: str) -> None:
        """Take the copy that is there now for the right one, however old it is."""
        forget(self._folder, journal)

    def check(self, path: Path, journal: str, found: Mark | None) -> None:
        """Raises OlderCopy where this computer has written more than the file at ``path`` holds.

        ``found`` is how far the file says that this computer has written.
        """
        noted = self.noted(journal)
        if noted is None or (found is not None and (found[0] > noted[0] or found == noted)):
            return
        older = _older(path, noted, found)
        older.journal = journal
        copies = path.parent / FOLDER
        older.copies = str(copies if copies.is_dir() else path.parent)
        raise older

    def _path(self, journal: str) -> Path:
        return _path(self._folder, journal)

    def _known(self) -> str:
        try:
            return self._folder.joinpath(_COMPUTER).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def _new(self) -> str:
        """A random id for this computer; without a folder to keep it in, one for this run."""
        fresh = secrets.token_hex(16)
        path = self._folder / _COMPUTER
        made = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            made.write_text(fresh, encoding="ascii")
            made.replace(path)
        except OSError:
            return fresh
        return self._known() or fresh


def moved_to(folder: Path, path: Path) -> Path | None:
    """Where a journal that is not at ``path`` any more was moved by us, or None."""
    found = None if path.exists() else _moves(folder).get(str(path.absolute()))
    return Path(found) if found else None


def _moves(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _MOVED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(one): str(at) for one, at in found.items()} if isinstance(found, dict) else {}


def forget(folder: Path, journal: str) -> None:
    """Take whatever copy of a journal is opened next for the right one, however old it is."""
    with suppress(OSError):
        _path(folder, journal).unlink(missing_ok=True)


def _path(folder: Path, journal: str) -> Path:
    return folder / f"{hashlib.sha256(journal.encode()).hexdigest()[:32]}.mark"


def _older(path: Path, noted: Mark, found: Mark | None) -> OlderCopy:
    since, until = _when(found[1]) if found else "", _when(noted[1])
    missing = noted[0] - (found[0] if found else 0)
    if not missing:
        return OlderCopy(
            "“{path}” is not the copy that this computer wrote last: its own last change is from "
            "{since}, and the last one here was on {until}.",
            path=path,
            since=since,
            until=until,
        )
    if not since:
        return OlderCopy(
            "“{path}” is an older copy: nothing of what this computer saved in this journal is in "
            "it, the last of it on {until}.",
            path=path,
            until=until,
        )
    if missing == 1:
        return OlderCopy(
            "“{path}” is an older copy: the last time that this computer saved, on {until}, is not "
            "in it. It ends on {since}.",
            path=path,
            since=since,
            until=until,
        )
    return OlderCopy(
        "“{path}” is an older copy: the last {count:,} times that this computer saved are not in "
        "it. It ends on {since}, and this computer saved last on {until}.",
        path=path,
        count=missing,
        since=since,
        until=until,
    )


def _when(microseconds: int) -> str:
    local = moment(microseconds).astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
