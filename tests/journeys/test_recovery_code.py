# SPDX-License-Identifier: MIT
"""The recovery code on its way to paper: offered early, printed, asked back for, remembered not."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain import recovery_code
from journal_app.domain.errors import WrongPassphrase
from journal_app.services import remembering, safekeeping
from journal_app.services.session import Session
from journal_app.storage import keys
from journal_app.ui.dialogs.recovery import RecoveryDialog
from journal_app.ui.dialogs.secret import SecretDialog
from journal_app.ui.remembering import RememberTick
from tests.desks import make_desk
from tests.exchange.accessible import findings
from tests.journeys.conftest import Walk
from tests.storage.test_remembered import Drawer

WORDS = "four words and more"


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that take no time to make."""
    monkeypatch.setattr(keys, "_ROUNDS", 1)
    monkeypatch.setattr(keys, "_MEMORY", 8192)


def answer(*texts: str) -> None:
    """Fill the next passphrase dialog as soon as it is there."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, SecretDialog):
            QTimer.singleShot(10, fill)
            return
        for line, text in zip(dialog.field.lines, texts, strict=True):
            QTest.keyClicks(line, text)
        dialog.accept()

    QTimer.singleShot(0, fill)


def shown(walk: Walk) -> RecoveryDialog:
    """The dialog with the code."""
    walk.settle()
    walk.bot.waitUntil(lambda: bool(walk.window.findChildren(RecoveryDialog)))
    (dialog,) = walk.window.findChildren(RecoveryDialog)
    return dialog


def test_a_new_leader_is_offered_a_passphrase_and_the_code_is_asked_back(walk: Walk) -> None:
    answer(WORDS, WORDS)
    walk.press("Protect it with a passphrase …")
    dialog = shown(walk)
    assert safekeeping.is_protected(walk.session)
    groups = recovery_code.groups(safekeeping.recovery_code(walk.session))
    assert dialog.shown.isVisible()
    dialog.have.click()
    assert not dialog.shown.isVisible()
    wanted = dialog.asked
    assert f"group {wanted + 1} " in " ".join(
        one.text() for one in dialog.findChildren(type(dialog.wrong))
    )
    QTest.keyClicks(dialog.typed, groups[(wanted + 1) % len(groups)])
    dialog.check()
    assert dialog.isVisible()
    assert "another group" in dialog.wrong.text()
    QTest.keyClicks(dialog.typed, f" {groups[wanted].lower()} ")
    dialog.check()
    walk.bot.waitUntil(lambda: not walk.window.findChildren(RecoveryDialog))


def test_the_question_may_be_skipped(walk: Walk) -> None:
    answer(WORDS, WORDS)
    walk.window.wishes["protect"]()
    dialog = shown(walk)
    dialog.have.click()
    dialog.skip.click()
    walk.bot.waitUntil(lambda: not walk.window.findChildren(RecoveryDialog))
    walk.window.wishes["protect"]()
    assert walk.window._stack.currentWidget() is walk.window.page("settings")


def test_the_page_to_print_is_tagged_and_holds_the_code_alone(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    code = safekeeping.protect(session, WORDS)
    desk, person, _ = make_desk(session, qapp, tmp_path / "home")
    dialog = RecoveryDialog(None, desk, code)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    pdf, text = tmp_path / "page.pdf", tmp_path / "page.txt"
    person.files = [pdf, text, None, tmp_path / "no" / "such" / "folder.pdf"]
    for _ in range(4):
        dialog._save()
    assert "could not be written" in dialog.trouble.text()
    assert findings(pdf.read_bytes()) == []
    reader = PdfReader(BytesIO(pdf.read_bytes()))
    assert len(reader.pages) == 1
    assert bool(reader.trailer["/Root"]["/MarkInfo"]["/Marked"])
    said = reader.pages[0].extract_text()
    for group in recovery_code.groups(code):
        assert group in said
        assert group in text.read_text(encoding="utf-8")
    assert session.journal.path.name in said.replace("\n", " ")
    assert WORDS not in said
    desk.tasks.close()


def test_remembering_is_off_until_chosen_and_follows_the_passphrase(session: Session) -> None:
    drawer = Drawer()
    safekeeping.protect(session, WORDS)
    path, first = session.journal.path, session.journal.key
    assert remembering.code_for(path, drawer) is None
    assert remembering.remember(session, drawer)
    code = remembering.code_for(path, drawer)
    assert code == safekeeping.recovery_code(session)
    safekeeping.protect(session, "another four words")
    assert remembering.follow(first, session, True, drawer)
    assert len(drawer.held) == 1
    assert remembering.code_for(path, drawer) == safekeeping.recovery_code(session)
    second = session.journal.key
    safekeeping.unprotect(session)
    assert remembering.follow(second, session, True, drawer)
    assert drawer.held == {}


def test_what_is_remembered_opens_and_a_stale_key_only_asks(session: Session) -> None:
    asked: list[str] = []

    def opening(secret: str | None) -> Session:
        if secret is None:
            raise safekeeping.Locked("locked")
        if secret != "right":
            raise WrongPassphrase("wrong")
        return session

    def ask(why: Exception, wrong: int) -> str:
        asked.append(f"{why} {wrong}")
        return "right"

    assert safekeeping.unlocked(opening, ask, lambda: "right") is session
    assert asked == []
    assert safekeeping.unlocked(opening, ask, lambda: "stale") is session
    assert asked == ["locked 0"]


@pytest.mark.parametrize("there", [True, False])
def test_the_tick_is_there_where_a_keyring_is(
    there: bool, session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    safekeeping.protect(session, WORDS)
    desk, _, _ = make_desk(session, qapp, tmp_path / "home")
    tick = RememberTick(desk, lambda: there)
    qtbot.addWidget(tick)
    tick.show()
    tick.arrive()
    qtbot.waitUntil(lambda: not desk.tasks.busy)
    QCoreApplication.processEvents()
    assert tick.tick.isVisible() is there
    assert tick.why.isVisible() is not there
    assert not tick.tick.is_on()
    desk.tasks.close()
