# SPDX-License-Identifier: MIT
"""Days, weeks and the ticks under an axis."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.period import (
    Period,
    day_ticks,
    day_words,
    long_date,
    month_start,
    month_words,
    month_year,
    short_month_words,
    week_key,
    week_start,
)

DAY = date(2026, 11, 24)
days = st.dates()


def test_both_ends_belong_to_a_period() -> None:
    month = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert month.contains(date(2026, 11, 1))
    assert month.contains(date(2026, 11, 30))
    assert not month.contains(date(2026, 10, 31))
    assert not month.contains(date(2026, 12, 1))


@given(days, days)
def test_an_open_side_holds_everything_on_that_side(start: date, day: date) -> None:
    assert Period().contains(day)
    assert Period(start, None).contains(day) == (start <= day)
    assert Period(None, start).contains(day) == (day <= start)


@given(st.none() | days, st.none() | days, st.none() | days, st.none() | days, days)
def test_a_period_that_covers_another_holds_all_its_days(
    a: date | None, b: date | None, c: date | None, d: date | None, day: date
) -> None:
    outer, inner = Period(a, b), Period(c, d)
    if outer.covers(inner) and inner.contains(day):
        assert outer.contains(day)


def test_a_period_that_ends_before_it_starts_is_empty() -> None:
    assert not Period(DAY, DAY - timedelta(1)).contains(DAY)


def test_days_and_months_are_written_out() -> None:
    assert long_date(DAY) == str(day_words(DAY)) == "24 November 2026"
    assert month_year(date(1660, 1, 1)) == "January 1660"
    assert str(month_words(DAY)) == "November"
    assert str(short_month_words(DAY)) == "Nov"
    assert month_start(DAY) == date(2026, 11, 1)


@given(days)
def test_a_week_begins_on_its_monday(day: date) -> None:
    monday = week_start(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7
    assert week_key(monday) == week_key(day)


def test_the_year_of_a_week_can_differ_from_that_of_its_day() -> None:
    assert week_key(date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 11, 24), date(2026, 11, 24), ["24 Nov\n2026"]),
        (date(2026, 11, 23), date(2026, 11, 27), ["23 Nov\n2026", "25 Nov", "27 Nov"]),
        (date(2026, 11, 3), date(2027, 2, 10), ["Dec\n2026", "Jan\n2027", "Feb"]),
        (date(1660, 1, 1), date(1663, 12, 31), ["1660", "1661", "1662", "1663"]),
    ],
    ids=["a day", "a week", "over a new year", "years in the 17th century"],
)
def test_ticks_stand_on_round_days(start: date, end: date, said: list[str]) -> None:
    assert [str(words) for _, words in day_ticks(start, end, 4)] == said


@given(days, days, st.integers(2, 20))
def test_ticks_are_few_in_order_and_inside(a: date, b: date, most: int) -> None:
    start, end = min(a, b), max(a, b)
    ticks = [day for day, _ in day_ticks(start, end, most)]
    assert 1 <= len(ticks) <= most
    assert ticks == sorted(set(ticks))
    assert start <= ticks[0]
    assert ticks[-1] <= end
