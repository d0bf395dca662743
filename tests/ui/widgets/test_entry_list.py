# SPDX-License-Identifier: MIT
"""A list of any length: what it costs the window, and what a screen reader is told of it."""

import time
from array import array
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.listing import Listed, Lit
from journal_app.domain.query import Query
from journal_app.services.preferences import Paths, Settings
from journal_app.ui.look import Looks
from journal_app.ui.widgets.entry_list import EntryList

COUNT = 100_000
MOST_SECONDS = 0.1
"""Processor time; laying rows out through Python took more than twice that on any machine seen."""


def rows(at: Sequence[int]) -> list[Listed]:
    """A row for each place."""
    day, none = date(2026, 11, 24), None
    return [
        Listed(place, f"e{place}", day, none, Lit(f"Title {place}"), Lit("x"), (), (), none, none)
        for place in at
    ]


class Later:
    """Loads when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[Sequence[int], Callable[[list[Listed]], None]]] = []

    def __call__(
        self, query: Query, at: Sequence[int], then: Callable[[list[Listed]], None]
    ) -> None:
        self.asked.append((at, then))

    def arrive(self) -> None:
        """Everything asked for is here."""
        asked, self.asked = self.asked, []
        for at, then in asked:
            then(rows(at))


def test_rows_that_arrive_are_shown_without_laying_out_the_list_anew(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    load = Later()
    look = Looks(qapp, Settings(look="light"), Paths.under(tmp_path)).now
    area = EntryList(load, look, {})
    qtbot.addWidget(area)
    area.resize(400, 600)
    area.show()
    area.entries.show(Query(), array("q", range(COUNT, 0, -1)))
    QApplication.processEvents()
    assert area.entries.rowCount() == COUNT
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert load.asked
    before = time.process_time()
    load.arrive()
    QApplication.processEvents()
    QApplication.processEvents()
    assert time.process_time() - before < MOST_SECONDS
    last = area.entries.index(COUNT - 1)
    assert area.entries.data(last, Qt.ItemDataRole.UserRole).id == "e1"
    assert area.entries.data(last, Qt.ItemDataRole.AccessibleTextRole).startswith("Title 1")
    assert not area.entries.flags(last) & Qt.ItemFlag.ItemIsEditable


def test_another_answer_of_a_hundred_thousand_rows_is_there_at_once(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    look = Looks(qapp, Settings(look="light"), Paths.under(tmp_path)).now
    area = EntryList(Later(), look, {})
    qtbot.addWidget(area)
    area.show()
    places = array("q", range(COUNT, 0, -1))
    area.entries.show(Query(), places)
    QApplication.processEvents()
    before = time.process_time()
    area.entries.show(Query(), places, rows(places[:50]))
    QApplication.processEvents()
    assert time.process_time() - before < MOST_SECONDS
    area.choose(1)
    row = area.current()
    assert row is not None
    assert row.position == COUNT - 1
    area.entries.show(Query(), array("q"))
    assert area.entries.rowCount() == 0
    assert area.current() is None
