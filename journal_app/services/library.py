# SPDX-License-Identifier: MIT
"""A coach's library: what leaders sent, read side by side, answered, and disposed of in time.

What is kept in it is sealed to its coach's key; the database sees ids, aliases, days and counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import Any

from journal_app.domain.library import (
    COACH,
    Audited,
    Client,
    Disposal,
    Member,
    Note,
    ReplyDraft,
    SummaryRow,
    Tally,
)
from journal_app.domain.reply import Reply
from journal_app.domain.shared import SharedSummary

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Library:
    """An open library and who uses it; ``close`` it when done."""

    member: Member
    clock: Clock

    @property
    def today(self) -> date:
        """The local day it is now."""
        return self.clock().date()

    def close(self) -> None:
        """Close the library; it cannot be used after that."""


def open_library(
    where: Path | str,
    secret: str | None,
    clock: Clock,
    *,
    name: str = "",
    role: str = COACH,
    file_secret: str | None = None,
    chance: Random = SystemRandom(),  # noqa: B008
) -> Library:
    """Open the library in a file, or on a server of PostgreSQL by its SQLAlchemy URL.

    Where there is none it is made; who is not in it yet joins as ``name`` in that ``role``.
    ``secret`` is the member's passphrase (or recovery code); it opens the file too, unless several
    coaches share one, which then has its own ``file_secret``.
    Raises Locked without a secret, WrongPassphrase, NewerJournal, InvalidValue where it is not
    clear who of several members this is, and JournalFileError.
    """
    raise NotImplementedError


def address(library: Library) -> str:
    """The line of text that leaders need to seal their summaries to this coach."""
    raise NotImplementedError


def take_in(
    library: Library, content: bytes, passphrase: str | None = None, *, new_address: bool = False
) -> SummaryRow:
    """Put a sealed summary into the library; once more is no fault and changes nothing.

    Raises ExchangeError for what is no summary for this coach or has to be disposed of already,
    and AnotherSender where the leader's earlier summaries were signed with another key; the coach
    then compares the words of the address with the leader and says ``new_address``.
    """
    raise NotImplementedError


def clients(library: Library) -> tuple[Client, ...]:
    """The coach's own leaders, by programme and alias."""
    raise NotImplementedError


def summaries(library: Library, alias: str, programme: str) -> tuple[SummaryRow, ...]:
    """One leader's summaries, the oldest first, with those that were disposed of."""
    raise NotImplementedError


def sessions(library: Library, alias: str, programme: str) -> tuple[SharedSummary, ...]:
    """What can be read of one leader, the oldest first, to be seen side by side."""
    raise NotImplementedError


def summary(library: Library, summary_id: str) -> SharedSummary:
    """One summary; raises NotFound."""
    raise NotImplementedError


def page(library: Library, summary_id: str) -> bytes | None:
    """The PDF that came with a summary, where one did; raises NotFound."""
    raise NotImplementedError


def note(library: Library, summary_id: str) -> Note:
    """The coach's private note on a summary, empty where there is none; raises NotFound."""
    raise NotImplementedError


def save_note(library: Library, summary_id: str, changed: Note) -> Note:
    """Keep the note and return it with its new version; raises NotFound.

    Raises InvalidValue where another window kept other words since this one was read.
    """
    raise NotImplementedError


def draft_reply(library: Library, summary_id: str) -> ReplyDraft:
    """The reply on its way, or a blank one that is bound to the summary; raises NotFound."""
    raise NotImplementedError


def save_draft_reply(library: Library, changed: ReplyDraft) -> ReplyDraft:
    """Keep the draft and return it with its new version; raises as ``save_note``."""
    raise NotImplementedError


def seal_reply(library: Library, summary_id: str) -> bytes:
    """The drafted reply as a sealed file for the leader; the library keeps what was said.

    Raises InvalidValue where it breaks the rules of a reply, and NotFound. The draft stays; what
    is sealed once more is the same reply, brought up to date.
    """
    raise NotImplementedError


def sent(library: Library, summary_id: str) -> tuple[Reply, ...]:
    """The replies that were sealed for a summary, the oldest first."""
    raise NotImplementedError


def due_for_disposal(library: Library) -> tuple[SummaryRow, ...]:
    """Summaries whose ``keep_until`` has passed, the longest overdue first."""
    raise NotImplementedError


def dispose(library: Library, summary_id: str) -> Disposal:
    """Remove a summary for good, with its note, its draft and the replies; the audit says so.

    Raises NotFound, also where it was disposed of before.
    """
    raise NotImplementedError


def take_in_share(
    library: Library, content: bytes, passphrase: str | None = None
) -> Mapping[str, Any]:
    """Put a leader's cohort share into the library; a newer one of the same quarter replaces it.

    Returns its data for ``domain.cohort.from_data``. Raises ExchangeError.
    """
    raise NotImplementedError


def cohort_shares(library: Library, programme: str) -> tuple[Mapping[str, Any], ...]:
    """The data of all cohort shares of a programme, in an order that says nothing."""
    raise NotImplementedError


def publications(library: Library, programme: str) -> tuple[Mapping[str, Any], ...]:
    """The data of what was published of a programme's cohort, the oldest first."""
    raise NotImplementedError


def keep_publication(library: Library, programme: str, data: Mapping[str, Any]) -> None:
    """Remember what was published, for no later page may tell by its difference."""
    raise NotImplementedError


def change_passphrase(library: Library, old: str, new: str) -> str:
    """Put the library under a new passphrase; returns the new recovery code.

    On a server it changes what opens this member's key, in a file the file's key too. Raises
    WrongPassphrase, InvalidValue for one too short, and JournalInUse while another window or
    coach has the file open.
    """
    raise NotImplementedError


def recovery_code(library: Library) -> str:
    """The code that opens the library where the passphrase is forgotten."""
    raise NotImplementedError


def tallies(library: Library) -> tuple[Tally, ...]:
    """Counts by coach and programme, for a lead; raises InvalidValue for anybody else."""
    raise NotImplementedError


def audit(library: Library, most: int = 1_000) -> tuple[Audited, ...]:
    """Who did what when, the newest first: everything for a lead, else what this coach did."""
    raise NotImplementedError
