# SPDX-License-Identifier: MIT
"""Two keys as six words that two people can compare by telephone.

Each word stands for 11 bits of a hash of both keys, 66 in all; the hash is slow on purpose, so
that looking for keys with the same words comes to about 80. The list of words belongs to the
format: in a copy with other words the same keys would sound otherwise.
"""

from functools import cache
from hashlib import pbkdf2_hmac

from journal_app.resources import resources

WORDS = 6
LIST = 2_048
_BITS = 11
_ROUNDS = 20_000
_SALT = b"up to it, six words, 1"


@cache
def listed() -> tuple[str, ...]:
    """The list: 2,048 words, in the order of their numbers."""
    text = (resources() / "words" / "six-words.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def words_of(keys: bytes) -> tuple[str, ...]:
    """The six words of some keys."""
    digest = pbkdf2_hmac("sha256", keys, _SALT, _ROUNDS, -(-WORDS * _BITS // 8))
    number = int.from_bytes(digest, "big") >> len(digest) * 8 - WORDS * _BITS
    places = (number >> _BITS * place & LIST - 1 for place in reversed(range(WORDS)))
    return tuple(listed()[place] for place in places)
