# SPDX-License-Identifier: MIT
"""Copies from the window: made, listed, one brought back; and a journal damaged at the start."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.domain.entry import Draft
from journal_app.domain.errors import DamagedJournal, JournalError
from journal_app.services import copying, safekeeping, writing
from journal_app.services.journal_file import JournalFile
from journal_app.services.preferences import Paths
from journal_app.services.restoring import Chosen
from journal_app.services.session import Session, open_session
from journal_app.storage import keys
from journal_app.storage.connections import connect
from journal_app.ui.copying import Copying
from journal_app.ui.dialogs.copies import CopiesDialog
from journal_app.ui.mending import repaired
from journal_app.ui.pages.settings import SettingsPage
from journal_app.ui.preferences.copies import CopiesPreference
from journal_app.ui.running import Lanes, Running
from journal_app.ui.start import _open, bring_back
from tests.cli.test_check import put_aside
from tests.conftest import NOW, clock
from tests.desks import Person, make_desk
from tests.journeys.conftest import Walk, open_walk


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A journal that knows where this computer keeps its settings."""
    home = Paths.under(tmp_path / "home")
    opened = open_session(tmp_path / "Test.journal", clock, Random(7), paths=home)
    yield opened
    opened.close()


def group_of(walk: Walk) -> CopiesPreference:
    """The group in Settings."""
    walk.window.go("settings")
    page = walk.window.page("settings")
    assert isinstance(page, SettingsPage)
    group = page.groups["copies"]
    assert isinstance(group, CopiesPreference)
    return group


def texts(path: Path) -> list[str]:
    """What a journal holds."""
    opened = open_session(path, clock, Random(1))
    with opened.journal.read() as connection:
        found = connection.exec_driver_sql("SELECT text FROM entry").scalars().all()
    opened.close()
    return list(found)


