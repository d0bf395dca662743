# SPDX-License-Identifier: MIT
"""Go to anything: from a few letters to a page, an entry, a theme, a day, by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.domain.query import Query
from journal_app.services import committing, finding
from journal_app.ui.dialogs.go_to import GoToDialog
from tests.journeys.conftest import Walk


def in_sight(walk: Walk) -> GoToDialog | None:
    """The dialog, where it is open."""
    found = walk.window.findChildren(GoToDialog)
    return next((one for one in found if one.isVisible()), None)


def open_dialog(walk: Walk) -> GoToDialog:
    """Press Ctrl+K and wait for what is offered at first."""
    walk.window.activateWindow()
    walk.bot.waitUntil(lambda: walk.window.isActiveWindow())
    QTest.keyClick(walk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = in_sight(walk)
    assert dialog is not None
    walk.bot.waitUntil(lambda: dialog._shown_for == "")
    return dialog


def asked(walk: Walk, words: str) -> GoToDialog:
    """Open it, type, and wait for what the words lead to."""
    dialog = open_dialog(walk)
    QTest.keyClicks(dialog.field, words)
    walk.bot.waitUntil(lambda: dialog._shown_for == words)
    return dialog


def enter(walk: Walk, dialog: GoToDialog) -> None:
    """Press Enter in the field."""
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    walk.settle()


def test_a_page_is_reached_by_the_start_of_its_name(sample_walk: Walk) -> None:
    dialog = asked(sample_walk, "insi")
    assert ("Pages and menus", "Insights") in dialog.goals()
    enter(sample_walk, dialog)
    assert sample_walk.insights.isVisible()
    assert in_sight(sample_walk) is None


def test_a_menu_action_is_done(sample_walk: Walk) -> None:
    before = sample_walk.window.desk.looks.settings.text_size
    enter(sample_walk, asked(sample_walk, "larger te"))
    assert sample_walk.window.desk.looks.settings.text_size > before


def test_an_empty_field_offers_the_newest_entries_and_the_pages(sample_walk: Walk) -> None:
    dialog = open_dialog(sample_walk)
    newest = finding.first(sample_walk.session, Query(), 8).rows
    goals = dialog.goals()
    assert [name for group, name in goals if group == "Newest entries"] == [
        row.title.text for row in newest
    ]
    assert {"Write", "Journal", "Settings"} <= {name for group, name in goals if group == "Pages"}
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    enter(sample_walk, dialog)
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.entry_in_front() == newest[1].id)


def test_an_entry_is_found_by_the_beginning_of_a_word(sample_walk: Walk) -> None:
    dialog = asked(sample_walk, "hospi")
    wanted = [name for group, name in dialog.goals() if group == "Entries"]
    assert wanted
    assert dialog.list.currentItem().text() == wanted[0]
    enter(sample_walk, dialog)
    sample_walk.bot.waitUntil(lambda: sample_walk.journal._title.text() == wanted[0])


def test_what_is_typed_is_words_and_never_a_filter(sample_walk: Walk) -> None:
    dialog = asked(sample_walk, "in:trash")
    assert dialog.goals() == []
    enter(sample_walk, dialog)
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert in_sight(sample_walk) is None
    assert sample_walk.write.isVisible()


def test_themes_and_tags_open_the_journal_searched(sample_walk: Walk) -> None:
    theme = sample_walk.session.pack.themes[0]
    dialog = asked(sample_walk, theme.name.lower())
    assert ("Themes", theme.name) in dialog.goals()
    names = [name for _, name in dialog.goals()]
    for _ in range(names.index(theme.name)):
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    enter(sample_walk, dialog)
    assert sample_walk.journal.query().themes == (theme.slug,)
    tag, count = finding.tags(sample_walk.session)[0]
    dialog = asked(sample_walk, f"#{tag[:4]}")
    assert ("Tags", f"#{tag}") in dialog.goals()
    names = [name for _, name in dialog.goals()]
    for _ in range(names.index(f"#{tag}")):
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    enter(sample_walk, dialog)
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.list.entries.rowCount() == count)


def test_a_day_opens_the_journal_on_it(sample_walk: Walk) -> None:
    day = finding.first(sample_walk.session, Query(), 5).rows[-1].day
    dialog = asked(sample_walk, f"{day.day}/{day.month}/{day.year}")
    assert dialog.goals()[0][0] == "Days"
    enter(sample_walk, dialog)
    query = sample_walk.journal.query()
    assert (query.start, query.end, query.terms) == (day, day, ())
    wanted = finding.count(sample_walk.session, Query(start=day, end=day))
    sample_walk.bot.waitUntil(lambda: sample_walk.journal.list.entries.rowCount() == wanted)


def test_a_commitment_is_found_by_its_words(walk: Walk) -> None:
    made = committing.make(walk.session, "Ring the chair of the hospice")
    dialog = asked(walk, "chair ri")
    assert dialog.goals() == [("Commitments", made.commitment.text)]
    enter(walk, dialog)
    assert walk.window.page("commitments").isVisible()


def test_a_page_of_help_is_found(walk: Walk) -> None:
    dialog = asked(walk, "searching")
    assert ("Help", "Searching") in dialog.goals()


def test_enter_pressed_before_the_answer_is_there_is_not_lost(sample_walk: Walk) -> None:
    dialog = open_dialog(sample_walk)
    QTest.keyClicks(dialog.field, "insights")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    sample_walk.bot.waitUntil(lambda: sample_walk.insights.isVisible())


def test_up_from_the_first_goes_to_the_last_and_headings_are_passed_over(sample_walk: Walk) -> None:
    dialog = open_dialog(sample_walk)
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentItem().text() == dialog.goals()[-1][1]
    seen = []
    for _ in dialog.goals():
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
        seen.append(dialog.list.currentItem().text())
    assert seen == [name for _, name in dialog.goals()]
