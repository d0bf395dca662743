# SPDX-License-Identifier: MIT
"""A commitment from a selected line, greeted on its day, closed, and gone on from in an entry."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from journal_app.domain.commitment import Commitment
from journal_app.services import committing, writing
from journal_app.services.preferences import Settings
from journal_app.services.session import Session
from journal_app.ui.cards.commitments import CommitmentsCard
from journal_app.ui.dialogs.commitment import CommitmentDialog
from journal_app.ui.dialogs.outcome import OutcomeDialog
from journal_app.ui.pages.commitments import CommitmentsPage
from journal_app.ui.reading.commitments import CommitmentsPart
from journal_app.ui.side.commitments import CommitmentsSection
from journal_app.ui.window import Window
from tests.conftest import NOW
from tests.desks import make_desk
from tests.journeys.conftest import Walk, open_walk

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
TODAY = NOW.date()


@dataclass
class MovingClock:
    """A clock that the test sets forward."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The moment it is."""
        return self.now


@dataclass
class TimedWalk:
    """A walk whose days can pass."""

    walk: Walk
    clock: MovingClock

    def sleep(self, days: int) -> None:
        """Some days pass, and the leader begins a new entry."""
        self.clock.now += timedelta(days=days)
        self.walk.window.go("write", "new")
        self.walk.settle()


@pytest.fixture
def timed(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[TimedWalk]:
    """A window on a journal of one entry, with a clock of its own."""
    writing.add(session, replace(writing.blank(session), text="So that nobody is welcomed."))
    clock = MovingClock()
    opened = open_walk(replace(session, clock=clock), qapp, qtbot, tmp_path / "home")
    yield TimedWalk(opened, clock)
    opened.window.close()
    opened.window.deleteLater()


def dialog_of(walk: Walk, kind: type[QDialog]) -> QDialog:
    """The dialog in front."""
    walk.bot.waitUntil(lambda: any(one.isVisible() for one in walk.window.findChildren(kind)))
    found = next(one for one in walk.window.findChildren(kind) if one.isVisible())
    walk.bot.waitUntil(found.isActiveWindow)
    return found


def card_of(walk: Walk) -> CommitmentsCard:
    """The card above a new entry."""
    card = walk.write.cards.cards["commitments"]
    assert isinstance(card, CommitmentsCard)
    return card


def page_of(walk: Walk) -> CommitmentsPage:
    """The page of commitments, in front and settled."""
    walk.window.go("commitments")
    walk.settle()
    page = walk.window.page("commitments")
    assert isinstance(page, CommitmentsPage)
    return page


def made(walk: Walk, words: str, due: date | None = TODAY, **more: str) -> str:
    """The id of a commitment that the window hears of."""
    done = committing.make(walk.session, words, due=due, **more)  # type: ignore[arg-type]
    walk.window.desk.tasks.announce(done.changes)
    walk.settle()
    return done.commitment.id


def from_a_selected_line(walk: Walk) -> Commitment:
    """A commitment made by keys from the second line of an entry."""
    walk.type("Third meeting cancelled.")
    walk.write.side.themes._toggle("gap")
    QTest.keyClick(walk.write.body, Qt.Key.Key_Return)
    walk.type("- Ring **round** one by one")
    cursor = walk.write.body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    walk.write.body.setTextCursor(cursor)
    origin = walk.write.sheet.entry_id
    QTest.keyClick(walk.write.body, Qt.Key.Key_C, CTRL_SHIFT)
    dialog = dialog_of(walk, CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    assert dialog.words.toPlainText() == "Ring round one by one"
    dialog.day.setCurrentIndex(0)
    dialog.reach.toggle("influence")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return, CTRL)
    walk.bot.waitUntil(lambda: bool(committing.of_entry(walk.session, origin)))
    one = committing.of_entry(walk.session, origin)[0]
    assert (one.due, one.reach) == (TODAY + timedelta(days=1), "influence")
    section = walk.write.sheet.section("commitments")
    assert isinstance(section, CommitmentsSection)
    walk.bot.waitUntil(lambda: [row.commitment for row in section.rows] == [one])
    return one


def close_with_an_entry(walk: Walk) -> None:
    """Say what came of it by keys, and have an entry begin from that."""
    walk.press("Say what came of it …")
    closing = dialog_of(walk, OutcomeDialog)
    assert isinstance(closing, OutcomeDialog)
    closing.status.take_focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_K)
    QTest.keyClicks(closing.outcome, "Four said yes.")
    closing.entry.setChecked(True)
    QTest.keyClick(closing.outcome, Qt.Key.Key_Return, CTRL)


def test_from_a_selected_line_to_its_day_to_an_entry(timed: TimedWalk) -> None:
    walk = timed.walk
    one = from_a_selected_line(walk)
    timed.sleep(1)
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "commitments")
    assert card_of(walk).words.text() == "On 23 November you wrote: “Ring round one by one”"
    walk.bot.waitUntil(lambda: not walk.write.prompt_card.own_words.isHidden())
    assert "Ring round one by one" in walk.write.prompt_card.own_words.text()
    close_with_an_entry(walk)
    walk.bot.waitUntil(lambda: "Four said yes." in walk.write.body.text())
    assert walk.write.body.text().startswith("> Ring round one by one\n")
    assert walk.write.side.themes.themes() == ("gap",)
    done = committing.read(walk.session, one.id)
    assert (done.status, done.outcome_entry) == ("kept", walk.write.sheet.entry_id)
    assert walk.write.cards.shown() == ""

    walk.window.go("journal", one.entry)
    walk.settle()
    part = walk.journal.parts["commitments"]
    assert isinstance(part, CommitmentsPart)
    walk.bot.waitUntil(lambda: [row.commitment.id for row in part.rows] == [one.id])


