# SPDX-License-Identifier: MIT
"""A reply that came home, and what the leader did with each remark of it (domain note, 6.5).

What was done is the leader's; the reply stays as the coach wrote it, and no entry is changed.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from journal_app.domain import reply as replies
from journal_app.domain.asked import COACH
from journal_app.domain.commitment import near_day
from journal_app.domain.message import Message, message
from journal_app.domain.pack import Pack
from journal_app.domain.prompt import ANY, Offer, Prompt, Shown
from journal_app.domain.reply import NEXT, NOTICED, PROMPT, QUESTION, TRY, Remark, Reply

OPEN, KEPT, ANSWERED, ASIDE = RESPONSES = ("open", "kept", "answered", "aside")
"""Nothing was done yet; kept as a prompt, a commitment or in mind; an entry began; put aside."""
FIRST_AGAIN = timedelta(days=7)
"""How long a coach's question that was shown waits until it stands first once more."""
KIND_WORDS = {
    NOTICED: message("What I noticed"),
    QUESTION: message("A question"),
    TRY: message("One thing to try"),
    PROMPT: message("A prompt"),
    NEXT: message("For next time"),
}
"""What stands above a remark."""


@dataclass(frozen=True, slots=True)
class Response:
    """What was done with a remark, when, and the id of the commitment or entry it became."""

    answer: str = OPEN
    at: datetime | None = None
    became: str | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """A reply as it lies in the journal.

    ``came`` is when it was taken in. ``sender`` is the address of whoever signed it, empty where
    nobody did. ``responses`` are by the id of the remark; a remark without one is open.
    """

    reply: Reply
    came: datetime
    sender: str = ""
    responses: Mapping[str, Response] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What it lies under: the same words have one key wherever and however often they come."""
        return key_of(self.reply)

    def response(self, remark: Remark) -> Response:
        """What was done with a remark of it."""
        return self.responses.get(remark.id, Response())

    @property
    def waiting(self) -> int:
        """How many remarks nothing was done with."""
        return sum(self.response(one).answer == OPEN for one in self.reply.remarks)

    def number(self, remark: Remark) -> int:
        """The place of a remark, from 1: how it is named where it is typed."""
        return self.reply.remarks.index(remark) + 1

    def name(self, remark: Remark) -> str:
        """Key and number of a remark, such as "3f2a….2"."""
        return f"{self.key}.{self.number(remark)}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a coach that was kept and waits for an entry; ``day`` is the coach's day.

    ``original`` is the id of the pack's prompt that it is, or empty.
    """

    prompt: Prompt
    day: date
    original: str = ""


def key_of(reply: Reply) -> str:
    """A short hash of all that the reply says, so that a changed reply is another one."""
    text = json.dumps(
        replies.as_data(reply), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def later(one: Response, other: Response) -> Response:
    """Of two things done with one remark, that which was done last; the same in either order."""
    return max(one, other, key=_order)


def after(before: Response, response: Response, now: datetime) -> Response:
    """The response as of now, and in any case later than the one before: clocks are set back."""
    if before.at is not None and now <= before.at:
        now = before.at + timedelta(microseconds=1)
    return replace(response, at=now)


def joined(one: Arrived, other: Arrived) -> Arrived:
    """The same reply of two copies of a journal, or taken in twice."""
    names = one.responses.keys() | other.responses.keys()
    return Arrived(
        one.reply,
        min(one.came, other.came),
        min(filter(None, (one.sender, other.sender)), default=""),
        {
            name: later(one.responses.get(name, Response()), other.responses.get(name, Response()))
            for name in sorted(names)
        },
    )


def words_of(remark: Remark, pack: Pack) -> str:
    """What a remark says; for a prompt of the pack its question, with the coach's words below."""
    found = pack.prompt(remark.prompt) if remark.prompt else None
    said = remark.text.strip()
    if found is None or found.text == said:
        return said
    return f"{found.text}\n\n{said}" if said else found.text


def asked(arrived: Arrived, remark: Remark, pack: Pack) -> Asked | None:
    """The prompt that a question, or a prompt of the pack, becomes; None for what asks nothing."""
    if remark.kind not in (QUESTION, PROMPT):
        return None
    found = pack.prompt(remark.prompt) if remark.prompt else None
    own = found or Prompt("", remark.text.strip(), ANY, "both", "notice", "deep", ANY)
    if not own.text:
        return None
    prompt = replace(own, id=COACH + arrived.name(remark))
    return Asked(prompt, arrived.reply.made, found.id if found else "")


def with_asked(
    offers: Sequence[Offer],
    waiting: Sequence[Asked],
    shown: Sequence[Shown],
    today: date,
    *,
    gently: bool = False,
) -> tuple[Offer, ...]:
    """The offers with one of the coach's questions among them, the one shown longest ago.

    It stands first unless it was shown in the last days; ``gently`` puts it last, for days on
    which something lighter comes first.
    """
    if not waiting:
        return tuple(offers)
    seen = {one.prompt: one.day for one in shown}
    chosen = min(waiting, key=lambda one: (seen.get(one.prompt.id, date.min), one.day))
    because = message("your coach asked this on {day}", day=near_day(chosen.day, today))
    mine = Offer(chosen.prompt, because)
    others = [one for one in offers if one.prompt.id != chosen.original]
    others = others[: max(len(offers) - 1, 0)]
    last = seen.get(chosen.prompt.id)
    rests = last is not None and last != today and today - last < FIRST_AGAIN
    return (*others, mine) if gently or rests else (mine, *others)


def _order(one: Response) -> tuple[object, ...]:
    at = 0.0 if one.at is None else one.at.timestamp()
    return (one.at is not None, at, one.answer, one.became or "")


def state_words(remark: Remark, response: Response) -> Message:
    """What was done with a remark, in words; empty words for nothing."""
    if response.answer == KEPT and remark.kind == TRY:
        return message("Kept as a commitment")
    if response.answer == KEPT and remark.kind in (QUESTION, PROMPT):
        return message("Kept: you are asked it in Write until you answer")
    return {
        KEPT: message("Kept in mind"),
        ANSWERED: message("Answered in an entry"),
        ASIDE: message("Put aside"),
    }.get(response.answer, message(""))
