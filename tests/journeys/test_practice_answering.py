# SPDX-License-Identifier: MIT
"""A coach's reply: written beside the summary, kept at once, sealed for its leader alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal_app.domain import reply as replies
from journal_app.domain.reply import NEXT, NOTICED, PROMPT, QUESTION, TRY
from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services import sealing
from journal_app.services.session import Session
from journal_app.ui import curtain
from journal_app.ui.practice.prompts import PromptDialog
from journal_app.ui.practice.session import SessionView
from journal_app.ui.running import Lanes, Running
from tests.desks import make_desk
from tests.journeys.practised import Practised, coach, leader
from tests.libraries import SECRETS

__all__ = ["coach", "leader"]
SECRET = "a note that nobody else may read"


def view(walk: Practised) -> SessionView:
    """The session in front."""
    assert walk.page.session.isVisible()
    return walk.page.session


def write(walk: Practised, kind: str, words: str, item: str = "") -> None:
    """A remark of a kind about an item, typed."""
    view(walk).editor.begin(kind, item)
    field = QApplication.focusWidget() or view(walk).editor.rows[kind][-1].words
    assert isinstance(field, QPlainTextEdit)
    QTest.keyClicks(field, words)


def test_a_reply_is_written_kept_sealed_and_opened_by_its_leader(
    coach: Practised, leader: Identity, tmp_path: Path
) -> None:
    coach.make_library()
    made = coach.read(leader)
    coach.window.activateWindow()
    for kind, words, item in (
        (NOTICED, "You asked once.", "trend"),
        (QUESTION, "Whose board is it?", "want"),
        (TRY, "Begin with a question.", ""),
        (NEXT, "Partner B.", "next-1"),
    ):
        write(coach, kind, words, item)
    view(coach).note.setPlainText(SECRET)
    coach.bot.waitUntil(
        lambda: (
            libraries.note(coach.library, made.id).text == SECRET
            and len(libraries.draft_reply(coach.library, made.id).reply.remarks) == 4
        )
    )
    target = tmp_path / "Reply.uptoit"
    coach.person.files = [target]
    view(coach).save.click()
    coach.settle()
    assert "Sealed for the leader" in coach.page.banner.text
    content = target.read_bytes()
    got = sealing.read_reply(content, leader, ())
    assert replies.belongs(got.reply, made) == got.reply
    assert got.reply.coach == "J. Okafor"
    assert [(one.kind, one.text, one.anchor) for one in got.reply.remarks] == [
        (NOTICED, "You asked once.", "trend"),
        (QUESTION, "Whose board is it?", "want"),
        (TRY, "Begin with a question.", ""),
        (NEXT, "Partner B.", "next-1"),
    ]
    assert SECRET not in str(replies.as_data(got.reply))
    assert SECRET.encode() not in content


def test_what_was_sealed_can_be_gone_on_with(
    coach: Practised, leader: Identity, tmp_path: Path
) -> None:
    coach.make_library()
    made = coach.read(leader)
    write(coach, NOTICED, "One thing.")
    for name in ("one.uptoit", "two.uptoit"):
        coach.person.files = [tmp_path / name]
        view(coach).save.click()
        coach.settle()
        row = view(coach).editor.rows[NOTICED][0]
        row.words.setPlainText(f"{row.words.toPlainText()} And another.")
        coach.page.keep_now()
    sent = libraries.sent(coach.library, made.id)
    assert len({one.id for one in sent}) == 2
    assert {one.remarks[0].text for one in sent} == {"One thing.", "One thing. And another."}


def test_a_reply_holds_something_and_at_most_three_questions_and_one_thing_to_try(
    coach: Practised, leader: Identity, tmp_path: Path
) -> None:
    coach.make_library()
    coach.read(leader)
    coach.person.files = [tmp_path / "Reply.uptoit"]
    view(coach).save.click()
    coach.settle()
    assert "nothing in this reply yet" in coach.page.banner.text
    assert not list(tmp_path.glob("Reply.uptoit"))
    editor = view(coach).editor
    for _ in range(5):
        editor.begin(QUESTION)
        editor.begin(TRY)
    assert len(editor.rows[QUESTION]) == 3
    assert len(editor.rows[TRY]) == 1
    assert not editor._adds[QUESTION].isVisible()
    editor.rows[QUESTION][0].removed.emit()
    assert editor._adds[QUESTION].isVisible()


def test_a_prompt_is_suggested_and_each_piece_says_how_many_remarks_it_has(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    made = coach.read(leader)
    view(coach).editor.begin(PROMPT, "want")
    dialog = view(coach).findChild(PromptDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "wiser choice")
    wanted = next(one for one in coach.session.pack.prompts if "wiser choice" in one.text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    coach.settle()
    coach.bot.waitUntil(lambda: bool(libraries.draft_reply(coach.library, made.id).reply.remarks))
    (remark,) = libraries.draft_reply(coach.library, made.id).reply.remarks
    assert (remark.kind, remark.prompt, remark.anchor) == (PROMPT, wanted.id, "want")
    want = next(one for one in view(coach).reading.blocks if one.item.id == "want")
    assert want.remark is not None
    want.remark_wanted.emit(QUESTION)
    assert want.remark.text() == "Remark on this · 2"
    (row,) = view(coach).editor.rows[QUESTION]
    assert row.about.currentText() == "Help me find a way into the next board."
    row.about.setCurrentIndex(0)
    row.about.activated.emit(0)
    assert want.remark.text() == "Remark on this · 1"


def test_words_typed_last_are_kept_when_the_window_closes(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    made = coach.read(leader)
    write(coach, NOTICED, "Half a thou")
    view(coach).note.setPlainText(SECRET)
    assert coach.window.close()
    (remark,) = libraries.draft_reply(coach.library, made.id).reply.remarks
    assert remark.text == "Half a thou"
    assert libraries.note(coach.library, made.id).text == SECRET


def test_another_window_s_words_are_not_written_over(coach: Practised, leader: Identity) -> None:
    coach.make_library()
    made = coach.read(leader)
    held = libraries.note(coach.library, made.id)
    libraries.save_note(coach.library, made.id, replace(held, text="From another window."))
    view(coach).note.setPlainText("Mine.")
    coach.bot.waitUntil(lambda: bool(coach.page.banner.text))
    assert libraries.note(coach.library, made.id).text == "From another window."
    assert coach.page.keep_now() is not None
    assert "Mine." in coach.page.unkept()
    coach.person.choices = [2]
    assert coach.window.close()


def test_a_coach_s_words_never_land_in_their_own_journal(
    coach: Practised, leader: Identity
) -> None:
    coach.make_library()
    coach.read(leader)
    write(coach, NOTICED, "About somebody else.")
    view(coach).note.setPlainText(SECRET)
    assert list(curtain.unfinished([coach.window])) == []


@pytest.mark.parametrize("how", ["key", "leaving"])
def test_locking_the_program_locks_the_library(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path, how: str
) -> None:
    made, _, _ = make_desk(session, qapp, tmp_path / "home")
    made.tasks.close()
    desk = replace(made, tasks=Lanes())
    running = Running(qapp, desk, "", lone=True)
    window = running.open_window()
    window.page("practice")
    library = libraries.open_library(tmp_path / "a.library", SECRETS[0], session.clock)
    desk.shelf.put(library)
    if how == "key":
        desk.routes.lock_asked.emit()
    else:
        running._left()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    assert not desk.shelf.is_open
    assert running.locking is False
    window.close()
    window.deleteLater()
    running.close()
