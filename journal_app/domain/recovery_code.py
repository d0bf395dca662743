# SPDX-License-Identifier: MIT
"""The recovery code: a journal's key as letters and digits that can be printed and typed back.

Crockford's base 32 leaves out I, L, O and U, so nothing is mistaken for a digit or spells a word
(crockford.com/base32). The 256 bits of the key and 24 bits of their SHA-256 make 56 characters.
"""

from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY_BYTES = 32
GROUP = 4
LENGTH = 56
_CHECK_BYTES = 3
_MISTAKEN = str.maketrans("ILO", "110")


def written(key: bytes) -> str:
    """The code of a key of 32 bytes: 14 groups of four characters, joined by hyphens."""
    number = int.from_bytes(key + _check(key), "big")
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(groups(letters))


def groups(code: str) -> list[str]:
    """The groups of four of a code, with or without hyphens."""
    letters = code.replace("-", "")
    return [letters[start : start + GROUP] for start in range(0, len(letters), GROUP)]


def looks_like(text: str) -> bool:
    """Whether a text is shaped like a code, however it is spaced, whether or not it is right."""
    letters = _letters(text)
    return len(letters) == LENGTH and all(letter in ALPHABET for letter in letters)


def read(text: str) -> bytes | None:
    """The key of a code as a person typed it, or None where its checksum says it is mistyped."""
    if not looks_like(text):
        return None
    number = 0
    for letter in _letters(text):
        number = number << 5 | ALPHABET.index(letter)
    whole = number.to_bytes(KEY_BYTES + _CHECK_BYTES, "big")
    key, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    return key if check == _check(key) else None


def same(typed: str, group: str) -> bool:
    """Whether a person typed this group, whatever its capitals and however read."""
    return _letters(typed) == _letters(group)


def _letters(text: str) -> str:
    kept = "".join(letter for letter in text.upper() if not letter.isspace() and letter != "-")
    return kept.translate(_MISTAKEN)


def _check(key: bytes) -> bytes:
    return sha256(key).digest()[:_CHECK_BYTES]
