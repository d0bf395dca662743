# SPDX-License-Identifier: MIT
"""A clock that was wrong or set back, and a journey: nothing is refused or mixed up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from journal_app.domain.entry import Draft
from journal_app.domain.query import Query
from journal_app.services import emptying, finding, history, writing
from journal_app.services.session import Session, open_session
from tests.conftest import NOW
from tests.durability.soundness import faults


@dataclass
class Hands:
    """A clock that shows what the test sets."""

    shows: datetime = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self.shows

    def pass_by(self, **much: float) -> None:
        """Later, or with a minus earlier."""
        self.shows += timedelta(**much)


@pytest.fixture
def hands() -> Hands:
    """Ten past eight in London."""
    return Hands()


@pytest.fixture
def session(tmp_path: Path, hands: Hands) -> Iterator[Session]:
    """A journal by that clock."""
    opened = open_session(tmp_path / "Test.journal", hands, Random(7))
    yield opened
    opened.close()


def test_a_clock_set_back_two_days_between_two_saves(session: Session, hands: Hands) -> None:
    first = writing.blank(session)
    entry_id = writing.new_id(session, hands())
    texts = ["one", "one two", "one two three", "one two three four"]
    writing.keep(session, entry_id, Draft(first.day, first.time, first.zone, text=texts[0]))
    hands.pass_by(minutes=20)
    writing.keep(session, entry_id, Draft(first.day, first.time, first.zone, text=texts[1]))
    hands.pass_by(days=-2)
    writing.keep(session, entry_id, Draft(first.day, first.time, first.zone, text=texts[2]))
    hands.pass_by(minutes=20)
    kept = writing.keep(session, entry_id, Draft(first.day, first.time, first.zone, text=texts[3]))
    assert kept.entry.changed < kept.entry.created
    # Each text that stood is there, the newest first, though the clock says otherwise.
    assert [one.text for one in history.versions(session, entry_id)] == texts[2::-1]
    assert history.numbered(session, entry_id, 1).text == texts[2]
    history.bring_back(session, history.numbered(session, entry_id, 3).id)
    assert writing.read(session, entry_id).draft.text == texts[0]
    assert history.numbered(session, entry_id, 1).text == texts[3]
    assert writing.read(session, entry_id).draft.day == first.day
    assert faults(session) == []


def test_what_is_new_after_that_stands_where_its_day_says(session: Session, hands: Hands) -> None:
    later = writing.add(session, Draft(hands().date(), hands().time(), text="later")).entry
    hands.pass_by(days=-2)
    earlier = writing.add(session, Draft(hands().date(), hands().time(), text="earlier")).entry
    assert earlier.id != later.id
    rows = finding.first(session, Query()).rows
    assert [row.id for row in rows] == [later.id, earlier.id]
    writing.trash(session, [later.id])
    assert emptying.empty(session, older_than=30).count == 0
    writing.restore(session, [later.id])
    assert writing.read(session, later.id).draft.text == "later"
    assert faults(session) == []


def test_a_journey_to_another_zone_leaves_days_as_they_were_written(
    session: Session, hands: Hands
) -> None:
    hands.shows = datetime(2026, 11, 23, 23, 50, tzinfo=ZoneInfo("Europe/London"))
    london = writing.blank(session)
    kept = writing.add(session, Draft(london.day, london.time, london.zone, text="in London"))
    hands.shows = hands().astimezone(ZoneInfo("Asia/Tokyo")) + timedelta(minutes=5)
    tokyo = writing.blank(session)
    assert (tokyo.day.isoformat(), tokyo.zone) == ("2026-11-24", "Asia/Tokyo")
    after = writing.add(session, Draft(tokyo.day, tokyo.time, tokyo.zone, text="in Tokyo"))
    read = writing.read(session, kept.entry.id).draft
    assert (read.day.isoformat(), str(read.time), read.zone) == (
        "2026-11-23",
        "23:50:00",
        "Europe/London",
    )
    assert after.entry.created - kept.entry.created == timedelta(minutes=5)
    rows = finding.first(session, Query()).rows
    assert [row.day.isoformat() for row in rows] == ["2026-11-24", "2026-11-23"]
    # Changed from Tokyo, it is still about its own evening in London.
    changed = Draft(read.day, read.time, read.zone, text="in London, seen from Tokyo")
    again = writing.keep(session, kept.entry.id, changed).entry
    assert (again.draft.day, again.draft.zone) == (read.day, "Europe/London")


def test_the_hour_that_comes_twice(session: Session, hands: Hands) -> None:
    london = ZoneInfo("Europe/London")
    for fold in (0, 1):
        hands.shows = datetime(2026, 10, 25, 1, 30, tzinfo=london, fold=fold)
        now = writing.blank(session)
        writing.add(session, Draft(now.day, now.time, now.zone, text=f"half past one, {fold}"))
    rows = finding.first(session, Query()).rows
    texts = [writing.read(session, row.id).draft.text for row in rows]
    assert texts == ["half past one, 1", "half past one, 0"]
