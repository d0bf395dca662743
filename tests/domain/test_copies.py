# SPDX-License-Identifier: MIT
"""Laws of copies: what age lets go, and what it never does."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.copies import (
    ALL_FOR,
    APART,
    DAILY,
    MONTHLY,
    WEEKLY,
    due,
    let_go,
)

NOW = datetime(2026, 11, 23, 8, 10, tzinfo=UTC)
AGES = st.lists(st.floats(-3, 900, allow_nan=False), max_size=80)


def at(ages: list[float]) -> set[datetime]:
    """The instants of copies so many days old."""
    return {NOW - timedelta(days=age) for age in ages}


@given(AGES)
def test_the_newest_stays_and_so_do_the_young_and_those_after_now(ages: list[float]) -> None:
    made = at(ages)
    gone = let_go(made, NOW)
    assert gone <= made
    assert not made or max(made) not in gone
    assert all(NOW - one > ALL_FOR for one in gone)


@given(AGES)
def test_letting_go_twice_lets_go_of_nothing_more(ages: list[float]) -> None:
    made = at(ages)
    stays = made - let_go(made, NOW)
    assert let_go(stays, NOW) == frozenset()


@given(AGES, st.floats(0, 400))
def test_what_is_let_go_would_be_let_go_later_too(ages: list[float], later: float) -> None:
    made = at(ages)
    assert let_go(made, NOW) <= let_go(made, NOW + timedelta(days=later))


@given(AGES, st.floats(0, 400))
def test_a_clock_set_back_lets_go_of_nothing_more(ages: list[float], back: float) -> None:
    made = at(ages)
    assert let_go(made, NOW - timedelta(days=back)) <= let_go(made, NOW)


@given(AGES)
def test_at_most_as_many_stay_as_there_are_places(ages: list[float]) -> None:
    made = {one for one in at(ages) if NOW - one > ALL_FOR}
    assert len(made - let_go(made, NOW)) <= DAILY + WEEKLY + MONTHLY


def test_a_year_of_hourly_copies_thins_to_days_weeks_and_months() -> None:
    made: set[datetime] = set()
    start = NOW - timedelta(days=400)
    for hour in range(0, 400 * 24, 3):
        now = start + timedelta(hours=hour)
        made.add(now)
        made -= let_go(made, now)
    made -= let_go(made, NOW)
    aged = sorted(NOW - one for one in made if NOW - one > ALL_FOR)
    assert 28 <= len(aged) <= DAILY + WEEKLY + MONTHLY
    assert timedelta(days=290) < aged[-1] < timedelta(days=400)
    assert max(later - sooner for sooner, later in pairwise(aged)) < timedelta(days=40)


def test_one_who_writes_seldom_keeps_a_copy_of_every_time() -> None:
    made = {NOW - timedelta(days=40 * number) for number in range(20)}
    assert let_go(made, NOW) == frozenset()


def test_the_next_is_due_after_half_an_hour_and_a_wrong_clock_holds_none_back() -> None:
    assert due([], NOW)
    assert not due([NOW - APART / 2], NOW)
    assert due([NOW - APART], NOW)
    assert due([NOW + timedelta(days=3)], NOW)
