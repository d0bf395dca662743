# SPDX-License-Identifier: MIT
"""Both lines on one axis, and never the space between them alone."""

from journal_app.charts.will_and_skill import build
from journal_app.domain.period import Period
from tests.charts.made import material, rated


def test_it_takes_three_days_with_both_answers() -> None:
    alone = build(material([rated(0, 5, 5)]), Period())
    assert str(alone.finding).startswith("Too early to say: 1 entry with both answers")
    two = build(material([rated(0, 5, 5), rated(1, 5, 5), rated(2, 5, None)]), Period())
    assert str(two.finding).startswith("Too early to say: 2 entries with both answers")
    assert not two.marks


def test_the_lines_are_medians_of_six_weeks_and_the_finding_has_spread_and_count() -> None:
    days = [rated(0, 4, 1), rated(7, 6, 3), rated(14, 8, 5), rated(60, 1, 9), rated(61, 1, 9)]
    spec = build(material(days), Period())
    assert spec.table.rows == (("16 March 2026", 6, 3, 3),)
    assert str(spec.finding) == (
        "In the six weeks up to 16 March 2026, up for it was 6 (middle half 5 to 7) and up to it "
        "3 (2 to 4), in 3 entries."
    )
    (will, skill) = spec.marks.lines
    assert [len(segment) for segment in will.segments] == [1]
    assert (will.series, skill.series, will.dashed, skill.dashed) == ("for", "to", False, True)
    assert [str(one.text) for one in spec.marks.labels] == ["Up for it", "Up to it"]


def test_the_lines_break_over_a_silence_that_is_shaded() -> None:
    early = [rated(at, 5, 5) for at in (0, 5, 10)]
    late = [rated(at, 5, 5) for at in (60, 65, 70)]
    spec = build(material([*early, *late]), Period())
    assert [len(segment) for segment in spec.marks.lines[0].segments] == [1, 1]
    assert len(spec.marks.bands[0].segments) == 2
    (shade,) = spec.marks.shades
    assert shade.end - shade.start == 50


def test_an_entry_with_one_answer_moves_neither_line() -> None:
    days = [rated(at, 6, 4) for at in range(5)]
    more = [*days, rated(3, 0, None, entry="one"), rated(4, None, 10, entry="other")]
    assert build(material(more), Period()).table == build(material(days), Period()).table
