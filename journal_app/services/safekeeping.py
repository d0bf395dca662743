# SPDX-License-Identifier: MIT
"""A journal under a passphrase: setting, changing and removing it, and opening what has one."""

from collections.abc import Callable

from journal_app.domain.errors import InvalidValue, Locked, WrongPassphrase
from journal_app.services import copying
from journal_app.services.session import Session
from journal_app.storage import keys

SHORTEST = 12
LONGEST_PAUSE = 30

Opening = Callable[[str | None], Session]
AskSecret = Callable[[Locked | WrongPassphrase, int], str]


def unlocked(opening: Opening, ask: AskSecret) -> Session:
    """Open a journal, asking for its passphrase or recovery code until one fits.

    ``ask`` hears why, and how many tries were wrong; it raises to give up. Raises what
    ``opening`` raises for other reasons.
    """
    secret: str | None = None
    tries = 0
    while True:
        try:
            return opening(secret)
        except (Locked, WrongPassphrase) as why:
            wrong = isinstance(why, WrongPassphrase)
            tries += wrong
            secret = ask(why, tries)


def pause_after(wrong: int) -> int:
    """Seconds to wait before another try, after so many wrong ones: 0, 0, 1, 2, 4 … 30."""
    return 0 if wrong < 3 else min(2 ** (wrong - 3), LONGEST_PAUSE)


def is_protected(session: Session) -> bool:
    """Whether the journal that is open has a passphrase."""
    return session.journal.key is not None


def protect(session: Session, passphrase: str) -> str:
    """Put the journal and its copies under a new passphrase; returns the new recovery code.

    Raises InvalidValue for one too short, and the errors of ``Journal.protect``.
    """
    if len(passphrase) < SHORTEST:
        raise InvalidValue(
            "A passphrase needs {shortest} characters or more. Four or five words that have "
            "nothing to do with each other are strong and easy to remember.",
            shortest=SHORTEST,
        )
    _protect(session, passphrase)
    return recovery_code(session)


def unprotect(session: Session) -> None:
    """Make the journal and its copies files that anybody can read."""
    _protect(session, None)


def renew_code(session: Session, passphrase: str) -> str:
    """A new recovery code under the same passphrase; the old code opens nothing any more.

    Raises WrongPassphrase where it is not the passphrase in use.
    """
    check(session, passphrase)
    _protect(session, passphrase)
    return recovery_code(session)


def _protect(session: Session, passphrase: str | None) -> None:
    before = session.journal.key
    session.journal.protect(passphrase, session.clock())
    copying.protect_second(session, before)


def check(session: Session, secret: str) -> None:
    """Raises WrongPassphrase unless this passphrase or recovery code opens the open journal."""
    key = session.journal.key
    if key is not None and keys.key_for(session.journal.path, secret) != key:
        raise WrongPassphrase("That is not the passphrase of this journal. Please try again.")


def recovery_code(session: Session) -> str:
    """The recovery code of the open journal; empty where it has no passphrase."""
    key = session.journal.key
    return "" if key is None else key.code
