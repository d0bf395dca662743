# SPDX-License-Identifier: MIT
"""The answer comes home in the real window: taken in, kept, answered, put aside, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton

from journal_app.domain.arrived import ANSWERED, ASIDE, KEPT, OPEN
from journal_app.domain.entry import Entry
from journal_app.services import answering, committing, history, sealing, writing
from journal_app.storage import entries
from journal_app.ui.coach.replies import RepliesSection
from journal_app.ui.dialogs.commitment import CommitmentDialog
from journal_app.ui.dialogs.templates import TemplatesDialog
from journal_app.ui.pages.coach import CoachPage
from journal_app.ui.pages.commitments import CommitmentsPage
from journal_app.ui.reading.replies import RepliesPart
from tests.journeys.conftest import Walk
from tests.journeys.test_commitments import dialog_of
from tests.services.coached import RUTH, as_form, reply, sealed_for, share_it

WORDS = "three quiet words"


def section(walk: Walk) -> RepliesSection:
    """The replies, in front."""
    walk.window.go("coach", "replies")
    walk.settle()
    page = walk.window.page("coach")
    assert isinstance(page, CoachPage)
    found = page.sections["replies"]
    assert isinstance(found, RepliesSection)
    return found


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The reply as the form saves it."""
    file = tmp_path / "reply.json"
    file.write_bytes(as_form(reply()))
    return file


def taken(walk: Walk, file: Path) -> RepliesSection:
    """The section after a reply was taken in by its button."""
    share_it(walk.session)
    replies = section(walk)
    walk.person.files = [file]
    replies.take_in.click()
    walk.settle()
    return replies


def state(walk: Walk, remark: str) -> str:
    """What was done with a remark, on the disk."""
    arrived = answering.replies(walk.session)[0].arrived
    response = arrived.responses.get(remark)
    return response.answer if response else OPEN


def link(replies: RepliesSection, remark: str, text: str) -> QPushButton:
    """The link of a remark's card that says this."""
    found = replies.view.card(remark)
    assert found is not None
    return next(one for one in found.findChildren(QPushButton) if one.text() == text)


def do(walk: Walk, replies: RepliesSection, remark: str, text: str) -> None:
    """Press it with the keyboard, as a leader would who has no mouse."""
    one = link(replies, remark, text)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Space)
    walk.settle()


def test_it_stands_beside_the_summary_item_by_item(walk: Walk, form: Path) -> None:
    replies = section(walk)
    assert "take the file in here" in replies.says.text()
    replies = taken(walk, form)
    assert replies.view.heading.text() == (
        "What Ruth wrote on 3 December 2026 to your summary of 16 November 2026"
    )
    assert "Not signed" in replies.view.signed.text()
    assert "not signed" in replies.banner.text
    beside = {
        card.remark.id: row.item.id if row.item else ""
        for row in replies.view.rows
        for card in row.cards
    }
    assert beside == {one.id: one.anchor for one in reply().remarks}
    for one in replies.view.findChildren(QAbstractButton):
        assert one.accessibleName() or one.text()
    walk.person.files = [form]
    replies.take_in.click()
    walk.settle()
    assert "already" in replies.banner.text
    assert len(replies.replies) == 1


def test_a_question_that_is_kept_is_asked_in_write_until_it_is_answered(
    walk: Walk, form: Path
) -> None:
    replies = taken(walk, form)
    do(walk, replies, "r2", "Keep as a question")
    assert state(walk, "r2") == KEPT
    walk.window.go("write", "new")
    walk.settle()
    card = walk.write.prompt_card
    assert card.prompt is not None
    assert card.prompt.text == "What would the partner lead say you promised?"
    assert card._because.text() == "because: your coach asked this on 3 December"
    walk.type("That I would ring")
    entry = walk.until_kept("That I would ring")
    walk.settle()
    assert state(walk, "r2") == ANSWERED
    walk.window.go("write", "new")
    walk.settle()
    assert card.prompt is not None
    assert not card.prompt.id.startswith("coach-")
    walk.window.go("write", entry)
    walk.settle()
    assert card.prompt is not None
    assert card.prompt.text == "What would the partner lead say you promised?"
    walk.window.go("journal", entry)
    walk.settle()
    part = walk.journal.side.parts["replies"]
    assert isinstance(part, RepliesPart)
    assert part.isVisible()
    next(one for one in part.findChildren(QPushButton) if one.text() == "See the reply").click()
    walk.settle()
    assert replies.isVisible()


