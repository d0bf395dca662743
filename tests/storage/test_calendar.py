# SPDX-License-Identifier: MIT
"""Entries counted by day."""

from datetime import UTC, date, datetime, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.entry import Draft
from journal_app.services import finding, writing
from journal_app.services.session import Session
from journal_app.storage import calendar

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def write(session: Session, day: date, at: time | None = None) -> str:
    """Keep an entry of a day; its id."""
    return writing.add(session, Draft(day=day, time=at, text="x")).entry.id


def test_the_edges_of_a_month_belong_to_it_and_the_trash_does_not(session: Session) -> None:
    for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 1)):
        write(session, day)
    write(session, date(2024, 2, 29), time(23, 59))
    gone = write(session, date(2024, 2, 10))
    writing.trash(session, [gone])
    assert finding.days_of_month(session, 2024, 2) == {date(2024, 2, 1): 1, date(2024, 2, 29): 2}
    writing.restore(session, [gone])
    assert finding.days_of_month(session, 2024, 2)[date(2024, 2, 10)] == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.dates(date(2026, 2, 25), date(2026, 3, 5)), min_size=1, max_size=6))
def test_the_days_of_all_months_count_every_entry_once(session: Session, days: list[date]) -> None:
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    with session.journal.read() as connection:
        before = calendar.counts(connection, start, end)
    for day in days:
        write(session, day)
    after: dict[date, int] = {}
    for month in range(1, 13):
        after |= finding.days_of_month(session, 2026, month)
    assert {d: n - before.get(d, 0) for d, n in after.items() if n != before.get(d, 0)} == {
        day: days.count(day) for day in days
    }
