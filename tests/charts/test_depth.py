# SPDX-License-Identifier: MIT
"""The leader's own choice of depth, counted; nothing is graded."""

from journal_app.charts.depth import build
from journal_app.domain.period import Period
from tests.charts.made import entry, material


def test_it_takes_five_chosen_depths() -> None:
    four = [entry(at, depth="2") for at in range(4)]
    spec = build(material([*four, *[entry(at) for at in range(9, 19)]]), Period())
    assert str(spec.finding) == "Too early to say: 4 entries with a depth of 5."
    assert not spec.marks


def test_parts_stand_end_to_end_in_a_row_for_each_quarter() -> None:
    made = [entry(at, depth=one) for at, one in enumerate("1122", start=0)]
    made += [entry(40 + at, depth=one) for at, one in enumerate("244")]
    spec = build(material(made), Period())
    assert spec.table.rows == (
        ("Jan to Mar 2026", 2, 2, 0, 0, 4),
        ("Apr to Jun 2026", 0, 1, 0, 2, 3),
    )
    parts = [(bar.at, bar.start, bar.value, str(bar.inside)) for bar in spec.marks.bars]
    assert parts == [(0, 0, 2, "1: 2"), (0, 2, 4, "2: 2"), (1, 0, 1, "2: 1"), (1, 1, 3, "4: 2")]
    assert str(spec.finding) == "You most often chose reflection: for 3 of 7 entries."


def test_a_tie_names_none() -> None:
    made = [entry(at, depth=one) for at, one in enumerate("112233")]
    assert str(build(material(made), Period()).finding) == (
        "Of 6 entries with a depth, no one depth was chosen most often."
    )
