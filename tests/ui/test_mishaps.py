# SPDX-License-Identifier: MIT
"""A bug in a slot of the window: the leader sees one sentence, and the log no word of theirs."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from journal_app.domain.message import Message
from journal_app.services import mishaps
from journal_app.ui.mishaps import caught, heard, speaker
from tests.conftest import clock

SECRET = "rhubarb"


class Button(QObject):
    """Something with a signal."""

    pressed = Signal()


def test_a_bug_in_a_slot_is_one_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    mishaps.log_to(tmp_path, clock)
    button, told = Button(), []

    def stumble() -> None:
        raise ValueError(SECRET)

    def tell(said: Message) -> None:
        told.append(str(said))
        raise RuntimeError("telling fails too")

    button.pressed.connect(stumble)
    before = sys.excepthook
    with capture_exceptions() as others, caught(tell):
        button.pressed.emit()
    root = logging.getLogger()
    root.handlers[:] = [one for one in root.handlers if not isinstance(one, mishaps.Log)]
    assert sys.excepthook is before
    assert len(told) == 1
    assert "(ValueError)" in told[0]
    assert SECRET not in told[0] + (tmp_path / "uptoit.log").read_text(encoding="utf-8")
    assert all(SECRET not in str(one[1]) for one in others)


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("QTextBrowser: No document for rhubarb.md", "QTextBrowser"),
        ("QTextCursor::setPosition: Position '9' out of range", "QTextCursor::setPosition"),
        ("QFont(rhubarb) is odd", "QFont"),
        ("Rhubarb: not found", "a message"),
        ("rhubarb", "a message"),
    ],
)
def test_of_qt_only_who_speaks_is_logged(
    text: str, speaks: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert speaker(text) == speaks
    heard(QtMsgType.QtWarningMsg, QMessageLogContext(), text)
    heard(QtMsgType.QtDebugMsg, QMessageLogContext(), text)
    assert [one.getMessage() for one in caplog.records] == [f"Qt (default): {speaks}"]
