# SPDX-License-Identifier: MIT
"""The last resort of the window: a bug in a slot, and what Qt complains of, with no word of it."""

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from journal_app.domain.message import Message
from journal_app.services import mishaps

_log = logging.getLogger(__name__)
_SPEAKER = re.compile(r"^[A-Za-z_]\w*(::\w+)*(?=[:(\s])")
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def caught(tell: Callable[[Message], object]) -> Iterator[None]:
    """While it lasts, ``tell`` gets a sentence for every error that nobody caught.

    Qt's messages may quote a text or an address: the log gets their category and who speaks.
    """
    before, telling = sys.excepthook, False

    def once(said: Message, place: str) -> None:
        nonlocal telling
        if telling:
            # Telling failed itself; to tell that again would never end.
            return
        telling = True
        try:
            tell(said)
        finally:
            telling = False

    sys.excepthook = mishaps.last_resort(once)
    qt_before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        sys.excepthook = before
        qInstallMessageHandler(qt_before)


def heard(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log a message of Qt's without its words."""
    level = _LEVELS.get(kind)
    if level is not None:
        _log.log(level, "Qt (%s): %s", context.category or "default", speaker(text))


def speaker(text: str) -> str:
    """Which class or function of Qt's speaks, where it says so."""
    found = _SPEAKER.match(text)
    return found.group() if found and found.group().startswith(("Q", "q")) else "a message"
