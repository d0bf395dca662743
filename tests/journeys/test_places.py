# SPDX-License-Identifier: MIT
"""A journal in a folder of another program: said once, merged or moved from there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services import whereabouts, writing
from journal_app.services.session import Session, open_session
from journal_app.storage.backup import FOLDER
from journal_app.ui.pages.settings import SettingsPage
from journal_app.ui.preferences.this_journal import ThisJournalPreference
from journal_app.ui.window import Window
from tests.conftest import clock, computer
from tests.desks import make_desk
from tests.journeys.conftest import Walk, open_walk

_SEEDS = count(1)


def opened(path: Path, state: Path) -> Session:
    """The journal on this computer."""
    return open_session(path, clock, Random(next(_SEEDS)), paths=computer(state))


@pytest.fixture
def synced(tmp_path: Path) -> Iterator[Session]:
    """A journal with an entry, in a folder that Syncthing looks after."""
    folder = tmp_path / "synced"
    (folder / ".stfolder").mkdir(parents=True)
    session = opened(folder / "My.journal", tmp_path / "state")
    writing.add(session, replace(writing.blank(session), text="words"))
    yield session
    session.close()


@pytest.fixture
def there(synced: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    """A window on it."""
    walk = open_walk(synced, qapp, qtbot, tmp_path / "home")
    yield walk
    walk.window.close()
    walk.window.deleteLater()


def test_a_synchronised_folder_is_explained_once(
    there: Walk, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "Syncthing synchronises" in there.window.banner.text
    there.press("Close")
    settings = there.window.desk.looks.settings
    assert len(settings.places_known) == 1
    desk, person, launched = make_desk(there.session, qapp, tmp_path / "home", settings)
    again = Walk(Window(desk), person, launched, qtbot, there.session)
    again.window.show()
    again.settle()
    assert again.window.banner.text == ""
    again.window.close()
    again.window.deleteLater()
    assert str(there.session.journal.path) not in " ".join(settings.places_known)


def test_it_moves_to_this_computer_and_is_found_there(there: Walk, tmp_path: Path) -> None:
    old, data = there.session.journal.path, tmp_path / "home" / "data"
    restarts: list[bool] = []
    there.window.desk.routes.restart_asked.connect(lambda: restarts.append(True))
    there.person.choices = [0]
    there.press("Move it …")
    there.settle()
    assert restarts == [True]
    new = there.session.journal.path
    assert new == data / "My.journal"
    assert not old.exists()
    (left,) = old.parent.glob("*.journal")
    assert "moved 2026-11-23" in left.name
    assert whereabouts.moved_to(tmp_path / "state", old) == new
    there.window.go("write", "new")
    there.type("after the move")
    there.until_kept("after the move")
    assert not list(old.parent.glob("*.lock"))


def test_a_move_onto_another_journal_changes_nothing(there: Walk, tmp_path: Path) -> None:
    old, other = there.session.journal.path, tmp_path / "taken"
    other.mkdir()
    (other / old.name).write_text("something else")
    there.person.choices, there.person.files = [1], [other]
    there.press("Move it …")
    there.settle()
    assert "already" in there.person.told[-1]
    assert there.session.journal.path == old
    there.type("goes on")
    there.until_kept("goes on")
    assert [one.name for one in other.iterdir()] == [old.name]


def test_copies_go_along_and_settings_tell_the_facts(there: Walk, tmp_path: Path) -> None:
    old = there.session.journal.path
    (old.parent / FOLDER).mkdir()
    shutil.copy(old, old.parent / FOLDER / "My before update.journal")
    there.window.go("settings")
    there.settle()
    page = there.window.page("settings")
    assert isinstance(page, SettingsPage)
    group = page.groups["this_journal"]
    assert isinstance(group, ThisJournalPreference)
    assert group.where.text() == str(old)
    assert "Syncthing" in group.about.text()
    assert "One computer" in group.about.text()
    there.person.choices, there.person.files = [1], [tmp_path]
    group.moving.click()
    there.settle()
    assert (tmp_path / FOLDER / "My before update.journal").is_file()


def test_a_conflicting_copy_is_merged_from_the_banner(
    synced: Session, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = synced.journal.path
    other = path.with_name("My.sync-conflict-20261123-081000-ABCDEF7.journal")
    shutil.copy(path, other)
    theirs = opened(other, tmp_path / "there")
    writing.add(theirs, replace(writing.blank(theirs), text="on the other computer"))
    theirs.close()
    walk = open_walk(synced, qapp, qtbot, tmp_path / "home")
    assert "sync-conflict" in walk.window.banner.text
    walk.person.choices = [0]
    walk.press("Merge …")
    walk.settle()
    walk.until_kept("on the other computer")
    walk.window.close()
    walk.window.deleteLater()
