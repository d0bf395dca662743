# SPDX-License-Identifier: MIT
"""Pairs of themes with their counts; the numbers are oracle 14 of the domain note."""

import pytest

from journal_app.charts.themes_together import build
from journal_app.domain.period import Period
from tests.charts.made import entry, material


@pytest.mark.parametrize("count", [0, 1, 14])
def test_below_fifteen_it_is_too_early(count: int) -> None:
    spec = build(material([entry(at, themes=("a", "b")) for at in range(count)]), Period())
    noun = "entry" if count == 1 else "entries"
    assert str(spec.finding) == f"Too early to say: {count} themed {noun} of 15."
    assert not spec.marks


def test_a_pair_has_to_meet_three_times() -> None:
    made = [entry(at, themes=tuple(one)) for at, one in enumerate(["ab"] * 2 + ["a"] * 13)]
    spec = build(material(made), Period())
    assert str(spec.finding) == "Too early to say: no two themes meet in 3 entries yet."


def test_jaccard_and_lift_of_the_note() -> None:
    # 20 entries, a in 8, b in 5, both in 3.
    kinds = ["ab"] * 3 + ["a"] * 5 + ["b"] * 2 + ["c"] * 10
    made = [entry(at, themes=tuple(one)) for at, one in enumerate(kinds)]
    spec = build(material(made), Period())
    assert spec.table.rows == (("Theme A", "Theme B", 3, 10, 0.3, 1.5),)
    assert str(spec.finding) == (
        "Theme A and Theme B travel together most: in 3 of 10 entries with either."
    )
    (bar,) = spec.marks.bars
    assert (str(bar.label), bar.value, str(bar.beside)) == (
        "Theme A + Theme B",
        0.3,
        "3 of 10 entries",
    )


def test_the_closest_pair_comes_first() -> None:
    kinds = ["ab"] * 4 + ["ac"] * 5 + ["a"] * 3 + ["b"] * 3
    made = [entry(at, themes=tuple(one)) for at, one in enumerate(kinds)]
    spec = build(material(made), Period())
    assert [row[:3] for row in spec.table.rows] == [
        ("Theme A", "Theme C", 5),
        ("Theme A", "Theme B", 4),
    ]
    assert str(spec.alt).index("Theme C 5") < str(spec.alt).index("Theme B 4")
