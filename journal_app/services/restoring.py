# SPDX-License-Identifier: MIT
"""A copy brought back: in the place of the journal, or to a new file beside everything else."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.errors import JournalFileError, Locked, WrongPassphrase
from journal_app.services import copying
from journal_app.services.journal_file import JournalFile, Unlocked, nobody, unlock
from journal_app.services.safekeeping import AskSecret
from journal_app.storage import copies, keys, restoring
from journal_app.storage.keys import Key


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the journal is that was brought back, and under which name the one before is kept."""

    path: Path
    aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A copy to bring back, what opens it, and what opens the journal that it replaces."""

    copy: Path
    key: Key | None
    today: Key | None


def restore(file: JournalFile, copy: Path, former: AskSecret | None = None) -> Restored:
    """Bring a copy back in the place of the journal, which is put aside as a copy itself.

    The copy is written to a new file first, opened, proved and brought up to date. It comes under
    the passphrase that is in force where that is known, and keeps its own otherwise. ``former``
    is asked for the passphrase of a copy that today's does not open. At every moment the file is
    either the one before or the one after. Raises JournalFileError and its kin; the journal is as
    it was then.
    """
    opened, today = _unlocked(file, copy, former)
    if today is None and keys.is_plain(copy) and not keys.looks_readable(file.path):
        raise Locked(
            "The journal is protected and this copy is not, so the passphrase is needed first."
        )
    return _put(file, copy, opened.key, today)


def prove(chosen: Chosen) -> None:
    """Read a copy whole before anything is closed for it; raises JournalFileError."""
    restoring.prove_copy(chosen.copy, chosen.key)


def restore_chosen(file: JournalFile, chosen: Chosen) -> Restored:
    """The same for a journal that the window had open and has closed; it knows both keys."""
    return _put(file, chosen.copy, chosen.key, Unlocked(chosen.today))


def restore_to(
    file: JournalFile, copy: Path, target: Path, former: AskSecret | None = None
) -> Restored:
    """Bring a copy back to a new file and leave the journal alone.

    Raises JournalFileError and its kin, also where there is a file of that name.
    """
    if target.exists() or not target.absolute().parent.is_dir():
        raise JournalFileError(
            "“{path}” is there already, or its folder is not. Please name a new file.", path=target
        )
    opened, today = _unlocked(file, copy, former)
    wanted = opened.key if today is None else today.key or opened.key
    restoring.make(restoring.Source(copy, opened.key, wanted), target)
    return Restored(target)


def key_of_copy(copy: Path, today: Key | None, secret: str | None = None) -> Key | None:
    """What opens a copy: today's key, or one from the passphrase it had; None for a plain one.

    Raises Locked where today's does not open it and no ``secret`` is given, and WrongPassphrase.
    """
    try:
        return copies.key_of(copy, (today,))
    except JournalFileError:
        if secret is None:
            raise Locked(
                "This copy is under a passphrase that the journal had before. Please give that "
                "one, or its recovery code."
            ) from None
    return unlock(copy, nobody_twice, secret).key


def nobody_twice(why: Locked | WrongPassphrase, wrong: int) -> str:
    """Says that what was typed does not fit."""
    raise WrongPassphrase("That does not open this copy. Please try again.") from why


def chosen(file: JournalFile, named: str) -> Path:
    """The copy with that number in the list, the newest being 1, or the file of that name.

    Raises JournalFileError where there is none.
    """
    found = copying.listed(file.path, file.paths, None)
    if named.isdecimal() and 1 <= int(named) <= len(found):
        return found[int(named) - 1].copy.path
    if Path(named).is_file():
        return Path(named)
    raise JournalFileError(
        "There is no copy “{named}”. “uptoit restore --list” lists those there are.", named=named
    )


def _unlocked(
    file: JournalFile, copy: Path, former: AskSecret | None
) -> tuple[Unlocked, Unlocked | None]:
    """The key of the copy, and that of the journal where it is known."""
    secret: str | None = None
    there = file.path.is_file()
    locked = there and keys.is_protected(file.path) and not keys.looks_readable(file.path)
    if locked or keys.is_protected(copy):
        secret = file.ask(
            Locked("The journal is protected. Please give its passphrase or recovery code."), 0
        )
    opened = unlock(copy, former or _once_more(file.ask), secret)
    if not there:
        return opened, Unlocked(None)
    for one in (secret, opened.secret):
        try:
            return opened, unlock(file.path, nobody, one)
        except (Locked, WrongPassphrase):
            continue
    return opened, None


def _once_more(ask: AskSecret) -> AskSecret:
    return lambda why, wrong: ask(
        WrongPassphrase("That does not open the copy. It may be under a passphrase from before."),
        wrong + 1,
    )


def _put(file: JournalFile, copy: Path, key: Key | None, today: Unlocked | None) -> Restored:
    wanted = key if today is None else today.key or key
    aside = restoring.put_in_place(
        restoring.Source(copy, key, wanted),
        file.path,
        file.clock(),
        today.key if today else None,
        opens=today is not None,
    )
    file.accept(wanted)
    return Restored(file.path, aside)
