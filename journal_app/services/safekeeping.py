# SPDX-License-Identifier: MIT
"""A journal under a passphrase: setting, changing and removing it, and opening what has one."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from journal_app import content
from journal_app.domain import recovery_code as codes
from journal_app.domain.errors import InvalidValue, Locked, WrongPassphrase
from journal_app.exchange.formats import whole_bytes
from journal_app.services import copying
from journal_app.services.memory import keep_out_of_dumps
from journal_app.services.session import Session
from journal_app.storage import backup, keys

SHORTEST = 12
LONGEST_PAUSE = 30

T = TypeVar("T")
Opening = Callable[[str | None], Session]
Recall = Callable[[], str | None]
AskSecret = Callable[[Locked | WrongPassphrase, int], str]


def unlocked(
    opening: Callable[[str | None], T], ask: AskSecret, recall: Recall = lambda: None
) -> T:
    """Open a journal, asking for its passphrase or recovery code until one fits.

    ``recall`` may know a code that makes asking needless. ``ask`` hears why, and how many tries
    were wrong; it raises to give up. Raises what ``opening`` raises for other reasons.
    """
    why: Locked | WrongPassphrase
    try:
        return opening(None)
    except Locked as locked:
        why = locked
    keep_out_of_dumps()
    known = recall()
    if known is not None:
        # What is remembered may belong to an older file of this name: then it is asked as ever.
        with suppress(WrongPassphrase):
            return opening(known)
    tries = 0
    while True:
        secret = ask(why, tries)
        try:
            return opening(secret)
        except WrongPassphrase as wrong:
            why, tries = wrong, tries + 1


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
    keep_out_of_dumps()
    _protect(session, passphrase)
    return recovery_code(session)


def copies_left(session: Session) -> list[str]:
    """The names of the copies beside a protected journal that its passphrase does not open.

    They were damaged or made under another passphrase, and stay as they were; some can be read.
    """
    return [copy.name for copy in session.journal.copies_left()]


def copies_folder(session: Session) -> Path:
    """Where the copies beside the journal are."""
    return session.journal.path.parent / backup.FOLDER


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


def write_code_page(code: str, words: Sequence[str], today: date, path: Path) -> None:
    """Write a page with a recovery code for the printer: a PDF, or a text by its name.

    ``words`` are the title, what it is for, what to do with it, and a last line. Raises
    ExchangeError.
    """
    from journal_app.exchange import recovery_pdf

    groups = codes.groups(code)
    title, purpose, use, foot = words
    if path.suffix.lower() == ".txt":
        numbered = "\n".join(f"{place:>2}  {group}" for place, group in enumerate(groups, 1))
        page = f"{title}\n\n{purpose}\n\n{numbered}\n\n{use}\n\n{foot}\n".encode()
    else:
        design = content.resources() / "print" / "recovery.typ"
        page = recovery_pdf.pdf(groups, words, today, design)
    with whole_bytes(path) as file:
        file.write(page)


def recovery_code(session: Session) -> str:
    """The recovery code of the open journal; empty where it has no passphrase."""
    key = session.journal.key
    return "" if key is None else key.code
