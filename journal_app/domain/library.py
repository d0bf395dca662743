# SPDX-License-Identifier: MIT
"""What a coach's library holds, as values: leaders by alias, their summaries, notes and counts."""

from dataclasses import dataclass
from datetime import date, datetime

from journal_app.domain.message import Message
from journal_app.domain.reply import Reply

COACH, LEAD = ROLES = ("coach", "lead")
"""A coach reads what their own leaders sent. A programme's lead sees counts and the audit."""

JOINED, TAKEN, ANSWERED, DISPOSED, PUBLISHED, CHANGED = (
    "joined",
    "taken in",
    "answered",
    "disposed",
    "published",
    "changed key",
)
"""What the audit knows. Reading and writing notes leave no trace in it."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who uses the library; ``address`` is their line of text for others to seal to."""

    id: str
    name: str
    role: str
    address: str


@dataclass(frozen=True, slots=True)
class Client:
    """A leader within a programme, and how things stand with them.

    ``summaries`` are those that can still be read, ``last`` the day the newest was made,
    ``unanswered`` and ``due`` how many of them wait for a reply and for their disposal.
    """

    id: str
    alias: str
    programme: str
    summaries: int
    last: date | None
    unanswered: int
    due: int


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One summary in a list; ``id`` and ``hash`` are those of the summary itself.

    ``answered`` and ``disposed`` are the moments of the last reply and of the disposal.
    """

    id: str
    alias: str
    programme: str
    made: date
    taken: datetime
    keep_until: date
    hash: str
    answered: datetime | None = None
    disposed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A coach's private words on a summary; ``version`` counts how often they were kept.

    Keeping one hands the version back that was read, so that no other window's words are lost.
    """

    text: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """A reply on its way; ``version`` as in a note. It may still break the rules of a reply."""

    reply: Reply
    version: int = 0


@dataclass(frozen=True, slots=True)
class Disposal:
    """What was disposed of, and what may be left of it that the program cannot reach."""

    row: SummaryRow
    left: Message


@dataclass(frozen=True, slots=True)
class Tally:
    """What a programme's lead sees of one coach: numbers, no aliases and no words.

    ``first_end`` is the earliest day by which one of the summaries has to be disposed of.
    """

    coach: str
    programme: str
    leaders: int
    summaries: int
    replies: int
    first_end: date | None


@dataclass(frozen=True, slots=True)
class Audited:
    """Who did what when; ``about`` is the id of an envelope, or empty."""

    when: datetime
    who: str
    what: str
    about: str
