# SPDX-License-Identifier: MIT
"""A node for every six weeks, hollow where its place is not sure."""

from datetime import timedelta

from journal_app.charts.quadrant_path import build
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from tests.charts.made import MONDAY, material, rated


def block(number: int, will: int, skill: int, count: int = 3, spread: int = 0) -> list[Observation]:
    """Entries of one stretch of six weeks."""
    ends = [0, -spread, spread]
    return [
        rated(42 * number + at, will + ends[at % 3], skill + ends[at % 3]) for at in range(count)
    ]


def test_it_takes_two_stretches_of_three_entries() -> None:
    for walked in ([], block(0, 8, 8), [*block(0, 8, 8), *block(1, 8, 8, count=2)]):
        spec = build(material(walked), Period())
        assert str(spec.finding).startswith("Too early to say")
        assert not spec.marks
        assert spec.caption is None


def test_nodes_are_medians_and_links_are_dashed_over_what_is_not_known() -> None:
    walked = [*block(0, 8, 2), *block(1, 5, 5), *block(3, 2, 8)]
    spec = build(material(walked), Period())
    assert [(one.x, one.y) for one in spec.marks.nodes] == [(2, 8), (5, 5), (8, 2)]
    assert [one.dashed for one in spec.marks.lines] == [False, True]
    assert len(spec.marks.dots) == len(spec.entries) == 9
    assert str(spec.finding) == "From “Stretch” in the first six weeks to “Rekindle” in the last."
    assert spec.table.rows[0] == ("2 March 2026", "12 April 2026", 3, 8, 2)


def test_a_cross_that_touches_the_band_makes_a_hollow_node() -> None:
    spec = build(material([*block(0, 8, 8), *block(1, 8, 8, spread=2)]), Period())
    sure, hollow = spec.marks.nodes
    assert not sure.hollow
    # The middle half of 6, 8 and 10 goes from 7 to 9 and stays clear; a wider one does not.
    assert not hollow.hollow
    wide = build(material([*block(0, 8, 8), *block(1, 7, 7, spread=3)]), Period())
    assert wide.marks.nodes[1].hollow


def test_a_median_between_two_steps_is_not_rounded_into_the_band() -> None:
    half = [rated(at, will, 8) for at, will in enumerate((6, 6, 7, 7))]
    spec = build(material([*half, *block(1, 9, 9)]), Period())
    assert spec.marks.nodes[0].y == 6.5
    assert str(spec.finding) == "The first and the last six weeks are both in “Stride”."


def test_only_the_period_is_walked() -> None:
    walked = [*block(0, 8, 2), *block(1, 5, 5), *block(2, 2, 8)]
    later = build(material(walked), Period(start=MONDAY + timedelta(42)))
    assert len(later.marks.nodes) == 2
