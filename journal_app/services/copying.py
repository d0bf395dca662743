# SPDX-License-Identifier: MIT
"""Copies of the journal: made by themselves, by hand and before every change that is large."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from journal_app.domain.copies import BY_HAND, BY_ITSELF, due
from journal_app.domain.errors import JournalFileError
from journal_app.domain.message import Message, message
from journal_app.services.session import Session
from journal_app.storage import backup, copies, settings
from journal_app.storage.copies import Copy
from journal_app.storage.keys import Key
from journal_app.storage.paths import Paths
from journal_app.storage.proof import Stopped, never
from journal_app.storage.protection import protect_copies

__all__ = ["Copy", "Stopped"]


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that was made and proved. ``elsewhere`` says why it is not in the second folder."""

    path: Path
    elsewhere: Message | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy there is: whether it lies in the second folder, and opens with today's key."""

    copy: Copy
    second: bool
    opens: bool


def make(session: Session, reason: str = BY_HAND, stopped: Callable[[], bool] = never) -> Made:
    """Make a copy now, prove it, carry it to the second folder, and let go of what is too old.

    Raises JournalFileError where no copy can be made, and Stopped where ``stopped`` says so.
    """
    now, journal = session.clock(), session.journal
    made = journal.copy(now, reason, stopped)
    copies.thin(made.parent, journal.path.stem, now)
    return Made(made, _carry(session))


def make_in(session: Session, target: Path) -> Made:
    """Make a copy in any folder and prove it; raises JournalFileError."""
    journal = session.journal
    try:
        if not target.is_dir():
            raise JournalFileError("There is no folder “{folder}”.", folder=target)
        made = copies.named(target, journal.path.stem, session.clock(), BY_HAND)
        journal.copy_to(made)
    except OSError as problem:
        raise JournalFileError(
            "No copy could be made in “{folder}” ({why}).",
            folder=target,
            why=problem.strerror or problem,
        ) from problem
    return Made(made)


def automatic(session: Session, stopped: Callable[[], bool] = never) -> Made | None:
    """Make a copy if anything has changed since the newest one, and that is half an hour old."""
    if session.read_only or not is_changed(session):
        return None
    if not due([one.made for one in _here(session.journal.path)], session.clock()):
        return None
    return make(session, BY_ITSELF, stopped)


def before(session: Session, reason: str) -> None:
    """Put a copy aside before something large is done; raises JournalFileError.

    A journal in which nothing is has nothing to lose.
    """
    with session.journal.read() as connection:
        if not copies.has_anything(connection):
            return
    make(session, reason)


def is_changed(session: Session) -> bool:
    """Whether anything is in the journal that the newest copy does not hold."""
    path = session.journal.path
    newest = next(iter(_here(path)), None)
    if newest is not None:
        with suppress(OSError):
            return newest.path.stat().st_mtime_ns != path.stat().st_mtime_ns
    with session.journal.read() as connection:
        return copies.has_anything(connection)


def folder(path: Path) -> Path:
    """Where the copies of the journal at ``path`` are."""
    return path.parent / backup.FOLDER


def second_folder(paths: Paths | None) -> Path | None:
    """The second place for copies that the leader chose on this computer, or None."""
    chosen = settings.load(paths.settings).copies_folder if paths else ""
    return Path(chosen) if chosen else None


def newest(path: Path) -> Copy | None:
    """The newest copy beside the journal at ``path``, or None."""
    return next(iter(_here(path)), None)


def listed(path: Path, paths: Paths | None, key: Key | None) -> tuple[Listed, ...]:
    """Every copy of the journal at ``path``, in both folders, the newest first."""
    found = [(one, False) for one in _here(path)]
    here = {one.path.name for one, _ in found}
    for place in _seconds(path, paths):
        found += [
            (one, True) for one in copies.found_in(place, path.stem) if one.path.name not in here
        ]
    found.sort(key=lambda item: (item[0].made, item[0].path.name), reverse=True)
    return tuple(Listed(one, second, _opens(one.path, key)) for one, second in found)


def protect_second(session: Session, before: Key | None) -> None:
    """Bring the copies in the second folder under today's key too, if it is there."""
    chosen = _second(session)
    if chosen is not None:
        with suppress(OSError, JournalFileError):
            copies.clear_unfinished(chosen, session.journal.path.stem)
            protect_copies(session.journal.path, chosen, before, session.journal.key)


def _carry(session: Session) -> Message | None:
    """Put the copies that are newer than those in the second folder there; says why it can't."""
    chosen, path = _second(session), session.journal.path
    if chosen is None:
        return None
    try:
        if not chosen.parent.is_dir():
            return message(
                "The second folder for copies, “{folder}”, is not there now. Copies go on in the "
                "first one.",
                folder=chosen.parent,
            )
        chosen.mkdir(exist_ok=True)
        copies.clear_unfinished(chosen, path.stem)
        if session.journal.key is not None:
            protect_copies(path, chosen, None, session.journal.key)
        there = copies.found_in(chosen, path.stem)
        here = _here(path)
        wanted = here[:1] if not there else [one for one in here if one.made > there[0].made]
        for one in reversed(wanted):
            backup.check_room(chosen, one.size)
            copies.carry(one.path, chosen)
        copies.thin(chosen, path.stem, session.clock())
    except JournalFileError as why:
        return why.message
    except OSError as problem:
        return message(
            "No copy could be put into the second folder, “{folder}” ({why}). Copies go on in "
            "the first one.",
            folder=chosen.parent,
            why=problem.strerror or problem,
        )
    return None


def _here(path: Path) -> tuple[Copy, ...]:
    return copies.found_in(folder(path), path.stem)


def _second(session: Session) -> Path | None:
    """The folder for this journal in the second place, apart from others of the same name."""
    chosen = second_folder(session.paths)
    if chosen is None:
        return None
    with session.journal.read() as connection:
        return chosen / f"{_named_second(session.journal.path)}{copies.mark(connection)}"


def _seconds(path: Path, paths: Paths | None) -> list[Path]:
    """Every folder in the second place that may be of this journal, also where it can't be read."""
    chosen = second_folder(paths)
    with suppress(OSError):
        if chosen is not None and chosen.is_dir():
            return sorted(chosen.glob(f"{escape(_named_second(path))}????????"))
    return []


def _named_second(path: Path) -> str:
    return f"Up to It copies of {path.stem} "


def _opens(path: Path, key: Key | None) -> bool:
    try:
        copies.key_of(path, (key,))
    except (JournalFileError, OSError):
        return False
    return True
