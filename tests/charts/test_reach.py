# SPDX-License-Identifier: MIT
"""Rings by quarter: where attention was, with counts on them."""

from journal_app.charts.reach import build
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from tests.charts.made import entry, material


def entries(start: int, **counts: int) -> list[Observation]:
    """A day after another with each reach so many times."""
    every = [key for key, count in counts.items() for _ in range(count)]
    return [entry(start + at, reach=key) for at, key in enumerate(every)]


def test_it_takes_ten_entries_with_a_reach() -> None:
    some = [*entries(0, run=9), *[entry(at) for at in range(20, 40)]]
    assert str(build(material(some), Period()).finding) == (
        "Too early to say: 9 entries with a reach of 10."
    )
    one = build(material(entries(0, run=1)), Period())
    assert str(one.finding) == "Too early to say: 1 entry with a reach of 10."


def test_each_quarter_has_three_rings_with_counts_and_shares() -> None:
    both = [*entries(0, run=4, influence=2), *entries(60, run=1, commission=1, influence=4)]
    spec = build(material(both), Period())
    assert spec.table.rows == (
        ("Jan to Mar 2026", 4, 0, 2, 6),
        ("Apr to Jun 2026", 1, 1, 4, 6),
    )
    assert str(spec.finding) == (
        "Apr to Jun 2026: 1 entry about what is yours to run, 1 entry to commission and 4 entries "
        "to influence."
    )
    rings = {(one.column, one.rank): (str(one.inside), one.tone) for one in spec.marks.rings}
    assert rings[0, 0] == ("4", 1)
    assert rings[0, 1] == ("0", 0)
    assert rings[1, 2] == ("4", 1)
    assert rings[1, 1] == ("1", 0.25)


def test_the_picture_has_the_last_four_quarters() -> None:
    years = [one for at in range(6) for one in entries(92 * at, run=2)]
    spec = build(material(years), Period())
    assert len(spec.x.ticks) == 4
    assert len(spec.entries) == 12
