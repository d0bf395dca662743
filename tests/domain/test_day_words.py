# SPDX-License-Identifier: MIT
"""Days as people name them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.day_words import MONTHS, WEEKDAYS, days_named, without_days
from journal_app.domain.period import Period

TODAY = date(2026, 11, 24)  # a Tuesday
days = st.dates(min_value=date(1000, 1, 1))
recent = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def one(year: int, month: int, day: int) -> Period:
    """A single day as a period."""
    return Period(date(year, month, day), date(year, month, day))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("9 nov", one(2026, 11, 9)),
        ("9th of November", one(2026, 11, 9)),
        ("Nov 9, 2025", one(2025, 11, 9)),
        ("on 9 sept 2025", one(2025, 9, 9)),
        ("9/11/2026", one(2026, 11, 9)),
        ("9.11.26", one(2026, 11, 9)),
        ("1/2/97", one(1997, 2, 1)),
        ("25 dec", one(2025, 12, 25)),
        ("24/11", one(2026, 11, 24)),
        ("29 feb", one(2024, 2, 29)),
        ("yesterday", one(2026, 11, 23)),
        ("  Last   TUESDAY ", one(2026, 11, 17)),
        ("tuesday", one(2026, 11, 17)),
        ("mon", one(2026, 11, 23)),
        ("this fri", one(2026, 11, 27)),
        ("next monday", one(2026, 11, 30)),
        ("3 days ago", one(2026, 11, 21)),
        ("a week ago", one(2026, 11, 17)),
        ("2026-03", Period(date(2026, 3, 1), date(2026, 3, 31))),
        ("2026", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("march", Period(date(2026, 3, 1), date(2026, 3, 31))),
        ("dec", Period(date(2025, 12, 1), date(2025, 12, 31))),
        ("feb 2024", Period(date(2024, 2, 1), date(2024, 2, 29))),
        ("last week", Period(date(2026, 11, 16), date(2026, 11, 22))),
        ("this month", Period(date(2026, 11, 1), date(2026, 11, 30))),
        ("last month", Period(date(2026, 10, 1), date(2026, 10, 31))),
        ("last year", Period(date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_what_people_say(words: str, wanted: Period) -> None:
    assert days_named(words, TODAY) == wanted


@pytest.mark.parametrize(
    "words",
    ["", "board", "31 feb", "32/1/2026", "9/13/2026", "ma", "last", "marches", "0 nov", "9 9", "²"],
)
def test_what_is_no_day(words: str) -> None:
    assert days_named(words, TODAY) is None


@given(days, days)
def test_a_whole_date_means_that_day_in_every_writing(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    for words in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3].title()} {day.day}, {day.year}",
    ):
        assert days_named(words, today) == Period(day, day), words


@given(recent, recent)
def test_without_a_year_it_is_the_latest_not_after_today(day: date, today: date) -> None:
    found = days_named(f"{day.day} {MONTHS[day.month - 1][:3]}", today)
    assert found is not None
    assert found.start is not None
    assert (found.start.day, found.start.month) == (day.day, day.month)
    assert found.start <= today
    years = 8 if (day.month, day.day) == (2, 29) else 1
    assert today - found.start <= timedelta(days=366 * years)


@given(recent, st.integers(0, 6), st.sampled_from(["", "last "]))
def test_a_weekday_lies_in_the_seven_days_before_today(today: date, at: int, last: str) -> None:
    found = days_named(f"{last}{WEEKDAYS[at]}", today)
    assert found is not None
    assert found.start is not None
    assert found.start.weekday() == at
    assert 1 <= (today - found.start).days <= 7


@given(st.text(max_size=30), st.dates())
def test_nothing_raises_and_stretches_run_forward(words: str, today: date) -> None:
    found = days_named(words, today)
    if found is not None:
        assert found.start is not None
        assert found.end is not None
        assert found.start <= found.end


PARTS = (
    *MONTHS,
    *WEEKDAYS,
    "last",
    "this",
    "next",
    "ago",
    "days",
    "week",
    "year",
    "9",
    "31",
    "0001",
)


@given(st.lists(st.sampled_from(PARTS), max_size=4).map(" ".join), st.dates())
def test_no_pile_of_date_words_raises(words: str, today: date) -> None:
    days_named(words, today)


def test_days_are_taken_out_of_a_query_and_nothing_else() -> None:
    typed = 'board from:2026-03 "from: me to:you" upto:x to:2026-05-01 theme:gap'
    assert without_days(typed) == 'board "from: me to:you" upto:x theme:gap'
    assert without_days("from:2026") == ""
