# SPDX-License-Identifier: MIT
"""People who seal and read, and small letters between them."""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import date
from hashlib import scrypt, sha256
from typing import Any

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.signing import SigningKey

from journal_app.domain import reply as replies
from journal_app.domain.reply import Remark, Reply
from journal_app.exchange import bech32
from journal_app.exchange.address import Identity

CONTEXT = b"up-to-it sealed 1\n"
PASSPHRASE = "otter lantern Tuesday"


def person(number: int, name: str) -> Identity:
    """Somebody whose secrets are the same in every run; never use such secrets."""
    reads = bech32.written("age-secret-key-", bytes([number]) * 32, bech32.AGE).upper()
    return Identity(name, bytes([number + 100]) * 32, reads)


LEADER, COACH, STRANGER = person(1, "SB"), person(2, "Ruth Okafor"), person(3, "Mallory")

REPLY = Reply(
    id="0190a3d1-0000-7000-8000-00000000000a",
    summary="0190a3d1-0000-7000-8000-000000000001",
    hash="ab" * 32,
    coach="Ruth Okafor",
    made=date(2026, 11, 24),
    remarks=(
        Remark("r1", "noticed", "You wrote “we” where you began with “they”.", "focus-1"),
        Remark("r2", "question", "What would have to be true for the board to ask first?"),
    ),
)
DATA: dict[str, Any] = json.loads(json.dumps(replies.as_data(REPLY)))


def text(value: object) -> str:
    """JSON as the format has it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def inside(content: bytes, reader: Identity) -> dict[str, Any]:
    """The payload of a sealed file, as any program for age finds it."""
    found = json.loads(pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(reader.reads)]))
    assert isinstance(found, dict)
    return found


def signed(letter: Mapping[str, object], signer: Identity, **others: object) -> dict[str, Any]:
    """A payload whose letter is signed by somebody, whatever it says."""
    words = text(letter)
    signature = SigningKey(signer.signs).sign(CONTEXT + words.encode()).signature
    return {
        "format": "up-to-it sealed",
        "version": 1,
        "letter": words,
        "signature": base64.b64encode(signature).decode(),
        "data": text(DATA),
        "pdf": None,
        **others,
    }


def closed(payload: object, *readers: Identity) -> bytes:
    """Anything, encrypted to somebody."""
    return bytes(
        pyrage.encrypt(
            payload if isinstance(payload, bytes) else text(payload).encode(),
            [pyrage.x25519.Recipient.from_str(one.address.age) for one in readers],
        )
    )


def whispered(payload: object, passphrase: str, doublings: int = 4) -> bytes:
    """Anything, encrypted to a passphrase as the description of age has it, at next to no cost.

    pyrage takes as much work as a second holds, which is too much to do in every test.
    """
    content = payload if isinstance(payload, bytes) else text(payload).encode()
    assert len(content) < 65_536
    key, salt, nonce = bytes(range(16)), bytes(range(16, 32)), bytes(range(32, 48))
    wraps = scrypt(
        passphrase.encode(),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=2**doublings,
        r=8,
        p=1,
        dklen=32,
    )
    body = ChaCha20Poly1305(wraps).encrypt(bytes(12), key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_bare(salt)} {doublings}\n{_bare(body)}\n---"
    proof = hmac.digest(_derived(key, b"", b"header"), head.encode(), sha256)
    last = bytes(11) + b"\x01"
    sealed = ChaCha20Poly1305(_derived(key, nonce, b"payload")).encrypt(last, content, None)
    return f"{head} {_bare(proof)}\n".encode() + nonce + sealed


def _bare(content: bytes) -> str:
    return base64.b64encode(content).decode().rstrip("=")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)