def test_type_copy_change_restore_and_the_old_text_is_back(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made, person, _ = make_desk(session, qapp, tmp_path / "home")
    made.tasks.close()
    lanes = Lanes()
    running = Running(qapp, replace(made, tasks=lanes), "", lone=True)
    window = running.open_window()
    walk = Walk(window, person, [], qtbot, session)
    walk.type("old words")
    walk.until_kept("old words")
    group = group_of(walk)
    assert "no copy" in group.state.text()
    group.make.click()
    walk.settle()
    assert "23 November 2026" in group.state.text()
    assert group.said.text() == "The copy was made."
    window.go("write")
    walk.type(" and newer ones")
    group = group_of(walk)
    group.list.click()
    walk.settle()
    (dialog,) = window.findChildren(CopiesDialog)
    assert dialog.list.count() == 1
    assert "by hand" in dialog.list.item(0).text()
    person.choices = [1]
    dialog.bring.click()
    assert dialog.isVisible()
    person.choices = [0]
    dialog.bring.click()
    walk.bot.waitUntil(lambda: running.restoring is not None)
    assert not window.isVisible()
    chosen = running.restoring
    assert isinstance(chosen, Chosen)
    running.close()
    session.close()
    bring_back(session, chosen, person)
    assert texts(session.journal.path) == ["old words"]
    aside = copying.newest(session.journal.path)
    assert aside is not None
    kept = {
        text
        for one in copying.listed(session.journal.path, None, None)
        for text in texts(one.copy.path)
    }
    assert kept == {"old words", "old words and newer ones"}


def test_a_second_folder_is_chosen_and_forgotten_in_settings(walk: Walk, tmp_path: Path) -> None:
    walk.type("rhubarb")
    walk.until_kept("rhubarb")
    group = group_of(walk)
    assert not group.forget.isVisible()
    stick = tmp_path / "stick"
    stick.mkdir()
    walk.person.files = [stick]
    group.choose.click()
    walk.settle()
    assert str(stick) in group.second.text()
    assert [one.is_dir() for one in stick.iterdir()] == [True]
    stick.rename(tmp_path / "away")
    group.make.click()
    walk.settle()
    assert "not there now" in group.said.text()
    group.forget.click()
    assert not group.forget.isVisible()
    group.check.click()
    walk.settle()
    assert "is whole" in group.said.text()


def test_copies_are_made_by_themselves_and_give_way_when_the_window_closes(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    walk = open_walk(session, qapp, qtbot, tmp_path / "home")
    copies = Copying(walk.window.desk)
    walk.type("rhubarb")
    walk.until_kept("rhubarb")
    copies.first.timeout.emit()
    walk.settle()
    made = copying.newest(session.journal.path)
    assert made is not None
    assert made.reason == "by itself"
    assert texts(made.path) == ["rhubarb"]
    copies.timer.timeout.emit()
    walk.settle()
    assert len(copying.listed(session.journal.path, None, None)) == 1
    walk.window.close()
    assert not walk.window.desk.tasks.busy
    walk.window.deleteLater()


def damaged(tmp_path: Path, *, protected: bool = False) -> Path:
    """A journal with a copy, closed, and then its beginning overwritten."""
    path = tmp_path / "My.journal"
    made = open_session(path, clock, Random(7))
    writing.keep(made, "e1", Draft(day=NOW.date(), text="rhubarb"))
    if protected:
        safekeeping.protect(made, "four words and more")
    copying.make(made)
    writing.keep(made, "e2", Draft(day=NOW.date(), text="written since"))
    made.close()
    content = bytearray(path.read_bytes())
    content[:4096] = Random(4).randbytes(4096)
    path.write_bytes(content)
    return path


def opener(path: Path):
    """How a window opens the journal at ``path``."""
    return lambda read_only: open_session(path, clock, Random(1), read_only=read_only)


def later():
    """A minute later."""
    return NOW + timedelta(minutes=1)


@pytest.mark.parametrize(("choices", "expected"), [([0], 2), ([1, 0], 1)])
def test_a_damaged_journal_is_repaired_or_a_copy_comes_back_at_the_start(
    tmp_path: Path, qapp: QApplication, choices: list[int], expected: int
) -> None:
    path = damaged(tmp_path)
    before = path.read_bytes()
    person = Person(choices=list(choices))
    opened = _open(opener(path), person, file=JournalFile(path, later))
    assert opened is not None
    opened.close()
    assert len(texts(path)) == expected
    assert "damaged" in person.told[0]
    assert any(one.read_bytes() == before for one in (tmp_path / "backups").iterdir())
    if choices == [0]:
        assert "could be read" in person.told[1]


def test_or_it_is_closed_and_left_as_it_is(tmp_path: Path, qapp: QApplication) -> None:
    path = damaged(tmp_path)
    before = path.read_bytes()
    person = Person(choices=[2])
    with pytest.raises(DamagedJournal):
        _open(opener(path), person, file=JournalFile(path, later))
    assert path.read_bytes() == before
    person = Person(choices=[1, 1])
    with pytest.raises(JournalError):
        _open(opener(path), person, file=JournalFile(path, later))
    assert path.read_bytes() == before


def test_a_copy_under_an_earlier_passphrase_is_asked_for(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal_app.domain.errors import Locked, WrongPassphrase
    from journal_app.services import restoring

    monkeypatch.setattr(keys, "_ROUNDS", 1)
    monkeypatch.setattr(keys, "_MEMORY", 8192)
    writing.keep(session, "e1", Draft(day=NOW.date(), text="rhubarb"))
    safekeeping.protect(session, "four words and more")
    copy = tmp_path / "elsewhere.journal"
    copy.write_bytes(copying.make(session).path.read_bytes())
    safekeeping.protect(session, "another four words")
    today = session.journal.key
    with pytest.raises(Locked):
        restoring.key_of_copy(copy, today)
    with pytest.raises(WrongPassphrase):
        restoring.key_of_copy(copy, today, "another four words")
    former = restoring.key_of_copy(copy, today, "four words and more")
    assert former is not None
    restoring.prove(Chosen(copy, former, today))


def test_damage_that_a_check_finds_is_repaired_from_settings(
    session: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made, person, _ = make_desk(session, qapp, tmp_path / "home")
    made.tasks.close()
    running = Running(qapp, replace(made, tasks=Lanes()), "", lone=True)
    walk = Walk(running.open_window(), person, [], qtbot, session)
    walk.type("rhubarb")
    walk.until_kept("rhubarb")
    stray = connect(session.journal.path, None, "rw")
    stray.execute("INSERT INTO layer VALUES ('l', 'gone', 1, '2026-11-23', '30', 'seen later')")
    stray.close()
    group = group_of(walk)
    assert not group.repair.isVisible()
    group.check.click()
    walk.settle()
    assert "can be repaired" in group.said.text()
    person.choices = [0]
    group.repair.click()
    assert running.repairing
    running.close()
    session.close()
    assert repaired(JournalFile(session.journal.path, later), person)
    assert "set aside" in person.told[-1]
    assert texts(session.journal.path) == ["rhubarb"]


def test_what_a_repair_set_aside_is_saved_to_be_read(walk: Walk, tmp_path: Path) -> None:
    group = group_of(walk)
    walk.settle()
    assert not group.aside.isVisible()
    put_aside(walk.session.journal.path)
    group.arrive()
    walk.settle()
    assert group.aside.isVisible()
    walk.person.files = [tmp_path / "Set aside.txt"]
    group.aside.click()
    walk.settle()
    assert "half a thought" in (tmp_path / "Set aside.txt").read_text(encoding="utf-8")
