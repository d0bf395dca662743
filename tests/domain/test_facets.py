# SPDX-License-Identifier: MIT
"""What can be said of an entry beside its words: checked, kept in order, and shown in words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from journal_app.domain.answers import answers
from journal_app.domain.entry import Draft, checked
from journal_app.domain.errors import InvalidValue
from journal_app.domain.facets import FACETS, MARKS, checked_marks
from tests.exchange.drafts import DRAFTS, PACK

BLANK = Draft(date(2026, 11, 23))


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.key)
def test_a_facet_takes_its_answers_or_none_and_nothing_else(facet: object) -> None:
    for key in (*facet.keys(), None):  # type: ignore[attr-defined]
        assert facet.check(key) == key  # type: ignore[attr-defined]
    with pytest.raises(InvalidValue, match="or left out"):
        checked(replace(BLANK, **{facet.key: "sideways"}), PACK)  # type: ignore[attr-defined]


def test_marks_stand_in_the_house_order_and_once() -> None:
    assert checked_marks(("private", "setback", "private")) == ("setback", "private")
    with pytest.raises(InvalidValue, match="sad"):
        checked_marks(("sad",))


def test_an_answer_alone_is_worth_keeping_and_a_template_alone_is_not() -> None:
    assert not replace(BLANK, reach="run").is_blank
    assert not replace(BLANK, marks=("favourite",)).is_blank
    assert not replace(BLANK, us_up_to_it=0).is_blank
    assert replace(BLANK, template="the-crossing", prompt="x", text=" \n").is_blank


def test_answers_are_said_in_words_and_silence_says_nothing() -> None:
    assert answers(BLANK, PACK.scale) == ()
    said = answers(
        replace(BLANK, motive="have", us_up_for_it=0, reach="influence", marks=("setback",)),
        PACK.scale,
    )
    assert said == (
        ("Are we up for it", "0"),
        ("Drawn by", "Have to"),
        ("Reach", "Influence"),
        ("Marks", "Setback"),
    )


@given(DRAFTS)
def test_as_many_answers_are_said_as_were_given(draft: Draft) -> None:
    given = [
        draft.us_up_for_it, draft.us_up_to_it, draft.motive, draft.shift, draft.reach,
        draft.stance, draft.depth, draft.marks or None,
    ]  # fmt: skip
    assert len(answers(draft, PACK.scale)) == sum(one is not None for one in given)


def test_the_first_letters_of_answers_differ_so_that_one_key_chooses() -> None:
    for facet in (*FACETS, MARKS):
        letters = [choice.name[0].casefold() for choice in facet.choices]
        if facet.key != "reach":
            assert len(set(letters)) == len(letters), facet.key
