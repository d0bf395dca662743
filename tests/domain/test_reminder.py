# SPDX-License-Identifier: MIT
"""Reminders: the next one is the next one, and none comes twice, whatever the clock does."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journal_app.domain.errors import InvalidValue
from journal_app.domain.reminder import LATE, Reminder, Turn, Watch, known, next_due, parse

LONDON = ZoneInfo("Europe/London")
ZONES = tuple(
    ZoneInfo(name)
    for name in ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC")
)

times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
reminders = st.builds(
    Reminder,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    times,
)
some = st.lists(reminders, min_size=1, max_size=4).map(tuple)
# Around the days on which clocks change, and around the day that Samoa left out.
moments = st.builds(
    lambda start, minutes, zone: (start + timedelta(minutes=minutes)).astimezone(zone),
    st.sampled_from(
        [
            datetime(2026, 3, 28, tzinfo=UTC),
            datetime(2026, 10, 24, tzinfo=UTC),
            datetime(2026, 10, 31, tzinfo=UTC),
            datetime(2026, 4, 3, tzinfo=UTC),
            datetime(2011, 12, 29, tzinfo=UTC),
            datetime(2026, 11, 23, tzinfo=UTC),
        ]
    ),
    st.integers(0, 4 * 24 * 60),
    st.sampled_from(ZONES),
)


def at(text: str, zone: ZoneInfo = LONDON, fold: int = 0) -> datetime:
    """A local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def turns(of: tuple[Reminder, ...], around: datetime) -> dict[Turn, datetime]:
    """Every turn in a fortnight round a moment, with its instant: the slow, plain way."""
    assert around.tzinfo is not None
    days = [around.date() + timedelta(days=step) for step in range(-3, 12)]
    found = [Turn(day, one.at) for day in days for one in of if day.weekday() in one.days]
    return {turn: turn.instant(around.tzinfo) for turn in found}


@given(reminders)
def test_a_reminder_reads_as_it_is_kept(one: Reminder) -> None:
    assert parse(str(one)) == one


@pytest.mark.parametrize(
    "text",
    ["", "17:30", "mon", "mon 24:00", "mon 17:60", "mon,xyz 17:30", "mon 7:30", "mon 17:30 x",
     "mon,,tue 17:30", "mon 17:3０"],
)  # fmt: skip
def test_what_is_no_reminder_is_said(text: str) -> None:
    with pytest.raises(InvalidValue, match="is no reminder"):
        parse(text)


def test_days_are_put_in_order_and_odd_settings_left_out() -> None:
    assert str(parse(" WED,mon,wed 09:05 ")) == "mon,wed 09:05"
    assert known(["sun 20:00", "nonsense", "mon 08:00"]) == (
        parse("mon 08:00"),
        parse("sun 20:00"),
    )


@given(some, moments)
def test_the_next_one_is_after_now_with_none_between(
    of: tuple[Reminder, ...], now: datetime
) -> None:
    due = next_due(of, now)
    assert due is not None
    assert due.tzinfo is now.tzinfo
    start, end = now.astimezone(UTC), due.astimezone(UTC)
    assert start < end
    instants = turns(of, now).values()
    assert end in instants
    assert not any(start < instant < end for instant in instants)


@given(some, moments)
def test_the_next_one_is_at_the_time_chosen_unless_clocks_skip_it(
    of: tuple[Reminder, ...], now: datetime
) -> None:
    due = next_due(of, now)
    assert due is not None
    exact = any(due.weekday() in one.days and due.time() == one.at for one in of)
    # Reckoned in UTC: on the wall, the day before may be the one that Samoa left out.
    before = (due.astimezone(UTC) - timedelta(days=1, hours=1)).astimezone(due.tzinfo)
    skipped = due.utcoffset() != before.utcoffset()
    assert exact or skipped


def test_none_are_due_where_there_are_none() -> None:
    assert next_due((), at("2026-11-23 08:10")) is None
    watch = Watch(at("2026-11-23 08:10"))
    assert watch.look((), at("2026-11-23 23:10"))[0] is False


