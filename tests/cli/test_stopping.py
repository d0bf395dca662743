# SPDX-License-Identifier: MIT
"""A command that the system ends in the middle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.cli import stopping

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows ends a program at once")

# The program gets a signal when it has read the last entry, so before an export is complete.
_PROGRAM = """
import os, signal, sys
from pathlib import Path
from journal_app.app import main
from journal_app.storage import whole

number, before, folder, *arguments = sys.argv[1:]
signal.signal(int(number), getattr(signal, before))
every = whole.every

def every_and_the_end(*which, **how):
    yield from every(*which, **how)
    print(*(one.name for one in Path(folder).iterdir()))
    os.kill(os.getpid(), int(number))

whole.every = every_and_the_end
sys.exit(main(arguments))
"""


def program(
    tmp_path: Path, number: int, *arguments: str, before: str = "SIG_DFL"
) -> subprocess.CompletedProcess[str]:
    """What a run of the program comes to; the signal comes in the middle of an export."""
    head = [sys.executable, "-c", _PROGRAM, str(int(number)), before, str(tmp_path / "to")]
    return subprocess.run(
        [*head, "--home", str(tmp_path / "home"), *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A journal in the folder ``home`` and an empty folder ``to``."""
    (tmp_path / "to").mkdir()
    assert program(tmp_path, signal.SIGTERM, "add", "--title", "One").returncode == 0
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_that_is_ended_leaves_nothing(
    filled: Path, number: signal.Signals, form: str
) -> None:
    ended = program(filled, number, "export", "--to", form, str(filled / "to" / "out"))
    assert "unfinished" in ended.stdout
    assert ended.returncode == 128 + number
    assert "Traceback" not in ended.stderr
    assert list((filled / "to").iterdir()) == []
    assert program(filled, number, "list").returncode == 0


def test_what_is_to_go_on_without_its_terminal_goes_on(filled: Path) -> None:
    target = filled / "to" / "out"
    ended = program(filled, signal.SIGHUP, "export", "--to", "json", str(target), before="SIG_IGN")
    assert "unfinished" in ended.stdout
    assert ended.returncode == 0
    assert list((filled / "to").iterdir()) == [target]


def test_a_second_signal_stops_nothing() -> None:
    def twice() -> None:
        with stopping.in_order():
            try:
                signal.raise_signal(signal.SIGHUP)
            finally:
                signal.raise_signal(signal.SIGTERM)
                signal.raise_signal(signal.SIGHUP)

    with pytest.raises(SystemExit) as ended:
        twice()
    assert ended.value.code == 128 + signal.SIGHUP
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


_WINDOW = """
import signal, sys
from journal_app import app

def asked():
    print(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL)
    return False

app._has_display = asked
app.main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", [["quick"], []])
def test_a_window_ends_as_before(tmp_path: Path, command: list[str]) -> None:
    window = subprocess.run(
        [sys.executable, "-c", _WINDOW, "--home", str(tmp_path / "home"), *command],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert window.stdout.split()[-1] == "True"
