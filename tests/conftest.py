# SPDX-License-Identifier: MIT
"""What every test stands on: no real home, no screen, a clock that stands still, and a journal."""

import gc
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from pytestqt.qtbot import QtBot

from journal_app.cli.main import Options, Start, run
from journal_app.cli.passphrase import given
from journal_app.services.journal_file import JournalFile
from journal_app.services.preferences import Paths
from journal_app.services.session import Session, open_session
from journal_app.storage import connections
from tests.libraries import Opening, opened
from tests.libraries import leaders as leaders  # these are fixtures
from tests.libraries import postgres as postgres
from tests.libraries import where as where
from tests.no_network import GUARD

os.environ["QT_QPA_PLATFORM"] = "offscreen"
NOW = datetime(2026, 11, 23, 8, 10, tzinfo=ZoneInfo("Europe/London"))
_HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)

# Once on, memory is wiped until the process ends, whatever the file, and a new journal takes eight
# times as long in every test that follows. ``storage/test_discreet.py`` shows that it is on.
connections.DISCREET = connections.DISCREET[:1]

# Garbage is looked for between tests, on the thread that made the windows (ui/collecting.py).
gc.disable()
_done = count(1)
_BETWEEN_LOOKS = 50

# A machine that is busy with something else is waited for; on any other it costs nothing.
QtBot.waitUntil.__kwdefaults__["timeout"] = 30_000

settings.register_profile("uptoit", deadline=None, print_blob=True)
settings.load_profile("uptoit")


def computer(state: Path) -> Paths:
    """The places of a computer that remembers in the folder ``state`` how far it has written."""
    return replace(Paths.under(state), state=state)


def clock() -> datetime:
    """The moment at which every test happens."""
    return NOW


@pytest.fixture(autouse=True)
def no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test can reach the real folders of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _HOMES:
            patch.setenv(name, str(home))
        yield


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """A test that reaches for the network fails, even where the program swallows the refusal."""
    GUARD.taken()
    yield
    assert GUARD.taken() == []


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Let go of windows that a test left closed: each makes the look of the next one slower.

    What holds on to itself is looked for after so many tests.
    """
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets and widgets.QApplication.instance():
        # What was asked for may still be on its way to them.
        widgets.QApplication.processEvents()
        for one in widgets.QApplication.topLevelWidgets():
            if one.isWindow() and not one.isVisible():
                one.deleteLater()
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    if next(_done) % _BETWEEN_LOOKS == 0:
        # What has come since the last look; everything there is takes as long as many tests.
        gc.collect(0)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A new journal in a folder of its own, open for writing."""
    opened = open_session(tmp_path / "Test.journal", clock, Random(7))
    yield opened
    opened.close()


@pytest.fixture
def open_library() -> Iterator[Opening]:
    """Opens coaches' libraries, and closes them after the test."""
    with opened(clock) as opening:
        yield opening


class Stream(io.TextIOWrapper):
    """A standard stream whose bytes can be given and read, on a terminal or not."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False) -> None:
        self._bytes = io.BytesIO(content)
        self._terminal = terminal
        super().__init__(self._bytes, encoding="utf-8")

    def isatty(self) -> bool:
        """Whether a person is at the other end."""
        return self._terminal

    def said(self) -> str:
        """Everything that was written."""
        self.flush()
        return self._bytes.getvalue().decode("utf-8")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer of a command that was asked for JSON and did it."""
        assert self.code == 0, self.err
        assert self.err == ""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The sentence of a command that was refused; it said nothing else."""
        assert self.code == 1, (self.code, self.out, self.err)
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0][-1] in ".?", lines[0]
        assert "Traceback" not in self.err
        return lines[0]


Command = Callable[..., Answer]


@pytest.fixture
def uptoit(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command line, on a journal of its own unless ``--journal`` names another."""
    chance, home = Random(7), tmp_path_factory.mktemp("computer")

    def start(options: Options) -> Start:
        path = options.journal or tmp_path / "Test.journal"

        def opened(read_only: bool) -> Session:
            if options.journal is None and not path.exists():
                open_session(path, clock, chance).close()
            return open_session(
                path,
                clock,
                chance,
                read_only=read_only,
                create=not read_only,
                paths=Paths.under(home / path.stem),
            )

        return Start(
            session=opened,
            file=JournalFile(path, clock, given, Paths.under(home / path.stem)),
            window=lambda: 0,
        )

    def command(*arguments: object, stdin: bytes = b"", terminal: bool = False) -> Answer:
        out, err = Stream(terminal=terminal), Stream(terminal=terminal)
        with ExitStack() as stack:
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setattr(sys, "stdin", Stream(stdin, terminal=terminal))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run([str(one) for one in arguments], start)
        return Answer(code, out.said(), err.said())

    return command
