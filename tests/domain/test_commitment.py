# SPDX-License-Identifier: MIT
"""Commitments: their words, their day, their groups, and what a follow-up may ask after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.commitment import (
    STATUS,
    Commitment,
    as_words,
    checked,
    due_words,
    grouped,
    later_days,
    quoted,
    status_words,
)
from journal_app.domain.errors import InvalidValue
from journal_app.domain.period import month_words

TODAY = date(2026, 11, 23)
MADE = datetime(2026, 11, 9, 8, 10, tzinfo=UTC)
PLAIN = Commitment("c", MADE, MADE, date(2026, 11, 9), "Ring round one by one")
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
COMMITMENTS = st.builds(
    Commitment,
    id=st.uuids().map(str),
    made=st.just(MADE),
    changed=st.just(MADE),
    day=DAYS,
    text=st.text(min_size=1, max_size=40),
    reach=st.sampled_from((None, "run", "commission", "influence")),
    due=st.none() | DAYS,
    status=st.sampled_from(STATUS.keys()),
    closed=st.none() | DAYS,
    outcome=st.text(max_size=40),
)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "no day set"),
        (date(2026, 11, 23), "due today"),
        (date(2026, 11, 24), "due tomorrow, 24 November"),
        (date(2026, 11, 22), "due yesterday, 22 November"),
        (date(2026, 11, 27), "due on Friday, 27 November"),
        (date(2026, 11, 29), "due on Sunday, 29 November"),
        (date(2026, 11, 30), "due on 30 November"),
        (date(2026, 11, 17), "due last Tuesday, 17 November"),
        (date(2026, 11, 16), "due last Monday, 16 November"),
        (date(2026, 11, 15), "due on 15 November"),
        (date(2027, 1, 4), "due on 4 January 2027"),
    ],
)
def test_its_day_is_said_as_a_person_would(due: date | None, words: str) -> None:
    assert str(due_words(replace(PLAIN, due=due), TODAY)) == words


@given(DAYS, DAYS)
def test_whichever_day_it_is_the_words_name_its_day_or_today(due: date, today: date) -> None:
    words = str(due_words(replace(PLAIN, due=due), today))
    assert (f"{due.day} {month_words(due)}" in words) == (due != today)
    assert (str(due.year) in words) == (due.year != today.year and abs((due - today).days) > 0)


def test_due_from_its_day_on_and_only_while_open() -> None:
    one = replace(PLAIN, due=TODAY)
    assert one.is_due(TODAY)
    assert not one.is_overdue(TODAY)
    assert one.is_overdue(TODAY + timedelta(days=1))
    assert not one.is_due(TODAY - timedelta(days=1))
    for status in STATUS.keys():  # noqa: SIM118
        assert replace(one, status=status).is_due(TODAY) == (status == "not-yet")


def test_one_without_a_day_is_asked_after_once_it_has_rested_a_week() -> None:
    assert not PLAIN.is_worth_asking(date(2026, 11, 15))
    assert PLAIN.is_worth_asking(date(2026, 11, 16))
    assert not replace(PLAIN, status="kept").is_worth_asking(TODAY)
    later = replace(PLAIN, due=TODAY)
    assert not later.is_worth_asking(date(2026, 11, 22))
    assert later.is_worth_asking(TODAY)


@given(st.lists(COMMITMENTS, max_size=12, unique_by=lambda one: one.id), DAYS)
def test_every_commitment_stands_in_one_group_and_each_group_in_order(
    commitments: list[Commitment], today: date
) -> None:
    groups = grouped(commitments, today)
    shown = [*groups.due, *groups.open, *groups.done]
    assert sorted(one.id for one in shown) == sorted(one.id for one in commitments)
    assert all(one.is_due(today) for one in groups.due)
    assert all(one.is_open and not one.is_due(today) for one in groups.open)
    assert not any(one.is_open for one in groups.done)
    for group in (groups.due, groups.open):
        days = [one.due or date.max for one in group]
        assert days == sorted(days)
    assert groups == grouped(reversed(commitments), today)


@given(COMMITMENTS)
def test_what_was_checked_once_stays_as_it_is(one: Commitment) -> None:
    try:
        tidy = checked(one)
    except InvalidValue:
        return
    assert checked(tidy) == tidy
    assert tidy.is_open == (tidy.closed is None)


@pytest.mark.parametrize(
    "fault",
    [
        {"text": "  \n "},
        {"text": "a\x00b"},
        {"text": "x" * 2001},
        {"outcome": "x" * 20_001},
        {"reach": "own"},
        {"status": "failed"},
    ],
)
def test_what_a_commitment_cannot_have_is_refused(fault: dict[str, str]) -> None:
    with pytest.raises(InvalidValue):
        checked(replace(PLAIN, **fault))  # type: ignore[arg-type]


def test_selected_lines_become_words_without_marks() -> None:
    assert as_words("- [ ] Ring **round**\n  one by one") == "Ring round one by one"


def test_own_words_come_back_with_their_day() -> None:
    said = quoted("Ring round", date(2026, 11, 9), TODAY)
    assert str(said) == "On 9 November you wrote: “Ring round”"
    assert "9 November 2025" in str(quoted("x", date(2025, 11, 9), TODAY))


def test_a_done_one_says_what_came_of_it_and_when() -> None:
    done = replace(PLAIN, status="let-go", closed=date(2026, 11, 17))
    assert str(status_words(done, TODAY)) == "Let go on purpose, 17 November"
    assert str(status_words(PLAIN, TODAY)) == "no day set"


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_in_a_month_is_the_same_day_of_the_next_month_or_its_last(today: date) -> None:
    tomorrow, week, month = (day for _, day in later_days(today))
    assert (tomorrow - today, week - today) == (timedelta(days=1), timedelta(days=7))
    assert (month.year * 12 + month.month) - (today.year * 12 + today.month) == 1
    assert month.day == today.day or (
        month.day < today.day and (month + timedelta(days=1)).day == 1
    )
