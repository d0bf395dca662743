# SPDX-License-Identifier: MIT
"""Garbage is found on the window's thread, and nowhere else."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.collecting import Collecting


class _Ring:
    """Holds itself, so that only a look for garbage lets it go."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    """It has taken over."""
    made = Collecting()
    yield made
    made.close()


def test_a_lane_that_makes_much_destroys_nothing(collecting: Collecting) -> None:
    ended: list[int] = []

    def make() -> None:
        for _ in range(5_000):
            weakref.finalize(_Ring(), lambda: ended.append(threading.get_ident()))

    lane = threading.Thread(target=make)
    lane.start()
    lane.join()
    assert not ended
    for _ in range(40):
        collecting.look()
    assert ended
    assert set(ended) == {threading.get_ident()}


def test_it_looks_by_itself_and_is_given_back(qtbot: QtBot) -> None:
    before = gc.isenabled()
    made, ended = Collecting(), list[bool]()
    made._timer.setInterval(1)
    for _ in range(5_000):
        weakref.finalize(_Ring(), lambda: ended.append(True))
    qtbot.waitUntil(lambda: bool(ended))
    made.close()
    assert gc.isenabled() == before
    assert gc.get_freeze_count() == 0
