# SPDX-License-Identifier: MIT
"""The calendar above the list: dots, days picked by keys and mouse, writing for an empty day."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.domain.entry import Draft
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.services import finding, writing
from journal_app.ui.calendar import Calendar
from tests.journeys.conftest import Walk

SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_calendar(walk: Walk) -> Calendar:
    """Press Ctrl+Shift+M and wait for the dots."""
    walk.window.activateWindow()
    walk.bot.waitUntil(lambda: walk.window.isActiveWindow())
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(walk.window, Qt.Key.Key_M, control | SHIFT)
    walk.settle()
    calendar = walk.journal.calendar
    assert calendar.isVisible()
    assert calendar.grid.hasFocus()
    return calendar


def listed(walk: Walk, wanted: int) -> None:
    """Wait until the list has so many rows."""
    walk.bot.waitUntil(lambda: walk.journal.list.entries.rowCount() == wanted)


def test_a_day_is_reached_and_shown_by_keyboard_alone(sample_walk: Walk) -> None:
    calendar = open_calendar(sample_walk)
    grid, today = calendar.grid, sample_walk.session.today
    newest = finding.first(sample_walk.session, Query(), 1).rows[0].day
    assert grid.day == today
    while grid.day != newest:
        QTest.keyClick(grid, Qt.Key.Key_Left)
    sample_walk.settle()
    count = finding.count(sample_walk.session, Query(start=newest, end=newest))
    assert grid.count(newest) == count
    assert grid.accessibleName() == grid.words(newest)
    assert str(newest.day) in grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    listed(sample_walk, count)
    assert sample_walk.journal.filters.query().start == newest
    for _ in range(7):
        QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return, SHIFT)
    start = grid.day
    assert grid.chosen == Period(start, newest)
    listed(sample_walk, finding.count(sample_walk.session, Query(start=start, end=newest)))
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Return, SHIFT)
    assert grid.chosen == Period(newest, today)


def test_pages_turn_months_and_stay_on_a_day_there_is(walk: Walk) -> None:
    grid = open_calendar(walk).grid
    grid.go_to(date(2024, 3, 31))
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    assert grid.day == date(2024, 2, 29)
    QTest.keyClick(grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert grid.day == date(2025, 2, 28)
    grid.go_to(date.max)
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        QTest.keyClick(grid, key)
    grid.go_to(date.min)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        QTest.keyClick(grid, key)
    assert grid.day == date(100, 1, 1)
    walk.settle()


def test_the_mouse_picks_a_day_and_with_shift_a_stretch(sample_walk: Walk) -> None:
    calendar = open_calendar(sample_walk)
    grid = calendar.grid
    first, last = date(2026, 10, 5), date(2026, 10, 11)
    grid.go_to(first)
    sample_walk.settle()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(grid, left, pos=grid.place_of(last).center())
    QTest.mouseClick(grid, left, SHIFT, grid.place_of(first).center())
    assert grid.chosen == Period(first, last)
    assert grid.place_of(first).left() == 0  # a Monday
    listed(sample_walk, finding.count(sample_walk.session, Query(start=first, end=last)))
    sample_walk.journal.filters.clear()
    sample_walk.settle()
    assert grid.chosen == Period()


def test_days_picked_stand_in_the_place_of_days_typed(sample_walk: Walk) -> None:
    sample_walk.window.go("journal", "search:from:2020-01-01 to:2020-01-02 the")
    calendar = open_calendar(sample_walk)
    assert calendar.grid.chosen == Period(date(2020, 1, 1), date(2020, 1, 2))
    day = finding.first(sample_walk.session, Query(), 1).rows[0].day
    calendar.grid.go_to(day)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    query = sample_walk.journal.query()
    assert (query.start, query.end) == (day, day)
    assert [term.text for term in query.terms] == ["the"]


def test_an_empty_day_offers_to_write_and_the_entry_is_of_that_day(walk: Walk) -> None:
    calendar = open_calendar(walk)
    day = date(2026, 11, 20)
    calendar.grid.go_to(day)
    walk.settle()
    assert "no entries" in calendar.grid.accessibleName()
    walk.press("Write for this day")
    walk.settle()
    assert walk.write.isVisible()
    walk.type("What I owed to Friday")
    entry = writing.read(walk.session, walk.until_kept("owed to Friday"))
    assert (entry.draft.day, entry.draft.time) == (day, None)
    walk.window.go("journal")
    walk.settle()
    walk.bot.waitUntil(lambda: calendar.grid.count(day) == 1)
    assert not calendar.write.isVisible()


def test_the_dot_grows_with_the_number_of_entries(walk: Walk) -> None:
    day = date(2026, 11, 10)
    calendar = open_calendar(walk)
    calendar.grid.go_to(date(2026, 11, 1))
    painted = []
    for number in range(5):
        if number:
            draft = Draft(day=day, time=time(number), text="x")
            walk.window.desk.tasks.announce(writing.add(walk.session, draft).changes)
            walk.bot.waitUntil(lambda count=number: calendar.grid.count(day) == count)
        walk.settle()
        picture = calendar.grid.grab(calendar.grid.place_of(day)).toImage()
        wanted = walk.window.desk.looks.now.colour("focus").rgb()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        painted.append(sum(picture.pixel(x, y) == wanted for x, y in points))
    assert painted[0] == 0
    assert 0 < painted[1] < painted[2] < painted[4]


def test_where_room_is_short_the_week_stood_on_is_shown(walk: Walk) -> None:
    grid = open_calendar(walk).grid
    grid.go_to(date(2026, 11, 30))
    grid.setFixedHeight(grid.fontMetrics().lineSpacing() * 3)
    assert grid.place_of(date(2026, 11, 2)).isEmpty()
    place = grid.place_of(date(2026, 11, 30))
    assert place.height() >= grid.fontMetrics().lineSpacing()
    assert grid.rect().contains(place)
    grid.go_to(date(2026, 11, 2))
    assert grid.rect().contains(grid.place_of(date(2026, 11, 2)))
    assert grid.place_of(date(2026, 11, 30)).isEmpty()
