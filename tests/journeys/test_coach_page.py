# SPDX-License-Identifier: MIT
"""Five steps to a summary in the real window: begun, left, taken up again, agreed to, saved."""

import io
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal_app.domain.query import Query
from journal_app.services import coaching, finding, naming, sealing, sharing, writing
from journal_app.services.session import Session, open_session
from journal_app.ui.coach.making import MakingSection
from journal_app.ui.coach.shared import SharedSection
from journal_app.ui.dialogs.withdrawal import WithdrawalDialog
from journal_app.ui.pages.coach import CoachPage
from journal_app.ui.summary.content_step import ContentStep
from journal_app.ui.summary.names_step import NamesStep
from journal_app.ui.summary.preview_step import PreviewStep
from journal_app.ui.summary.wizard import Wizard
from tests.journeys.conftest import Walk, open_walk

WISH = "Help me see what I am not seeing."
ONLY = "only these words go along."
SLOW = 20_000


def coach(walk: Walk) -> CoachPage:
    """The Coach place, in front."""
    walk.window.go("coach")
    page = walk.window.page("coach")
    assert isinstance(page, CoachPage)
    return page


def making(walk: Walk) -> MakingSection:
    """Its first section."""
    section = coach(walk).sections["make"]
    assert isinstance(section, MakingSection)
    return section


def begun(walk: Walk) -> Wizard:
    """A new summary on its way."""
    section = making(walk)
    section.begin.click()
    walk.settle()
    return section.wizard


def content(walk: Walk, wizard: Wizard) -> ContentStep:
    """Its second step, with entries to pick from."""
    wizard.go("content")
    walk.settle()
    step = wizard.steps["content"]
    assert isinstance(step, ContentStep)
    return step


def look_through(walk: Walk, wizard: Wizard) -> None:
    """Read it through, and say so."""
    wizard.go("names")
    walk.settle()
    step = wizard.steps["names"]
    assert isinstance(step, NamesStep)
    step.view.is_looked_through.setChecked(True)
    walk.settle()


def fill_in(walk: Walk, wizard: Wizard) -> None:
    """The last step, but for the yeses."""
    wizard.go("consent")
    wizard.consent.recipient.setText("Ruth Coach")
    wizard.consent.purpose.setPlainText("our session")
    looked(walk, wizard)


def looked(walk: Walk, wizard: Wizard) -> None:
    """Wait until the pages in sight are those of the draft as it is."""
    walk.bot.waitUntil(lambda: wizard.consent.found is not None, timeout=SLOW)
    walk.settle()


def choose_form(wizard: Wizard, key: str) -> None:
    """How it travels."""
    box = wizard.consent.format
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def save(walk: Walk, wizard: Wizard, target: Path) -> None:
    """Press Save, and wait until that is done."""
    section = making(walk)
    walk.person.files = [target]
    looked(walk, wizard)
    assert wizard.consent.save.isEnabled(), wizard.consent.missing.text()
    wizard.consent.save.click()
    walk.bot.waitUntil(lambda: section.done.isVisible(), timeout=SLOW)
    walk.settle()


