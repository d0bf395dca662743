# SPDX-License-Identifier: MIT
"""The leader leaves: what Linux says on a bus, what Windows says, and a clock that ran on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.ui.leaving_elsewhere import Waking
from journal_app.ui.leaving_linux import session_path
from journal_app.ui.leaving_windows import _Filter, _Message, tells_of_leaving

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    not shutil.which("dbus-run-session"),
    reason="NOT TESTED: locking with the screen and before sleep (no dbus-run-session here)",
)
def test_a_desktop_that_locks_or_sleeps_is_heard() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-W", "ignore", "-m", "tests.ui.left"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "a moment for Up to It before sleep: delay",
        "wakes",
        "sleeps",
        "left",
        "another session is locked",
        "session is locked",
        "left",
        "screen is free",
        "screen is locked",
        "left",
        "screen of KDE is locked",
        "left",
    ], done.stderr


@pytest.mark.parametrize(
    ("number", "path"),
    [
        ("3", "/org/freedesktop/login1/session/_33"),
        ("12", "/org/freedesktop/login1/session/_312"),
        ("c2", "/org/freedesktop/login1/session/c2"),
        ("a-b", "/org/freedesktop/login1/session/a_2db"),
        ("", ""),
    ],
)
def test_sessions_are_named_as_systemd_names_them(number: str, path: str) -> None:
    assert session_path(number) == path


def test_windows_tells_of_a_lock_and_of_sleep() -> None:
    told = {
        (message, what)
        for message in (0x0010, 0x0218, 0x02B1)
        for what in range(12)
        if tells_of_leaving(message, what)
    }
    assert told == {(0x02B1, 7), (0x02B1, 2), (0x02B1, 4), (0x0218, 4)}


def test_a_message_of_windows_is_read_where_it_lies(qtbot: QtBot) -> None:
    import ctypes

    left: list[str] = []
    heard = _Filter(lambda: left.append("left"))
    for number, what in ((0x02B1, 8), (0x02B1, 7), (0x0218, 4)):
        message = _Message(1, number, what)
        assert (
            heard.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message))[0] is False
        )
        assert (
            heard.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(message))[0] is False
        )
    assert left == ["left", "left"]


def test_a_clock_that_ran_on_tells_of_sleep(qtbot: QtBot) -> None:
    now, left = [1_000.0], []
    waking = Waking(lambda: left.append(now[0]), lambda: now[0])
    for later in (15, 14, 40, 3_600, 15):
        now[0] += later
        waking.timer.timeout.emit()
    assert left == [1_000.0 + 15 + 14 + 40 + 3_600]
