# SPDX-License-Identifier: MIT
"""An entry as it may be kept: tidy, within limits, and never with what no file can hold."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.content import house_pack
from journal_app.domain.entry import (
    MOST_TEXT,
    MOST_TITLE,
    Draft,
    as_line,
    checked,
    checked_tags,
    first_words,
    replace_unstorable,
    without_marks,
    word_count,
)
from journal_app.domain.errors import InvalidValue

PACK = house_pack()
DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"text": "a\x00b"}, "cannot be kept"),
        ({"title": "a\ud800b"}, "cannot be kept"),
        ({"text": "x" * (MOST_TEXT + 1)}, "at most"),
        ({"title": "x" * (MOST_TITLE + 1)}, "at most"),
        ({"themes": ("nonsense",)}, "no theme"),
        ({"themes": ("gap", "why", "place", "switch")}, "at most 3"),
        ({"tags": ("x" * 61,)}, "too long"),
        ({"up_for_it": 11}, "outside"),
        ({"up_to_it": -1}, "outside"),
        ({"up_for_it": True}, "whole number"),
        ({"up_to_it": 5.5}, "whole number"),
    ],
)
def test_faults_are_named(facts: dict[str, object], fault: str) -> None:
    with pytest.raises(InvalidValue, match=fault):
        checked(Draft(day=DAY, **facts), PACK)  # type: ignore[arg-type]


def test_what_is_kept_is_tidy() -> None:
    kept = checked(
        Draft(
            day=DAY,
            time=time(8, 10, 59),
            title="  A\n title ",
            text=" as it is \n",
            themes=("gap", "gap", "why"),
            tags=("#Joint Board", "joint-board", " @x ", ""),
            up_for_it=0,
        ),
        PACK,
    )
    assert kept.title == "A title"
    assert kept.text == " as it is \n"
    assert kept.time == time(8, 10)
    assert kept.themes == ("gap", "why")
    assert kept.tags == ("joint-board", "x")
    assert kept.up_for_it == 0
    assert kept.up_to_it is None


@given(st.lists(st.text(max_size=20)))
def test_tags_are_settled_after_one_tidying(tags: list[str]) -> None:
    plain = [replace_unstorable(tag) for tag in tags]
    assert checked_tags(checked_tags(plain)) == checked_tags(plain)


@given(st.text())
def test_replacing_leaves_only_what_can_be_kept(text: str) -> None:
    replace_unstorable(text).encode("utf-8")


def test_a_draft_that_says_nothing_is_blank() -> None:
    assert Draft(day=DAY, title=" ", text="\n").is_blank
    for said in ({"text": "x"}, {"up_to_it": 0}, {"tags": ("x",)}, {"themes": ("gap",)}):
        assert not Draft(day=DAY, **said).is_blank  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Bank\n\nmore", "Bank"),
        ("\n\n- [ ] call the **hospice**", "call the hospice"),
        ("", ""),
        ("---\nreal", "real"),
        ("![Site visit](attachment:0b78c0ffee120b78)\n\nWe went", "Site visit"),
        ("![](attachment:0b78c0ffee120b78)\n\nWe went", "We went"),
        ("- Read [the _notes_](https://example.org/my_notes) first", "Read the notes first"),
        ("[1] as [it] is (so)", "[1] as [it] is (so)"),
    ],
)
def test_first_words(text: str, words: str) -> None:
    assert first_words(text).removeprefix("[ ] ") == words


def test_marks_go_and_words_stay() -> None:
    assert without_marks("# A\n> b **c** _d_ `e` snake_case 2*3") == "A\nb c d e snake_case 2*3"
    assert as_line("# A\n\nb " + "long " * 20, 12) == "A b long…"
    assert without_marks("[a [b](https://example.org) c]") == "[a b c]"


@pytest.mark.timeout(10)
def test_brackets_without_end_cost_no_time() -> None:
    assert first_words("[" * 1_000_000).startswith("[[[")


def test_words_are_counted_as_people_do() -> None:
    assert word_count("Don't count – dashes, or ** marks. 42!") == 6
