# SPDX-License-Identifier: MIT
"""A review is made of what is in the journal, and is written into one entry when asked."""

from dataclasses import replace
from datetime import date

import pytest

from journal_app.domain import review
from journal_app.domain.entry import Draft
from journal_app.services import reviewing, transfer, writing
from journal_app.services.session import Session

OCTOBER = review.stretch("month", date(2026, 10, 1))


def test_the_sample_has_something_in_every_part(session: Session) -> None:
    transfer.import_file(session, transfer.sample_file())
    found = reviewing.of(session, OCTOBER)
    assert str(found.title) == "Review of October 2026"
    assert found.over
    assert len(found.sections) == 5
    assert all(section.lines for section in found.sections)
    looked = [line.entry for line in found.sections[-1].lines if line.entry]
    assert looked
    for entry in looked:
        assert OCTOBER.contains(writing.read(session, entry).draft.day)


def test_it_is_written_into_an_entry_of_today_and_no_review_is_found_in_the_next(
    session: Session,
) -> None:
    words = "word " * 60
    for day in (2, 3):
        writing.add(session, Draft(day=date(2026, 11, day), title=f"Day {day}", text=words))
    running = reviewing.of(session, review.stretch("month", session.today))
    assert not running.over
    quarter = reviewing.of(session, review.stretch("quarter", session.today))
    assert "Year to November 2026." in review.as_markdown(quarter)
    kept = reviewing.write(session, running)
    draft = kept.entry.draft
    assert (draft.title, draft.tags) == ("Review of November 2026", ("review",))
    assert draft.day == session.today
    assert draft.text.startswith("\n\n## What I wrote about\n\n- 2 entries, on 2 days.")
    assert "Day 3" in draft.text
    writing.keep(session, kept.entry.id, replace(draft, text="mine " * 900 + draft.text))
    again = reviewing.of(session, review.stretch("month", session.today))
    assert kept.entry.id not in [line.entry for line in again.sections[-1].lines]


def test_private_entries_are_counted_and_not_named(session: Session) -> None:
    secret = Draft(day=date(2026, 10, 5), title="Zebra", text="word " * 90, marks=("private",))
    writing.add(session, secret)
    found = reviewing.of(session, OCTOBER)
    assert str(found.sections[0].lines[0].words) == "1 entry."
    assert "Zebra" not in review.as_markdown(found)


@pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29)])
def test_the_ends_of_the_calendar_are_no_end_of_the_program(session: Session, day: date) -> None:
    for kind in review.KINDS:
        assert reviewing.of(session, review.stretch(kind, day)).sections
