# SPDX-License-Identifier: MIT
"""Insights in the real window: findings, pictures, tables, notes, and the entries behind a dot."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from journal_app.domain.entry import Draft
from journal_app.domain.period import Period
from journal_app.domain.query import parse
from journal_app.services import choosing, insight, writing
from journal_app.ui.pages.insights import InsightsPage
from journal_app.ui.widgets.chart_card import ChartCard
from journal_app.ui.window import Window
from tests.journeys.conftest import Walk


def arrive(walk: Walk) -> None:
    """Go to the page and wait for its cards and the picture in sight."""
    walk.window.go("insights")
    walk.settle()
    first = walk.insights.card("rating_trend").view
    if not first.isHidden():
        walk.bot.waitUntil(lambda: first.is_drawn)
    walk.settle()


def trend(walk: Walk) -> ChartCard:
    """The card of the rating trend."""
    return walk.insights.card("rating_trend")


def test_an_empty_journal_says_too_early(walk: Walk) -> None:
    arrive(walk)
    assert len(walk.insights.cards) >= 2
    for card in walk.insights.cards:
        assert "Too early" in card.finding.text()
        for part in (card.view, card.table_button, card.entries_button, card.save_button):
            assert part.isHidden()


def test_findings_tables_and_notes(sample_walk: Walk) -> None:
    arrive(sample_walk)
    assert trend(sample_walk).finding.text() == (
        "Up to it has tended to rise by about 2 since March (1 to 3). Up for it: can't tell yet."
    )
    balance = sample_walk.insights.card("theme_balance")
    assert balance.finding.text().startswith("The largest share went to")
    for card in (trend(sample_walk), balance):
        assert card.table.isHidden()
        card.table_button.click()
        assert not card.table.isHidden()
        assert card.table.model().rowCount() == len(card.spec.table.rows)
        card.note_button.click()
        assert not card.note.isHidden()
        assert card.finding.text() in card.view.accessibleDescription()


def test_only_what_is_in_sight_is_drawn(sample_walk: Walk) -> None:
    sample_walk.window.resize(900, 560)
    arrive(sample_walk)
    last = [card.view for card in sample_walk.insights.cards if card.spec.marks][-1]
    assert last.visibleRegion().isEmpty()
    assert not last.is_drawn


def test_a_click_on_a_dot_shows_its_entry(sample_walk: Walk) -> None:
    arrive(sample_walk)
    view = trend(sample_walk).view
    # The scroll bar that came with the cards made the first picture too wide.
    sample_walk.bot.waitUntil(lambda: view._image.width() == view.width())
    assert view._picture is not None
    dot = next(point for point in view._picture.points if point.entry)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(dot.x), round(dot.y)))
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.entry_in_front() == dot.entry)


def test_the_arrow_keys_go_from_point_to_point_and_enter_opens(sample_walk: Walk) -> None:
    arrive(sample_walk)
    view = trend(sample_walk).view
    view.setFocus()
    places = []
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Right)
        assert view.chosen is not None
        places.append(view.chosen.x)
    assert places == sorted(places)
    QTest.keyClick(view, Qt.Key.Key_End)
    last = view.chosen
    assert last is not None
    assert last.x >= places[-1]
    QTest.keyClick(view, Qt.Key.Key_Return)
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.entry_in_front() == last.entry)


def test_the_entries_behind_a_chart_are_listed_and_opened(sample_walk: Walk) -> None:
    arrive(sample_walk)
    card = trend(sample_walk)
    assert str(len(card.spec.entries)) in card.entries_button.text()
    card.entries_button.click()
    sample_walk.settle()
    assert card.entries.count() == len(card.spec.entries)
    first = card.entries.item(0)
    assert first.text().startswith("Friday 20 November 2026")
    card.entries.itemActivated.emit(first)
    wanted = first.data(Qt.ItemDataRole.UserRole)
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.entry_in_front() == wanted)


def test_a_new_entry_and_a_period_change_the_page(sample_walk: Walk) -> None:
    arrive(sample_walk)
    before = trend(sample_walk).spec
    today = sample_walk.session.today
    sample_walk.insights.show_period(Period(today - timedelta(days=41), today))
    sample_walk.bot.waitUntil(lambda: trend(sample_walk).spec != before)
    short = trend(sample_walk).spec
    kept = writing.add(sample_walk.session, Draft(day=date(2026, 11, 22), up_for_it=2, up_to_it=2))
    sample_walk.window.desk.tasks.announce(kept.changes)
    sample_walk.bot.waitUntil(lambda: trend(sample_walk).spec != short)


def test_filters_narrow_the_whole_page_and_are_remembered(sample_walk: Walk) -> None:
    arrive(sample_walk)
    page, whole = sample_walk.insights, trend(sample_walk).spec
    today = sample_walk.session.today
    for text in ("theme:looks-easy", "tag:members", "reach:run", "template:the-crossing"):
        page.filters.set_query(parse(text))
        sample_walk.settle()
        assert len(trend(sample_walk).spec.entries) < len(whole.entries), text
    page.filters.set_query(replace(parse("theme:looks-easy"), start=date(2026, 9, 1), end=today))
    sample_walk.settle()
    assert insight.remembered(sample_walk.session) == page.filters.query()
    # What was counted from today is counted from the new day tomorrow.
    assert choosing.load(sample_walk.session).insights == "theme:looks-easy"
    again = Window(sample_walk.window.desk)
    again.show()
    again.go("insights")
    sample_walk.settle()
    other = again.page("insights")
    assert isinstance(other, InsightsPage)
    assert other.filters.query() == page.filters.query()
    assert other.card("rating_trend").spec == trend(sample_walk).spec
    again.deleteLater()


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml")])
def test_a_picture_is_saved(sample_walk: Walk, tmp_path: Path, name: str, start: bytes) -> None:
    arrive(sample_walk)
    target = tmp_path / name
    sample_walk.person.files = [target]
    trend(sample_walk).save_wanted.emit()
    sample_walk.bot.waitUntil(lambda: "Saved" in sample_walk.insights.banner.text)
    assert target.read_bytes().startswith(start)
