# SPDX-License-Identifier: MIT
"""The key of a protected journal: from a passphrase or a recovery code, and what it opens.

A protected journal is a SQLCipher 4 file. Its first 16 bytes are a salt; Argon2id (RFC 9106) over
the passphrase with that salt gives the key, so there is no second file to lose. Each page ends in
a vector of 16 bytes and an HMAC-SHA512 over the page (SQLCipher's design notes, version 4).
"""

import hmac
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac
from pathlib import Path

from journal_app.domain import recovery_code
from journal_app.domain.errors import JournalFileError, WrongPassphrase

SALT = 16
PAGE = 4096
PLAIN = b"SQLite format 3\x00"
# libsodium's measure on a laptop: about a quarter of a second. They belong to the file's format.
_ROUNDS = 3
_MEMORY = 128 * 1024 * 1024
_HMAC = 64
_RESERVED = 16 + _HMAC
_HMAC_SALT_MASK = 0x3A
_HMAC_ROUNDS = 2
_ENCRYPTED = 0.55
_SAMPLE = 64
_HIGH = bytes(range(128, 256))


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """32 bytes that open one journal, and the 16 bytes of salt that they were made with."""

    raw: bytes = field(repr=False)
    salt: bytes

    @property
    def code(self) -> str:
        """The recovery code that stands for this key."""
        return recovery_code.written(self.raw)

    @property
    def opens(self) -> str:
        """What SQLCipher is told to open a file that has its salt."""
        return f"x'{self.raw.hex()}'"

    @property
    def makes(self) -> str:
        """What SQLCipher is told to make a file with this key and salt."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def is_protected(path: Path) -> bool:
    """Whether the file could be a protected journal: whole pages of what is not plain SQLite."""
    head = salt_of(path)
    if len(head) < SALT or head == PLAIN or _is_text(head):
        return False
    size = path.stat().st_size
    # A save that a power cut interrupted may leave part of a page, which SQLite then takes back.
    rollback = path.with_name(path.name + "-journal")
    interrupted = rollback.exists() and rollback.stat().st_size > 0
    return size >= PAGE and (size % PAGE == 0 or interrupted)


def looks_readable(path: Path) -> bool:
    """Whether a file whose beginning is damaged was one that anybody can read.

    In an encrypted page half of the bytes are above 127; a page of words has hardly any.
    """
    count = path.stat().st_size // PAGE
    pages = readable = 0
    with path.open("rb") as file:
        for number in range(0, count, max(1, count // _SAMPLE)):
            file.seek(number * PAGE)
            low = len(file.read(PAGE).translate(None, _HIGH))
            pages += 1
            readable += low > PAGE * _ENCRYPTED
    return readable * 4 > pages


def is_plain(path: Path) -> bool:
    """Whether the file is a database that anybody can read."""
    return salt_of(path) == PLAIN


def salt_of(path: Path) -> bytes:
    """The first 16 bytes of a file, which are the salt of a protected one."""
    try:
        with path.open("rb") as file:
            return file.read(SALT)
    except OSError as problem:
        raise JournalFileError(
            "“{path}” cannot be read: {why}.", path=path, why=problem.strerror
        ) from problem


def new_key(passphrase: str) -> Key:
    """A key for a file that is still to be made, with a fresh salt."""
    return _derived(passphrase, _fresh_salt())


def fresh_key(secret: str) -> Key:
    """The same from a passphrase or a recovery code; raises as ``key_for``."""
    return key_from(_fresh_salt(), secret)


def key_for(path: Path, secret: str) -> Key:
    """The key that a passphrase or a recovery code gives for the protected journal at ``path``.

    Whether it fits is for ``fits`` to say. Raises WrongPassphrase for a code that was mistyped.
    """
    return key_from(salt_of(path), secret)


def key_from(salt: bytes, secret: str) -> Key:
    """The key that a passphrase or a recovery code gives with a salt; raises as ``key_for``."""
    if recovery_code.looks_like(secret):
        raw = recovery_code.read(secret)
        if raw is None:
            raise WrongPassphrase(
                "That looks like a recovery code with a character wrong. Please compare it with "
                "your printed page, group by group."
            )
        return Key(raw, salt)
    return _derived(secret, salt)


def fits(path: Path, key: Key) -> bool:
    """Whether any page of the file was written with this key.

    One page is enough: damage spoils single pages, a wrong key fits none.
    """
    secret = proof_key(key)
    for number, page in enumerate(_pages(path), 1):
        body = page[SALT:] if number == 1 else page
        signed, found = body[:-_HMAC], body[-_HMAC:]
        wanted = hmac.digest(secret, signed + number.to_bytes(4, "little"), "sha512")
        if hmac.compare_digest(wanted, found):
            return True
    return False


def proof_key(key: Key) -> bytes:
    """What the proof at the end of each page is made with."""
    salt = bytes(byte ^ _HMAC_SALT_MASK for byte in key.salt)
    return pbkdf2_hmac("sha512", key.raw, salt, _HMAC_ROUNDS, recovery_code.KEY_BYTES)


def _derived(passphrase: str, salt: bytes) -> Key:
    # Loaded only where there is a passphrase: it costs a plain journal's start nothing.
    from nacl.pwhash import argon2id

    # The same word must give the same key, whichever way a keyboard composes its accents.
    told = unicodedata.normalize("NFC", passphrase).encode()
    raw = argon2id.kdf(recovery_code.KEY_BYTES, told, salt, opslimit=_ROUNDS, memlimit=_MEMORY)
    return Key(raw, salt)


def _fresh_salt() -> bytes:
    while _is_text(salt := os.urandom(SALT)):
        pass  # Once in millions it would make the file look like a text.
    return salt


def _is_text(head: bytes) -> bool:
    return all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head)


def _pages(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while len(page := file.read(PAGE)) == PAGE:
            yield page
