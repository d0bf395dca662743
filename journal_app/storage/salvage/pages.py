# SPDX-License-Identifier: MIT
"""The pages of a database file one by one, where SQLite gives up the whole tree for one of them.

A page of a protected journal carries its own proof (see ``keys``), so that a damaged one is known
and the others are exactly as they were written. Nothing readable is put on the disk.
"""

import hmac
from pathlib import Path

from journal_app.storage import keys
from journal_app.storage.keys import PAGE, PLAIN, SALT, Key

_VECTOR, _PROOF = 16, 64


class Pages:
    """A file of pages, numbered from 1."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._file = path.open("rb")
        self._key = key
        self._secret = b"" if key is None else keys.proof_key(key)
        self.count = path.stat().st_size // PAGE
        self.usable = PAGE if key is None else PAGE - _VECTOR - _PROOF

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, number: int) -> bytes | None:
        """The part of a page that holds data, or None where it is not there or proves damaged."""
        if not 1 <= number <= self.count:
            return None
        self._file.seek((number - 1) * PAGE)
        page = self._file.read(PAGE)
        if self._key is None:
            return page
        body = page[SALT:] if number == 1 else page
        proof = hmac.digest(self._secret, body[:-_PROOF] + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(proof, body[-_PROOF:]):
            return None
        end = len(body) - _PROOF - _VECTOR
        plain = _decrypted(self._key, body[:end], body[end : end + _VECTOR])
        return PLAIN + plain if number == 1 else plain


def _decrypted(key: Key, data: bytes, vector: bytes) -> bytes:
    # Loaded only where a protected journal is repaired: it costs a start nothing.
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    reader = Cipher(AES(key.raw), CBC(vector)).decryptor()
    return reader.update(data) + reader.finalize()
