# SPDX-License-Identifier: MIT
"""What is inside a sealed file: a signed letter and what it encloses, as one JSON object.

The ``letter`` names kind, sender, readers and day, and the hashes of what it encloses; it is what
is signed (Ed25519), as the very text that stands there, so that nobody has to write JSON the same
way twice. ``data`` is the enclosed JSON, again as text, and ``pdf`` the page in base 64. The schema
in ``resources/schema`` says it for other programs.

The readers stand in the letter, so that one of them cannot pass it on as if it had been sealed
for somebody else.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from journal_app.domain import shapes
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import MOST_NODES
from journal_app.exchange import age_head, safe_json
from journal_app.exchange.address import Address, Identity, clean_name, recipient_of

SUMMARY, REPLY, COHORT = KINDS = ("summary", "reply", "cohort")
FORMAT, VERSION = "up-to-it sealed", 1
_CONTEXT = b"up-to-it sealed 1\n"
"""What a signature begins with, so that nothing else we ever sign can be taken for a letter."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed file that was opened, whose signature is that of ``sender``.

    That these keys belong to the person of that name is for the caller to know. ``about`` is the
    id of the summary, or empty in a share for a cohort, which has no day either.
    """

    kind: str
    data: Mapping[str, object]
    pdf: bytes | None
    sender: Address
    made: date | None
    about: str


def written(
    kind: str,
    data: Mapping[str, object],
    pdf: bytes | None,
    identity: Identity,
    readers: Sequence[str],
) -> bytes:
    """A letter with what it encloses; ``readers`` are keys as age writes them."""
    enclosed, sender = _text(data), identity.address
    letter = _text(
        {
            "kind": kind,
            "sender": {
                "name": sender.name,
                "verify": sender.verify.hex(),
                "recipient": sender.age,
            },
            "to": list(readers),
            "made": data.get("made"),
            "about": _about(kind, data),
            "data_sha256": _hash(enclosed.encode()),
            "pdf_sha256": None if pdf is None else _hash(pdf),
        }
    )
    signature = SigningKey(identity.signs).sign(_CONTEXT + letter.encode()).signature
    return _text(
        {
            "format": FORMAT,
            "version": VERSION,
            "letter": letter,
            "signature": base64.b64encode(signature).decode(),
            "data": enclosed,
            "pdf": None if pdf is None else base64.b64encode(pdf).decode(),
        }
    ).encode()


def read(payload: bytes) -> tuple[Opened, tuple[str, ...]]:
    """A letter whose signature holds, and its readers; raises ExchangeError with a sentence."""
    outer = _outer(payload)
    letter, enclosed = (shapes.text(outer.get(name), len(payload)) for name in ("letter", "data"))
    pdf = shapes.maybe(_bytes, outer.get("pdf"))
    said = shapes.record(_json(letter.encode()))
    sender = _sender(said.get("sender"))
    _prove(sender, letter, _bytes(outer.get("signature")))
    hashes = _hash(enclosed.encode()), None if pdf is None else _hash(pdf)
    if (said.get("data_sha256"), said.get("pdf_sha256")) != hashes:
        raise _forged()
    kind, data = said.get("kind"), shapes.record(_json(enclosed.encode()))
    if kind not in KINDS:
        raise age_head.newer()
    opened = Opened(
        kind=shapes.one_of(kind, KINDS),
        data=data,
        pdf=pdf,
        sender=sender,
        made=shapes.maybe(shapes.day, said.get("made")),
        about=shapes.text(said.get("about"), 64),
    )
    if (opened.about, said.get("made")) != (_about(opened.kind, data), data.get("made")):
        raise _forged()
    return opened, shapes.several(said.get("to"), age_head.MOST_READERS, _reader)


def _outer(payload: bytes) -> Mapping[str, object]:
    """The outermost object, of a version that we know."""
    if sum(payload.count(one) for one in (b",", b"[", b"{")) > MOST_NODES:
        raise age_head.too_much()
    outer = _json(payload)
    if not isinstance(outer, dict) or outer.get("format") != FORMAT:
        raise age_head.foreign()
    version = outer.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < VERSION:
        raise age_head.damaged()
    if version > VERSION:
        raise age_head.newer()
    return outer


def _prove(sender: Address, letter: str, signature: bytes) -> None:
    try:
        VerifyKey(sender.verify).verify(_CONTEXT + letter.encode(), signature)
    except (CryptoError, ValueError) as problem:
        raise _forged() from problem


def _sender(value: object) -> Address:
    data = shapes.record(value)
    name = shapes.text(data.get("name"), 200)
    try:
        verify = bytes.fromhex(shapes.text(data.get("verify"), 64))
    except ValueError as problem:
        raise age_head.damaged() from problem
    recipient = recipient_of(shapes.text(data.get("recipient"), 80))
    if recipient is None or len(verify) != 32 or clean_name(name) != name:
        raise age_head.damaged()
    return Address(name, verify, recipient)


def _reader(value: object) -> str:
    age = shapes.text(value, 80)
    if recipient_of(age) is None:
        raise age_head.damaged()
    return age


def _about(kind: str, data: Mapping[str, object]) -> str:
    """The id of the summary that this is, or that it answers; a share for a cohort has none."""
    return str(data.get({SUMMARY: "id", REPLY: "summary"}.get(kind, ""), ""))


def _text(value: Mapping[str, object]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _json(content: bytes) -> Any:
    try:
        return safe_json.loads(content)
    except InvalidValue as problem:
        raise age_head.foreign() from problem


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(shapes.text(value, 100_000_000), validate=True)
    except ValueError as problem:
        raise age_head.damaged() from problem


def _forged() -> ExchangeError:
    return ExchangeError(
        "What is in this file is not what its sender signed, so nothing was taken from it. "
        "Somebody changed it; please tell its sender, and ask for it once more."
    )
