# SPDX-License-Identifier: MIT
"""The recovery code reads back as the key, however it is typed, and notices a slip."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain import recovery_code

KEYS = st.binary(min_size=recovery_code.KEY_BYTES, max_size=recovery_code.KEY_BYTES)


@given(KEYS)
def test_what_is_written_reads_back(key: bytes) -> None:
    code = recovery_code.written(key)
    assert [len(one) for one in recovery_code.groups(code)] == [4] * 14
    assert recovery_code.read(code) == key


@given(KEYS)
def test_spaces_small_letters_and_look_alikes_do_not_matter(key: bytes) -> None:
    typed = recovery_code.written(key).lower().replace("-", "  ").replace("0", "o")
    assert recovery_code.read(f" {typed.replace('1', 'l')}\n") == key


@given(KEYS, st.integers(0, recovery_code.LENGTH - 1), st.integers(1, 31))
def test_one_wrong_character_is_noticed(key: bytes, place: int, by: int) -> None:
    letters = list("".join(recovery_code.groups(recovery_code.written(key))))
    at = recovery_code.ALPHABET.index(letters[place])
    letters[place] = recovery_code.ALPHABET[(at + by) % 32]
    assert recovery_code.looks_like("".join(letters))
    assert recovery_code.read("".join(letters)) is None


def test_a_passphrase_is_no_code() -> None:
    assert not recovery_code.looks_like("correct horse battery staple")
    assert recovery_code.read("correct horse battery staple") is None
