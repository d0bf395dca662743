# SPDX-License-Identifier: MIT
"""An address finds its way through mail programs and chats, and nothing else passes for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from journal_app.domain.errors import ExchangeError
from journal_app.exchange import bech32
from journal_app.exchange.address import (
    MOST_NAME,
    Address,
    Identity,
    clean_name,
    recipient_of,
)
from tests.exchange.letters import COACH, LEADER, STRANGER, person

LINE = COACH.address.line
names = (
    st.text(max_size=20)
    .map(lambda one: " ".join(one.split()))
    .filter(lambda one: one.isprintable() and len(one.encode("utf-8", "replace")) <= MOST_NAME)
)


def wrapped(text: str, width: int, mark: str = "") -> str:
    """A text in lines of some width, as mail programs break it."""
    return "\n".join(mark + text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        LINE.upper(),
        LINE.capitalize(),
        f"  {LINE}\r\n",
        wrapped(LINE, 76),
        wrapped(LINE, 20, "> "),
        wrapped(LINE, 30, "> > "),
        wrapped(LINE, 1),
        "=\n".join(LINE[at : at + 60] for at in range(0, len(LINE), 60)),
        "\u200b".join(LINE),
        " ".join(LINE[at : at + 5] for at in range(0, len(LINE), 5)),
        "\u00a0".join(LINE[at : at + 4] for at in range(0, len(LINE), 4)),
        "\u00ad".join(LINE[at : at + 9] for at in range(0, len(LINE), 9)),
        "-".join(LINE[at : at + 4] for at in range(0, len(LINE), 4)),
        f"**{LINE}**",
        f"`{LINE}`",
        f"<{LINE}>",
        f"Dear Sam,\n\nhere is mine: {wrapped(LINE, 40)}\n\nKind regards, Ruth",
        f"My address of Up to It (uptoit) is\n\n{LINE}\n\nand not uptoit1qq.",
        f"{LINE}.",
        f"uptoit1 {LINE}",
        f"\ufeff{LINE}",
    ],
)
def test_it_is_found_in_what_a_mail_program_or_a_chat_makes_of_it(text: str) -> None:
    assert Address.parse(text) == COACH.address


@given(names, st.integers(1, 200), st.sampled_from(["", "> ", "\t", "| "]))
def test_every_name_comes_back_however_the_line_is_broken(name: str, width: int, mark: str) -> None:
    address = Address(name, COACH.address.verify, COACH.address.recipient)
    found = Address.parse(f"Hello,\n{wrapped(address.line, width, mark)}\nbye")
    assert found == address
    assert found.words == COACH.address.words


def test_a_line_is_short_and_of_letters_and_digits_alone() -> None:
    assert re.fullmatch(r"uptoit1[02-9ac-hj-np-z]+", LINE)
    assert len(LINE) < 140


@pytest.mark.parametrize(
    "text",
    ["", "hello", "uptoit", "uptoit1", "age1qqq", LINE[:-1], LINE[1:], LINE[:60], LINE[7:],
     LINE.replace("uptoit1", "uptoit2"), LINE[:20] + "q" + LINE[21:], LINE[:-2] + LINE[-1],
     bech32.written("uptoit", bytes(65), bech32.AGE), "uptoit1" + "q" * 300,
     bech32.written("uptoit", bytes([61]) + bytes(64) + b"a" * 61, bech32.OURS)],
)  # fmt: skip
def test_anything_else_is_refused_in_one_sentence_or_two(text: str) -> None:
    with pytest.raises(ExchangeError, match=r"^(There is no address|This address has lost)"):
        Address.parse(text)


def test_every_beginning_of_a_line_is_refused() -> None:
    for length in range(len(LINE)):
        with pytest.raises(ExchangeError):
            Address.parse(LINE[:length])


@pytest.mark.parametrize(
    "name", [b"\xff\xfe", b"a\x00", b" a", b"a  b", b"a\nb", "a\u202eb".encode(), b"\x1b[2J"]
)
def test_a_name_that_could_deceive_is_refused(name: bytes) -> None:
    line = bech32.written("uptoit", bytes([len(name)]) + COACH.address.keys + name, bech32.OURS)
    with pytest.raises(ExchangeError, match="signs that no name has"):
        Address.parse(line)


WEAK = [
    "00" * 32,
    "01" + "00" * 31,
    "ec" + "ff" * 30 + "7f",
    "ed" + "ff" * 30 + "7f",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
]


@pytest.mark.parametrize("key", WEAK)
def test_a_weak_key_which_age_gives_up_on_is_refused(key: str) -> None:
    address = Address("Ruth", COACH.address.verify, bytes.fromhex(key))
    with pytest.raises(ExchangeError, match="Nothing can be sealed to this address"):
        Address.parse(address.line)
    assert recipient_of(address.age) is None


def test_far_too_much_text_is_not_looked_through() -> None:
    with pytest.raises(ExchangeError, match="far more than an address"):
        Address.parse("uptoit1" * 10_000)


@pytest.mark.parametrize("name", ["x" * 61, "é" * 31, "a\x00b", "a\u202eb"])
def test_a_name_that_no_address_holds_is_refused(name: str) -> None:
    with pytest.raises(ExchangeError, match="at most 60 letters"):
        clean_name(name)
    assert clean_name("  Ruth \n Okafor ") == "Ruth Okafor"


def test_secrets_are_fresh_every_time_and_shown_by_nothing() -> None:
    one, other = Identity.fresh("Ruth"), Identity.fresh("Ruth")
    assert one.address.keys != other.address.keys
    for shown in (repr(one), str(one), f"{one!r}"):
        assert one.reads not in shown
        assert "AGE-SECRET" not in shown
        assert repr(one.signs) not in shown
    assert one.address.line == Address.parse(one.address.line).line


def test_the_key_to_seal_to_is_written_as_age_writes_it() -> None:
    for one in (LEADER, COACH, STRANGER, person(9, "")):
        public = str(x25519.Identity.from_str(one.reads).to_public())
        assert one.address.age == public
        assert recipient_of(public) == one.address.recipient
    assert recipient_of("age1qqqq") is None
    assert recipient_of(bech32.written("age", b"short", bech32.AGE)) is None