@pytest.mark.parametrize(
    ("reminder", "now", "due"),
    [
        ("mon,wed 17:30", at("2026-11-23 08:10"), "2026-11-23T17:30:00+00:00"),
        ("mon,wed 17:30", at("2026-11-23 17:30"), "2026-11-25T17:30:00+00:00"),
        ("mon 17:30", at("2026-11-23 17:31"), "2026-11-30T17:30:00+00:00"),
        # Clocks go forward at one in the morning of 29 March 2026: half past one is not there.
        ("sun 01:30", at("2026-03-29 00:59"), "2026-03-29T02:30:00+01:00"),
        ("sun 17:30", at("2026-03-29 00:59"), "2026-03-29T17:30:00+01:00"),
        # Clocks go back at two in the morning of 25 October 2026: half past one is there twice.
        ("sun 01:30", at("2026-10-25 00:59"), "2026-10-25T01:30:00+01:00"),
        ("sun 01:30", at("2026-10-25 01:45"), "2026-11-01T01:30:00+00:00"),
        ("sun 01:30", at("2026-10-25 01:10", fold=1), "2026-11-01T01:30:00+00:00"),
    ],
)
def test_days_on_which_clocks_change(reminder: str, now: datetime, due: str) -> None:
    found = next_due([parse(reminder)], now)
    assert found is not None
    assert found.isoformat() == due


@given(some, moments, st.lists(st.integers(1, 3_000), min_size=1, max_size=60))
def test_a_computer_that_stays_awake_is_reminded_of_every_turn_once(
    of: tuple[Reminder, ...], start: datetime, seconds: list[int]
) -> None:
    now, watch, reminded = start, Watch(start), 0
    instants = set(turns(of, start).values())
    for step in seconds:
        before = now.astimezone(UTC)
        now = (before + timedelta(seconds=step)).astimezone(start.tzinfo)
        tells, watch = watch.look(of, now)
        due = any(before < one <= now.astimezone(UTC) for one in instants)
        assert tells == due
        reminded += tells
    passed = {one for one in instants if start.astimezone(UTC) < one <= now.astimezone(UTC)}
    assert reminded <= len(passed)
    assert bool(reminded) == bool(passed)


@given(some, moments, st.lists(st.integers(-90_000, 9_000), min_size=1, max_size=80))
def test_no_turn_is_told_twice_even_when_the_clock_is_set_back(
    of: tuple[Reminder, ...], start: datetime, seconds: list[int]
) -> None:
    now, watch, reminded, visited = start, Watch(start), 0, [start.astimezone(UTC)]
    for step in seconds:
        now = (now.astimezone(UTC) + timedelta(seconds=step)).astimezone(start.tzinfo)
        assume(abs(now - start) < timedelta(days=3))
        tells, watch = watch.look(of, now)
        reminded += tells
        visited.append(now.astimezone(UTC))
    first, last = min(visited), max(visited)
    passed = [turn for turn, instant in turns(of, start).items() if first < instant <= last]
    assert reminded <= len(passed)


@given(some, moments, st.integers(3_601, 500_000))
def test_after_a_long_sleep_at_most_one_comes_and_none_that_is_an_hour_old(
    of: tuple[Reminder, ...], start: datetime, slept: int
) -> None:
    now = (start.astimezone(UTC) + timedelta(seconds=slept)).astimezone(start.tzinfo)
    tells, watch = Watch(start).look(of, now)
    late = {
        turn
        for turn, instant in turns(of, now).items()
        if now.astimezone(UTC) - LATE < instant <= now.astimezone(UTC)
    }
    assert tells == bool(late)
    assert watch.look(of, now)[0] is False


@given(reminders, moments)
def test_travelling_west_on_the_same_day_tells_no_turn_again(
    one: Reminder, start: datetime
) -> None:
    due = next_due([one], start)
    assert due is not None
    # Reckoned in UTC: an hour back on the clock on the wall may not be there.
    before = max(start.astimezone(UTC), due.astimezone(UTC) - LATE)
    tells, watch = Watch(before).look([one], due)
    assert tells
    day, there = due.date(), due.astimezone(ZoneInfo("Pacific/Honolulu"))
    assume(due.time() == one.at)
    reminded = 0
    while there.date() <= day:
        there += timedelta(minutes=1)
        tells, watch = watch.look([one], there)
        reminded += tells and there.date() == day
    assert reminded == 0


def test_a_clock_set_back_and_a_reminder_in_the_hour_that_comes_again() -> None:
    of = [parse("mon 17:30")]
    watch = Watch(at("2026-11-23 17:29"))
    tells, watch = watch.look(of, at("2026-11-23 17:30"))
    assert tells
    tells, watch = watch.look(of, at("2026-11-23 16:00"))
    assert not tells
    tells, watch = watch.look(of, at("2026-11-23 16:59"))
    tells, watch = watch.look(of, at("2026-11-23 17:31"))
    assert not tells
    # A year that was wrong does not keep the right one quiet.
    tells, watch = watch.look(of, at("2025-11-24 17:29"))
    tells, watch = watch.look(of, at("2025-11-24 17:30"))
    assert tells
