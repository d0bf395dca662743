# SPDX-License-Identifier: MIT
"""What a head of an age file asks for is known before any work is done for it."""

import time

import pytest

from journal_app.domain.errors import ExchangeError
from journal_app.exchange.age_head import MOST_DOUBLINGS, MOST_READERS, Head, head

FIRST = b"age-encryption.org/v1\n"
KEY = b"-> X25519 bjBTTY1kpyQ0ajnsl0pLuKy4NBG4Y4jS4vhlRCyDhEA\nAOxDghFjjp\n"
GREASE = b"-> N.Pkb/-grease 3\n1LPfe/7yvkP3X47so+2CM4M\n"
END = b"--- SYIKSdLbMLN9/g56fSOl9gZWlLDXGQuK23PcdqfGU94\n\x00\x01"


def guess(doublings: bytes) -> bytes:
    """A stanza for a passphrase."""
    return b"-> scrypt LAOfLhyTpBXbm8PMeaawJQ " + doublings + b"\nMD+4jOq47iI\n"


def test_it_says_how_many_keys_open_it_or_what_a_passphrase_costs() -> None:
    assert head(FIRST + KEY + GREASE + END) == Head(1, None)
    assert head(FIRST + KEY * 3 + END) == Head(3, None)
    assert head(FIRST + guess(b"18") + END) == Head(0, 18)
    assert head(FIRST + guess(str(MOST_DOUBLINGS).encode()) + END) == Head(0, 20)


@pytest.mark.parametrize("doublings", [b"21", b"22", b"30", b"63", b"99", b"999", b"-1", b"1e9"])
def test_a_passphrase_that_costs_more_than_three_seconds_is_never_tried(doublings: bytes) -> None:
    began = time.perf_counter()
    with pytest.raises(ExchangeError, match="asks for more work"):
        head(FIRST + guess(doublings) + END)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a sealed file"),
        (b"%PDF-1.7\n", "not a sealed file"),
        (b"PK\x03\x04", "not a sealed file"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "not a sealed file"),
        (b"age-encryption.org/", "not a sealed file"),
        (b"\xff" * 100, "not a sealed file"),
        (b"age-encryption.org/v2\n" + KEY + END, "newer than this version"),
        (b"age-encryption.org/v", "newer than this version"),
        (FIRST, "cut short or damaged"),
        (FIRST + KEY, "cut short or damaged"),
        (FIRST + guess(b"18") + KEY + END, "cut short or damaged"),
        (FIRST + guess(b"18") * 2 + END, "cut short or damaged"),
        (FIRST + b"-> scrypt a b c d\n" + END, "cut short or damaged"),
        (FIRST + b"-> scrypt\n" + END, "cut short or damaged"),
        (FIRST + KEY * (MOST_READERS + 1) + END, "asks for more work"),
        (FIRST + b"-> x\n" + b"a" * 20_000 + END, "asks for more work"),
        (FIRST + b"A" * 1_000_000, "asks for more work"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        head(content)
