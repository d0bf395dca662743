# SPDX-License-Identifier: MIT
"""A summary that left a journal, and replies to it, for tests of what comes home."""

import json
from dataclasses import replace
from datetime import UTC, date
from typing import Any

from journal_app.domain import reply as replies
from journal_app.domain.consent import Consent
from journal_app.domain.reply import NEXT, NOTICED, PROMPT, QUESTION, TRY, Remark, Reply
from journal_app.domain.share import Share
from journal_app.domain.shared import Item, Numbers, Picture, SharedSummary, hash_of
from journal_app.exchange.address import Identity
from journal_app.services import sealing
from journal_app.services.session import Session
from journal_app.storage import shares
from tests.conftest import NOW

SENT = date(2026, 11, 16)
CONSENT = Consent(
    summary="0197-summary",
    programme="",
    recipient="Ruth",
    purpose="coaching",
    start=date(2026, 8, 17),
    end=date(2026, 11, 16),
    fields=("want", "chart", "focus", "next"),
    excerpts=(),
    acknowledged=(),
    onward="none",
    keep_until=date(2027, 5, 16),
    withdrawal="You can ask for it to be deleted.",
    made=SENT,
    version="0.1",
)
SUMMARY = SharedSummary(
    id="0197-summary",
    alias="M.",
    programme="",
    made=SENT,
    start=date(2026, 8, 17),
    end=date(2026, 11, 16),
    covered=31,
    held_back=4,
    items=(
        Item("want", "want", ("Help me find a way into the next board.",)),
        Item(
            "trend",
            "chart",
            ("Up to it has tended to rise by about 2 since March (1 to 3).",),
            Picture("<svg/>", "Two lines over the weeks.", ("Week", "Up to it"), ((1, 4.0),)),
        ),
        Item(
            "focus-1",
            "focus",
            ("Minding the gap", "I promised a partner lead the figures and then did not ring."),
        ),
        Item("next", "next", ("Ring the partner lead. Due 30 November.",)),
    ),
    numbers=Numbers(),
    consent=CONSENT,
)
PROMPT_ID = "gap-01"


def remarks() -> tuple[Remark, ...]:
    """One of each kind, and a second question."""
    return (
        Remark(
            "r1", NOTICED, "You write “we” when it goes well and “I” when it does not.", "trend"
        ),
        Remark("r2", QUESTION, "What would the partner lead say you promised?", "focus-1"),
        Remark("r3", QUESTION, "Who else could ring?", "next"),
        Remark("r4", TRY, "Ring before you write the paper.", "next"),
        Remark("r5", PROMPT, "This one, in a quiet hour.", "focus-1", PROMPT_ID),
        Remark("r6", NEXT, "Bring the answer along."),
    )


def reply(**fields: Any) -> Reply:
    """What Ruth answers."""
    usual = Reply("rep-1", SUMMARY.id, hash_of(SUMMARY), "Ruth", date(2026, 12, 3), remarks())
    return replace(usual, **fields)


def as_form(one: Reply) -> bytes:
    """A reply as the form of the HTML page saves it."""
    return json.dumps(replies.as_data(one)).encode()


def share_it(session: Session, summary: SharedSummary = SUMMARY, share_id: str = "share-1") -> None:
    """Note that the summary left."""
    one = Share(share_id, NOW.astimezone(UTC), summary, "html", "summary.html", "0" * 64)
    with session.journal.write() as connection:
        shares.add(connection, one)


RUTH = Identity.fresh("Ruth")


def sealed_for(session: Session, one: Reply, who: Identity = RUTH) -> bytes:
    """A reply sealed to the leader, signed by a coach."""
    return sealing.seal_reply(who, one, (sealing.own_address(session),))
