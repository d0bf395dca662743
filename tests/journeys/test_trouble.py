# SPDX-License-Identifier: MIT
"""The disk is full, locked or gone while a leader types: the words stay, and are kept afterwards.

And while it is there, a word is on it within a second, also where the typing never stops.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services.session import open_session
from journal_app.services.writing import Kept
from tests.conftest import clock, computer
from tests.durability.media import fill, locked, small_disk
from tests.durability.soundness import faults
from tests.journeys.conftest import Walk, open_walk

Opened = Callable[[Path], Walk]
_DURABLE_WITHIN = 1.0


@pytest.fixture
def open_at(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Windows on journals in any folder, closed at the end."""
    walks: list[Walk] = []

    def at(folder: Path) -> Walk:
        # As in the program: what was written last is known, also where the folder goes meanwhile.
        paths = computer(tmp_path / "computer")
        session = open_session(folder / "Mine.journal", clock, Random(7), paths=paths)
        walks.append(open_walk(session, qapp, qtbot, tmp_path / "home"))
        return walks[-1]

    yield at
    for walk in walks:
        closed(walk)
        walk.window.deleteLater()


def closed(walk: Walk) -> None:
    """The window and the journal; again does nothing."""
    walk.window.close()
    walk.session.close()


def trouble(walk: Walk) -> None:
    """Type, and see that the window says it is not kept, with every word still there."""
    walk.type("Words in trouble.")
    walk.bot.waitUntil(lambda: "Not kept yet" in walk.write.banner.text)
    assert walk.write.body.text().endswith("Words in trouble.")
    assert "not kept" in walk.write._status.text()


def rescued(walk: Walk) -> None:
    """Once the trouble is over one press keeps everything."""
    walk.type(" And more.")
    walk.press("Try again")
    walk.until_kept("words in trouble. and more")
    walk.settle()
    assert walk.write.banner.text == ""
    assert faults(walk.session) == []


def begun(walk: Walk) -> None:
    """An entry that is on the disk already."""
    walk.type("Kept before. ")
    walk.until_kept("kept before")


def test_a_full_disk(open_at: Opened) -> None:
    with small_disk(1536) as disk:
        walk = open_at(disk)
        begun(walk)
        filler = fill(disk)
        trouble(walk)
        assert "no room" in walk.write.banner.text
        filler.unlink()
        rescued(walk)
        closed(walk)


def test_a_disk_that_was_locked(open_at: Opened) -> None:
    with small_disk(1536) as disk:
        walk = open_at(disk)
        begun(walk)
        with locked(disk):
            trouble(walk)
        rescued(walk)
        closed(walk)


@contextmanager
def pulled(folder: Path) -> Iterator[None]:
    """The folder is gone meanwhile, as with a stick that was pulled."""
    away = folder.with_name("pulled")
    folder.rename(away)
    try:
        yield
    finally:
        away.rename(folder)


def test_a_folder_that_goes_and_comes_back(open_at: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    walk = open_at(folder)
    begun(walk)
    with pulled(folder):
        trouble(walk)
    rescued(walk)


def test_words_of_a_folder_that_stays_away_can_be_saved_elsewhere(
    open_at: Opened, tmp_path: Path
) -> None:
    folder, elsewhere = tmp_path / "stick", tmp_path / "My words.md"
    folder.mkdir()
    walk = open_at(folder)
    begun(walk)
    with pulled(folder):
        trouble(walk)
        walk.person.choices, walk.person.files = [1], [elsewhere]
        walk.window.close()
        assert "could not be kept" in walk.person.told[-1]
    assert elsewhere.read_text(encoding="utf-8").strip() == "Kept before. Words in trouble."


def longest_wait(walk: Walk, saves: int) -> float:
    """Type a word every few milliseconds without a pause; the longest that one was not durable."""
    page, typed, waits = walk.write, {}, []
    number = 0

    def one_more() -> None:
        nonlocal number
        number += 1
        typed[f"word{number:05}"] = monotonic()
        walk.type(f"word{number:05} ")

    def kept(done: Kept) -> None:
        now = monotonic()
        durable = [word for word in done.entry.draft.text.split() if word in typed]
        waits.append(max((now - typed.pop(word) for word in durable), default=0.0))

    page._keeper.kept.connect(kept)
    clockwork = QTimer()
    clockwork.timeout.connect(one_more)
    clockwork.start(20)
    walk.bot.waitUntil(lambda: len(waits) >= saves)
    clockwork.stop()
    page._keeper.kept.disconnect(kept)
    assert number > saves
    return max(waits)


def test_a_word_is_durable_within_a_second_of_typing_without_a_pause(walk: Walk) -> None:
    # A machine that is busy with something else gets a second and a third chance, not more time.
    waits: list[float] = []
    while len(waits) < 3 and not any(wait < _DURABLE_WITHIN for wait in waits):
        waits.append(longest_wait(walk, 3))
    assert min(waits) < _DURABLE_WITHIN
