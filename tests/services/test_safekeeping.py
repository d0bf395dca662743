# SPDX-License-Identifier: MIT
"""Asking for a passphrase until one fits, with a growing pause, and what the words must be."""

import pytest

from journal_app.domain.errors import InvalidValue, JournalError, Locked, WrongPassphrase
from journal_app.services import safekeeping
from journal_app.services.session import Session


def test_the_pause_grows_and_ends() -> None:
    assert [safekeeping.pause_after(wrong) for wrong in range(10)] == [
        0, 0, 0, 1, 2, 4, 8, 16, 30, 30,
    ]  # fmt: skip


def test_it_asks_until_one_fits_and_says_why(session: Session) -> None:
    heard: list[tuple[type[JournalError], int]] = []

    def opening(secret: str | None) -> Session:
        if secret is None:
            raise Locked("locked")
        if secret != "right":
            raise WrongPassphrase("wrong")
        return session

    answers = iter(("a", "b", "right"))

    def ask(why: Locked | WrongPassphrase, wrong: int) -> str:
        heard.append((type(why), wrong))
        return next(answers)

    assert safekeeping.unlocked(opening, ask) is session
    assert heard == [(Locked, 0), (WrongPassphrase, 1), (WrongPassphrase, 2)]


def test_a_passphrase_is_set_checked_and_its_code_renewed(session: Session) -> None:
    assert not safekeeping.is_protected(session)
    with pytest.raises(InvalidValue):
        safekeeping.protect(session, "eleven char")
    code = safekeeping.protect(session, "twelve chars")
    assert safekeeping.is_protected(session)
    safekeeping.check(session, "twelve chars")
    safekeeping.check(session, code)
    with pytest.raises(WrongPassphrase):
        safekeeping.check(session, "twelve charz")
    with pytest.raises(WrongPassphrase):
        safekeeping.renew_code(session, "twelve charz")
    assert safekeeping.recovery_code(session) == code
    assert safekeeping.renew_code(session, "twelve chars") != code
    safekeeping.unprotect(session)
    assert not safekeeping.is_protected(session)
