# SPDX-License-Identifier: MIT
"""A summary that is half made: kept as it is, and never more in it than fits a session."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.summary_draft import (
    MOST_PICKS,
    PARTS,
    STEPS,
    Pick,
    SummaryDraft,
    as_data,
    begun,
    fingerprint,
    from_data,
    with_focus,
    with_pick,
    without_entries,
)

TODAY = date(2026, 11, 23)
LINES = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
DAYS = st.none() | st.dates()
DRAFTS = st.builds(
    SummaryDraft,
    id=LINES,
    start=DAYS,
    end=DAYS,
    parts=st.lists(st.sampled_from(PARTS), unique=True).map(tuple),
    focus=st.lists(LINES, max_size=3, unique=True).map(tuple),
    picks=st.lists(st.builds(Pick, LINES, st.none() | LINES, LINES), max_size=4).map(tuple),
    commitments_out=st.lists(LINES, max_size=3).map(tuple),
    want=LINES,
    ask=LINES,
    talk=st.booleans(),
    alias=LINES,
    programme=LINES,
    left=st.lists(LINES, max_size=3).map(tuple),
    recipient=LINES,
    purpose=LINES,
    keep_until=DAYS,
    step=st.sampled_from(STEPS),
)


@given(DRAFTS)
def test_it_comes_back_as_it_was(draft: SummaryDraft) -> None:
    assert from_data(as_data(draft)) == draft


@pytest.mark.parametrize(
    "wrong",
    [None, [], {"version": 2}, {"id": 1}, {"picks": [1]}, {"parts": ["clouds"]}, {"step": "end"}],
)
def test_what_is_none_is_refused(wrong: object) -> None:
    data = as_data(begun("id", TODAY))
    whole = {**data, **wrong} if isinstance(wrong, dict) else wrong
    with pytest.raises(ExchangeError):
        from_data(whole)


def test_a_theme_has_one_excerpt() -> None:
    draft = with_focus(begun("id", TODAY), ("a", "b"))
    draft = with_pick(with_pick(draft, Pick("1", "x", "a")), Pick("2", "y", "a"))
    assert draft.picks == (Pick("1", "x", ""), Pick("2", "y", "a"))
    assert draft.pick_of("a") == Pick("2", "y", "a")
    assert draft.pick_of("b") is None
    assert with_focus(draft, ("b",)).picks[1].theme == ""


def test_a_change_of_words_keeps_their_place() -> None:
    draft = begun("id", TODAY)
    for name in "123":
        draft = with_pick(draft, Pick(name))
    draft = with_pick(draft, Pick("2", "other words"))
    assert [one.entry for one in draft.picks] == ["1", "2", "3"]
    assert without_entries(draft, ("2", "9")).picks == (Pick("1"), Pick("3"))


def test_three_themes_and_some_entries_at_most() -> None:
    with pytest.raises(InvalidValue, match="At most 3 themes"):
        with_focus(begun("id", TODAY), "abcd")
    draft = begun("id", TODAY)
    for number in range(MOST_PICKS):
        draft = with_pick(draft, Pick(str(number)))
    with pytest.raises(InvalidValue, match="At most 30 entries"):
        with_pick(draft, Pick("one more"))
    assert with_pick(draft, Pick("3", "changed")).picks[3].text == "changed"


def test_a_new_one_is_signed_as_the_one_before_and_agrees_to_nothing() -> None:
    before = replace(
        begun("1", TODAY),
        alias="M.",
        programme="Spring",
        recipient="Ruth",
        acknowledged=("third-party",),
        looked_through="x",
        want="w",
    )
    new = begun("2", TODAY, before)
    assert (new.alias, new.programme, new.recipient) == ("M.", "Spring", "Ruth")
    assert (new.acknowledged, new.looked_through, new.want) == ((), "", "")


def test_a_fingerprint_stands_for_the_very_words() -> None:
    assert fingerprint(["a", "b"]) == fingerprint(["a", "b"])
    assert len({fingerprint(one) for one in (["a", "b"], ["ab"], ["a", "b", ""], ["b", "a"])}) == 4
