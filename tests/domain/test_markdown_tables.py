# SPDX-License-Identifier: MIT
"""Tables in Markdown text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.markdown_tables import (
    cells,
    is_rule,
    lined_up,
    next_cell,
    next_row,
    table_at,
)

TABLE = ["before", "| who | what |", "| --- | :-: |", "| a | b |", "| c |  |", "after"]


def test_a_table_is_found_around_any_of_its_rows() -> None:
    for row in range(1, 5):
        found = table_at(TABLE, row)
        assert found is not None
        assert (found.first, found.rule, found.last) == (1, 2, 5)
    assert table_at(TABLE, 0) is None
    assert table_at(["a | b", "no dashes | here"], 0) is None


@pytest.mark.parametrize("line", ["|---|---|", "--- | ---", "| :-- | --: |", "  |-|"])
def test_a_row_of_dashes(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["---", "| a |", "", "| -- a |"])
def test_no_row_of_dashes(line: str) -> None:
    assert not is_rule(line)


def test_cells_are_the_words_between_strokes() -> None:
    line = r"| a\|b |  | long words |"
    assert [line[start:end] for start, end in cells(line)] == [r"a\|b", "", "long words"]
    assert [("x | y")[start:end] for start, end in cells("x | y")] == ["x", "y"]


def test_tab_goes_through_the_cells_and_past_the_dashes() -> None:
    edit = next_cell(TABLE, 1, 9)
    assert edit is not None
    assert (edit.row, edit.anchor, edit.column, edit.lines) == (3, (3, 2), 3, ())
    back = next_cell(TABLE, 3, 2, back=True)
    assert back is not None
    assert (back.row, back.anchor) == (1, (1, 8))
    assert next_cell(TABLE, 1, 2, back=True) is None


def test_tab_in_the_last_cell_makes_a_row() -> None:
    edit = next_cell(TABLE, 4, 7)
    assert edit is not None
    assert edit.made_in(TABLE) == [*TABLE[:5], "|  |  |", "after"]


def test_enter_goes_to_the_row_below_and_splits_nothing() -> None:
    edit = next_row(TABLE, 1, 4)
    assert edit is not None
    assert (edit.row, edit.anchor, edit.made_in(TABLE)) == (3, (3, 2), TABLE)
    last = next_row(TABLE, 4, 3)
    assert last is not None
    assert last.made_in(TABLE) == [*TABLE[:5], "|  |  |", "after"]


def test_enter_on_an_empty_last_row_leaves_the_table() -> None:
    lines = [*TABLE[:5], "|  |  |"]
    edit = next_row(lines, 5, 2)
    assert edit is not None
    assert edit.made_in(lines) == [*TABLE[:5], ""]


def test_enter_before_the_headings_is_a_plain_new_line() -> None:
    assert next_row(TABLE, 1, 0) is None


def test_columns_are_lined_up_on_request() -> None:
    edit = lined_up(["a|long heading", "-|:-:", "wide cell|x"], 2, 10)
    assert edit is not None
    assert edit.lines == (
        "| a         | long heading |",
        "| --------- | :----------: |",
        "| wide cell | x            |",
    )


@given(
    st.lists(
        st.lists(st.text(alphabet="ab é漢 ", max_size=6), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_lining_up_keeps_every_cell_and_is_done_once(rows: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "| --- | --- |")
    edit = lined_up(lines, 0, 2)
    assert edit is not None
    made = edit.made_in(lines)
    for before, after in zip(lines, made, strict=True):
        if not is_rule(before):
            words = [before[start:end] for start, end in cells(before)]
            kept = [after[start:end] for start, end in cells(after)]
            assert kept[: len(words)] == words
    again = lined_up(made, 0, 2)
    assert again is not None
    assert again.made_in(made) == made
