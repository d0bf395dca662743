# SPDX-License-Identifier: MIT
"""No cell becomes a formula, and every cell comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.exchange.spreadsheet import guarded, unguarded

ACTS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\ttext", " =1", "  @x", "\u00a0=1",
    "\ufeff=1", "\u200b=1", '"=1', "=cmd|' /C calc'!A0", "|calc", "＝1", "＋1", "－1", "＠x",
    "'=1", "''=1", "- a list", "=HYPERLINK(\"http://x\",\"y\")",
]  # fmt: skip
DOES_NOT = [
    "",
    "text",
    "'tis",
    "a=b",
    "1",
    "12:30",
    "“=1”",
    "'",
    "''",
    "# head",
    "a\n=b",
    "\u2013 a",
]


@pytest.mark.parametrize("cell", ACTS)
def test_what_could_act_is_led_by_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", DOES_NOT)
def test_what_could_not_is_left_alone(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell


@given(
    st.text(st.sampled_from("'\"=+-@|\t\r\n \x00\ufeff\u200b＝a1"), max_size=8)
    | st.text(st.characters(exclude_categories=("Cs",)))
)
def test_every_cell_comes_back_and_none_acts(cell: str) -> None:
    kept = guarded(cell)
    assert unguarded(kept) == cell
    # What spreadsheets pass over before they look whether a formula begins.
    assert not kept.lstrip(' "\u00a0\ufeff').startswith(("=", "+", "-", "@", "\t", "\r"))
