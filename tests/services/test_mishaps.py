# SPDX-License-Identifier: MIT
"""A bug is logged by kind and place; no word of it, nor of what other libraries say, is written."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app.domain.message import Message
from journal_app.services import mishaps
from tests.conftest import clock

SECRET = "rhubarb"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The file that the log of this run goes to."""
    mishaps.log_to(tmp_path / "log", clock)
    yield tmp_path / "log" / "uptoit.log"
    root = logging.getLogger()
    root.handlers[:] = [one for one in root.handlers if not isinstance(one, mishaps.Log)]


def stumble() -> None:
    """Fail twice over with words in both."""
    try:
        int(SECRET)
    except ValueError as first:
        raise KeyError(SECRET) from first


def test_a_bug_is_told_and_logged_without_its_words(log: Path) -> None:
    heard: list[tuple[Message, str]] = []
    hook = mishaps.last_resort(lambda said, place: heard.append((said, place)))
    try:
        stumble()
    except KeyError as bug:
        hook(type(bug), bug, bug.__traceback__)
    ((said, place),) = heard
    assert "Something went wrong inside Up to It (KeyError)" in str(said)
    assert place.startswith("KeyError at tests/services/test_mishaps.py:")
    assert "<- ValueError at tests/services/test_mishaps.py:" in place
    written = log.read_text(encoding="utf-8")
    assert place in written
    assert SECRET not in written + place + str(said)


def test_what_others_log_is_named_by_its_place(log: Path) -> None:
    logging.getLogger("somebody").warning("cannot read %s", SECRET)
    logging.getLogger("somebody").error(f"cannot read {SECRET}")
    logging.getLogger("journal_app.ui").warning("Qt (%s): %s", "default", "QTextBrowser")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert SECRET not in "".join(lines)
    assert "WARNING somebody test_mishaps.py:" in lines[0]
    assert lines[2].endswith("Qt (default): QTextBrowser")


def test_the_log_begins_anew_before_it_is_long(log: Path) -> None:
    log.parent.mkdir()
    log.write_text("x" * (mishaps.MOST + 1), encoding="utf-8")
    logging.getLogger("journal_app").warning("one more")
    assert log.stat().st_size < 200
    assert log.with_suffix(".before.log").stat().st_size > mishaps.MOST


def test_a_log_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    record = logging.makeLogRecord({"name": "journal_app", "msg": "lost", "levelno": 40})
    mishaps.Log(tmp_path / "file" / "log", clock).emit(record)


def test_an_interruption_is_no_mishap(
    log: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = mishaps.last_resort(mishaps.on_terminal)
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == "Stopped.\n"
    assert not log.exists()
    bug = ValueError(SECRET)
    hook(ValueError, bug, None)
    said = capsys.readouterr().err
    assert "(ValueError)" in said
    assert SECRET not in said
    assert sys.excepthook is not hook
