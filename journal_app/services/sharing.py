# SPDX-License-Identifier: MIT
"""Letting a summary go: the file, then the row that says so; and what can be said of it later."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.message import Message
from journal_app.domain.share import Share, withdrawal
from journal_app.domain.shared import SharedSummary
from journal_app.services.session import Session
from journal_app.storage import shares

SEALED = "sealed"


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the file was written, what was kept of that, and what there is to say about it."""

    path: Path
    share: Share
    notices: tuple[Message, ...]
    changes: Changes


def save(
    session: Session,
    shared: SharedSummary,
    format: str,
    path: Path,
    *,
    to: Sequence[object] = (),
    passphrase: str | None = None,
) -> Saved:
    """Write the summary to ``path``, whole or not at all, and keep that it left; both or neither.

    ``format`` is a key of ``exchange.summary_formats.FORMATS``, or ``sealed``, which needs
    addresses to seal ``to`` or a passphrase. Raises ExchangeError, and what a journal raises.
    """
    from journal_app.domain.errors import ExchangeError

    raise ExchangeError("This form cannot be saved yet.")


def shared_with(session: Session) -> tuple[Share, ...]:
    """Everything that left, the newest first."""
    with session.journal.read() as connection:
        return shares.every(connection)


def latest(session: Session) -> Share | None:
    """What left last."""
    with session.journal.read() as connection:
        return shares.latest(connection)


def of_summary(session: Session, summary_id: str) -> tuple[Share, ...]:
    """The files in which one summary left, the newest first."""
    with session.journal.read() as connection:
        return shares.of_summary(connection, summary_id)


def share(session: Session, share_id: str) -> Share:
    """The one whose id begins so; raises NotFound and InvalidValue."""
    with session.journal.read() as connection:
        return shares.get(connection, share_id)


def withdraw(session: Session, share_id: str) -> Changes:
    """Keep that the leader asked to have it deleted."""
    with session.journal.write() as connection:
        shares.withdraw(connection, share_id, session.clock())
    return Changes(about=frozenset({SUMMARIES}))


def withdrawal_note(share: Share, say: Callable[[Message], str] = str) -> str:
    """The note that asks to delete it, as plain text."""
    return "\n\n".join(say(one) for one in withdrawal(share)) + "\n"
