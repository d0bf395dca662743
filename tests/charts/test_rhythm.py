# SPDX-License-Identifier: MIT
"""A calendar without streaks: what was written, and nothing about what was not."""

from datetime import timedelta

from journal_app.charts.rhythm import WEEKS, build
from journal_app.domain.period import Period, week_start
from tests.charts.made import MONDAY, TODAY, entry, material


def test_it_takes_four_entries() -> None:
    assert str(build(material([entry(0)]), Period()).finding) == "Too early to say: 1 entry of 4."
    three = build(material([entry(at) for at in range(3)]), Period())
    assert str(three.finding) == "Too early to say: 3 entries of 4."


def test_a_square_for_each_day_with_entries_and_none_for_the_rest() -> None:
    end = (TODAY - MONDAY).days
    made = [entry(end - at) for at in (0, 7, 9, 14)] + [entry(end, entry="second")]
    spec = build(material(made), Period())
    assert {(one.column, one.row): one.tone for one in spec.marks.cells} == {
        (2, 0): 1.0,
        (1, 0): 0.5,
        (0, 5): 0.5,
        (0, 0): 0.5,
    }
    assert str(spec.finding) == (
        "You wrote in 3 of the last 3 weeks; the middle of the days between is 5."
    )
    assert spec.table.rows[-1] == ("23 November 2026", 1, 2)
    # A square leads to the last entry of its day.
    assert spec.marks.cells[-1].entry == "second"


def test_a_long_silence_before_today_ends_the_calendar_with_the_last_entry() -> None:
    old = [entry(7 * at - 900) for at in range(6)]
    spec = build(material(old), Period())
    last = week_start(MONDAY + timedelta(35 - 900))
    assert spec.table.rows[-1][0] == f"{last.day} {last:%B} {last.year}"


def test_it_never_shows_more_than_half_a_year_nor_names_a_streak() -> None:
    spec = build(material([entry(at) for at in range(0, 700, 3)]), Period())
    assert len(spec.table.rows) == WEEKS
    said = " ".join(map(str, (spec.finding, spec.alt, spec.caption))).lower()
    for word in ("streak", "missed", "without", "in a row"):
        assert word not in said
