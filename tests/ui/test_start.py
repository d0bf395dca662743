# SPDX-License-Identifier: MIT
"""Opening a journal that cannot be written: the leader is asked, and reading is always possible."""

from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import JournalInUse, NotAJournal
from journal_app.services.session import Session, open_session
from journal_app.ui.pages.write import WritePage
from journal_app.ui.start import _open
from journal_app.ui.window import Window
from tests.conftest import clock
from tests.desks import Person, make_desk


def opener(path: Path):
    """How a window opens the journal at ``path``."""

    def opened(read_only: bool) -> Session:
        return open_session(path, clock, Random(1), read_only=read_only)

    return opened


def test_a_second_window_may_read_and_says_so(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    person = Person(choices=[0])
    second = _open(opener(session.journal.path), person)
    assert second is not None
    assert second.read_only
    assert "open in another window" in person.told[0]
    desk, _, _ = make_desk(second, qapp, tmp_path / "home")
    window = Window(desk)
    window.show()
    page = window.page("write")
    assert isinstance(page, WritePage)
    assert page.body.isReadOnly()
    assert "read only" in window.banner.text
    window.close()
    second.close()


def test_a_second_window_may_also_stay_closed(session: Session, qapp: QApplication) -> None:
    person = Person(choices=[1])
    with pytest.raises(JournalInUse):
        _open(opener(session.journal.path), person)


def test_what_is_no_journal_is_said_and_left(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary", encoding="utf-8")
    person = Person(choices=[0])
    with pytest.raises(NotAJournal):
        _open(opener(path), person)
    assert "not a journal" in person.told[0]
    assert path.read_text(encoding="utf-8") == "Dear diary"
