# SPDX-License-Identifier: MIT
"""Where the open journal lives, which copies lie beside it, and whether it is the newest one."""

from collections.abc import Callable
from pathlib import Path

from journal_app.domain.errors import OlderCopy
from journal_app.services.session import Session
from journal_app.storage import watermark

AskOlder = Callable[[OlderCopy], bool]
"""Whether to open an older copy all the same."""
Opening = Callable[[str | None], Session]


def opened_knowingly(
    opening: Opening, state: Path, agreed: AskOlder, secret: str | None
) -> Session:
    """Open a journal; where it is an older copy, only once somebody agrees to that.

    Then it counts as the right one, so nobody is asked again. Raises what ``opening`` raises.
    """
    try:
        return opening(secret)
    except OlderCopy as older:
        if not agreed(older):
            raise
        watermark.forget(state, older.journal)
    return opening(secret)


def accept(session: Session) -> None:
    """Take the open journal for the right copy, however old: for whoever brought it back."""
    session.journal.accept()
