# SPDX-License-Identifier: MIT
"""One turn of a leader or a coach with the whole program and its real window.

``python -m tests.journeys.played TURN HOME BETWEEN``: the program runs on the data folder HOME;
what one side hands to the other lies in the folder BETWEEN, and what the test asks about later in
``said-TURN.json`` beside HOME. Run by ``test_both_sides.py``.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app.app import main
from journal_app.domain import shared
from journal_app.domain.reply import QUESTION, TRY
from journal_app.services import answering, committing, sharing, writing
from journal_app.services import library as libraries
from journal_app.services.session import Session
from journal_app.ui import start
from journal_app.ui.coach.replies import RepliesSection
from journal_app.ui.dialogs.commitment import CommitmentDialog
from journal_app.ui.pages.coach import CoachPage
from journal_app.ui.preferences.practice import PracticePreference
from journal_app.ui.start import prepare_application
from journal_app.ui.summary.names_step import NamesStep
from journal_app.ui.summary.preview_step import PreviewStep
from journal_app.ui.summary.wizard import Wizard
from journal_app.ui.window import Window
from tests.desks import Person
from tests.journeys.conftest import Walk
from tests.journeys.practised import Practised
from tests.journeys.test_coach_page import begun, choose_form, content, fill_in, looked, save
from tests.journeys.test_commitments import dialog_of

NAME, ROLE = "Angharad Pryce", "the partner lead"
TEXT = f"I promised {NAME} the figures, and did not ring."
CANARY = "A pelican that stays at home."
WISH = "A way into the next board"
ASKED = "What would the partner lead say you promised?"
TRIED = "Ring before you write the paper."
ANSWER = "She would say that I would ring."
PRIVATE = "A note of my own, which no leader reads."
SECRET = "heron sofa tuesday"
_LOOK_EVERY, _LONGEST, _SLOW = 20, 90_000, 30_000


@dataclass
class Patient:
    """Waits as pytest-qt does, where no pytest is."""

    def waitUntil(self, wanted: Callable[[], bool], *, timeout: int = _SLOW) -> None:
        """Let the program go on until ``wanted`` holds, or fail."""
        # Making keys takes a second on purpose, and several on a computer that has much to do.
        until = time.monotonic() + max(timeout, _SLOW) / 1000
        while not wanted():
            assert time.monotonic() < until, "it did not come to that"
            QTest.qWait(_LOOK_EVERY)


@dataclass
class Turn:
    """The window in front of somebody, and where things are handed over."""

    walk: Practised
    between: Path
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def session(self) -> Session:
        """The open journal."""
        return self.walk.session


def texts(session: Session) -> dict[str, list[str]]:
    """What every entry is to the byte: title, text, marks."""
    from journal_app.domain.query import Query
    from journal_app.services import finding

    found: dict[str, list[str]] = {}
    for row in finding.first(session, Query()).rows:
        draft = writing.read(session, row.id).draft
        found[row.id] = [draft.title, draft.text, *draft.marks]
    return found


# -- the coach, first --------------------------------------------------------------------------


def coach_begins(turn: Turn) -> None:
    """Says in Settings that they coach, makes a library, and hands out its address."""
    walk = turn.walk
    walk.window.go("settings")
    switch = walk.window.page("settings").findChild(PracticePreference)
    assert switch is not None
    switch.coaches.box.click()
    walk.settle()
    walk.make_library(SECRET)
    own = libraries.address(walk.library)
    (turn.between / "address.txt").write_text(own.line, "utf-8")
    turn.told["words"] = list(own.words)


# -- the leader --------------------------------------------------------------------------------


def leader_hands_over(turn: Turn) -> None:
    """Writes, marks, goes the five steps, and saves a file that is sealed to the coach."""
    walk = turn.walk
    walk.type(CANARY)
    walk.until_kept("pelican")
    walk.window.go("write", "new")
    walk.settle()
    walk.type(TEXT)
    walk.press("Bring to coach")
    entry = walk.until_kept("and did not ring")
    walk.bot.waitUntil(lambda: "coach" in texts(turn.session)[entry])
    walk.settle()
    turn.told |= {"entry": entry, "entries": texts(turn.session)}

    wizard = begun(walk)
    _choose(walk, wizard, entry)
    _name_nobody(walk, wizard)
    fill_in(walk, wizard)
    turn.told["words"] = _add_coach(walk, wizard, turn.between / "address.txt")
    _agree(walk, wizard)
    save(walk, wizard, turn.between / "for-ruth.uptoit")
    (share,) = sharing.shared_with(turn.session)
    turn.told["summary"] = share.summary.id


def _choose(walk: Walk, wizard: Wizard, entry: str) -> None:
    step = content(walk, wizard)
    QTest.keyClicks(step.want, WISH)
    step.alias.setText("M.")
    step.picks.pick(entry)
    walk.settle()


def _name_nobody(walk: Walk, wizard: Wizard) -> None:
    wizard.go("names")
    walk.settle()
    names = wizard.steps["names"]
    assert isinstance(names, NamesStep)
    [row] = [one for one in names.view.rows if one.noticed.words == NAME]
    row.role.setEditText(ROLE)
    row._use_button.click()
    walk.bot.waitUntil(lambda: not names.view.undecided(), timeout=_SLOW)
    walk.settle()
    names.view.is_looked_through.click()
    walk.settle()
    wizard.go("preview")
    preview = wizard.steps["preview"]
    assert isinstance(preview, PreviewStep)
    walk.bot.waitUntil(lambda: preview.pages.count > 0, timeout=_SLOW)
    seen = preview.pages.accessibleDescription()
    assert ROLE in seen
    assert NAME not in seen


def _add_coach(walk: Walk, wizard: Wizard, address: Path) -> list[str]:
    """Paste the coach's address, and keep it once its words were compared."""
    choose_form(wizard, "sealed")
    wizard.consent.add.set_open(True)
    wizard.consent.new.pasted.setText(address.read_text("utf-8"))
    QTest.keyClick(wizard.consent.new.pasted, Qt.Key.Key_Return)
    walk.bot.waitUntil(wizard.consent.new.keep.isVisible, timeout=_SLOW)
    words = wizard.consent.new.words.text().split()
    wizard.consent.new.name.setText("Ruth")
    wizard.consent.new.keep.click()
    walk.settle()
    return words


