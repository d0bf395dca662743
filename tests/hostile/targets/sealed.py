# SPDX-License-Identifier: MIT
"""Sealed files, the letters in them, replies, summaries and addresses, as strangers send them.

What is encrypted or signed is a wall to a fuzzer, so that what lies behind it is aimed at as well:
the letter without its encryption, and what is enclosed in a letter that is signed.
"""

import json
from dataclasses import replace
from typing import Any

from journal_app.domain import reply as replies
from journal_app.domain import shared as summaries
from journal_app.domain.errors import ExchangeError
from journal_app.exchange import age_head, envelope, letter, safe_json, sealed
from journal_app.exchange.address import Address
from journal_app.services import sealing
from journal_app.services.sealing import Contact
from tests.exchange.letters import COACH, DATA, LEADER, PASSPHRASE, signed, text
from tests.hostile.target import Target, seeds_of, words_in
from tests.services.test_sealing import SHARED

_KNOWN = (Contact("c1", "Ruth Okafor", COACH.address),)
_CHEAP = 8
"""Doublings of work that a fuzzer may ask for; the limit itself has tests of its own."""
_LINE = COACH.address.line
_MOST = 20_000


def a_sealed_file(content: bytes) -> None:
    """Opened with a key or a passphrase: whole and as it was sent, or not at all."""
    if sealed.is_sealed(content) and (age_head.head(content).doublings or 0) > _CHEAP:
        return
    opened = sealed.unseal(content, LEADER, PASSPHRASE)
    assert opened.sender == COACH.address
    assert opened.data == DATA


def a_letter(content: bytes) -> None:
    """What was inside the encryption; a signature that holds is that of who signed."""
    opened, _ = letter.read(content)
    assert opened.sender == COACH.address
    assert opened.data == DATA


def what_is_signed(content: bytes) -> None:
    """Fields of a letter, or of what it encloses, from somebody who signs well."""
    changed = safe_json.loads(content)
    if not isinstance(changed, dict):
        return
    said: dict[str, Any] = dict(safe_json.loads(_LETTER))
    enclosed = text(DATA | {key: changed[key] for key in changed if key in DATA})
    said |= {key: changed[key] for key in changed if key in said}
    if "data_sha256" not in changed:
        said["data_sha256"] = letter._hash(enclosed.encode("utf-8", "surrogatepass"))
    payload = text(signed_well(said, data=enclosed)).encode("utf-8", "surrogatepass")
    opened, _ = letter.read(payload)
    if opened.kind == letter.REPLY:
        again = replies.from_data(opened.data)
        assert replies.from_data(replies.as_data(again)) == again


def signed_well(said: dict[str, Any], **others: object) -> dict[str, Any]:
    """A payload signed by the coach; what cannot be written as UTF-8 is never signed."""
    try:
        return signed(said, COACH, **others)
    except UnicodeEncodeError as problem:
        raise ExchangeError("Half a letter cannot be signed.") from problem


def a_reply(content: bytes) -> None:
    """The bare JSON that the form in the HTML saves: unsigned, and it comes back as it was."""
    found = sealing.read_reply(content, LEADER, _KNOWN)
    assert found.trust == sealing.Trust.UNSIGNED
    assert found.sender is None
    again = json.dumps(replies.as_data(found.reply)).encode()
    assert sealing.read_reply(again, LEADER, _KNOWN).reply == found.reply


def a_summary(content: bytes) -> None:
    """What a sealed summary encloses comes back as it was, and so does its hash."""
    found = summaries.from_data(safe_json.loads(content))
    again = summaries.from_data(safe_json.loads(summaries.as_json(found)))
    assert summaries.hash_of(again) == summaries.hash_of(found)


def an_envelope(content: bytes) -> None:
    """What lies sealed in a coach's library: all that is put in comes out, and nothing else."""
    opener = envelope.Opener(COACH)
    if content.startswith(age_head.SAYS):
        opener.opened(content, "a place")
    blob = envelope.closed(content, "a place", COACH, [COACH.address, LEADER.address])
    assert opener.opened(blob, "a place") == content


def an_address(content: bytes) -> None:
    """A text that somebody pasted: an address that can be written again and sealed to, or none."""
    found = Address.parse(content[:_MOST].decode("utf-8", "replace"))
    assert Address.parse(found.line) == found
    assert found.name.isprintable()
    assert len(found.words) == 6
    assert sealed.seal(letter.REPLY, DATA, None, LEADER, [found])


_PAYLOAD = letter.written(letter.REPLY, DATA, None, COACH, (LEADER.address.age,))
_LETTER = json.loads(_PAYLOAD)["letter"]
_REPLY = json.dumps(DATA).encode()
_ODD = json.dumps({"kind": "reply", "to": [LEADER.address.age], "remarks": DATA["remarks"]})
_SUMMARY = summaries.as_json(
    replace(
        SHARED,
        items=(
            *SHARED.items,
            summaries.Item(
                "c1", "chart", ("Up.",),
                summaries.Picture("<svg/>", "A line", ("Week", "For"), (("1", 2.5), (None, 7))),
            ),
        ),
        numbers=summaries.Numbers(
            summaries.Spread(4.0, 5.0, 6.5, 9), None, (("place", 3),), (("kept", 2),)
        ),
    )
)  # fmt: skip
_HEAD = (
    b"-> x-grease\n", b"-> X25519 ", b"-> scrypt ", b" 4\n", b" 18\n", b"\n--- ", b"v2",
    b"age-encryption.org/v1\n", b"A" * 43, b"\n",
)  # fmt: skip
_JSON = (b'"kind":', b'"version":2', b'"data":', b'"pdf":', b'"signature":', b"null", b'"', b"{")
_REMARK = (
    b'"kind":"try"', b'"version":2', b'"remarks":', b'"id":', b'"text":', b'"anchor":""', b"null",
    b"[", b"{",
)  # fmt: skip

TARGETS = (
    Target(
        "sealed",
        a_sealed_file,
        seeds_of("sealed"),
        _HEAD,
        reads=["sealed.unseal", "sealed.needs_passphrase", "sealed.is_sealed", "age_head.head"],
    ),
    Target(
        "envelope",
        an_envelope,
        [b"", b"words", *seeds_of("sealed")],
        _HEAD,
        reads=["envelope.closed"],
    ),
    Target("letter", a_letter, [_PAYLOAD], _JSON, reads=["letter.read"]),
    Target("letter-signed", what_is_signed, [b"{}", _ODD.encode(), _REPLY], words_in(_REPLY)),
    Target("reply", a_reply, [_REPLY, json.dumps(DATA, indent=1).encode()], _REMARK),
    Target("summary", a_summary, [_SUMMARY], words_in(_SUMMARY)),
    Target(
        "address",
        an_address,
        [
            _LINE.encode(),
            _LINE.upper().encode(),
            f"> {_LINE[:70]}\n> {_LINE[70:]}\n".encode(),
            replace(COACH.address, name="").line.encode(),
            replace(COACH.address, recipient=bytes(32)).line.encode(),
        ],
        (b"uptoit1", b"\n> ", b" ", b"q", b"\xe2\x80\x8b", b"-", b"=\n", b"p"),
    ),
)
