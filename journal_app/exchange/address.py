# SPDX-License-Identifier: MIT
"""Who seals and who reads: a pair of secrets, and the public line of text that others get.

A line such as ``uptoit1qxw…`` holds a name, the key that proves who sealed (Ed25519) and the key
to seal to (X25519, as age has it). It is found again in whatever a mail program or a chat made of
it: broken into lines, quoted, in capitals, with words before and after.
"""

import re
from dataclasses import dataclass, field

from nacl.bindings import crypto_scalarmult
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey
from pyrage import x25519

from journal_app.domain.errors import ExchangeError
from journal_app.exchange import bech32
from journal_app.exchange.fingerprint import words_of

MOST_NAME = 60
"""Bytes of a name in UTF-8."""
MOST_TEXT = 20_000
"""Characters of a text that somebody pastes to have a line found in it."""
_PREFIX, _AGE = "uptoit", "age"
_KEY = 32
_KEYS = 2 * _KEY
_BETWEEN = re.compile(r"[\s>|*=_`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff-]+")
"""What mail programs, chats and people put into a long word."""


@dataclass(frozen=True, slots=True)
class Address:
    """A name and two public keys: ``verify`` (Ed25519) and ``recipient`` (X25519), 32 bytes each.

    The name is what its owner goes by; it may be empty, and it proves nothing.
    """

    name: str
    verify: bytes
    recipient: bytes

    @property
    def line(self) -> str:
        """The address as one word of some 120 letters and digits."""
        name = self.name.encode()
        content = bytes([len(name)]) + self.verify + self.recipient + name
        return bech32.written(_PREFIX, content, bech32.OURS)

    @property
    def words(self) -> tuple[str, ...]:
        """Six words for the keys, to be compared by telephone."""
        return words_of(self.keys)

    @property
    def keys(self) -> bytes:
        """Both keys: what makes two addresses those of the same person, whatever their names."""
        return self.verify + self.recipient

    @property
    def age(self) -> str:
        """The key to seal to, as age writes it: ``age1…``."""
        return bech32.written(_AGE, self.recipient, bech32.AGE)

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address in a text; raises ExchangeError where there is none, or it is mistyped."""
        if len(text) > MOST_TEXT:
            raise ExchangeError(
                "That is far more than an address. Please paste the one line that begins with "
                "“uptoit1”."
            )
        letters = _BETWEEN.sub("", text).lower()
        found = None
        for hit in re.finditer(f"{_PREFIX}1", letters):
            found = _content(letters[hit.end() :])
            if found is not None:
                return _address(found)
        if f"{_PREFIX}1" not in letters:
            raise ExchangeError(
                "There is no address in that text. An address is one long word that begins with "
                "“uptoit1”; please copy the whole of it."
            )
        raise ExchangeError(
            "This address has lost or changed some letters on its way. Please copy the whole of "
            "it, or ask for it to be sent once more."
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """The secrets behind an address: an Ed25519 seed, and an age secret key as text."""

    name: str
    signs: bytes = field(repr=False)
    reads: str = field(repr=False)

    @classmethod
    def fresh(cls, name: str = "") -> "Identity":
        """New secrets, from the system's own chance."""
        return cls(clean_name(name), bytes(SigningKey.generate()), str(x25519.Identity.generate()))

    @property
    def address(self) -> Address:
        """What others get to know of it."""
        recipient = bech32.read(_AGE, str(x25519.Identity.from_str(self.reads).to_public()), 1)
        assert recipient is not None
        return Address(self.name, bytes(SigningKey(self.signs).verify_key), recipient)


def clean_name(name: str) -> str:
    """A name with single blanks; raises ExchangeError where it is too long for an address."""
    tidy = " ".join(name.split())
    if len(tidy.encode("utf-8", "replace")) > MOST_NAME or not _can_be_name(tidy):
        raise ExchangeError(
            "A name in an address has at most {most} letters and no unusual signs. Please choose "
            "a shorter one.",
            most=MOST_NAME,
        )
    return tidy


def recipient_of(age: str) -> bytes | None:
    """The key in an ``age1…`` text, or None where it is none that can be sealed to."""
    found = bech32.read(_AGE, age, bech32.AGE)
    return found if found is not None and len(found) == _KEY and _is_sound(found) else None


def _is_sound(recipient: bytes) -> bool:
    """Whether a key makes secrets; a few dozen weak ones do not, and age gives up on those."""
    try:
        crypto_scalarmult(b"\x40" * _KEY, recipient)
    except CryptoError:
        return False
    return True


def _content(letters: str) -> bytes | None:
    """The bytes at the head of some letters, whatever follows them."""
    name = bech32.beginning(letters)
    if name is None or name > MOST_NAME:
        return None
    return bech32.read(
        _PREFIX, f"{_PREFIX}1{letters[: bech32.length(1 + _KEYS + name)]}", bech32.OURS
    )


def _address(content: bytes) -> Address:
    keys, name = content[1 : 1 + _KEYS], content[1 + _KEYS :]
    try:
        written = name.decode("utf-8")
    except UnicodeDecodeError:
        written = "\x00"
    if not _is_sound(keys[_KEY:]):
        raise ExchangeError(
            "Nothing can be sealed to this address: no program makes such a key. Please ask for "
            "another one, by telephone."
        )
    if not _can_be_name(written) or written != " ".join(written.split()):
        raise ExchangeError(
            "The name in this address holds signs that no name has, so it was not taken. Please "
            "ask for another one."
        )
    return Address(written, keys[:_KEY], keys[_KEY:])


def _can_be_name(name: str) -> bool:
    return name.isprintable()