def _agree(walk: Walk, wizard: Wizard) -> None:
    looked(walk, wizard)
    found = wizard.consent.found
    for key in found.needs if found else ():
        wizard.consent.yes[key].box.setChecked(True)
        looked(walk, wizard)


# -- the coach answers -------------------------------------------------------------------------


def coach_answers(turn: Turn) -> None:
    """Opens the library, takes the summary in, reads it, and seals a reply."""
    walk = turn.walk
    walk.window.go("practice")
    door = walk.page.door
    door.secret.lines[0].setText(SECRET)
    QTest.keyClick(door.secret.lines[0], Qt.Key.Key_Return)
    walk.bot.waitUntil(walk.page.leaders.isVisible, timeout=_SLOW)
    walk.settle()
    walk.take_in(turn.between / "for-ruth.uptoit")
    (client,) = libraries.clients(walk.library)
    assert client.alias == "M."
    walk.page.leaders.list.setFocus()
    QTest.keyClick(walk.page.leaders.list, Qt.Key.Key_Return)
    walk.settle()
    walk.page.leader.list.setFocus()
    QTest.keyClick(walk.page.leader.list, Qt.Key.Key_Return)
    walk.settle()
    view = walk.page.session
    assert view.isVisible()
    blocks = {one.item.kind: one for one in view.reading.blocks}
    assert WISH in blocks["want"].item.words, blocks["want"].item.words
    focus = blocks["excerpt"] if "excerpt" in blocks else blocks["focus"]
    focus.remark_wanted.emit(QUESTION)
    _write(ASKED)
    view.editor.begin(TRY)
    _write(TRIED)
    view.note.setPlainText(PRIVATE)
    row = view.row
    assert row is not None
    walk.bot.waitUntil(lambda: len(libraries.draft_reply(walk.library, row.id).reply.remarks) == 2)
    walk.person.files = [turn.between / "reply.uptoit"]
    view.save.click()
    walk.settle()
    assert "Sealed for the leader" in walk.page.banner.text
    summary = libraries.summary(walk.library, row.id)
    turn.told |= {"summary": summary.id, "item": focus.item.id, "read": shared.as_data(summary)}