def test_the_thing_to_try_opens_as_a_commitment_to_be_finished(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    link(replies, "r4", "Keep as a commitment …").click()
    [dialog] = walk.window.findChildren(CommitmentDialog)
    assert dialog.words.toPlainText() == "Ring before you write the paper."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    walk.settle()
    assert state(walk, "r4") == OPEN
    link(replies, "r4", "Keep as a commitment …").click()
    dialog = dialog_of(walk, CommitmentDialog)
    assert isinstance(dialog, CommitmentDialog)
    dialog.words.setPlainText("Ring first")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    [made] = committing.groups(walk.session).open
    assert made.text == "Ring first"
    do(walk, replies, "r4", "See the commitment")
    page = walk.window.page("commitments")
    assert isinstance(page, CommitmentsPage)
    assert page.isVisible()
    assert [row.commitment.id for row in page.rows] == [made.id]


def test_an_answer_begins_in_write_and_leads_back(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    do(walk, replies, "r1", "Answer")
    assert walk.write.isVisible()
    assert walk.write.body.toPlainText().startswith("> You write “we”")
    entry = walk.write.entry_in_front()
    replies = section(walk)
    do(walk, replies, "r1", "Read the answer")
    assert walk.journal.isVisible()
    assert walk.journal.side.entry is not None
    assert walk.journal.side.entry.id == entry


def test_what_a_remark_became_may_be_in_the_trash_or_gone(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    key = answering.replies(walk.session)[0].arrived.key
    entry = answering.answer(walk.session, key, "r1").entry
    kept = answering.keep(walk.session, key, "r4").commitment
    assert entry is not None
    assert kept is not None
    writing.trash(walk.session, [entry.id])
    replies = section(walk)
    do(walk, replies, "r1", "Read the answer")
    assert walk.write.banner.text == "This entry is in the trash."
    with walk.session.journal.write() as connection:
        history.purge(connection, [entry.id])
    committing.remove(walk.session, kept.id)
    replies = section(walk)
    do(walk, replies, "r1", "Read the answer")
    assert "no longer in your journal" in replies.banner.text
    do(walk, replies, "r4", "See the commitment")
    assert "taken out of your journal" in replies.banner.text
    assert replies.isVisible()


def test_an_answer_along_a_template(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    link(replies, "r2", "Along a template …").click()
    walk.settle()
    [dialog] = walk.window.findChildren(TemplatesDialog)
    template = walk.session.pack.templates[0]
    dialog.chosen.emit(template, (template.steps[1].key,))
    dialog.reject()
    walk.settle()
    text = walk.write.body.toPlainText()
    assert text.startswith("> What would the partner lead say you promised?")
    assert template.steps[1].heading in text
    assert template.steps[0].heading not in text


def test_what_was_done_is_remembered_and_undone_by_key(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    do(walk, replies, "r3", "Put aside")
    assert state(walk, "r3") == ASIDE
    card = replies.view.card("r3")
    assert card is not None
    assert card.state == "Put aside"
    assert card.isAncestorOf(QApplication.focusWidget() or walk.window)
    QTest.keyClick(replies, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walk.settle()
    assert state(walk, "r3") == OPEN
    do(walk, replies, "r1", "Keep in mind")
    walk.press("Undo")
    walk.settle()
    assert state(walk, "r1") == OPEN
    do(walk, replies, "r1", "Put aside")
    do(walk, replies, "r1", "Open again")
    assert state(walk, "r1") == OPEN
    assert [one.draft.text for one in _entries(walk)] == []


def _entries(walk: Walk) -> list[Entry]:
    with walk.session.journal.read() as connection:
        return list(entries.every(connection))


def test_the_page_stays_where_it_was_and_so_does_the_keyboard(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    walk.window.resize(900, 560)
    walk.settle()
    bar = replies._area.verticalScrollBar()
    bar.setValue(bar.maximum() - 40)
    walk.settle()
    before = bar.value()
    assert before > 0
    do(walk, replies, "r3", "Put aside")
    assert abs(bar.value() - before) < 60
    card = replies.view.card("r3")
    assert card is not None
    assert not card.visibleRegion().isEmpty()


def test_a_sealed_reply_asks_for_its_passphrase_and_six_words_are_compared(
    walk: Walk, tmp_path: Path
) -> None:
    file = tmp_path / "reply.uptoit"
    file.write_bytes(sealing.seal_reply(RUTH, reply(), passphrase=WORDS))
    replies = taken(walk, file)
    for said, refused in (("two noisy words", True), (WORDS, False)):
        dialog = replies.taking.dialog
        assert dialog is not None
        dialog.field.lines[0].setText(said)
        dialog.accept()
        # A passphrase takes seconds, on purpose.
        walk.bot.waitUntil(lambda: not walk.window.desk.tasks.busy, timeout=60_000)
        walk.settle()
        assert bool(replies.replies) is not refused
        if refused:
            assert "does not open" in replies.banner.text
            walk.person.files = [file]
            replies.take_in.click()
            walk.settle()
    assert replies.view.words.text().split(" · ") == list(RUTH.address.words)
    assert "new to you" in replies.view.signed.text()
    replies.view.same.click()
    walk.settle()
    assert "have compared" in replies.view.signed.text()
    assert [one.name for one in sealing.contacts(walk.session)] == ["Ruth"]


def test_what_is_amiss_is_said_in_one_sentence(walk: Walk, tmp_path: Path) -> None:
    file = tmp_path / "reply.uptoit"
    share_it(walk.session)
    file.write_bytes(sealed_for(walk.session, reply(hash="0" * 64)))
    replies = section(walk)
    for content, says in (
        (file.read_bytes(), "other words than those you sent"),
        (file.read_bytes()[:-7], "."),
        (b"{}", "not as the program writes it"),
    ):
        file.write_bytes(content)
        walk.person.files = [file]
        replies.take_in.click()
        walk.settle()
        assert says in replies.banner.text
        assert answering.replies(walk.session) == ()
    walk.person.files = [None]
    replies.take_in.click()
    walk.settle()
    assert not [one for one in walk.window.findChildren(QDialog) if one.isVisible()]


def test_of_several_the_newest_is_in_front_and_any_can_be_chosen(walk: Walk, form: Path) -> None:
    replies = taken(walk, form)
    assert not replies.chooser.isVisible()
    later = form.with_name("later.json")
    later.write_bytes(as_form(reply(id="rep-2", made=reply().made.replace(year=2027))))
    walk.person.files = [later]
    replies.take_in.click()
    walk.settle()
    assert "2027" in replies.view.heading.text()
    assert replies.chooser.count() == 2
    replies.chooser.setFocus()
    QTest.keyClick(replies.chooser, Qt.Key.Key_Down)
    walk.settle()
    assert "2026 to" in replies.view.heading.text()
