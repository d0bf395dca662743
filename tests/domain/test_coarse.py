# SPDX-License-Identifier: MIT
"""No day, no title and no entry leaves with a chart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal_app.charts import quadrant_path, rating_trend
from journal_app.domain.chart import Material
from journal_app.domain.coarse import by_week, coarse
from journal_app.domain.measures import Observation
from journal_app.domain.message import message
from journal_app.domain.period import Period, day_words
from journal_app.domain.summary import Summary, checked
from journal_app.domain.summary_page import blocks, words

TODAY = date(2026, 11, 23)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def summary() -> Summary:
    """A summary of March with nothing in it."""
    return Summary(
        id="0190f5d0-0000-4000-8000-00000000abcd",
        made=date(2026, 4, 2),
        period=MARCH,
        alias="J. D.",
        want="Help me think",
        covered=9,
        charts=(),
        excerpts=(),
    )


def test_dots_move_to_the_middle_of_their_week_and_forget_their_entry() -> None:
    seen = [Observation(f"id{n}", date(2026, 3, 2 + n), f"Secret {n}", (), 5, 6) for n in range(20)]
    chart = rating_trend.CHART.build(Material(TODAY, (), seen), MARCH)
    rounded = coarse(chart)
    assert {date.fromordinal(int(dot.x)).isoweekday() for dot in rounded.marks.dots} == {4}
    assert len({dot.x for dot in rounded.marks.dots}) < len({dot.x for dot in chart.marks.dots})
    assert not any(dot.entry or "Secret" in str(dot.label) for dot in rounded.marks.dots)
    assert rounded.entries == ()


def long_chart() -> tuple[list[Observation], Period]:
    """Half a year of ratings with a silence in it, beginning and ending within a week."""
    first = date(2026, 1, 7)
    days = [first + timedelta(3 * n + (60 if n > 30 else 0)) for n in range(55)]
    return [
        Observation(f"id{n}", day, "Secret", (), n % 4 + 4, n % 5 + 2) for n, day in enumerate(days)
    ], Period(first, days[-1])


def test_everything_on_an_axis_of_days_stands_in_the_middle_of_a_week() -> None:
    seen, period = long_chart()
    marks = coarse(rating_trend.CHART.build(Material(TODAY, (), seen), period)).marks
    places = [dot.x for dot in marks.dots]
    places += [point[0] for line in marks.lines for part in line.segments for point in part]
    places += [point[0] for band in marks.bands for part in band.segments for point in part]
    places += [end for shade in marks.shades for end in (shade.start, shade.end)]
    places += [label.x for label in marks.labels]
    assert marks.lines
    assert marks.bands
    assert marks.shades
    assert {date.fromordinal(int(x)).isoweekday() for x in places} == {4}


def test_a_line_keeps_the_last_value_of_each_week() -> None:
    seen, period = long_chart()
    chart = rating_trend.CHART.build(Material(TODAY, (), seen), period)
    exact = chart.marks.lines[0].segments[0]
    rounded = coarse(chart).marks.lines[0].segments[0]
    assert rounded[-1][1] == exact[-1][1]
    assert len({x for x, _ in rounded}) == len(rounded) < len(exact)


def test_a_picture_in_words_names_weeks_and_not_days() -> None:
    seen, period = long_chart()
    chart = rating_trend.CHART.build(Material(TODAY, (), seen), period)
    assert "7 January 2026" in str(chart.alt)
    made = checked(replace(summary(), period=period, charts=(chart,)))
    said = " ".join(str(one) for one in words(made) if one not in blocks(made)[1].words)
    assert "the week of 5 January 2026" in said
    assert "7 January 2026" not in said
    assert [str(name) for name in made.charts[0].table.columns] == [
        "Week of",
        "Up for it",
        "Up to it",
    ]
    # 7 and 10 January: 4 and 5 for, 2 and 3 to.
    assert made.charts[0].table.rows[0] == ("5 January 2026", "4, 5", "2, 3")


def test_a_short_axis_names_its_weeks() -> None:
    seen = [Observation("id", date(2026, 3, 11), "", (), 5, 6)]
    axis = coarse(rating_trend.CHART.build(Material(TODAY, (), seen), MARCH)).x
    assert [str(tick.label) for tick in axis.ticks] == ["week of\n9 Mar"]
    assert (date.fromordinal(int(axis.low)), date.fromordinal(int(axis.high))) == (
        date(2026, 3, 9),
        date(2026, 3, 15),
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_have_weeks(day: date) -> None:
    seen = [Observation("id", day, "", (), 5, 6)]
    assert coarse(rating_trend.CHART.build(Material(TODAY, (), seen), Period())).marks.dots


def test_a_path_names_weeks_in_its_table_and_in_its_words() -> None:
    seen = [
        Observation(f"id{n}", date(2026, 1, 7) + timedelta(4 * n), "Secret", (), 7, 5)
        for n in range(30)
    ]
    chart = quadrant_path.CHART.build(Material(TODAY, (), seen), Period())
    assert "3 May 2026" in str(chart.alt)
    made = coarse(chart)
    told = str(made.alt) + repr(made)
    assert "the week of 27 April 2026" in str(made.alt)
    assert "3 May 2026" not in told
    assert "Secret" not in told
    assert not any(dot.entry for dot in made.marks.dots)
    assert made.table.rows[-1][1] == "the week of 27 April 2026"


def test_a_day_in_a_message_or_in_words_becomes_its_week() -> None:
    said = message("{a} and {b}", a=day_words(date(2026, 3, 12)), b="31 March 2026, 31 Mark 2026")
    assert str(by_week(said)) == (
        "the week of 9 March 2026 and the week of 30 March 2026, 31 Mark 2026"
    )
    assert str(by_week(message("{a}", a="31 February 2026"))) == "31 February 2026"


def test_a_week_of_very_many_ratings_is_told_by_its_middle() -> None:
    seen = [Observation(f"id{n}", date(2026, 3, 11), "", (), n % 11, None) for n in range(700)]
    table = coarse(rating_trend.CHART.build(Material(TODAY, (), seen), MARCH)).table
    assert table.rows == (("9 March 2026", "5 (0 to 10, 700 ratings)", None),)


def test_a_table_of_a_lifetime_ends_with_its_newest_weeks() -> None:
    first = date(1980, 1, 7)
    seen = [Observation(f"id{n}", first + timedelta(7 * n), "", (), 5, 5) for n in range(2_400)]
    rows = coarse(rating_trend.CHART.build(Material(TODAY, (), seen), Period())).table.rows
    assert len(rows) == 1_000
    assert rows[-1][0] == "29 December 2025"
