# SPDX-License-Identifier: MIT
"""What a coach answers to a summary, each remark at an item of it (domain note, 6.5).

A reply holds plain words only. It is bound to one summary by its id and its hash, and it never
changes an entry.
"""

from dataclasses import asdict, dataclass
from datetime import date

from journal_app.domain import shapes
from journal_app.domain.errors import ExchangeError, InvalidValue
from journal_app.domain.shared import SharedSummary, hash_of

VERSION = 1
NOTICED, QUESTION, TRY, PROMPT, NEXT = KINDS = ("noticed", "question", "try", "prompt", "next")
"""What I noticed, a question, one thing to try, a prompt of the pack, for next time."""
MOST_QUESTIONS = 3
MOST_TRIES = 1
MOST_REMARKS = 60
MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark; ``anchor`` is the id of an item, or empty for the summary as a whole.

    ``prompt`` is the id of a prompt of the pack where the kind is ``prompt``, else empty.
    """

    id: str
    kind: str
    text: str
    anchor: str = ""
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A coach's answer; ``hash`` is that of the summary it answers, ``coach`` how they sign."""

    id: str
    summary: str
    hash: str
    coach: str
    made: date
    remarks: tuple[Remark, ...]


def checked(reply: Reply) -> Reply:
    """The reply as it may leave; raises InvalidValue with what to change."""
    if not reply.remarks:
        raise InvalidValue("There is nothing in this reply yet. Please write at least one remark.")
    if sum(one.kind == QUESTION for one in reply.remarks) > MOST_QUESTIONS:
        raise InvalidValue(
            "A reply holds at most {most} questions, so that each can be thought about. Please "
            "take one out.",
            most=MOST_QUESTIONS,
        )
    if sum(one.kind == TRY for one in reply.remarks) > MOST_TRIES:
        raise InvalidValue("A reply holds one thing to try. Please choose one.")
    if any(not one.text.strip() and not one.prompt for one in reply.remarks):
        raise InvalidValue("One of the remarks has no words. Please write some, or take it out.")
    return reply


def belongs(reply: Reply, summary: SharedSummary) -> Reply:
    """The reply, if it answers exactly this summary; raises ExchangeError where it does not."""
    if reply.summary != summary.id:
        raise ExchangeError(
            "This reply answers another summary, so nothing was taken from it. Open it from the "
            "journal that the summary was made in."
        )
    if reply.hash != hash_of(summary):
        raise ExchangeError(
            "This reply was written to other words than those you sent, so nothing was taken "
            "from it. Please ask your coach which file they read."
        )
    if any(one.anchor and summary.item(one.anchor) is None for one in reply.remarks):
        raise ExchangeError(
            "This reply points at something that is not in your summary, so nothing was taken "
            "from it. Please ask your coach to save it once more."
        )
    return reply


def as_data(reply: Reply) -> dict[str, object]:
    """The reply as plain data for JSON."""
    return {**asdict(reply), "made": reply.made.isoformat(), "version": VERSION}


def from_data(value: object) -> Reply:
    """The reply out of plain data of somebody else; raises ExchangeError where it is none."""
    try:
        return checked(draft_from_data(value))
    except InvalidValue as fault:
        raise ExchangeError(fault.message.template, **fault.message.facts) from fault


def draft_from_data(value: object) -> Reply:
    """A reply on its way, which may break the rules still; raises ExchangeError."""
    data = shapes.record(value)
    shapes.whole(data.get("version"), VERSION, VERSION)
    reply = Reply(
        id=shapes.text(data.get("id"), 64),
        summary=shapes.text(data.get("summary"), 64),
        hash=shapes.text(data.get("hash"), 64),
        coach=shapes.text(data.get("coach"), 200),
        made=shapes.day(data.get("made")),
        remarks=shapes.several(data.get("remarks"), MOST_REMARKS, _remark),
    )
    if len({one.id for one in reply.remarks}) < len(reply.remarks):
        shapes.record(None)
    return reply


def _remark(value: object) -> Remark:
    data = shapes.record(value)
    return Remark(
        id=shapes.text(data.get("id"), 64),
        kind=shapes.one_of(data.get("kind"), KINDS),
        text=shapes.text(data.get("text"), MOST_WORDS),
        anchor=shapes.text(data.get("anchor"), 64),
        prompt=shapes.text(data.get("prompt"), 64),
    )