def test_not_now_lets_it_rest_until_the_next_day(timed: TimedWalk) -> None:
    walk = timed.walk
    made(walk, "Ring round")
    timed.sleep(0)
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "commitments")
    walk.press("Not now")
    assert walk.write.cards.shown() == ""
    timed.sleep(0)
    assert walk.write.cards.shown() != "commitments"
    timed.sleep(1)
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "commitments")
    assert len(committing.due(walk.session)) == 1


def test_another_day_brings_the_next_one_that_is_due_into_the_card(timed: TimedWalk) -> None:
    walk = timed.walk
    first = made(walk, "First", TODAY - timedelta(days=2))
    made(walk, "Second")
    timed.sleep(0)
    walk.bot.waitUntil(lambda: "“First”" in card_of(walk).words.text())
    card = card_of(walk)
    card._deeds.move(committing.read(walk.session, first), TODAY + timedelta(days=7))
    walk.bot.waitUntil(lambda: "“Second”" in card.words.text())
    assert walk.write.cards.shown() == "commitments"
    second = committing.due(walk.session)[0]
    card._deeds.move(second, None)
    walk.bot.waitUntil(lambda: walk.write.cards.shown() == "")


def test_the_page_shows_three_groups_and_the_keyboard_does_all(walk: Walk) -> None:
    page = page_of(walk)
    assert page.rows == []
    walk.press("Add a commitment …")
    dialog = dialog_of(walk, CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible(), "one without words is not kept"
    QTest.keyClicks(dialog.words, "Ask the six")
    walk.press("Keep it")
    walk.bot.waitUntil(lambda: len(page.rows) == 1)
    assert page.rows[0].commitment.due == TODAY + timedelta(days=7)
    due = made(walk, "Due already", TODAY - timedelta(days=6))
    walk.bot.waitUntil(lambda: [row.commitment.id for row in page.rows][:1] == [due])
    walk.bot.waitUntil(lambda: page.rows[0].isVisible())
    page.rows[0].take_focus()
    QTest.keyClick(walk.window.focusWidget(), Qt.Key.Key_Space)
    closing = dialog_of(walk, OutcomeDialog)
    assert isinstance(closing, OutcomeDialog)
    closing.status.toggle("let-go")
    walk.press("Close it")
    walk.bot.waitUntil(lambda: page.rows[-1].commitment.status == "let-go")
    walk.bot.waitUntil(lambda: page.rows[-1].isVisible())
    page.rows[-1].take_focus()
    QTest.keyClick(walk.window.focusWidget(), Qt.Key.Key_Space)
    walk.bot.waitUntil(lambda: page.rows[0].commitment.id == due)
    assert page.rows[0].isAncestorOf(walk.window.focusWidget()), "the keyboard stays with it"


def test_one_made_by_mistake_is_taken_out_and_can_be_brought_back(walk: Walk) -> None:
    page = page_of(walk)
    slip = made(walk, "A slip")
    walk.bot.waitUntil(lambda: len(page.rows) == 1 and page.rows[0].isVisible())
    kept = committing.read(walk.session, slip)
    walk.press("Take out")
    walk.bot.waitUntil(lambda: page.rows == [] and "A slip" in page.banner.text)
    assert committing.groups(walk.session).due == ()
    walk.press("Bring it back")
    walk.bot.waitUntil(lambda: [row.commitment for row in page.rows] == [kept])
    assert page.banner.text == ""


def test_a_commitment_leads_to_its_entry(walk: Walk) -> None:
    entry = writing.add(
        walk.session, replace(writing.blank(walk.session), text="Health day")
    ).entry.id
    page = page_of(walk)
    made(walk, "Ring round", entry=entry)
    walk.bot.waitUntil(lambda: len(page.rows) == 1 and page.rows[0].isVisible())
    walk.press("Read the entry")
    walk.settle()
    walk.bot.waitUntil(lambda: "Health day" in walk.journal.reading.toPlainText())


@pytest.mark.parametrize(("look", "size"), [("light", 100), ("dark", 200)])
def test_every_control_on_a_full_page_has_a_name_of_its_own_and_is_large_enough(
    look: str, size: int, session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    for words in ("First", "Second"):
        committing.make(session, words, due=TODAY)
    done = committing.make(session, "Third").commitment
    committing.close(session, done.id, "part")
    desk, _, _ = make_desk(session, qapp, tmp_path, Settings(look=look, text_size=size))
    window = Window(desk)
    window.show()
    window.go("commitments")
    page = window.page("commitments")
    assert isinstance(page, CommitmentsPage)
    qtbot.waitUntil(lambda: len(page.rows) == 3)
    QApplication.processEvents()
    names = []
    for row in page.rows:
        for control in row.findChildren(QAbstractButton):
            assert control.height() >= 24
            names.append(control.accessibleName())
    assert len(names) == len(set(names)) >= 10
    assert all(names)
    window.close()
