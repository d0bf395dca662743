# SPDX-License-Identifier: MIT
"""Insights in the real window: findings, pictures, tables, notes, and the entries behind a dot."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journal_app.domain.entry import Draft
from journal_app.domain.period import Period
from journal_app.services import writing
from tests.journeys.conftest import Walk


def arrive(walk: Walk) -> None:
    """Go to the page and wait for its cards and pictures."""
    walk.window.go("insights")
    walk.bot.waitUntil(lambda: len(walk.insights.cards) == 2)
    walk.bot.waitUntil(
        lambda: all(card.view.is_drawn for card in walk.insights.cards if not card.view.isHidden()),
        timeout=20_000,
    )


def test_an_empty_journal_says_too_early(walk: Walk) -> None:
    arrive(walk)
    assert all("Too early" in card.finding.text() for card in walk.insights.cards)
    assert all(card.view.isHidden() for card in walk.insights.cards)


def test_findings_pictures_tables_and_notes(sample_walk: Walk) -> None:
    arrive(sample_walk)
    trend, balance = sample_walk.insights.cards
    assert trend.finding.text() == (
        "Up to it has tended to rise by about 2 since March (1 to 3). Up for it: can't tell yet."
    )
    assert balance.finding.text().startswith("The largest share went to")
    for card in (trend, balance):
        assert card.table.isHidden()
        card.table_button.click()
        assert not card.table.isHidden()
        assert card.table.rowCount() > 0
        card.note_button.click()
        assert not card.note.isHidden()
        assert card.finding.text() in card.view.accessibleDescription()


def test_a_click_on_a_dot_shows_its_entry(sample_walk: Walk) -> None:
    arrive(sample_walk)
    view = sample_walk.insights.cards[0].view
    # The scroll bar that came with the cards made the first picture too wide.
    sample_walk.bot.waitUntil(lambda: view._image.width() == view.width())
    assert view._picture is not None
    dot = next(point for point in view._picture.points if point.entry)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(dot.x), round(dot.y)))
    sample_walk.bot.waitUntil(
        lambda: (
            sample_walk.journal._entry is not None and sample_walk.journal._entry.id == dot.entry
        )
    )


def test_a_new_entry_and_a_period_change_the_page(sample_walk: Walk) -> None:
    arrive(sample_walk)
    before = sample_walk.insights.cards[0].spec
    today = sample_walk.session.today
    sample_walk.insights.show_period(Period(today - timedelta(days=41), today))
    sample_walk.bot.waitUntil(lambda: sample_walk.insights.cards[0].spec != before)
    short = sample_walk.insights.cards[0].spec
    kept = writing.add(sample_walk.session, Draft(day=date(2026, 11, 22), up_for_it=2, up_to_it=2))
    sample_walk.window.desk.tasks.announce(kept.changes)
    sample_walk.bot.waitUntil(lambda: sample_walk.insights.cards[0].spec != short)


def test_a_picture_is_saved(sample_walk: Walk, tmp_path: Path) -> None:
    arrive(sample_walk)
    target = tmp_path / "trend.png"
    sample_walk.person.files = [target]
    sample_walk.insights.cards[0].save_wanted.emit()
    sample_walk.bot.waitUntil(lambda: "Saved" in sample_walk.insights.banner.text)
    assert target.read_bytes().startswith(b"\x89PNG")
