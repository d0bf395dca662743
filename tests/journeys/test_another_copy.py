# SPDX-License-Identifier: MIT
"""Another copy comes while the window is open; another copy is merged; an older one is opened."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.app import main
from journal_app.domain.errors import OlderCopy
from journal_app.domain.query import Query
from journal_app.services import finding, history, safekeeping, whereabouts, writing
from journal_app.services.session import Session, open_session
from journal_app.storage.backup import FOLDER
from journal_app.ui.older import agreed
from tests.conftest import clock, computer
from tests.desks import Person
from tests.journeys.conftest import Walk, open_walk

_SEEDS = count(1)


def opened(path: Path, state: Path) -> Session:
    """The journal on the computer with that state."""
    return open_session(path, clock, Random(next(_SEEDS)), paths=computer(state))


def write(session: Session, text: str) -> str:
    """A new entry; its id."""
    return writing.add(session, replace(writing.blank(session), text=text)).entry.id


@pytest.fixture
def here(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Walk]:
    """A window on a journal with an entry, of which another computer has a copy with one more."""
    path, other = tmp_path / "My.journal", tmp_path / "Other.journal"
    mine = opened(path, tmp_path / "state")
    write(mine, "in both copies")
    mine.close()
    shutil.copy(path, other)
    theirs = opened(other, tmp_path / "there")
    write(theirs, "written on the other computer")
    theirs.close()
    session = opened(path, tmp_path / "state")
    walk = open_walk(session, qapp, qtbot, tmp_path / "home")
    yield walk
    walk.window.close()
    walk.window.deleteLater()
    session.close()


def all_texts(session: Session) -> set[str]:
    """What the entries say."""

    return {
        writing.read(session, row.id).draft.text for row in finding.first(session, Query()).rows
    }


def come(walk: Walk) -> None:
    """The sync program puts the other copy in place, by its name."""
    path = walk.session.journal.path
    (path.parent / "Other.journal").replace(path)


def test_a_copy_that_comes_while_typing_is_merged_with_one_click(here: Walk) -> None:
    here.type("the first words")
    here.until_kept("the first words")
    come(here)
    here.type(" and the last")
    here.bot.waitUntil(lambda: "another copy" in here.window.banner.text)
    assert here.write.body.text() == "the first words and the last"
    here.press("Merge the two and go on")
    here.bot.waitUntil(lambda: "are one now" in here.window.banner.text)
    here.settle()
    assert here.write.body.text() == "the first words and the last"
    assert here.write.body.textCursor().position() == len("the first words and the last")
    here.type(" of all")
    here.until_kept("last of all")
    assert all_texts(here.session) == {
        "in both copies",
        "written on the other computer",
        "the first words and the last of all",
    }
    assert len(list((here.session.journal.path.parent / FOLDER).iterdir())) == 2


def test_the_same_entry_written_on_both_keeps_both_texts(here: Walk, tmp_path: Path) -> None:
    entry_id = here.until_kept("in both copies")
    theirs = opened(tmp_path / "Other.journal", tmp_path / "there")
    writing.keep(theirs, entry_id, replace(writing.blank(theirs), text="as the other says"))
    theirs.close()
    here.window.go("write", entry_id)
    here.settle()
    come(here)
    here.write.body.set_text("as I say")
    here.write.body.edited.emit()
    here.bot.waitUntil(lambda: "another copy" in here.window.banner.text)
    here.press("Merge the two and go on")
    here.bot.waitUntil(lambda: "are one now" in here.window.banner.text)
    here.settle()
    said = {one.text for one in history.versions(here.session, entry_id)}
    said.add(writing.read(here.session, entry_id).draft.text)
    assert said >= {"as the other says", "as I say"}


def test_closing_merges_or_leaves_both(here: Walk) -> None:
    come(here)
    here.type("last words")
    here.person.choices = [2]
    assert not here.window.close()
    here.person.choices = [0]
    assert here.window.close()
    assert "last words" in all_texts(here.session)
    assert "written on the other computer" in all_texts(here.session)


def test_another_copy_is_merged_from_the_menu(here: Walk, tmp_path: Path) -> None:
    here.person.files = [tmp_path / "Other.journal"]
    here.person.choices = [0]
    here.window.wishes["merge"]()
    here.settle()
    assert "New entries: 1" in here.person.told[0]
    assert "one now" in here.person.told[-1]
    assert "written on the other computer" in all_texts(here.session)
    here.person.files = [tmp_path / "Other.journal"]
    here.window.wishes["merge"]()
    here.settle()
    assert "nothing to merge" in here.person.told[-1]


def test_words_stay_on_the_screen_while_the_journal_is_gone(here: Walk, tmp_path: Path) -> None:
    path, away = here.session.journal.path, tmp_path / "away"
    here.type("typed before")
    here.until_kept("typed before")
    path.rename(away)
    here.type(" and after")
    here.bot.waitUntil(lambda: "still connected" in here.write.banner.text)
    here.person.choices, here.person.files = [1], [tmp_path / "words.md"]
    assert here.window.close()
    assert "typed before and after" in (tmp_path / "words.md").read_text(encoding="utf-8")
    assert not path.exists()


def test_a_stick_that_is_back_takes_the_words(here: Walk, tmp_path: Path) -> None:
    path, away = here.session.journal.path, tmp_path / "away"
    path.rename(away)
    here.type("typed without it")
    here.bot.waitUntil(lambda: "still connected" in here.write.banner.text)
    away.rename(path)
    here.press("Try again")
    here.until_kept("typed without it")
    here.settle()
    assert here.write.banner.text == ""


def test_a_protected_copy_that_comes_is_merged_too(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path, other = tmp_path / "My.journal", tmp_path / "Other.journal"
    secret = "four words and more"
    session = opened(path, tmp_path / "state")
    write(session, "in both copies")
    safekeeping.protect(session, secret)
    shutil.copy(path, other)
    theirs = open_session(other, clock, Random(next(_SEEDS)), secret=secret)
    write(theirs, "on the other computer")
    theirs.close()
    walk = open_walk(session, qapp, qtbot, tmp_path / "home")
    other.replace(path)
    walk.type("typed here")
    walk.bot.waitUntil(lambda: "another copy" in walk.window.banner.text)
    walk.press("Merge the two and go on")
    walk.bot.waitUntil(lambda: "are one now" in walk.window.banner.text)
    walk.settle()
    assert {"typed here", "on the other computer", "in both copies"} == all_texts(session)
    for one in (path, *(path.parent / FOLDER).iterdir()):
        assert b"typed here" not in one.read_bytes()
        assert not one.read_bytes().startswith(b"SQLite")
    walk.window.close()
    walk.window.deleteLater()
    session.close()


def test_an_older_copy_is_asked_about_once(tmp_path: Path, qapp: QApplication) -> None:
    path, state = tmp_path / "My.journal", tmp_path / "state"
    opened(path, state).close()
    shutil.copy(path, tmp_path / "earlier")
    mine = opened(path, state)
    write(mine, "new")
    mine.close()
    shutil.copy(tmp_path / "earlier", path)

    def knowingly(person: Person) -> Session:
        return whereabouts.opened_knowingly(
            lambda secret: opened(path, state), state, lambda older: agreed(older, person), None
        )

    with pytest.raises(OlderCopy):
        knowingly(Person(choices=[2]))
    person = Person(choices=[1])
    knowingly(person).close()
    assert "nothing of what this computer saved" in person.told[0]
    knowingly(Person()).close()


def test_a_command_refuses_an_older_copy_until_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path)]
    path = tmp_path / "data" / "My journal.journal"
    assert main([*home, "add", "--text", "one"]) == 0
    shutil.copy(path, tmp_path / "earlier")
    assert main([*home, "add", "--text", "two"]) == 0
    shutil.copy(tmp_path / "earlier", path)
    capsys.readouterr()
    assert main([*home, "add", "--text", "three"]) == 1
    refused = capsys.readouterr().err
    assert "older copy" in refused
    assert "--older-copy-is-fine" in refused
    assert main([*home, "--older-copy-is-fine", "add", "--text", "three"]) == 0
    assert main([*home, "add", "--text", "four"]) == 0


def test_a_journal_that_was_moved_is_found_by_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    path, new = tmp_path / "home" / "data" / "My journal.journal", tmp_path / "new"
    assert main([*home, "add", "--text", "before the move"]) == 0
    session = opened(path, tmp_path / "home" / "state")
    whereabouts.move(session, new)
    session.close()
    assert main([*home, "add", "--text", "after the move"]) == 0
    assert main([*home, "list"]) == 0
    assert "before the move" in capsys.readouterr().out
    (new / path.name).unlink()
    assert main([*home, "add", "--text", "lost"]) == 1
    assert "no journal at" in capsys.readouterr().err
    assert not path.exists()
