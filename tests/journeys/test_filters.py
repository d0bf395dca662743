# SPDX-License-Identifier: MIT
"""Filters combined as chips, searches kept under a name, and the order of what is found."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from journal_app.domain.entry import Draft
from journal_app.domain.query import Query, parse
from journal_app.services import going, searches, writing
from tests.journeys.conftest import Walk


def write(walk: Walk, **facts: object) -> str:
    """An entry in the journal."""
    draft = Draft(**{"day": date(2026, 11, 20), "text": "words", **facts})  # type: ignore[arg-type]
    return writing.add(walk.session, draft).entry.id


def titles(walk: Walk) -> list[str]:
    """What the list shows, from top to bottom."""
    walk.settle()
    entries = walk.journal.list.entries
    found = [entries.listed(number) for number in range(entries.rowCount())]
    return [row.title.text for row in found if row is not None]


def chips(walk: Walk) -> list[str]:
    """The chips in sight."""
    return [chip.text().removesuffix("  ×") for chip in walk.journal.filters._in_force]


def test_filters_of_every_kind_combine_and_each_is_a_chip(walk: Walk) -> None:
    write(walk, title="One", reach="run", marks=("setback",), up_for_it=8, up_to_it=2)
    write(walk, title="Two", reach="run", up_for_it=8, up_to_it=9)
    write(walk, title="Three", reach="influence", marks=("setback",))
    walk.window.go("journal")
    page = walk.journal
    page.search.setText("reach:run quadrant:stretch mark:setback")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert titles(walk) == ["One"]
    assert page.search.text() == ""
    assert chips(walk) == ["Setback", "Stretch", "Run"]
    QTest.keyClick(page.search, Qt.Key.Key_Backspace)
    assert chips(walk) == ["Setback", "Stretch"]
    page.filters._set(parse("reach:run"))
    assert sorted(titles(walk)) == ["One", "Two"]
    page.filters._set(parse("reach:run mark:setback rated:yes"))
    assert titles(walk) == ["One"]
    walk.press("Clear all")
    assert len(titles(walk)) == 3
    assert chips(walk) == []


def test_every_filter_can_be_reached_in_the_menu(walk: Walk) -> None:
    walk.window.go("journal")
    walk.settle()
    from PySide6.QtWidgets import QMenu

    menu = QMenu()
    walk.journal.filters._fill_more(menu)
    names = [action.text() for action in menu.actions()]
    assert names == [
        "Rated", "Quadrant", "Reach", "Stood", "Drawn by", "Would shift it", "Depth", "Marks",
        "Has", "Template",
    ]  # fmt: skip
    has = menu.actions()[8].menu()
    assert has is not None
    has.actions()[0].trigger()  # type: ignore[attr-defined]
    assert walk.journal.query().facets == (("has", "commitment"),)


def test_a_search_is_kept_and_used_again(walk: Walk) -> None:
    write(walk, title="River", tags=("board",), reach="run")
    write(walk, title="Other")
    walk.window.go("journal")
    page = walk.journal
    page.search.setText("words ")
    page.filters._set(parse("tag:board reach:run"))
    page.kept.keep_as("My board")
    walk.bot.waitUntil(lambda: "My board" in page.kept._kept)
    assert searches.find(walk.session, "My board") == parse("words tag:board reach:run")
    page.look_for(Query())
    assert len(titles(walk)) == 2
    page.kept.use("My board")
    assert titles(walk) == ["River"]
    assert page.search.text() == "words "
    page.kept.forget("My board")
    walk.bot.waitUntil(lambda: page.kept._kept == {})


def test_the_best_match_comes_first_when_asked_and_the_chosen_entry_stays(walk: Walk) -> None:
    old = write(walk, title="River", text="river river", day=date(2026, 1, 1))
    write(walk, title="New", text="a word of the river " + "word " * 80)
    walk.window.go("journal")
    page = walk.journal
    page.search.setText("river ")
    assert titles(walk) == ["New", "River"]
    page.filters._set(replace(page.filters.query(), sort="relevance"))
    assert titles(walk) == ["River", "New"]
    page.filters._set(replace(page.filters.query(), sort="oldest"))
    assert titles(walk) == ["River", "New"]
    row = page.list.current()
    assert row is not None
    assert row.id in (old, page._entry.id if page._entry else "")


def test_nothing_looked_for_is_not_kept_and_says_so(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.window.go("journal")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: pytest.fail("asked for a name"))
    walk.journal.kept.keep()
    assert "nothing looked for" in walk.window.banner._text.text()
    walk.journal.filters._set(replace(Query(), sort="oldest"))
    walk.journal.kept.keep()


def test_a_kept_search_gets_another_name_and_is_reached_by_it(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(walk, title="River", tags=("board",))
    write(walk, title="Other")
    walk.window.go("journal")
    page = walk.journal
    page.filters._set(parse("tag:board"))
    page.kept.keep_as("Mine")
    walk.bot.waitUntil(lambda: "Mine" in page.kept._kept)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (" The  board ", True))
    page.kept.rename("Mine")
    walk.bot.waitUntil(lambda: list(page.kept._kept) == ["The board"])
    page.look_for(Query())
    known = going.known(walk.session)
    assert going.reached(walk.session, "the bo", known).searches == (("The board", "tag:board"),)
    page.arrive("search:tag:board")
    assert titles(walk) == ["River"]