def _write(words: str) -> None:
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit), field
    QTest.keyClicks(field, words)


# -- the leader again --------------------------------------------------------------------------


def leader_keeps(turn: Turn) -> None:
    """Takes the reply in, keeps both remarks, and is asked the question in Write."""
    walk = turn.walk
    walk.window.go("coach", "replies")
    walk.settle()
    page = walk.window.page("coach")
    assert isinstance(page, CoachPage)
    replies = page.sections["replies"]
    assert isinstance(replies, RepliesSection)
    walk.person.files = [turn.between / "reply.uptoit"]
    replies.take_in.click()
    walk.bot.waitUntil(lambda: bool(replies.replies), timeout=_SLOW)
    walk.settle()
    beside = {
        card.remark.kind: (card.remark.id, row.item.id if row.item else "")
        for row in replies.view.rows
        for card in row.cards
    }
    turn.told |= {"item": beside[QUESTION][1], "signed": replies.view.signed.text()}
    arrived = answering.replies(turn.session)[0].arrived
    walk.press("Keep as a question")
    walk.settle()
    walk.press("Keep as a commitment …")
    dialog = dialog_of(walk, CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    assert dialog.words.toPlainText() == TRIED
    QTest.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    walk.bot.waitUntil(lambda: len(answering.replies(turn.session)[0].arrived.responses) == 2)
    again = answering.replies(turn.session)[0].arrived
    assert again.key == arrived.key
    walk.window.go("write", "new")
    walk.settle()
    offered = walk.write.prompt_card.prompt
    turn.told |= {
        "states": [one.answer for one in again.responses.values()],
        "prompt": offered.text if offered else "",
        "commitments": [one.text for one in committing.groups(turn.session).open],
        "entries": texts(turn.session),
    }
    walk.type(ANSWER)
    turn.told["answer"] = walk.until_kept("that I would ring")
    walk.settle()
    walk.bot.waitUntil(
        lambda: (
            "answered"
            in [one.answer for one in answering.replies(turn.session)[0].arrived.responses.values()]
        )
    )


TURNS = {
    "coach-begins": coach_begins,
    "leader-hands-over": leader_hands_over,
    "coach-answers": coach_answers,
    "leader-keeps": leader_keeps,
}


def run(turn: str, home: Path, between: Path) -> int:
    """Open the program on its own folder, take the turn, close it as its person would."""
    application = prepare_application()
    person, look, done = Person(), QTimer(), []
    start.Ask = lambda: person  # type: ignore[assignment, misc]

    def wait() -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        if not (windows and windows[0].isVisible()):
            return
        look.stop()
        # The program would only say that something went wrong; the test wants to know what.
        sys.excepthook = sys.__excepthook__
        window = windows[0]
        try:
            bot = cast("QtBot", Patient())
            walk = Practised(window, person, [], bot, window.desk.session, between)
            walk.settle()
            window.activateWindow()
            taken = Turn(walk, between)
            TURNS[turn](taken)
            told = json.dumps(taken.told, ensure_ascii=False)
            home.with_name(f"said-{turn}.json").write_text(told, "utf-8")
            done.append(turn)
        finally:
            window.close()
            application.quit()

    look.timeout.connect(wait)
    look.start(_LOOK_EVERY)
    # A test that fails must leave no program behind.
    QTimer.singleShot(_LONGEST, application.quit)
    ended = main(["--home", str(home)])
    return ended if done else 1


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