def test_from_a_mark_to_a_saved_page(sample_walk: Walk, tmp_path: Path) -> None:
    walk = sample_walk
    row = finding.first(walk.session, Query()).rows[0]
    draft = writing.read(walk.session, row.id).draft
    marks = tuple(dict.fromkeys((*draft.marks, "coach")))
    writing.keep(walk.session, row.id, type(draft)(**_fields(draft) | {"marks": marks}))
    wizard = begun(walk)
    step = content(walk, wizard)
    first = step.picks.findChildren(type(step.talk.box))[0]
    assert first.property("entry") == row.id, "what is marked for the coach comes first"
    step.want.setPlainText(WISH)
    step.picks.pick(row.id)
    field = step.picks.field_of(row.id)
    assert field is not None
    field.setPlainText(ONLY)
    look_through(walk, wizard)
    wizard.go("preview")
    preview = wizard.steps["preview"]
    assert isinstance(preview, PreviewStep)
    walk.bot.waitUntil(lambda: preview.pages.count >= 2, timeout=SLOW)
    assert ONLY in preview.pages.accessibleDescription()
    # What the pages draw and other forms hold as tables can be read before it leaves as well.
    preview.fold.opener.click()
    shown = set(preview.tables.toPlainText().replace("\n", " · ").split(" · "))
    shared = coaching.preview(walk.session, wizard.draft)
    rows = [row for item in shared.items if item.picture for row in item.picture.rows]
    assert len(rows) > 9
    assert {"–" if cell is None else str(cell) for row in rows for cell in row} <= shown
    fill_in(walk, wizard)
    target = tmp_path / "page.pdf"
    save(walk, wizard, target)
    reader = PdfReader(io.BytesIO(target.read_bytes()))
    text = " ".join("".join(one.extract_text() for one in reader.pages).split())
    assert ONLY in text
    assert WISH in text
    (kept,) = sharing.shared_with(walk.session)
    assert kept.summary.consent.recipient == "Ruth Coach"
    assert (kept.format, kept.name) == ("pdf", "page.pdf")
    assert len(sharing.pages(kept.summary, 20)) == len(reader.pages)
    assert coaching.drafts(walk.session) == ()


def _fields(draft: object) -> dict[str, object]:
    return {name: getattr(draft, name) for name in draft.__slots__}  # type: ignore[attr-defined]


