# SPDX-License-Identifier: MIT
"""Sealed files: who can open them, and that whatever is done to one ends in a sentence."""

import time
import zipfile
from base64 import b64encode
from io import BytesIO

import pyrage
import pytest
from nacl.signing import SigningKey

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.limits import MEGABYTE
from journal_app.exchange import age_head, letter, sealed
from journal_app.exchange.address import Address
from journal_app.exchange.sealed import seal, unseal
from tests.exchange.letters import (
    COACH,
    DATA,
    LEADER,
    PASSPHRASE,
    STRANGER,
    closed,
    inside,
    person,
    signed,
    text,
    whispered,
)


def letter_of(content: bytes) -> dict[str, object]:
    """The letter of a sealed file."""
    found = letter._json(inside(content, LEADER)["letter"].encode())
    assert isinstance(found, dict)
    return found


PDF = b"%PDF-1.7 \x00\xff made up"
SEALED = seal("reply", DATA, None, COACH, [LEADER.address])
SPOKEN = whispered(
    signed(letter_of(SEALED) | {"to": []}, COACH),
    PASSPHRASE.casefold(),
)
SUMMARY = {"id": "s1", "made": "2026-11-24", "items": []}


def refused(content: bytes, *, by: object = LEADER, passphrase: str | None = None) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(ExchangeError) as why:
        unseal(content, by, passphrase)  # type: ignore[arg-type]
    said = str(why.value)
    assert 40 < len(said) < 400
    assert said.endswith(".")
    assert "{" not in said
    return said


# -- what works ---------------------------------------------------------------------------------


def test_the_reader_and_the_sender_open_it_and_nobody_else() -> None:
    for reader in (LEADER, COACH):
        opened = unseal(SEALED, reader)
        assert (opened.kind, dict(opened.data), opened.pdf) == ("reply", DATA, None)
        assert opened.sender == COACH.address
        assert (opened.made.isoformat(), opened.about) == (DATA["made"], DATA["summary"])  # type: ignore[union-attr]
    assert "somebody else's address" in refused(SEALED, by=STRANGER)
    assert "somebody else's address" in refused(SEALED, by=None)


def test_several_readers_and_several_own_secrets() -> None:
    content = seal("summary", SUMMARY, PDF, LEADER, [COACH.address, STRANGER.address])
    for reader in (COACH, STRANGER, LEADER):
        assert unseal(content, reader).pdf == PDF
    assert unseal(content, [person(7, ""), COACH]).about == "s1"
    assert "somebody else" in refused(content, by=[person(7, ""), person(8, "")])


def test_a_passphrase_is_heard_whatever_its_capitals_and_blanks() -> None:
    assert sealed.needs_passphrase(SPOKEN)
    assert unseal(SPOKEN, None, f"  {PASSPHRASE.upper()} ").sender == COACH.address
    assert "does not open the file" in refused(SPOKEN, passphrase=PASSPHRASE + "s")
    assert "sealed with a passphrase" in refused(SPOKEN)
    assert "does not open the file" in refused(SPOKEN, passphrase="")


def test_what_we_seal_with_a_passphrase_takes_work_to_guess_and_opens() -> None:
    content = seal("reply", DATA, None, COACH, passphrase=PASSPHRASE)
    doublings = age_head.head(content).doublings
    assert doublings is not None
    assert 15 <= doublings <= age_head.MOST_DOUBLINGS
    assert unseal(content, None, f" {PASSPHRASE.upper()}").data == DATA


def test_nothing_readable_is_in_the_file() -> None:
    for content in (SEALED, SPOKEN):
        for word in (b"Ruth", b"board", b"reply", b"signature", COACH.address.age.encode()):
            assert word not in content


@pytest.mark.parametrize(
    ("to", "passphrase", "why"),
    [
        ([], None, "either for people"),
        ([LEADER.address], PASSPHRASE, "either for people"),
        ([LEADER.address] * 33, None, "at most 32"),
        ([], "short", "at least 8 characters"),
        ([], "  a  b  ", "at least 8 characters"),
    ],
)
def test_it_is_sealed_to_somebody(to: list[object], passphrase: str | None, why: str) -> None:
    with pytest.raises(InvalidValue, match=why):
        seal("reply", DATA, None, COACH, to, passphrase)  # type: ignore[arg-type]


def test_what_nobody_could_open_is_not_sealed() -> None:
    with pytest.raises(ExchangeError, match="larger than any"):
        seal("reply", DATA | {"id": "x" * MEGABYTE}, None, COACH, [LEADER.address])


# -- what is refused ----------------------------------------------------------------------------


def test_every_truncation_is_refused() -> None:
    for length in range(len(SEALED)):
        refused(SEALED[:length])
    for length in range(len(SPOKEN)):
        refused(SPOKEN[:length], passphrase=PASSPHRASE)


