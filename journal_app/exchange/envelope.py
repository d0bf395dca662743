# SPDX-License-Identifier: MIT
"""What lies sealed in a coach's library: signed by the coach, then encrypted to its readers (age).

The signature names the place that the content lies in, so whoever has the database can neither
read an envelope, nor write one, nor put one in the place of another without being found out.
"""

import zlib
from collections.abc import Sequence

import pyrage
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey
from pyrage import x25519

from journal_app.domain.errors import DamagedJournal
from journal_app.exchange.address import Address, Identity

_CONTEXT = b"up-to-it envelope 1\n"
"""What a signature begins with, so that nothing else we ever sign can be taken for an envelope."""
_SIGNATURE = 64


def closed(content: bytes, place: str, identity: Identity, readers: Sequence[Address]) -> bytes:
    """The content, signed for that place and encrypted to the keys of its readers."""
    small = zlib.compress(content)
    signature = SigningKey(identity.signs).sign(_signed(place, small)).signature
    to = [x25519.Recipient.from_str(one.age) for one in readers]
    return bytes(pyrage.encrypt(signature + small, to))


class Opener:
    """Opens envelopes that were signed by one identity and may be read by it."""

    def __init__(self, identity: Identity) -> None:
        self._reads = x25519.Identity.from_str(identity.reads)
        self._proves = VerifyKey(identity.address.verify)

    def opened(self, blob: bytes, place: str) -> bytes:
        """The content again; raises DamagedJournal where it is not what was put in that place."""
        try:
            whole = pyrage.decrypt(blob, [self._reads])
            signature, small = whole[:_SIGNATURE], whole[_SIGNATURE:]
            self._proves.verify(_signed(place, small), signature)
            return zlib.decompress(small)
        except (pyrage.DecryptError, CryptoError, ValueError, zlib.error) as problem:
            raise DamagedJournal(
                "Something in this library is not as you put it there, so it was left closed. "
                "Please take the file in once more, or bring back a copy of the library, and tell "
                "whoever looks after it."
            ) from problem


def _signed(place: str, content: bytes) -> bytes:
    name = place.encode()
    return _CONTEXT + len(name).to_bytes(4, "big") + name + content
