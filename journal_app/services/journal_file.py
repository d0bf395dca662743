# SPDX-License-Identifier: MIT
"""A journal as a file, which may be closed, protected or too damaged to open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from journal_app.domain.errors import JournalFileError, Locked, WrongPassphrase
from journal_app.services.safekeeping import AskSecret
from journal_app.services.session import Clock
from journal_app.storage import keys, watermark, written
from journal_app.storage.keys import Key
from journal_app.storage.paths import Paths


def nobody(why: Locked | WrongPassphrase, wrong: int) -> str:
    """Asks nobody: what is protected stays so."""
    raise why


@dataclass(frozen=True, slots=True)
class JournalFile:
    """Where the journal is, what time it is, and who knows its passphrase."""

    path: Path
    clock: Clock
    ask: AskSecret = nobody
    paths: Paths | None = None

    def accept(self, key: Key | None) -> None:
        """Let no watermark speak against what was brought back or mended; ``key`` opens it."""
        if self.paths is not None:
            watermark.forget(self.paths.state, written.id_in(self.path, key))


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What opens a file: ``key`` is None where anybody can read it. ``secret`` is what was said."""

    key: Key | None
    secret: str | None = field(default=None, repr=False)


def unlock(
    path: Path,
    ask: AskSecret,
    secret: str | None = None,
    salts: Callable[[], tuple[bytes, ...]] = tuple,
) -> Unlocked:
    """Find the key of the file at ``path``, asking for its passphrase until one fits.

    ``secret`` is tried first. ``salts`` are of the journal's copies: the key can be made with one
    of them where the beginning of the file itself is damaged. Raises what ``ask`` raises, and
    JournalFileError for a file that can't be read.
    """
    if not path.is_file():
        raise JournalFileError("There is no file at “{path}”.", path=path)
    if keys.is_plain(path) or keys.looks_readable(path):
        return Unlocked(None, secret)
    tries = 0
    why: Locked | WrongPassphrase = Locked(
        "“{path}” is protected. Please give its passphrase or its recovery code.", path=path
    )
    while True:
        if secret is not None:
            try:
                found = _fitting(path, secret, (keys.salt_of(path), *salts()))
            except WrongPassphrase as mistyped:
                why, found = mistyped, None
            if found is not None:
                return Unlocked(found, secret)
        secret = ask(why, tries)
        tries += 1
        why = WrongPassphrase("That does not open “{path}”. Please try again.", path=path.name)


def _fitting(path: Path, secret: str, salts: tuple[bytes, ...]) -> Key | None:
    for salt in dict.fromkeys(salts):
        key = keys.key_from(salt, secret)
        if keys.fits(path, key):
            return key
    return None