def test_every_flipped_byte_is_refused() -> None:
    for content, passphrase, change in (
        (SEALED, None, 0x01),
        (SEALED, None, 0x80),
        (SPOKEN, PASSPHRASE, 0x01),
    ):
        for at in range(len(content)):
            flipped = bytearray(content)
            flipped[at] ^= change
            refused(bytes(flipped), passphrase=passphrase)


def test_whatever_follows_it_is_refused() -> None:
    for more in (b"\x00", b"\n", SEALED):
        refused(SEALED + more)


def zipped() -> bytes:
    """A ZIP file with a sealed one in it."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("a.uptoit", SEALED)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 4_096, b"%PDF-1.7\n%\xe2\xe3", zipped(), text(DATA).encode(), b"<html>",
     b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"SQLite format 3\x00"],
)  # fmt: skip
def test_a_foreign_file_is_told_from_ours(content: bytes) -> None:
    assert "not a sealed file of Up to It" in refused(content)


@pytest.mark.parametrize(
    "payload",
    [b"", b"hello", b"%PDF", b"[]", b"1", b"{}", b'{"format": "other"}', b"\xff\xfe", b"null",
     b"[" * 100_000, b'{"a":' * 200 + b"1" + b"}" * 200, b"NaN", b"9" * 5_000],
)  # fmt: skip
def test_a_plain_age_file_with_something_else_in_it(payload: bytes) -> None:
    assert "not a sealed file of Up to It" in refused(closed(payload, LEADER))


def test_a_file_of_more_values_than_people_write_is_not_parsed() -> None:
    began = time.perf_counter()
    assert "more work" in refused(closed(b'{"a":[' + b"0," * 3_000_000 + b"0]}", LEADER))
    assert time.perf_counter() - began < 5


def test_a_file_that_is_too_large_is_left_closed() -> None:
    began = time.perf_counter()
    assert "larger than any" in refused(SEALED + bytes(33 * MEGABYTE))
    with pytest.raises(ExchangeError, match="larger than any"):
        unseal(SEALED + bytes(2 * MEGABYTE), LEADER, None, "reply")
    assert time.perf_counter() - began < 1
    big = signed(letter_of(SEALED), COACH, more="x" * 2 * MEGABYTE)
    assert "larger than any" in refused(closed(big, LEADER))


def test_a_bomb_of_work_is_left_closed() -> None:
    first, rest = SPOKEN.split(b"\n---", 1)
    line = first.split(b"\n")[1]
    for doublings in (b"21", b"24", b"30", b"64", b"255"):
        bomb = first.replace(line, line.rsplit(b" ", 1)[0] + b" " + doublings) + b"\n---" + rest
        began = time.perf_counter()
        assert "more work" in refused(bomb, passphrase=PASSPHRASE)
        assert time.perf_counter() - began < 1


# -- what is inside -----------------------------------------------------------------------------


def test_the_letter_names_what_is_signed() -> None:
    said = letter_of(SEALED)
    assert said["kind"] == "reply"
    assert said["to"] == [LEADER.address.age, COACH.address.age]
    assert (said["made"], said["about"]) == (DATA["made"], DATA["summary"])
    assert said["sender"] == {
        "name": "Ruth Okafor",
        "verify": COACH.address.verify.hex(),
        "recipient": COACH.address.age,
    }
    payload = inside(SEALED, LEADER)
    proof = letter._bytes(payload["signature"])
    SigningKey(COACH.signs).verify_key.verify(
        b"up-to-it sealed 1\n" + payload["letter"].encode(), proof
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "summary"},
        {"about": "another"},
        {"made": "2026-11-25"},
        {"to": [STRANGER.address.age]},
        {"data_sha256": "00" * 32},
        {"pdf_sha256": "00" * 32},
        {"sender": {"name": "Ruth", "verify": "00" * 32, "recipient": COACH.address.age}},
    ],
)
def test_a_letter_that_was_changed_is_not_its_senders(changed: dict[str, object]) -> None:
    payload = inside(SEALED, LEADER)
    payload["letter"] = text(letter_of(SEALED) | changed)
    assert "not what its sender signed" in refused(closed(payload, LEADER))


def test_what_is_enclosed_cannot_be_exchanged() -> None:
    payload = inside(SEALED, LEADER)
    other = dict(payload, data=text(DATA | {"coach": "Mallory"}))
    assert "not what its sender signed" in refused(closed(other, LEADER))
    assert "not what its sender signed" in refused(closed(dict(payload, pdf="JVBERg=="), LEADER))
    summary = inside(seal("summary", SUMMARY, PDF, LEADER, [COACH.address]), COACH)
    assert "not what its sender" in refused(closed(dict(summary, pdf=None), COACH), by=COACH)
    assert "not what its sender" in refused(closed(dict(summary, pdf="AAAA"), COACH), by=COACH)


def test_a_letter_signed_by_another_hand_is_another_hands() -> None:
    forged = signed(letter_of(SEALED), STRANGER)
    assert "not what its sender signed" in refused(closed(forged, LEADER))
    own = letter_of(SEALED) | {
        "sender": {
            "name": "Ruth Okafor",
            "verify": STRANGER.address.verify.hex(),
            "recipient": COACH.address.age,
        }
    }
    # It is signed well, by somebody who only has the name: the keys are not the coach's.
    assert unseal(closed(signed(own, STRANGER), LEADER), LEADER).sender.keys != COACH.address.keys


def test_a_letter_cannot_be_passed_on_as_if_it_were_for_another() -> None:
    payload = inside(SEALED, LEADER)
    assert "somebody passed it on" in refused(closed(payload, STRANGER), by=STRANGER)
    spoken = whispered(payload, PASSPHRASE.casefold())
    assert "somebody passed it on" in refused(spoken, passphrase=PASSPHRASE)


def test_a_letter_to_a_passphrase_cannot_be_passed_on_to_a_key() -> None:
    payload = bytes(pyrage.passphrase.decrypt(SPOKEN, PASSPHRASE.lower()))
    assert "somebody passed it on" in refused(closed(payload, LEADER))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"version": 2}, "newer than this version"),
        ({"version": 99}, "newer than this version"),
        ({"version": 0}, "cut short or damaged"),
        ({"version": None}, "cut short or damaged"),
        ({"version": "1"}, "cut short or damaged"),
        ({"version": True}, "cut short or damaged"),
        ({"letter": None}, "not as the program writes it"),
        ({"letter": {}}, "not as the program writes it"),
        ({"letter": "[]"}, "not as the program writes it"),
        ({"data": 5}, "not as the program writes it"),
        ({"signature": ""}, "not what its sender signed"),
        ({"signature": "AAAA"}, "not what its sender signed"),
        ({"signature": "!!"}, "cut short or damaged"),
        ({"signature": "é"}, "cut short or damaged"),
        ({"signature": None}, "not as the program writes it"),
        ({"pdf": 5}, "not as the program writes it"),
        ({"pdf": "!"}, "cut short or damaged"),
    ],
)
def test_a_payload_that_is_odd(changed: dict[str, object], why: str) -> None:
    payload = inside(SEALED, LEADER) | changed
    assert why in refused(closed(payload, LEADER))


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"kind": "sonnet"}, "newer than this version"),
        ({"kind": None}, "newer than this version"),
        ({"kind": []}, "newer than this version"),
        ({"made": 5}, "not as the program writes it"),
        ({"about": None}, "not as the program writes it"),
        ({"to": None}, "not as the program writes it"),
        ({"to": ["age1x"]}, "cut short or damaged"),
        ({"to": []}, "somebody passed it on"),
        ({"to": [LEADER.address.age] * 65}, "not as the program writes it"),
    ],
)
def test_a_letter_that_is_odd_although_it_is_signed(changed: dict[str, object], why: str) -> None:
    assert why in refused(closed(signed(letter_of(SEALED) | changed, COACH), LEADER))


@pytest.mark.parametrize(
    "sender",
    [
        None,
        "Ruth",
        {"name": "Ruth"},
        {"name": "a\u202eb", "verify": "00" * 32, "recipient": COACH.address.age},
        {"name": " a", "verify": "00" * 32, "recipient": COACH.address.age},
        {"name": "R", "verify": "zz", "recipient": COACH.address.age},
        {"name": "R", "verify": "00", "recipient": COACH.address.age},
        {"name": "R", "verify": "00" * 32, "recipient": "age1x"},
        {"name": "R", "verify": "00" * 32, "recipient": COACH.address.age},
        {
            "name": "Ruth Okafor",
            "verify": COACH.address.verify.hex(),
            "recipient": Address("", bytes(32), bytes(32)).age,
        },
    ],
)
def test_a_sender_that_is_none(sender: object) -> None:
    refused(closed(signed(letter_of(SEALED) | {"sender": sender}, COACH), LEADER))


def test_data_that_is_nested_too_deeply_although_it_is_signed() -> None:
    deep = '{"a":' * 200 + "1" + "}" * 200
    said = letter_of(SEALED) | {"data_sha256": letter._hash(deep.encode())}
    refused(closed(signed(said, COACH, data=deep), LEADER))


@pytest.mark.parametrize("share", ["00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f"])
def test_a_weak_share_in_the_head_is_refused(share: str) -> None:
    lines = SEALED.split(b"\n")
    weak = b64encode(bytes.fromhex(share)).rstrip(b"=")
    assert lines[1].startswith(b"-> X25519 ")
    refused(SEALED.replace(lines[1], b"-> X25519 " + weak, 1))


@pytest.mark.parametrize("wanted", ["summary", "cohort"])
def test_another_kind_than_was_asked_for_is_named(wanted: str) -> None:
    with pytest.raises(ExchangeError, match=r"holds a reply, not a (summary|share for a cohort)"):
        unseal(SEALED, LEADER, None, wanted)
