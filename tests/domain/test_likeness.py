# SPDX-License-Identifier: MIT
"""Likeness: what is counted, and that it can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.cue import tokens
from journal_app.domain.likeness import Likeness, features, stem

TEXTS = [("goats and hills", "place"), ("money and bills", "more"), ("law and duty", "gap")]


def learned(texts: list[tuple[str, str]]) -> Likeness:
    """Counts of these texts."""
    made = Likeness(0.4)
    for text, theme in texts:
        made.learn(features(tokens(text)), (theme,))
    return made


@pytest.mark.parametrize(
    ("one", "other"),
    [("meeting", "meetings"), ("walk", "walked"), ("county", "counties"), ("share", "sharing")],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert stem(one)[:5] == stem(other)[:5]
    assert stem(one)[:4] in stem(other)


def test_pairs_do_not_run_over_the_end_of_a_sentence() -> None:
    assert list(features(tokens("One day. Two days."))) == [
        "one",
        "day",
        "one day",
        "two",
        "two day",
    ]


def test_a_word_speaks_for_the_theme_it_stands_in_and_against_others() -> None:
    said = learned(TEXTS).says(["goat", "and", "never"])
    assert set(said) == {"goat", "and"}
    assert max(said["goat"], key=lambda theme: said["goat"][theme]) == "place"
    assert said["goat"]["more"] < 0
    assert abs(said["and"]["place"]) < said["goat"]["place"]


def test_a_pair_seen_once_says_nothing() -> None:
    assert "goat and" not in learned(TEXTS).says(["goat and"])
    assert "goat and" in learned([*TEXTS, ("goats and us", "place")]).says(["goat and"])


@given(st.lists(st.tuples(st.text("abcd ", min_size=1), st.sampled_from("xyz")), max_size=6))
def test_what_is_taken_back_leaves_no_trace(more: list[tuple[str, str]]) -> None:
    made = learned(TEXTS)
    before = {word: dict(said) for word, said in made.says(["goat", "law", "and"]).items()}
    for times in (1, -1):
        for text, theme in more:
            made.learn(features(tokens(text)), (theme,), times=times)
    after = made.says(["goat", "law", "and"])
    for word, said in before.items():
        for theme, value in said.items():
            # Themes met in between stay known with nothing in them, which moves the mean alone.
            others = {t: after[word][t] - after[word]["place"] for t in said}
            assert others[theme] == pytest.approx(value - said["place"], abs=1e-6)


def test_nothing_learned_says_nothing() -> None:
    empty = Likeness(0.4)
    assert empty.says(["goat"]) == {}
    assert empty.share("goat") == 0
