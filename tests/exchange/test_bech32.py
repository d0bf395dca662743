# SPDX-License-Identifier: MIT
"""Bytes as letters, against the vectors of BIP 173 and BIP 350, and under every slip of a hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exchange import bech32
from tests.exchange.letters import LEADER

SECRET = bytes(range(32))


@pytest.mark.parametrize(
    ("prefix", "text", "check"),
    [
        ("a", "a12uel5l", bech32.AGE),
        ("a", "a1lqfn3a", bech32.OURS),
    ],
)
def test_vectors_without_content(prefix: str, text: str, check: int) -> None:
    assert bech32.read(prefix, text, check) == b""
    assert bech32.written(prefix, b"", check) == text


def test_the_address_of_a_segwit_program_in_bip_173() -> None:
    content = bech32.read("abcdef", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", bech32.AGE)
    assert content is not None
    assert content.hex() == "00443214c74254b635cf84653a56d7c675be77df"


@given(st.binary(max_size=120), st.sampled_from([bech32.AGE, bech32.OURS]))
def test_what_is_written_is_read(content: bytes, check: int) -> None:
    text = bech32.written("uptoit", content, check)
    assert bech32.read("uptoit", text, check) == content
    assert len(text) == len("uptoit1") + bech32.length(len(content))
    if content:
        assert bech32.beginning(text[len("uptoit1") :]) == content[0]


def test_any_one_letter_changed_lost_doubled_or_swapped_is_noticed() -> None:
    text = LEADER.address.line
    head = len("uptoit1")
    slips = set()
    for at in range(head, len(text)):
        slips |= {text[:at] + one + text[at + 1 :] for one in bech32.LETTERS}
        slips.add(text[:at] + text[at + 1 :])
        slips.add(text[:at] + text[at] + text[at:])
        slips.add(text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :])
    slips.discard(text)
    assert len(slips) > 3_500
    assert [one for one in slips if bech32.read("uptoit", one, bech32.OURS) is not None] == []


@pytest.mark.parametrize("text", ["", "1", "uptoit1", "uptoit", "other1qqqqqqqqqq", "uptoit1b" * 3])
def test_what_is_none_is_none(text: str) -> None:
    assert bech32.read("uptoit", text, bech32.OURS) is None
    assert bech32.beginning(text[7:9]) is None or len(text) > 8


def test_bits_left_over_must_be_blank() -> None:
    # Five bits more than a byte has, the last of them set.
    values = [0, 1]
    rest = bech32._check(bech32._prefix("a") + values + [0] * 6) ^ bech32.AGE
    letters = [*values, *(rest >> 5 * place & 31 for place in reversed(range(6)))]
    text = "a1" + "".join(bech32.LETTERS[one] for one in letters)
    assert bech32.read("a", text, bech32.AGE) is None
