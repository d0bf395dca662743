# SPDX-License-Identifier: MIT
"""Lists that go on by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.markdown_lists import continued, item, moved, toggled

LINES = st.lists(
    st.sampled_from(
        ["- a", "  - b", "1. a", "2. b", "   1. c", "- [x] d", "> q", "> - e", "", "text", "  more",
         "* * *", "10. z", "    deep", "- ", "1) p"]
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


def enter(*lines: str, row: int = -1) -> list[str] | None:
    """The lines after Enter at the end of one."""
    row %= len(lines)
    edit = continued(lines, row, len(lines[row]))
    return None if edit is None else edit.made_in(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["- a"], ["- a", "- "]),
        (["* a"], ["* a", "* "]),
        (["  + a"], ["  + a", "  + "]),
        (["9. a"], ["9. a", "10. "]),
        (["3) a"], ["3) a", "4) "]),
        (["1. a", "1. b"], ["1. a", "1. b", "1. "]),
        (["- [x] a"], ["- [x] a", "- [ ] "]),
        (["1. [ ] a"], ["1. [ ] a", "2. [ ] "]),
        (["> a"], ["> a", "> "]),
        ([">> a"], [">> a", ">> "]),
        (["> - a"], ["> - a", "> - "]),
        (["- "], [""]),
        (["- [ ] "], [""]),
        (["> "], [""]),
        (["- a", "  - "], ["- a", "- "]),
        (["1. a", "   1. "], ["1. a", "2. "]),
    ],
)
def test_enter(before: list[str], after: list[str]) -> None:
    assert enter(*before) == after


@pytest.mark.parametrize("line", ["plain", "---", "* * *", "-a", "#-", "", "1.a"])
def test_enter_elsewhere_is_a_plain_new_line(line: str) -> None:
    assert enter(line) is None


def test_enter_before_the_words_is_a_plain_new_line() -> None:
    assert continued(["- a"], 0, 0) is None
    assert continued(["- a"], 0, 1) is None


def test_enter_inside_an_item_splits_it() -> None:
    edit = continued(["- one two"], 0, 5)
    assert edit is not None
    assert edit.made_in(["- one two"]) == ["- one", "- two"]
    assert (edit.row, edit.column) == (1, 2)


def test_items_that_follow_are_numbered_anew_with_what_belongs_to_them() -> None:
    lines = ["8. a", "9. b", "   more", "", "10. c", "text", "1. other"]
    assert enter(*lines, row=0) == [
        "8. a", "9. ", "10. b", "    more", "", "11. c", "text", "1. other",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        (["- a", "- b"], 1, ["- a", "  - b"]),
        (["1. a", "2. b", "3. c"], 1, ["1. a", "   1. b", "2. c"]),
        (["- a", "- b", "  - c", "d"], 1, ["- a", "  - b", "    - c", "d"]),
        (["- a", "", "- b"], 2, ["- a", "", "  - b"]),
        (["> - a", "> - b"], 1, ["> - a", ">   - b"]),
        (["- a"], 0, ["- a"]),
        (["text", "- a"], 1, ["text", "- a"]),
        (["1. a", "   1. x", "2. b"], 2, ["1. a", "   1. x", "   2. b"]),
    ],
)
def test_tab_makes_an_item_part_of_the_one_before(
    before: list[str], row: int, after: list[str]
) -> None:
    edit = moved(before, row, row, len(before[row]), deeper=True)
    assert edit is not None
    assert edit.made_in(before) == after


@pytest.mark.parametrize(
    ("before", "row", "after"),
    [
        (["- a", "  - b"], 1, ["- a", "- b"]),
        (["1. a", "   1. b", "   2. c", "2. d"], 1, ["1. a", "2. b", "   1. c", "3. d"]),
        (["  - a"], 0, ["- a"]),
        (["- a"], 0, ["- a"]),
        (["- a", "  - b", "    - c"], 1, ["- a", "- b", "  - c"]),
    ],
)
def test_shift_tab_takes_it_out_again(before: list[str], row: int, after: list[str]) -> None:
    edit = moved(before, row, row, len(before[row]), deeper=False)
    assert edit is not None
    assert edit.made_in(before) == after


def test_tab_elsewhere_is_not_for_lists() -> None:
    assert moved(["text"], 0, 0, 2, deeper=True) is None


def test_a_task_is_ticked_and_unticked() -> None:
    assert toggled("- [ ] a [ ]") == "- [x] a [ ]"
    assert toggled("  1. [X] a") == "  1. [ ] a"
    assert toggled("- a") is None
    assert toggled("[ ] a") is None


@given(LINES, st.data())
def test_enter_and_tab_lose_no_words(lines: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row])))
    for edit in (
        continued(lines, row, column),
        moved(lines, row, row, column, deeper=True),
        moved(lines, row, row, column, deeper=False),
    ):
        if edit is None:
            continue
        made = edit.made_in(lines)
        assert _words(made) == _words(lines)
        assert 0 <= edit.column <= len(made[edit.row])


@given(LINES, st.data())
def test_what_comes_before_stays(lines: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    edit = continued(lines, row, len(lines[row]))
    if edit is not None:
        assert edit.made_in(lines)[:row] == lines[:row]


def _words(lines: list[str]) -> list[str]:
    found = []
    for line in lines:
        here = item(line)
        rest = line[here[1] :] if here else line
        found += [word for word in rest.split() if word.isalpha()]
    return found
