# SPDX-License-Identifier: MIT
"""Where the open journal lives, which copies lie beside it, and whether it is the newest one."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from journal_app.domain.errors import OlderCopy
from journal_app.services.session import Session
from journal_app.storage import places, watermark, written
from journal_app.storage.entries import moment
from journal_app.storage.places import Mount

AskOlder = Callable[[OlderCopy], bool]
"""Whether to open an older copy all the same."""
Opening = Callable[[str | None], Session]
_REMOTE_DRIVE = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What there is to know of a journal's place.

    ``service`` is the program that synchronises its folder and ``network`` the kind of share it
    lies on, both empty for a folder of this computer. ``copies`` are conflicting copies beside
    it. ``computers`` is how many have written in it, ``saves`` how often together, ``last`` when.
    """

    path: Path
    size: int
    protected: bool
    service: str
    network: str
    copies: tuple[Path, ...]
    computers: int
    saves: int
    last: datetime | None


def facts(
    session: Session,
    home: Path | None = None,
    environment: Mapping[str, str] | None = None,
    mounts: Sequence[Mount] | None = None,
) -> Facts:
    """Everything about where the open journal lives; what is left out is looked up."""
    journal = session.journal
    path = journal.path.absolute()
    with journal.read() as connection:
        marks = written.vector(connection)
    last = max((when for _, when in marks.values()), default=None)
    return Facts(
        path=path,
        size=path.stat().st_size if path.exists() else 0,
        protected=journal.key is not None,
        service=places.service_of(
            path.parent, home or Path.home(), os.environ if environment is None else environment
        ),
        network=places.network_of(
            str(path.parent),
            _mounts() if mounts is None else mounts,
            remote_drive=_is_remote_drive(path),
        ),
        copies=places.other_copies(path),
        computers=len(marks),
        saves=sum(count for count, _ in marks.values()),
        last=None if last is None else moment(last),
    )


def opened_knowingly(
    opening: Opening, state: Path, agreed: AskOlder, secret: str | None
) -> Session:
    """Open a journal; where it is an older copy, only once somebody agrees to that.

    Then it counts as the right one, so nobody is asked again. Raises what ``opening`` raises.
    """
    try:
        return opening(secret)
    except OlderCopy as older:
        if not agreed(older):
            raise
        watermark.forget(state, older.journal)
    return opening(secret)


def moved_to(state: Path, path: Path) -> Path | None:
    """Where a journal that is no longer at ``path`` was moved to from the window, or None."""
    return watermark.moved_to(state, path)


def move(session: Session, folder: Path) -> Path:
    """Bring the journal and its copies to another folder and go on there.

    A whole copy is made and proved first. The old file stays, under a name that says that the
    journal was moved; where that is, is returned. Raises the errors of ``Journal.move``.
    """
    journal = session.journal
    return journal.move(folder / journal.path.name, session.clock())


def accept(session: Session) -> None:
    """Take the open journal for the right copy, however old: for whoever brought it back."""
    session.journal.accept()


def _mounts() -> tuple[Mount, ...]:
    """What is mounted on this computer, where the system says so in a way we read."""
    with suppress(OSError, subprocess.SubprocessError):
        if sys.platform == "darwin":
            told = subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, timeout=2, check=True
            )
            return places.mounts_of_mac(told.stdout)
        return places.mounts_of_linux(
            Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
        )
    return ()


def _is_remote_drive(path: Path) -> bool:
    if os.name != "nt":
        return False
    import ctypes

    windows = getattr(ctypes, "windll")  # noqa: B009
    return bool(windows.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
