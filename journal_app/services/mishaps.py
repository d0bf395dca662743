# SPDX-License-Identifier: MIT
"""What nobody expected: told to the leader in a sentence, logged by kind and place alone.

The words of an error may be a leader's words, and so may the lines that other libraries log. So
the log says which error came from which line of which file, and never what it said.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from journal_app.domain.errors import JournalError
from journal_app.domain.message import Message, message

OURS = "journal_app"
MOST = 256 * 1024
"""Bytes after which the log begins anew; the one before is kept."""
_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class Log(logging.Handler):
    """A small file in a folder of ours; made when there is something to say, else nothing."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        super().__init__(logging.WARNING)
        self.path = folder / "uptoit.log"
        self._clock = clock

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; where that is not possible it is lost, and nothing else is."""
        line = f"{self._clock().isoformat(timespec='seconds')} {self.format(record)}\n"
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > MOST:
                self.path.replace(self.path.with_suffix(".before.log"))
            with self.path.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError:
            return

    def format(self, record: logging.LogRecord) -> str:
        """Level, where from, and our own words; of an error its kind and places."""
        ours = record.name == OURS or record.name.startswith(f"{OURS}.")
        # The words of others may quote what they were given.
        said = record.getMessage() if ours else f"{Path(record.pathname).name}:{record.lineno}"
        bug = record.exc_info[1] if record.exc_info else None
        return f"{record.levelname} {record.name} {said}" + (f" {told(bug)}" if bug else "")


def log_to(folder: Path, clock: Callable[[], datetime]) -> None:
    """Write warnings and errors of this run to the folder, and to nowhere else."""
    root = logging.getLogger()
    for one in root.handlers[:]:
        if isinstance(one, Log):
            root.removeHandler(one)
    root.addHandler(Log(folder, clock))


def told(bug: BaseException) -> str:
    """Such as "KeyError at ui/sheet.py:120 in show <- ValueError at …", without a word of it."""
    parts: list[str] = []
    one: BaseException | None = bug
    while one is not None and len(parts) < 5:
        places = " > ".join(
            f"{_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__, limit=-12)
        )
        parts.append(f"{type(one).__name__} at {places or 'an unknown place'}")
        one = one.__cause__ or one.__context__
    return " <- ".join(parts)


def sentence(bug: BaseException) -> Message:
    """What the leader is told."""
    return message(
        "Something went wrong inside Up to It ({kind}). Nothing that was kept is lost. If it "
        "happens again, please restart the program.",
        kind=type(bug).__name__,
    )


def attempt(work: Callable[[], object]) -> Message | None:
    """Do ``work``; None, or the sentence why it was not possible. What is a bug is logged.

    For words that somebody is about to leave: whatever goes wrong, they are asked about.
    """
    try:
        work()
    except JournalError as failure:
        return failure.message
    except Exception as bug:  # noqa: BLE001
        _log.error("unexpected, while keeping: %s", told(bug))
        return sentence(bug)
    return None


def last_resort(tell: Callable[[Message, str], object]) -> Hook:
    """What Python calls for an error that nobody caught. ``tell`` gets the sentence and the place.

    A person who presses Ctrl+C is not told that something went wrong.
    """

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if isinstance(bug, KeyboardInterrupt):
            sys.stderr.write("Stopped.\n")
            return
        _log.error("unexpected: %s", told(bug))
        tell(sentence(bug), told(bug))

    return hook


def unheard(unraisable: "sys.UnraisableHookArgs") -> None:
    """What Python calls for an error where nobody could be told: it is logged alike."""
    bug = unraisable.exc_value
    if bug is not None:
        _log.error("unexpected, where nobody listens: %s", told(bug))


def on_terminal(said: Message, place: str) -> None:
    """Tell it where commands tell everything that goes wrong."""
    sys.stderr.write(f"{said}\n{place}\n")


def _short(filename: str) -> str:
    """A place in our own tree, or the last two names elsewhere."""
    path = Path(filename)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-2:])
