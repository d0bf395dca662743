# SPDX-License-Identifier: MIT
"""Putting marks round words and before lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.markdown_marks import (
    BULLET,
    NUMBER,
    TASK,
    heading,
    linked,
    listed,
    quoted,
    wrapped,
)


def test_the_word_at_the_cursor_is_marked_and_unmarked() -> None:
    on = wrapped(["some words"], 0, 7, 7, "**")
    assert on.lines == ("some **words**",)
    assert wrapped(on.lines, 0, on.column, on.column, "**").lines == ("some words",)


def test_bold_and_italics_stand_together() -> None:
    both = wrapped(["a *word*"], 0, 3, 7, "**")
    assert both.lines == ("a ***word***",)
    assert both.anchor is not None
    assert wrapped(both.lines, 0, both.anchor[1], both.column, "*").lines == ("a **word**",)


def test_a_selection_with_its_marks_is_unmarked() -> None:
    assert wrapped(["**a b**"], 0, 0, 7, "**").lines == ("a b",)


def test_spaces_at_the_ends_stay_outside() -> None:
    assert wrapped(["a word here"], 0, 1, 7, "*").lines == ("a *word* here",)


def test_with_nothing_there_the_cursor_stands_between_the_marks() -> None:
    edit = wrapped(["a  b"], 0, 2, 2, "**")
    assert (edit.lines, edit.column) == (("a **** b",), 4)


def test_links() -> None:
    bare = linked(["see this"], 0, 4, 8)
    assert (bare.lines, bare.column) == (("see [this]()",), 11)
    full = linked(["see this"], 0, 4, 8, "https://x.org")
    assert (full.lines, full.column) == (("see [this](https://x.org)",), 25)
    empty = linked(["see "], 0, 4, 4)
    assert (empty.lines, empty.column) == (("see []()",), 5)


def test_headings_go_round() -> None:
    line, seen = "words", []
    for _ in range(4):
        line = heading([line], 0, 0).lines[0]
        seen.append(line)
    assert seen == ["# words", "## words", "### words", "words"]


@pytest.mark.parametrize(
    ("kind", "made"),
    [(BULLET, "- a/- b"), (NUMBER, "1. a/2. b"), (TASK, "- [ ] a/- [ ] b")],
)
def test_lines_become_a_list_of_any_kind_and_plain_again(kind: str, made: str) -> None:
    for before in (["a", "b"], ["- a", "- b"], ["1. a", "2. b"], ["- [x] a", "- [ ] b"]):
        edit = listed(before, 0, 1, 0, kind)
        if "/".join(edit.lines) != "a/b":
            assert "/".join(edit.lines) == made
            assert listed(edit.lines, 0, 1, 0, kind).lines == ("a", "b")


@given(st.lists(st.text(alphabet="ab ->.1#*", max_size=8), min_size=1, max_size=4))
def test_quoting_twice_changes_nothing(lines: list[str]) -> None:
    on = quoted(lines, 0, len(lines) - 1, 0)
    if any(line.lstrip().startswith(">") for line in lines):
        return
    assert quoted(on.lines, 0, len(lines) - 1, 0).lines == tuple(lines)
