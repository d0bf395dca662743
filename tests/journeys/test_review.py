# SPDX-License-Identifier: MIT
"""A month or quarter looked over, by keyboard, and written into an entry."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.query import Query
from journal_app.services import finding, writing
from journal_app.ui.pages.review import ReviewPage
from tests.journeys.conftest import Walk


def page(walk: Walk) -> ReviewPage:
    """The page, once it has something to say."""
    walk.window.go("review")
    walk.settle()
    found = walk.window.page("review")
    assert isinstance(found, ReviewPage)
    return found


def words(of: ReviewPage) -> str:
    """Everything in sight on it."""
    return "\n".join(one.text() for one in of.findChildren(QLabel) if one.isVisible())


def test_it_opens_on_the_last_month_and_walks_through_others(sample_walk: Walk) -> None:
    here = page(sample_walk)
    assert here.heading.text() == "Review of October 2026"
    assert here.before.hasFocus()
    sample_walk.bot.waitUntil(lambda: "What I said I would do" in words(here))
    QTest.keyClick(here.before, Qt.Key.Key_Space)
    sample_walk.settle()
    assert here.heading.text() == "Review of September 2026"
    QTest.keyClick(here.kinds["quarter"], Qt.Key.Key_Space)
    sample_walk.settle()
    assert here.heading.text() == "Review of July to September 2026"
    for _ in range(3):
        here.after.click()
    sample_walk.settle()
    # The quarter that runs is as far as it goes.
    assert here.heading.text() == "Review of October to December 2026"
    assert "not over yet" in words(here)
    assert not here.after.isEnabled()


def test_it_is_written_with_the_cursor_on_top(sample_walk: Walk) -> None:
    here = page(sample_walk)
    before = len(finding.first(sample_walk.session, Query(), 999).rows)
    QTest.keyClick(here.write, Qt.Key.Key_Space)
    sample_walk.settle()
    write = sample_walk.write
    assert write.isVisible()
    assert write.title.text() == "Review of October 2026"
    assert write.body.hasFocus()
    sample_walk.type("A fuller month than I thought.")
    entry = sample_walk.until_kept("fuller month")
    kept = writing.read(sample_walk.session, entry).draft
    assert kept.text.startswith("A fuller month than I thought.\n\n## What I wrote about")
    assert len(finding.first(sample_walk.session, Query(), 999).rows) == before + 1


def test_a_line_leads_to_its_entry(sample_walk: Walk) -> None:
    here = page(sample_walk)
    link = next(one for one in here.findChildren(QPushButton) if one.text() == "Show")
    assert link.accessibleName() != "Show"
    assert here.review is not None
    wanted = next(line.entry for line in here.review.sections[-1].lines if line.entry)
    link.click()
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.entry_in_front() == wanted)


def test_a_change_is_seen_at_once(walk: Walk) -> None:
    here = page(walk)
    walk.settle()
    assert "No entries." in words(here)
    october = replace(writing.blank(walk.session, "2026-10-05"), text="Words")
    walk.window.desk.tasks.announce(writing.add(walk.session, october).changes)
    walk.bot.waitUntil(lambda: "1 entry." in words(here))


def test_insights_leads_there(sample_walk: Walk) -> None:
    sample_walk.window.go("insights")
    sample_walk.settle()
    sample_walk.press("Review a month or quarter")
    sample_walk.settle()
    assert sample_walk.window.page("review").isVisible()