def test_half_made_it_waits_for_the_next_start(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    walk = open_walk(session, qapp, qtbot, tmp_path / "home")
    wizard = begun(walk)
    step = content(walk, wizard)
    QTest.keyClicks(step.want, WISH)
    qtbot.waitUntil(lambda: bool(coaching.drafts(session)))
    step.programme.setText("Spring")
    walk.window.close()
    walk.window.deleteLater()
    path, clock, chance = session.journal.path, session.clock, session.chance
    session.close()
    again = open_session(path, clock, chance)
    try:
        walk = open_walk(again, qapp, qtbot, tmp_path / "home")
        section = making(walk)
        walk.settle()
        walk.press("Go on")
        walk.settle()
        step = section.wizard.steps["content"]  # type: ignore[assignment]
        assert step.isVisible(), "it goes on where it was left"
        assert step.want.toPlainText() == WISH
        assert step.programme.text() == "Spring"
        walk.window.close()
        walk.window.deleteLater()
    finally:
        again.close()


def test_nothing_is_kept_of_one_in_which_nothing_was_said(walk: Walk) -> None:
    section = making(walk)
    begun(walk)
    walk.press("Leave it for &later")
    walk.settle()
    assert section.begin.isVisible()
    assert coaching.drafts(walk.session) == ()


def test_thrown_away_and_brought_back(walk: Walk) -> None:
    section = making(walk)
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    walk.press("Leave it for &later")
    walk.settle()
    walk.press("Throw away")
    walk.settle()
    assert coaching.drafts(walk.session) == ()
    walk.press("Bring it back")
    walk.settle()
    assert coaching.drafts(walk.session)[0][0].want == WISH
    assert section.begin.isVisible()


def test_without_a_wish_there_are_no_pages(walk: Walk) -> None:
    wizard = begun(walk)
    wizard.go("preview")
    preview = wizard.steps["preview"]
    assert isinstance(preview, PreviewStep)
    walk.bot.waitUntil(lambda: "what you want" in preview.hint.text(), timeout=SLOW)
    assert preview.pages.count == 0
    wizard.go("consent")
    walk.bot.waitUntil(lambda: "what you want" in wizard.consent.hint.text(), timeout=SLOW)
    assert not wizard.consent.save.isEnabled()


def test_without_a_manual_pass_nothing_can_be_saved(walk: Walk) -> None:
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    fill_in(walk, wizard)
    assert not wizard.consent.save.isEnabled()
    assert "for names" in wizard.consent.missing.text()
    look_through(walk, wizard)
    wizard.go("consent")
    looked(walk, wizard)
    assert wizard.consent.save.isEnabled()
    content(walk, wizard).want.setPlainText("Something else.")
    wizard.go("consent")
    looked(walk, wizard)
    assert not wizard.consent.save.isEnabled(), "other words have to be read anew"


def test_each_thing_has_a_yes_of_its_own_where_it_is_there(walk: Walk) -> None:
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText("What about Dr Sarah Hughes and her cancer?")
    look_through(walk, wizard)
    fill_in(walk, wizard)
    shown = {key for key, tick in wizard.consent.yes.items() if not tick.isHidden()}
    assert shown == {"third-party", "special-category"}
    for key in shown:
        assert not wizard.consent.save.isEnabled()
        wizard.consent.yes[key].box.setChecked(True)
        looked(walk, wizard)
    assert wizard.consent.save.isEnabled()
    naming.remember_role(walk.session, "Sarah Hughes", "a clinician")
    assert "clinician" in str(coaching.preview(walk.session, wizard.draft).items)


def test_pages_of_what_was_before_are_not_shown(walk: Walk) -> None:
    wizard = begun(walk)
    step = content(walk, wizard)
    step.want.setPlainText("One")
    wizard.go("preview")
    wizard._look()
    content(walk, wizard).want.setPlainText("")
    wizard.go("preview")
    preview = wizard.steps["preview"]
    assert isinstance(preview, PreviewStep)
    walk.bot.waitUntil(lambda: "what you want" in preview.hint.text(), timeout=SLOW)
    walk.settle()
    assert preview.pages.count == 0


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_keyboard_alone_comes_through(walk: Walk) -> None:
    window = walk.window
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    section = making(walk)
    walk.settle()
    assert section.begin.hasFocus()
    QTest.keyClick(section.begin, Qt.Key.Key_Space)
    walk.settle()
    wizard = section.wizard
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(_focused(), Qt.Key.Key_PageDown, control)
    walk.settle()
    step = wizard.steps["content"]
    assert isinstance(step, ContentStep)
    assert step.want.hasFocus()
    QTest.keyClicks(step.want, WISH)
    QTest.keyClick(step.want, Qt.Key.Key_Tab)
    assert step.ask.hasFocus()
    QTest.keyClick(_focused(), Qt.Key.Key_PageDown, control)
    walk.settle()
    assert wizard.steps["names"].isVisible()
    QTest.keyClick(_focused(), Qt.Key.Key_PageUp, control)
    walk.settle()
    assert step.isVisible()
    assert wizard.draft.want == WISH


def test_a_passphrase_agreed_by_voice(walk: Walk, tmp_path: Path) -> None:
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    choose_form(wizard, "sealed")
    assert not wizard.consent.save.isEnabled()
    first, second = wizard.consent.secret.lines
    first.setText("three odd words")
    assert "not the same" in wizard.consent.missing.text()
    second.setText("three odd words")
    save(walk, wizard, tmp_path / "page.uptoit")
    (kept,) = sharing.shared_with(walk.session)
    assert kept.format == "sealed"
    assert "three odd words" not in str(coaching.drafts(walk.session))


def test_another_form_of_the_same_goes_by_the_same_id_and_other_words_by_another(
    walk: Walk, tmp_path: Path
) -> None:
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    choose_form(wizard, "markdown")
    save(walk, wizard, tmp_path / "a.md")
    walk.press("Save in &another form …")
    choose_form(wizard, "html")
    save(walk, wizard, tmp_path / "a.html")
    one, two = sharing.shared_with(walk.session)
    assert one.summary == two.summary
    walk.press("Save in &another form …")
    wizard.consent.purpose.setPlainText("another purpose")
    save(walk, wizard, tmp_path / "b.html")
    ids = {share.summary.id for share in sharing.shared_with(walk.session)}
    assert len(ids) == 2
    walk.press("&Done")
    walk.settle()
    assert coaching.drafts(walk.session) == ()


def test_a_coach_whose_words_were_compared_is_sealed_for(
    walk: Walk, session: Session, tmp_path: Path
) -> None:
    other = open_session(tmp_path / "coach.journal", session.clock, session.chance)
    line = sealing.own_address(other).line
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    choose_form(wizard, "sealed")
    wizard.consent.add.set_open(True)
    wizard.consent.new.pasted.setText(line)
    wizard.consent.new._look()
    walk.settle()
    wizard.consent.new.name.setText("Ruth")
    wizard.consent.new._keep()
    walk.settle()
    assert wizard.consent.contact.currentText() == "For Ruth"
    save(walk, wizard, tmp_path / "page.uptoit")
    received = sealing.read_summary(
        (tmp_path / "page.uptoit").read_bytes(), sealing.own_identities(other)
    )
    assert received.summary == sharing.shared_with(walk.session)[0].summary
    other.close()


def test_a_passphrase_is_suggested_and_seals(walk: Walk, tmp_path: Path) -> None:
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    assert not wizard.consent.suggest.isVisible()
    choose_form(wizard, "sealed")
    wizard.consent.suggest.click()
    secret = wizard.consent.passphrase
    assert secret is not None
    assert len(secret.split()) == 4
    shown = QLineEdit.EchoMode.Normal
    assert wizard.consent.secret.show_it.is_on(), "it has to be read out"
    assert all(line.echoMode() == shown for line in wizard.consent.secret.lines)
    save(walk, wizard, tmp_path / "page.uptoit")
    content_ = (tmp_path / "page.uptoit").read_bytes()
    assert sealing.read_summary(content_, (), (), secret).summary


def test_what_was_shared_is_listed_shown_and_asked_back(walk: Walk, tmp_path: Path) -> None:
    section = coach(walk).sections["shared"]
    assert isinstance(section, SharedSection)
    coach(walk).come_to("shared")
    walk.settle()
    assert section.make.isVisible()
    QTest.keyClick(section.make, Qt.Key.Key_Space)
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    choose_form(wizard, "markdown")
    save(walk, wizard, tmp_path / "a.md")
    walk.press("What I have sha&red")
    walk.settle()
    assert section.list.count() == 1
    assert "Ruth Coach" in section.list.item(0).text()
    walk.bot.waitUntil(lambda: section.pages.count > 0, timeout=SLOW)
    assert WISH in section.pages.accessibleDescription()
    share = section.share
    assert share is not None
    dialog = WithdrawalDialog(section, walk.window.desk, share)
    assert share.summary.id in dialog.note.toPlainText()
    dialog.copy.click()
    assert dialog.was_given
    assert share.summary.id in QGuiApplication.clipboard().text()
    walk.person.files = [tmp_path / "note.txt"]
    dialog.save.click()
    assert share.summary.id in (tmp_path / "note.txt").read_text("utf-8")
    dialog.deleteLater()
    changes = sharing.withdraw(walk.session, share.id)
    walk.window.desk.tasks.announce(changes)
    walk.settle()
    assert "asked back" in section.list.item(0).text()


def test_a_file_that_cannot_be_written_is_a_sentence_and_the_draft_stays(
    walk: Walk, tmp_path: Path
) -> None:
    section = making(walk)
    wizard = begun(walk)
    content(walk, wizard).want.setPlainText(WISH)
    look_through(walk, wizard)
    fill_in(walk, wizard)
    walk.person.files = [tmp_path / "nowhere" / "page.pdf"]
    wizard.consent.save.click()
    walk.bot.waitUntil(lambda: "could not be written" in section.banner.text, timeout=SLOW)
    assert sharing.shared_with(walk.session) == ()
    assert coaching.drafts(walk.session)[0][0].want == WISH
