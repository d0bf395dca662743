# SPDX-License-Identifier: MIT
"""Two real processes: a window that has the journal open, and later starts of the program."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal_app.storage.meeting import meeting_place

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends the window through a pipe")
Open = Callable[..., "subprocess.Popen[str]"]


def environment() -> dict[str, str]:
    """No screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def uptoit(home: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """The program, as a launcher or a script starts it."""
    return subprocess.run(
        [sys.executable, "-m", "journal_app", "--home", str(home), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        timeout=60,
        check=False,
    )


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens the program in a process of its own, and ends what a test leaves running."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.opened", "--home", str(tmp_path), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(),
        )
        running.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def close(process: "subprocess.Popen[str]") -> str:
    """Close its windows, and wait until it has ended well; which windows there were."""
    shown, _ = process.communicate("close\n", timeout=30)
    assert process.returncode == 0
    return shown.strip()


def socket_of(home: Path) -> Path:
    """Where the program listens."""
    return Path(meeting_place(home / "data" / "My journal.journal"))


def texts(home: Path) -> set[str]:
    """The first words of every entry."""
    return {row["excerpt"] for row in json.loads(uptoit(home, "list", "--json").stdout)}


def test_add_keeps_through_the_open_window_and_answers(tmp_path: Path, opened: Open) -> None:
    window = opened()
    added = uptoit(tmp_path, "add", "--text", "Said while the window is open.", "--json")
    assert (added.returncode, added.stderr) == (0, "")
    kept = json.loads(added.stdout)
    # The window has not been closed, so what is found now was on the disk when "add" ended.
    shown = uptoit(tmp_path, "show", kept["id"], "--json")
    assert json.loads(shown.stdout) == kept
    assert kept["text"] == "Said while the window is open."
    people = uptoit(tmp_path, "add", "--text", "-", stdin="Ünïcode 🎭\nand a second line")
    assert people.returncode == 0
    assert people.stdout.startswith("Kept for ")
    assert close(window) == "window"
    assert texts(tmp_path) == {"Said while the window is open.", "Ünïcode 🎭 and a second line"}
    assert not socket_of(tmp_path).exists()


def test_words_the_window_refuses_are_a_sentence_and_exit_code_1(
    tmp_path: Path, opened: Open
) -> None:
    window = opened()
    for arguments in (["--up-for-it", "11"], ["--theme", "no-such-theme"], ["--title", " "]):
        refused = uptoit(tmp_path, "add", *arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr.count("\n") == 1
        assert "Traceback" not in refused.stderr
    close(window)
    assert texts(tmp_path) == set()


def test_what_is_acknowledged_outlives_a_kill_and_the_next_start_takes_over(
    tmp_path: Path, opened: Open
) -> None:
    window = opened()
    assert uptoit(tmp_path, "add", "--text", "Acknowledged.").returncode == 0
    window.send_signal(signal.SIGKILL)
    window.wait()
    assert socket_of(tmp_path).exists()
    # A socket without a listener keeps nobody from the journal.
    assert uptoit(tmp_path, "add", "--text", "On its own.").returncode == 0
    again = opened()
    assert uptoit(tmp_path, "add", "--text", "Through the next.").returncode == 0
    close(again)
    assert texts(tmp_path) == {"Acknowledged.", "On its own.", "Through the next."}
    assert not socket_of(tmp_path).exists()


def test_a_second_start_shows_the_first_window_and_ends(tmp_path: Path, opened: Open) -> None:
    window = opened("quick")
    second = uptoit(tmp_path)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert close(window) == "quick entry and window"


@pytest.mark.parametrize(
    "arguments",
    [["quick"], ["--quick"], ["add", "--window"], ["add"]],
    ids=["quick", "--quick", "add --window", "add from a launcher"],
)
def test_quick_entry_opens_in_the_window_that_is_there(
    tmp_path: Path, opened: Open, arguments: list[str]
) -> None:
    window = opened()
    asked = uptoit(tmp_path, *arguments)
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")
    assert close(window) == "quick entry and window"


def test_words_given_to_quick_entry_are_kept_even_if_nobody_adds_to_them(
    tmp_path: Path, opened: Open
) -> None:
    window = opened()
    asked = uptoit(tmp_path, "add", "--window", "--text", "Begun in a launcher")
    assert asked.returncode == 0
    close(window)
    assert texts(tmp_path) == {"Begun in a launcher"}


def test_quick_entry_alone_opens_no_window_and_leaves_nothing_behind(
    tmp_path: Path, opened: Open
) -> None:
    assert close(opened("quick")) == "quick entry"
    assert not socket_of(tmp_path).exists()
    names = {path.name for path in (tmp_path / "data").iterdir()}
    assert names == {"My journal.journal"}


def test_a_window_on_another_journal_is_not_asked(tmp_path: Path, opened: Open) -> None:
    window = opened()
    other = ["--journal", str(tmp_path / "Other.journal")]
    assert uptoit(tmp_path, *other, "add", "--text", "Elsewhere").returncode == 0
    assert texts(tmp_path) == set()
    close(window)
