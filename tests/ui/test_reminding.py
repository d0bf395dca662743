# SPDX-License-Identifier: MIT
"""Reminders in the running program: off until chosen, on time, once, and without journal words."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal_app.services.preferences import Paths, Settings
from journal_app.ui.look import Looks
from journal_app.ui.reminding import Notices, Reminding
from journal_app.ui.tasks import Tasks
from tests.conftest import NOW

ROOT = Path(__file__).parents[2]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def looks(qapp: QApplication, tmp_path: Path) -> Looks:
    """The settings of a computer on which nothing was chosen."""
    return Looks(qapp, Settings(look="light"), Paths.under(tmp_path))


def watched(looks: Looks, clock: Clock) -> tuple[Reminding, list[datetime]]:
    """Reminding, and when it reminded."""
    made, told = Reminding(looks, clock), []
    made.due.connect(lambda: told.append(clock.now))
    return made, told


def test_nobody_is_reminded_until_they_choose_to_be(looks: Looks) -> None:
    clock = Clock()
    reminding, told = watched(looks, clock)
    assert not reminding.waits
    clock.now += timedelta(days=8)
    reminding.look()
    assert told == []


def test_a_chosen_time_reminds_once_and_can_be_taken_away(looks: Looks) -> None:
    clock = Clock()
    reminding, told = watched(looks, clock)
    looks.use(replace(looks.settings, reminders=("mon 08:30",)))
    assert reminding.waits
    for minute in (19, 20, 21, 22):
        clock.now = NOW + timedelta(minutes=minute)
        reminding.look()
    assert told == [NOW + timedelta(minutes=20)]
    looks.use(replace(looks.settings, reminders=()))
    assert not reminding.waits


def test_it_comes_by_itself(looks: Looks, qtbot: QtBot) -> None:
    clock = Clock()
    clock.now = NOW.replace(minute=29, second=59, microsecond=900_000)
    reminding, told = watched(looks, clock)
    looks.use(replace(looks.settings, reminders=("mon 08:30",)))
    clock.now = NOW.replace(minute=30)
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert reminding.waits


def test_a_time_that_was_past_when_it_was_chosen_waits_for_its_next_day(looks: Looks) -> None:
    clock = Clock()
    reminding, told = watched(looks, clock)
    clock.now = NOW + timedelta(hours=1)
    looks.use(replace(looks.settings, reminders=("mon 09:05",)))
    reminding.look()
    assert told == []


def test_after_a_sleep_one_that_is_fresh_comes_and_an_old_one_does_not(looks: Looks) -> None:
    clock = Clock()
    looks.use(replace(looks.settings, reminders=("mon 09:00", "mon 09:10", "tue 09:00")))
    reminding, told = watched(looks, clock)
    clock.now = NOW.replace(hour=9, minute=50)
    reminding.look()
    reminding.look()
    assert told == [clock.now]
    clock.now += timedelta(days=1, hours=1)
    reminding.look()
    assert len(told) == 1


def test_odd_settings_remind_of_nothing(looks: Looks) -> None:
    reminding, _ = watched(looks, Clock())
    looks.use(replace(looks.settings, reminders=("whenever", "mon 99:99", "")))
    assert not reminding.waits


NOTIFIED = [sys.executable, "-W", "ignore", "-m", "tests.ui.notified"]


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a bus of its own")
def test_a_desktop_without_a_tray_shows_it_and_a_click_comes_back() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", *NOTIFIED, "with"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "shown: Up to It | A moment to write? | default, Quick entry",
        "clicked",
    ], done.stderr


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a bus of its own")
def test_a_bus_without_notifications_leads_to_the_window() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", *NOTIFIED, "without"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert done.stdout.splitlines() == ["quietly: A moment to write?"], done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a tray")
def test_without_any_bus_the_window_says_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    said: list[str] = []
    tasks = Tasks()
    Notices(None, tasks, said.append).show()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["A moment to write?"]
    tasks.close()
