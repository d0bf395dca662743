# SPDX-License-Identifier: MIT
"""Bytes as letters and digits that bear being read out, retyped and sent: bech32 (BIP 173, 350).

It is how age writes its keys. No two of its letters look alike, capitals do not matter, and six
of them check the rest.
"""

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHECK_LETTERS = 6
AGE, OURS = 1, 0x2BC830A3
"""What the check comes to: as age has it, and as BIP 350 mends it for texts of any length."""
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def written(prefix: str, content: bytes, check: int) -> str:
    """The bytes as small letters behind the prefix and a 1."""
    values = _fives(content)
    rest = _check(_prefix(prefix) + values + [0] * CHECK_LETTERS) ^ check
    values += [rest >> 5 * place & 31 for place in reversed(range(CHECK_LETTERS))]
    return f"{prefix}1{''.join(LETTERS[value] for value in values)}"


def read(prefix: str, text: str, check: int) -> bytes | None:
    """The bytes of a text as ``written`` makes it, or None where that is mistyped."""
    head, _, letters = text.partition("1")
    if head != prefix or len(letters) < CHECK_LETTERS or not set(letters) <= set(LETTERS):
        return None
    values = [LETTERS.index(letter) for letter in letters]
    if _check(_prefix(prefix) + values) != check:
        return None
    return _bytes(values[:-CHECK_LETTERS])


def length(count: int) -> int:
    """How many letters so many bytes come to, the check with them."""
    return -(-count * 8 // 5) + CHECK_LETTERS


def beginning(letters: str) -> int | None:
    """The first byte of some letters without their prefix, or None where they are too few."""
    if len(letters) < 2 or not set(letters[:2]) <= set(LETTERS):
        return None
    return (LETTERS.index(letters[0]) << 5 | LETTERS.index(letters[1])) >> 2


def _prefix(prefix: str) -> list[int]:
    return [ord(one) >> 5 for one in prefix] + [0] + [ord(one) & 31 for one in prefix]


def _check(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate(_GENERATOR):
            check ^= term if top >> place & 1 else 0
    return check


def _fives(content: bytes) -> list[int]:
    count = -(-len(content) * 8 // 5)
    number = int.from_bytes(content, "big") << count * 5 - len(content) * 8
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def _bytes(values: list[int]) -> bytes | None:
    """The bytes of groups of five bits; None where bits are left over that are not blank."""
    count, over = divmod(len(values) * 5, 8)
    number = 0
    for value in values:
        number = number << 5 | value
    if over >= 5 or number & (1 << over) - 1:
        return None
    return (number >> over).to_bytes(count, "big")
