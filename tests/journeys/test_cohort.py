# SPDX-License-Identifier: MIT
"""A leader's numbers for the cohort: seen first, a yes each time, sealed for the coach alone."""

from datetime import date
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QLabel

from journal_app.domain.entry import Draft
from journal_app.services import cohorts, sealing, writing
from journal_app.services.session import open_session
from journal_app.ui.coach.cohort import CohortSection
from journal_app.ui.pages.coach import CoachPage
from tests.conftest import clock
from tests.journeys.conftest import Walk


def section_of(walk: Walk) -> CohortSection:
    """The section, in front."""
    walk.window.go("coach", "cohort")
    walk.settle()
    page = walk.window.page("coach")
    assert isinstance(page, CoachPage)
    section = page.section
    assert isinstance(section, CohortSection)
    return section


def seen(section: CohortSection) -> str:
    """Everything that the section says in sight."""
    return "\n".join(one.text() for one in section.findChildren(QLabel) if one.isVisible())


def name_it(walk: Walk, section: CohortSection, name: str) -> None:
    """Name the cohort, and wait until it was looked at."""
    section.name.setEditText(name)
    walk.bot.waitUntil(lambda: not section._rest.isActive())
    walk.settle()


@pytest.fixture
def coached(walk: Walk, tmp_path: Path) -> Walk:
    """A leader with some August behind them, who knows a coach."""
    for day in range(1, 7):
        writing.add(
            walk.session,
            Draft(day=date(2026, 8, day), title="", text="canary", themes=("why",), up_for_it=8),
        )
    coach = open_session(tmp_path / "Coach.journal", clock, Random(5))
    sealing.call_me(coach, "Siân")
    sealing.add_contact(walk.session, sealing.own_address(coach))
    coach.close()
    return walk


def test_numbers_are_seen_first_and_each_time_needs_a_yes(coached: Walk, tmp_path: Path) -> None:
    section = section_of(coached)
    assert section.quarter.currentData() == "2026-Q3"
    assert "Name the cohort" in seen(section)
    assert not section.yes.isEnabled()
    name_it(coached, section, "Ridge")
    assert "100 %" in seen(section)
    assert "canary" not in seen(section)
    assert not section.save.isEnabled(), "not without a yes"
    section.yes.box.setChecked(True)
    assert section.save.isEnabled()
    name_it(coached, section, "Ridge leaders")
    assert not section.yes.is_on(), "a yes is to what was seen, not to something else"
    section.yes.box.setChecked(True)
    path = tmp_path / "share.uptoit"
    coached.person.files = [path]
    shown = section.gathered
    coached.press("&Save for my coach …")
    coached.settle()
    assert "Saved" in seen(section)
    assert not section.yes.is_on()
    coached.bot.waitUntil(lambda: not section._rest.isActive())
    coached.settle()
    assert "before, on 23 November 2026" in seen(section)
    assert "Jul to Sep 2026, to “Ridge leaders”, on 23 November 2026" in seen(section)
    coach = open_session(tmp_path / "Coach.journal", clock, Random(5))
    assert shown is not None
    assert cohorts.read_files(coach, [path]) == [shown.share]
    coach.close()


def test_without_numbers_or_a_coach_nothing_can_go(walk: Walk) -> None:
    section = section_of(walk)
    assert not section.reader.isVisible()
    name_it(walk, section, "Ridge")
    assert "too little" in seen(section)
    assert not section.yes.isEnabled()
    assert not section.save.isEnabled()


def test_it_may_be_left_at_the_last_moment(coached: Walk) -> None:
    section = section_of(coached)
    name_it(coached, section, "Ridge")
    section.yes.box.setChecked(True)
    coached.person.files = [None]
    coached.press("&Save for my coach …")
    coached.settle()
    assert cohorts.before(coached.session).cohorts == ()
