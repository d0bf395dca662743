# SPDX-License-Identifier: MIT
"""A name is meant by the beginnings of its words."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.beginnings import begins, rank


def test_every_word_typed_must_begin_a_word() -> None:
    assert begins("If today is heavy", "heavy")
    assert begins("If today is heavy", "TOD hea")
    assert begins("Café", "cafe")
    assert not begins("If today is heavy", "eavy")
    assert not begins("If today is heavy", "today board")
    assert not begins("If today is heavy", "  … ")


def test_the_nearest_name_has_the_lowest_rank() -> None:
    names = ["Open the journal", "Journals", "Journal"]
    assert sorted(names, key=lambda name: rank(name, "journal")) == names[::-1]


@given(st.lists(st.text("abcé", min_size=1, max_size=5), min_size=1, max_size=5), st.data())
def test_beginnings_of_its_own_words_always_mean_it(words: list[str], data: st.DataObject) -> None:
    name = " ".join(words)
    word = data.draw(st.sampled_from(words))
    assert begins(name, word[: data.draw(st.integers(1, len(word)))])
    assert rank(name, name) == 0
