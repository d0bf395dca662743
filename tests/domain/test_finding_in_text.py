# SPDX-License-Identifier: MIT
"""Where words stand in one text."""

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.finding_in_text import Hit, hits, pattern


def test_hits_come_in_order() -> None:
    assert hits(["A gap, a gap", "", "agape"], pattern("gap")) == [
        Hit(0, 2, 5),
        Hit(0, 9, 12),
        Hit(2, 1, 4),
    ]


def test_whole_words_and_case() -> None:
    lines = ["Gap gap agape"]
    assert len(hits(lines, pattern("gap", whole_words=True))) == 2
    assert hits(lines, pattern("Gap", match_case=True)) == [Hit(0, 0, 3)]


def test_quotation_marks_and_dashes_are_alike() -> None:
    assert hits(["don’t", "a–b", "“so”"], pattern("don't"))
    assert hits(["a–b"], pattern("a-b"))
    assert hits(["“so”"], pattern('"so"'))


@given(st.text(alphabet="ab.*[]()\\’' -", min_size=1, max_size=4), st.text(max_size=10))
def test_what_is_typed_is_found_as_it_is_typed(words: str, around: str) -> None:
    assert hits([f"{around}{words}{around}"], pattern(words))
