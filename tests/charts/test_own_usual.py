# SPDX-License-Identifier: MIT
"""The same path around what this leader most often says."""

from journal_app.charts.own_usual import build
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from tests.charts.made import material, rated


def weeks(*pairs: tuple[int, int]) -> list[Observation]:
    """A stretch of six weeks with five entries for each pair of answers."""
    return [
        rated(42 * block + day, will, skill)
        for block, (will, skill) in enumerate(pairs)
        for day in range(5)
    ]


def test_it_is_counted_from_the_medians_of_the_last_half_year() -> None:
    spec = build(material(weeks((8, 8), (8, 8), (8, 5))), Period())
    assert dict(spec.numbers) == {"usual_up_for_it": 8, "usual_up_to_it": 8}
    assert [(one.x, one.y) for one in spec.marks.nodes] == [(0, 0), (0, 0), (-3, 0)]
    assert str(spec.caption) == "Usual: up for it 8, up to it 8."
    assert str(spec.finding).endswith("about as usual up for it and less than usual up to it.")
    assert str(spec.finding).startswith("25 May 2026 to 29 May 2026:")


def test_what_is_older_than_half_a_year_is_not_usual_any_more() -> None:
    spec = build(material(weeks((2, 2), *[(7, 7)] * 6)), Period())
    assert dict(spec.numbers) == {"usual_up_for_it": 7, "usual_up_to_it": 7}


def test_shifting_every_answer_changes_nothing_but_the_usual() -> None:
    low = build(material(weeks((3, 4), (5, 2), (3, 3))), Period())
    high = build(material(weeks((6, 7), (8, 5), (6, 6))), Period())
    assert low.finding == high.finding
    assert low.table == high.table
    assert low.caption != high.caption
    # Each point says the answers as they were given.
    assert "up for it 3, up to it 4" in str(low.marks.dots[0].label)
    assert "up for it 6, up to it 7" in str(high.marks.dots[0].label)


def test_one_stretch_is_too_early() -> None:
    assert str(build(material(weeks((5, 5))), Period()).finding).startswith("Too early to say: 1")
