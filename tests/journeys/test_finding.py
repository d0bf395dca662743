# SPDX-License-Identifier: MIT
"""Journal in the real window: the list, search, filters, reading, the trash and back."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.changes import Changes
from journal_app.domain.query import Query
from journal_app.services import finding, transfer
from journal_app.services.session import Session
from journal_app.ui.dialogs.moving_in import MovingInDialog
from journal_app.ui.dialogs.moving_out import MovingOutDialog
from tests.journeys.conftest import Walk, open_walk


def look_for(walk: Walk, words: str) -> list[str]:
    """Type into the search box and wait; the titles found."""
    walk.journal.search.setText(words)
    walk.bot.waitUntil(lambda: not walk.journal._pause.isActive())
    walk.settle()
    walk.settle()
    model = walk.journal.list.entries
    rows = [model.listed(number) for number in range(model.rowCount())]
    return [row.title.text for row in rows if row is not None]


def test_the_list_is_newest_first_and_shows_the_first_entry(sample_walk: Walk) -> None:
    sample_walk.window.go("journal")
    sample_walk.settle()
    titles = look_for(sample_walk, "")
    assert len(titles) >= 50
    sample_walk.bot.waitUntil(lambda: sample_walk.journal._entry is not None)
    newest = finding.first(sample_walk.session, Query()).rows[0]
    assert titles[0] == newest.title.text
    assert sample_walk.journal._title.text() == newest.title.text


def test_search_lights_its_hits_and_filters_narrow_it(sample_walk: Walk) -> None:
    sample_walk.window.go("journal", "find")
    everything = look_for(sample_walk, "")
    hospice = look_for(sample_walk, "hospice")
    assert 0 < len(hospice) < len(everything)
    row = sample_walk.journal.list.entries.listed(0)
    assert row is not None
    lit = [row.excerpt.text[a:b] for a, b in row.excerpt.hits]
    lit += [row.title.text[a:b] for a, b in row.title.hits]
    assert lit
    assert all(word.lower().startswith("hospice") for word in lit)
    themed = look_for(sample_walk, "theme:collective")
    assert 0 < len(themed) < len(everything)
    assert look_for(sample_walk, "quixotrous") == []
    assert "Nothing matches" in sample_walk.journal._empty.text()


def test_trash_and_back(sample_walk: Walk) -> None:
    sample_walk.window.go("journal")
    before = look_for(sample_walk, "")
    sample_walk.bot.waitUntil(lambda: sample_walk.journal._entry is not None)
    count = sample_walk.journal.list.entries.rowCount()
    QTest.keyClick(sample_walk.journal.list, Qt.Key.Key_Delete)
    sample_walk.bot.waitUntil(lambda: finding.count(sample_walk.session, Query()) == count - 1)
    sample_walk.settle()
    assert "is in the trash" in sample_walk.journal.banner.text
    assert look_for(sample_walk, "in:trash") == [before[0]]
    sample_walk.journal._move(sample_walk.journal.list.current().id, back=True)  # type: ignore[union-attr]
    sample_walk.settle()
    assert look_for(sample_walk, "") == before


def test_edit_opens_the_entry_to_write_in(sample_walk: Walk) -> None:
    sample_walk.window.go("journal")
    look_for(sample_walk, "hospice")
    sample_walk.bot.waitUntil(lambda: sample_walk.journal._entry is not None)
    entry = sample_walk.journal._entry
    assert entry is not None
    QTest.keyClick(sample_walk.journal.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sample_walk.bot.waitUntil(lambda: sample_walk.write.title.text() == entry.draft.title)
    assert sample_walk.write.isVisible()
    sample_walk.type("Later: ")
    sample_walk.until_kept("Later")


def test_an_entry_opened_by_its_id_is_shown_also_when_the_list_changes_meanwhile(
    sample_walk: Walk,
) -> None:
    oldest = finding.first(sample_walk.session, Query(), 200).rows[-1].id
    shown: list[str] = []
    sample_walk.journal.list.picked.connect(shown.append)
    sample_walk.window.go("journal", oldest)
    for _ in range(4):
        QApplication.processEvents()
        sample_walk.journal.take_changes(Changes(many=True))
    sample_walk.bot.waitUntil(
        lambda: sample_walk.journal._entry is not None and sample_walk.journal._entry.id == oldest
    )
    assert set(shown) == {oldest}


def test_a_real_diary_scrolls_and_the_plague_is_found(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    diary = tmp_path / "diary.jsonl"
    with diary.open("w", encoding="utf-8") as file:
        for number in range(3_000):
            day = f"{1660 + number // 360}-{number // 30 % 12 + 1:02}-{number % 28 + 1:02}"
            text = (
                "The plague grows." if number % 500 == 7 else f"Up early, to the office {number}."
            )
            file.write(json.dumps({"date": day, "title": f"Day {number}", "text": text}) + "\n")
    transfer.import_file(session, diary)
    walk = open_walk(session, qapp, qtbot, tmp_path / "home")
    walk.window.go("journal")
    walk.settle()
    walk.bot.waitUntil(lambda: walk.journal.list.entries.rowCount() == 3_000)
    walk.journal.list.choose(2_999)
    walk.bot.waitUntil(lambda: "1660" in walk.journal._day.text())
    assert len(look_for(walk, "plague")) == 6
    walk.window.close()


def test_files_come_in_and_go_out_through_the_menu(walk: Walk, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"date": "2026-03-01", "title": "One", "text": "words"}\n{"date": "2026-02-30"}\n',
        encoding="utf-8",
    )
    walk.person.files = [source]
    walk.window._moving.bring_in()
    (steps,) = walk.window.findChildren(MovingInDialog)
    steps.choose.file.click()
    for step in (steps.look, steps.choices, steps.done_step):
        walk.bot.waitUntil(lambda step=step: steps._stack.currentWidget() is step)
        steps.next.click()
    target = tmp_path / "out.json"
    walk.person.files = [target]
    walk.window._take_out()
    (out,) = walk.window.findChildren(MovingOutDialog)
    out.next.click()
    walk.bot.waitUntil(lambda: out._stack.currentWidget() is out.done_step)
    assert json.loads(target.read_text(encoding="utf-8"))["entries"][0]["title"] == "One"


def test_an_entry_found_far_down_waits_while_only_the_first_rows_are_here(
    sample_walk: Walk,
) -> None:
    page = sample_walk.journal
    sample_walk.window.go("journal")
    sample_walk.settle()
    oldest = finding.first(sample_walk.session, Query(), 200).rows[-1]
    page._wanted = oldest.id
    # What arrives in this order: first rows of a newer answer, the place, then all rows.
    found = finding.first(sample_walk.session, Query())
    page._show_first(Query(), found)
    page._choose_at(oldest.position)
    assert page._wanted == oldest.id
    sample_walk.bot.waitUntil(lambda: page._entry is not None and page._entry.id == oldest.id)


def test_an_entry_chosen_before_its_row_is_here_stays_wanted_when_the_list_is_asked_anew(
    sample_walk: Walk,
) -> None:
    page = sample_walk.journal
    sample_walk.window.go("journal")
    sample_walk.settle()
    oldest = finding.first(sample_walk.session, Query(), 200).rows[-1]
    page._wanted = oldest.id
    every = finding.all_positions(sample_walk.session, Query())
    page._show_all(Query(), every, finding.first(sample_walk.session, Query()).rows)
    page._choose_at(oldest.position)
    assert page.list.current() is None
    page.take_changes(Changes(many=True))
    sample_walk.bot.waitUntil(lambda: page._entry is not None and page._entry.id == oldest.id)


def test_an_entry_read_while_the_list_is_asked_anew_stays_chosen(sample_walk: Walk) -> None:
    page = sample_walk.journal
    sample_walk.window.go("journal")
    sample_walk.settle()
    second = finding.first(sample_walk.session, Query()).rows[1]
    page._wanted = second.id
    page.refresh()
    # Its row comes and is read after the question went out and before the answer is here.
    page.list.choose(1)
    assert page._wanted == ""
    sample_walk.settle()
    assert page.list.currentIndex().row() == 1
    assert page._entry is not None
    assert page._entry.id == second.id
