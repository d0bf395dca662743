# SPDX-License-Identifier: MIT
"""A real local socket: calls are heard, everything else is refused or dropped and does nothing."""

import json
import os
import socket as plain
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services import calls
from journal_app.services.calls import KEEP, SHOW, Answer, Call
from journal_app.ui.hearing import Hearing, Reply
from tests.services.test_calls import HOSTILE, ID, WORDS


class Listener:
    """Hears, and remembers what was asked."""

    def __init__(self, place: Path, slowest: int = 10_000) -> None:
        self.asked: list[Call] = []
        self.replies: list[Reply] = []
        self.at_once = True
        self.place = str(place)
        self.hearing = Hearing(self.place, self._asked, slowest)
        assert self.hearing.listen()

    def _asked(self, call: Call, reply: Reply) -> None:
        self.asked.append(call)
        self.replies.append(reply)
        if self.at_once:
            reply(Answer())


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short name, for sockets allow no long ones."""
    return tmp_path_factory.mktemp("s") / "here"


@pytest.fixture
def listener(place: Path, qapp: QApplication) -> Iterator[Listener]:
    """Somebody who listens, and leaves nothing behind."""
    made = Listener(place)
    yield made
    made.hearing.close()
    assert not place.exists()
    assert not made.hearing.busy


class Caller:
    """Somebody who calls, byte by byte as a test likes."""

    def __init__(self, place: str, bot: QtBot) -> None:
        self.socket, self.bot, self.heard = QLocalSocket(), bot, b""
        self.over = False
        self.socket.readyRead.connect(self._read)
        self.socket.disconnected.connect(self._ended)
        self.socket.connectToServer(place)

    def say(self, words: bytes) -> None:
        """Send some bytes."""
        self.socket.write(words)
        self.socket.flush()

    def answer(self) -> Answer:
        """The answer, waited for."""
        self.bot.waitUntil(lambda: self.heard.endswith(b"\n") and self.over)
        return calls.answer_of(self.heard)

    def until_dropped(self) -> None:
        """Wait until the other side ends it."""
        self.bot.waitUntil(lambda: self.over)

    def _read(self) -> None:
        if self.socket.bytesAvailable():
            self.heard += bytes(self.socket.readAll().data())

    def _ended(self) -> None:
        self._read()
        self.over = True


def test_a_call_is_heard_and_answered(listener: Listener, qtbot: QtBot) -> None:
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(KEEP, ID, WORDS)))
    assert caller.answer() == Answer()
    assert listener.asked == [Call(KEEP, ID, WORDS)]


def test_a_call_may_come_in_pieces(listener: Listener, qtbot: QtBot) -> None:
    caller = Caller(listener.place, qtbot)
    for byte in calls.line_of(Call(SHOW)):
        caller.say(bytes([byte]))
        QApplication.processEvents()
    assert caller.answer() == Answer()
    assert listener.asked == [Call(SHOW)]


@pytest.mark.parametrize("said", HOSTILE, ids=lambda said: json.dumps(said)[:40])
def test_a_hostile_call_is_refused_and_does_nothing(
    listener: Listener, qtbot: QtBot, said: object
) -> None:
    caller = Caller(listener.place, qtbot)
    caller.say(json.dumps(said).encode() + b"\n")
    assert caller.answer().refused
    assert listener.asked == []


def test_a_second_line_is_not_heard(listener: Listener, qtbot: QtBot) -> None:
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(SHOW)) * 3)
    assert caller.answer() == Answer()
    assert listener.asked == [Call(SHOW)]


def test_half_a_call_does_nothing_when_the_caller_leaves(listener: Listener, qtbot: QtBot) -> None:
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(KEEP, ID, WORDS))[:-1])
    qtbot.waitUntil(lambda: listener.hearing.busy)
    caller.socket.abort()
    qtbot.waitUntil(lambda: not listener.hearing.busy)
    assert listener.asked == []


def test_a_caller_who_never_says_it_all_is_dropped(place: Path, qtbot: QtBot) -> None:
    slow = Listener(place, slowest=50)
    caller = Caller(slow.place, qtbot)
    caller.say(b'{"up-to-it": 1, ')
    caller.until_dropped()
    assert (caller.heard, slow.asked) == (b"", [])
    slow.hearing.close()


def test_a_line_without_end_is_refused_at_its_limit(
    listener: Listener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "LONGEST_LINE", 1_000)
    caller = Caller(listener.place, qtbot)
    caller.say(b'{"up-to-it": 1, "do": "show", "more": "' + b"x" * 2_000)
    assert "longer than any entry" in caller.answer().refused
    assert listener.asked == []


def test_the_longest_entry_fits(listener: Listener, qtbot: QtBot) -> None:
    from dataclasses import replace

    words = replace(WORDS, text="“🎭” " * 500_000)
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(KEEP, ID, words)))
    assert caller.answer() == Answer()
    assert listener.asked[0].draft == words


def test_a_crowd_is_turned_away_and_the_next_is_heard(listener: Listener, qtbot: QtBot) -> None:
    crowd = [Caller(listener.place, qtbot) for _ in range(20)]
    qtbot.waitUntil(lambda: sum(one.over for one in crowd) >= 12)
    for one in crowd:
        one.socket.abort()
    qtbot.waitUntil(lambda: not listener.hearing.busy)
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(SHOW)))
    assert caller.answer() == Answer()


def test_an_answer_that_comes_later_still_arrives(listener: Listener, qtbot: QtBot) -> None:
    listener.at_once = False
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(KEEP, ID, WORDS)))
    qtbot.waitUntil(lambda: bool(listener.replies))
    listener.replies[0](Answer(record={"id": ID}))
    assert caller.answer().record == {"id": ID}


def test_an_answer_to_nobody_is_no_fault(listener: Listener, qtbot: QtBot) -> None:
    listener.at_once = False
    caller = Caller(listener.place, qtbot)
    caller.say(calls.line_of(Call(KEEP, ID, WORDS)))
    qtbot.waitUntil(lambda: bool(listener.replies))
    caller.socket.abort()
    qtbot.waitUntil(lambda: not listener.hearing.busy)
    listener.replies[0](Answer())


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows has no permission bits")
def test_only_the_same_user_can_knock(listener: Listener, place: Path) -> None:
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows ends with its process")
def test_a_socket_left_behind_by_a_crash_is_taken_over(place: Path, qtbot: QtBot) -> None:
    with plain.socket(plain.AF_UNIX) as dead:
        dead.bind(str(place))
    assert place.exists()
    again = Listener(place)
    caller = Caller(again.place, qtbot)
    caller.say(calls.line_of(Call(SHOW)))
    assert caller.answer() == Answer()
    again.hearing.close()
    assert not place.exists()
