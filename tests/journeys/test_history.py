# SPDX-License-Identifier: MIT
"""Earlier texts, the trash, the hold and second looks in the real window."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journal_app.domain.query import Query
from journal_app.services import choosing, emptying, finding, history, looking_back, writing
from journal_app.ui.dialogs.versions import VersionsDialog
from journal_app.ui.pages.settings import SettingsPage
from journal_app.ui.preferences.keeping import KeepingPreference
from tests.conftest import NOW
from tests.journeys.conftest import Walk

FIRST = "The board heard the plan and nobody spoke against it, which worried me all day."


def earlier(walk: Walk) -> str:
    """An entry with one earlier text, as after a large cut."""
    draft = replace(writing.blank(walk.session), title="The board", text=FIRST)
    entry_id = writing.add(walk.session, draft).entry.id
    writing.keep(walk.session, entry_id, replace(draft, text="The board heard the plan."))
    return entry_id


def dialog_of(walk: Walk) -> VersionsDialog:
    """The dialog of earlier texts, once it is open."""
    found: list[VersionsDialog] = []

    def is_open() -> bool:
        found[:] = [one for one in walk.window.findChildren(VersionsDialog) if one.isVisible()]
        return bool(found)

    walk.bot.waitUntil(is_open)
    walk.settle()
    walk.bot.waitUntil(lambda: bool(found[0].text.toPlainText()))
    return found[0]


def settled(walk: Walk) -> None:
    """Everything asked for, and what that asked for in turn, has arrived."""
    for _ in range(4):
        walk.settle()


def test_an_earlier_text_is_compared_and_brought_back_while_writing(walk: Walk) -> None:
    entry_id = earlier(walk)
    walk.window.go("write", entry_id)
    walk.bot.waitUntil(lambda: walk.write.title.text() == "The board")
    walk.type("Now: ")
    QTest.keyClick(walk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(walk)
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text() == "23 Nov 2026, 08:10"
    shown = dialog.text.toHtml()
    assert "line-through" in shown
    assert "underline" in shown
    dialog.plain.setChecked(True)
    assert FIRST in dialog.text.toPlainText()
    assert "line-through" not in dialog.text.toHtml()
    dialog.bring.click()
    walk.bot.waitUntil(lambda: walk.write.body.text() == FIRST)
    settled(walk)
    walk.type("Again: ")
    walk.write.keep_now()
    assert writing.read(walk.session, entry_id).draft.text == "Again: " + FIRST
    assert "Now: The board heard the plan." in [
        one.text for one in history.versions(walk.session, entry_id)
    ]


def test_a_read_entry_links_to_its_earlier_texts(walk: Walk) -> None:
    earlier(walk)
    walk.window.go("journal")
    walk.bot.waitUntil(lambda: walk.journal._entry is not None)
    settled(walk)
    walk.press("1 earlier text")
    dialog_of(walk).bring.click()
    walk.bot.waitUntil(lambda: walk.journal.reading.markdown() == FIRST)


def test_the_trash_is_emptied_after_a_question_and_never_under_hold(walk: Walk) -> None:
    kept = writing.add(walk.session, replace(writing.blank(walk.session), text="stays")).entry.id
    gone = [earlier(walk), earlier(walk)]
    walk.window.desk.tasks.announce(writing.trash(walk.session, gone))
    walk.window.go("journal")
    settled(walk)
    walk.journal.filters.trash.setChecked(True)
    settled(walk)
    assert "stays until you empty" in walk.journal.trash_bar.line.text()
    walk.window.desk.tasks.announce(choosing.change(walk.session, hold=True))
    settled(walk)
    assert "on hold" in walk.journal.trash_bar.line.text()
    assert not walk.journal.trash_bar.empty_button.isEnabled()
    walk.window.desk.tasks.announce(choosing.change(walk.session, hold=False))
    settled(walk)
    walk.person.choices = [1, 0]
    walk.press("Empty the trash …")
    settled(walk)
    assert "Delete 2 entries for good?" in walk.person.told[0]
    assert emptying.state(walk.session).count == 2
    walk.press("Empty the trash …")
    walk.bot.waitUntil(lambda: emptying.state(walk.session).count == 0)
    settled(walk)
    assert "Last emptied on 23 November 2026." in walk.journal.trash_bar.line.text()
    assert writing.read(walk.session, kept)


def test_one_entry_is_deleted_for_good_from_the_trash(walk: Walk) -> None:
    one, other = earlier(walk), earlier(walk)
    walk.window.desk.tasks.announce(writing.trash(walk.session, [one, other]))
    walk.window.go("journal")
    walk.journal.filters.trash.setChecked(True)
    settled(walk)
    walk.bot.waitUntil(lambda: walk.journal._entry is not None)
    settled(walk)
    front = walk.journal.entry_in_front()
    walk.person.choices = [0]
    walk.press("Delete for good …")
    walk.bot.waitUntil(lambda: emptying.state(walk.session).count == 1)
    assert finding.count(walk.session, Query(trashed=True)) == 1
    assert front in (one, other)


def test_the_hold_is_set_in_settings(walk: Walk) -> None:
    walk.window.go("settings")
    settled(walk)
    page = walk.window.page("settings")
    assert isinstance(page, SettingsPage)
    group = page.groups["keeping"]
    assert isinstance(group, KeepingPreference)
    group.hold.box.click()
    group.period.setCurrentIndex(2)
    group.period.activated.emit(2)
    settled(walk)
    chosen = choosing.load(walk.session)
    assert (chosen.hold, chosen.trash_days) == (True, 90)


def old(walk: Walk, days: int = 33) -> str:
    """An entry that may come back today."""
    draft = replace(
        writing.blank(walk.session),
        day=NOW.date() - timedelta(days=days),
        title="The hospice",
        text="word " * 50,
    )
    return writing.add(walk.session, draft).entry.id


def test_an_entry_comes_back_and_the_answer_stands_under_it(walk: Walk) -> None:
    entry_id = old(walk)
    walk.window.go("write", "new")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "second_look")
    card = walk.write.cards.cards["second_look"]
    QTest.keyClicks(card.field, "I was tired, not angry.")  # type: ignore[attr-defined]
    walk.press("Keep")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "")
    walk.window.go("journal", entry_id)
    walk.bot.waitUntil(lambda: walk.journal.entry_in_front() == entry_id)
    settled(walk)
    part = walk.journal.parts["layers"]
    texts = [one.text() for one in part.findChildren(type(walk.journal._title))]
    assert "I was tired, not angry." in texts
    assert "Seen on 23 November 2026, at a second look after 30 days" in texts
    walk.press("Add what you see now")
    QTest.keyClicks(part.field, "And more.")  # type: ignore[attr-defined]
    part.keep.click()  # type: ignore[attr-defined]
    walk.bot.waitUntil(lambda: len(looking_back.layers_of(walk.session, entry_id)) == 2)


def test_words_on_the_way_to_a_layer_wait_while_another_entry_is_read(walk: Walk) -> None:
    one, other = old(walk, 3), old(walk, 4)
    walk.window.go("journal", one)
    walk.bot.waitUntil(lambda: walk.journal.entry_in_front() == one)
    settled(walk)
    field = walk.journal.parts["layers"].field  # type: ignore[attr-defined]
    walk.press("Add what you see now")
    QTest.keyClicks(field, "Half a thought")
    walk.window.go("journal", other)
    walk.bot.waitUntil(lambda: walk.journal.entry_in_front() == other)
    assert field.toPlainText() == ""
    walk.window.go("journal", one)
    walk.bot.waitUntil(lambda: field.toPlainText() == "Half a thought")


def test_not_now_is_one_press_and_lasts_the_day(walk: Walk) -> None:
    old(walk)
    walk.window.go("write", "new")
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "second_look")
    QTest.keyClick(walk.write.cards.cards["second_look"].field, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    settled(walk)
    walk.window.go("write", "new")
    settled(walk)
    assert walk.write.cards.shown() == ""


def test_this_day_earlier_opens_the_entry(walk: Walk) -> None:
    draft = replace(writing.blank(walk.session), day=NOW.date().replace(year=2024), title="Then")
    entry_id = writing.add(walk.session, draft).entry.id
    writing.add(walk.session, replace(writing.blank(walk.session), title="Now"))
    walk.window.go("journal")
    settled(walk)
    walk.bot.waitUntil(walk.journal.on_this_day.isVisible)
    walk.journal.on_this_day.findChildren(QPushButton)[0].click()
    walk.bot.waitUntil(lambda: walk.journal.entry_in_front() == entry_id)


def test_a_long_entry_scrolls_by_keys_and_a_hit_far_down_is_in_sight(walk: Walk) -> None:
    text = "\n\n".join(f"Paragraph {n} about the work." for n in range(200)) + "\n\nquixotry"
    writing.add(walk.session, replace(writing.blank(walk.session), text=text))
    walk.window.go("journal")
    walk.bot.waitUntil(lambda: walk.journal._entry is not None)
    settled(walk)
    bar = walk.journal.side.column.verticalScrollBar()
    walk.bot.waitUntil(lambda: bar.maximum() > 1000)
    QTest.keyClick(walk.journal.reading, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    QTest.keyClick(walk.journal.reading, Qt.Key.Key_Home)
    assert bar.value() == 0
    walk.journal.search.setText("quixotry")
    walk.bot.waitUntil(lambda: bar.value() > bar.maximum() - 400)
    QApplication.processEvents()
