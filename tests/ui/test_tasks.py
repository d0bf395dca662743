# SPDX-License-Identifier: MIT
"""The lanes: results, failures, and where what a work held is let go."""

import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message
from journal_app.ui.tasks import FREE, READ, WRITE, Tasks


class _Held:
    """Something of which only its end matters."""


@pytest.mark.parametrize("lane", [WRITE, READ, FREE])
def test_what_a_work_holds_is_let_go_on_the_thread_of_the_window(lane: str, qtbot: QtBot) -> None:
    tasks, ended = Tasks(), list[int]()

    def ask() -> None:
        held = _Held()
        weakref.finalize(held, lambda: ended.append(threading.get_ident()))
        tasks.run(lane, lambda: repr(held), lambda _: None)

    for _ in range(200):
        ask()
    qtbot.waitUntil(lambda: len(ended) == 200)
    tasks.close()
    assert set(ended) == {threading.get_ident()}


def test_a_failure_is_told_as_a_sentence_and_a_bug_without_its_words(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tasks, told = Tasks(), list[Message]()

    def refused() -> None:
        raise JournalError("It is full.")

    def broken() -> None:
        raise ValueError(" ".join(["leader", "words"]))

    tasks.run(WRITE, refused, lambda _: None, told.append)
    tasks.failed.connect(told.append)
    tasks.run(READ, broken, lambda _: None)
    qtbot.waitUntil(lambda: len(told) == 2)
    tasks.close()
    said = [str(one) for one in told]
    assert "It is full." in said
    assert any("ValueError" in one for one in said)
    assert "leader words" not in caplog.text


def test_only_the_newest_of_a_kind_is_delivered(qtbot: QtBot) -> None:
    tasks, got = Tasks(), list[int]()
    for number in range(20):
        tasks.latest("same", FREE, lambda number=number: number, got.append)
    qtbot.waitUntil(lambda: not tasks.busy)
    tasks.finish()
    qtbot.wait(0)
    tasks.close()
    assert got == [19]
