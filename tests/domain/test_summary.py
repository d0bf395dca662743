# SPDX-License-Identifier: MIT
"""What may leave on a page for a coach, and how coarse its days are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from journal_app.charts import rating_trend
from journal_app.domain.chart import Material
from journal_app.domain.entry import Draft, Entry
from journal_app.domain.errors import InvalidValue
from journal_app.domain.measures import Observation
from journal_app.domain.period import Period
from journal_app.domain.summary import (
    Summary,
    blocks,
    checked,
    coarse,
    excerpt,
    picked,
    words,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 3, 12, 18, 40, tzinfo=UTC)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


def entry(day: date = date(2026, 3, 12), text: str = "Some words.") -> Entry:
    """An entry of one day."""
    return Entry("e1", Draft(day=day, title="The lift", text=text), NOW, NOW, "0-10-v1")


def summary(want: str = "Help me think", *excerpts: Entry) -> Summary:
    """A summary of March."""
    return Summary(
        id="0190f5d0-0000-7000-8000-00000000abcd",
        made=date(2026, 4, 2),
        period=MARCH,
        alias="J. D.",
        want=want,
        covered=9,
        charts=(),
        excerpts=tuple(excerpt(one) for one in excerpts),
    )


def test_a_wish_is_compulsory() -> None:
    with pytest.raises(InvalidValue, match="what you want"):
        checked(summary("  \n "))


def test_an_entry_from_another_month_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not from the period"):
        checked(summary("x", entry(date(2026, 5, 20))))
    checked(summary("x", entry(date(2026, 3, 31))))


def test_days_are_rounded_to_their_week() -> None:
    said = " ".join(str(one) for one in words(checked(summary("x", entry()))))
    assert "week of 9 March 2026" in said
    assert "12 March" not in said
    assert "18:40" not in said


def test_only_the_count_of_what_is_held_back_is_said() -> None:
    assert summary("x", entry()).held_back == 8
    assert "the words of 8 held back" in " ".join(str(one) for one in words(summary("x", entry())))


def test_words_with_braces_are_words() -> None:
    said = [str(one) for one in words(summary("{id} {0} {", entry(text="{text}")))]
    assert "{id} {0} {" in said
    assert "{text}" in said


def test_an_excerpt_loses_its_marks_and_keeps_its_lists() -> None:
    picked = excerpt(entry(text="## Head\n\n- **one**\n- [ ] two\n\nsnake_case stays"))
    assert picked.text == "Head\n\n• one\n• two\n\nsnake_case stays"


def test_dots_move_to_the_middle_of_their_week_and_forget_their_entry() -> None:
    seen = [Observation(f"id{n}", date(2026, 3, 2 + n), f"Secret {n}", (), 5, 6) for n in range(20)]
    chart = rating_trend.CHART.build(Material(TODAY, (), seen), MARCH)
    rounded = coarse(chart)
    assert {date.fromordinal(int(dot.x)).isoweekday() for dot in rounded.marks.dots} == {4}
    assert len({dot.x for dot in rounded.marks.dots}) < len({dot.x for dot in chart.marks.dots})
    assert not any(dot.entry or "Secret" in str(dot.label) for dot in rounded.marks.dots)
    assert rounded.entries == ()


def test_the_page_ends_with_room_for_notes() -> None:
    kinds = [block.kind for block in blocks(summary("x", entry()))]
    assert kinds == ["title", "about", "want", "purpose", "heading", "excerpt", "notes", "foot"]


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
    assert made.charts[0].table.rows == ()


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


def test_an_entry_is_of_the_period_by_its_day_and_not_by_its_week() -> None:
    late = Period(date(2026, 3, 5), date(2026, 3, 31))
    with pytest.raises(InvalidValue, match="not from the period"):
        picked(entry(date(2026, 3, 4)), late)
    assert picked(entry(date(2026, 3, 5)), late).week == date(2026, 3, 2)


def test_an_entry_in_the_trash_or_without_a_word_stays_here() -> None:
    with pytest.raises(InvalidValue, match="in the trash"):
        picked(replace(entry(), trashed=NOW), MARCH)
    silent = replace(entry(), draft=Draft(day=date(2026, 3, 12), up_for_it=3))
    with pytest.raises(InvalidValue, match="no words"):
        picked(silent, MARCH)


def test_words_that_were_changed_do_not_stay_in_the_heading() -> None:
    untitled = replace(entry(), draft=Draft(day=date(2026, 3, 12), text="Sarah shouted at me."))
    assert picked(untitled, MARCH).title == "Sarah shouted at me."
    assert picked(untitled, MARCH, "Somebody was loud.").title == "Somebody was loud."
