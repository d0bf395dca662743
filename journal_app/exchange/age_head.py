# SPDX-License-Identifier: MIT
"""The head of an age file, looked at before anything is decrypted (age-encryption.org/v1).

A stranger decides in it how much work a passphrase takes: 22 doublings took 21 seconds and four
gigabytes here, and pyrage by itself lets through up to 24. So the head says first what it asks.
"""

from dataclasses import dataclass

from journal_app.domain.errors import ExchangeError

MOST_HEAD = 16_384
"""Bytes before the line that ends the head."""
MOST_READERS = 64
MOST_DOUBLINGS = 20
"""Of the work for one guess at a passphrase: a gigabyte, and three seconds on a slow machine."""
_FIRST = b"age-encryption.org/v1"
SAYS = b"age-encryption.org/"
_END = b"\n---"


@dataclass(frozen=True, slots=True)
class Head:
    """How many keys open it, or with ``doublings`` that a passphrase does."""

    keys: int
    doublings: int | None


def head(content: bytes) -> Head:
    """What the head of a file says; raises ExchangeError where it is none or asks too much."""
    first = content[: len(_FIRST) + 1].split(b"\n")[0]
    if first != _FIRST:
        raise newer() if first.startswith(SAYS) and len(first) > len(SAYS) else foreign()
    end = content.find(_END, 0, MOST_HEAD)
    if end < 0:
        raise damaged() if len(content) < MOST_HEAD else too_much()
    stanzas = [
        line.split(b" ")[1:] for line in content[:end].split(b"\n") if line.startswith(b"->")
    ]
    if len(stanzas) > MOST_READERS:
        raise too_much()
    guesses = [one for one in stanzas if one[:1] == [b"scrypt"]]
    if not guesses:
        return Head(sum(one[:1] == [b"X25519"] for one in stanzas), None)
    if len(stanzas) > 1 or len(guesses[0]) != 3:
        raise damaged()
    doublings = guesses[0][2]
    if not doublings.isdigit() or len(doublings) > 2 or int(doublings) > MOST_DOUBLINGS:
        raise too_much()
    return Head(0, int(doublings))


def foreign() -> ExchangeError:
    """It is something else."""
    return ExchangeError(
        "This is not a sealed file of Up to It, so nothing was taken from it. Please choose the "
        "file whose name ends in .uptoit."
    )


def newer() -> ExchangeError:
    """It comes from a later version."""
    return ExchangeError(
        "This file was sealed in a way that is newer than this version of Up to It. Please "
        "update the program, or ask for a PDF."
    )


def damaged() -> ExchangeError:
    """It is not as it was written."""
    return ExchangeError(
        "This sealed file was cut short or damaged on its way, so nothing was taken from it. "
        "Please ask for it to be sent once more."
    )


def too_much() -> ExchangeError:
    """It asks for more than anything of ours."""
    return ExchangeError(
        "This file asks for more work to open it than any sealed file of Up to It does, so it "
        "was left closed. Please ask where it comes from."
    )
