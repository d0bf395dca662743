# SPDX-License-Identifier: MIT
"""Entries in March and a draft about them, for tests of summaries."""

from dataclasses import replace
from datetime import date
from typing import Any

from journal_app.domain.entry import Draft
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary_draft import SummaryDraft
from journal_app.services import agreeing, coaching, writing
from journal_app.services.session import Session

START, END = date(2026, 3, 1), date(2026, 3, 31)
LATER = date(2027, 3, 1)


def add(session: Session, day: int, text: str, **more: Any) -> str:
    """An entry in March; its id."""
    draft = Draft(day=date(2026, 3, day), title=f"notes {day}", text=text, **more)
    return writing.add(session, draft).entry.id


def draft_of(session: Session, **changed: Any) -> SummaryDraft:
    """A draft about March with everything said that has to be, but for the look at the words."""
    said: dict[str, Any] = {
        "start": START,
        "end": END,
        "want": "Think with me",
        "recipient": "Ruth Coach",
        "purpose": "our session",
        "keep_until": LATER,
    }
    return replace(coaching.begin(session), **(said | changed))


def looked_through(session: Session, draft: SummaryDraft) -> SummaryDraft:
    """The draft, read through for names."""
    return replace(draft, looked_through=agreeing.look(session, draft).fingerprint)


def ready(session: Session, **changed: Any) -> SharedSummary:
    """A summary that may leave."""
    return agreeing.agreed(session, looked_through(session, draft_of(session, **changed)))


def words_of(shared: SharedSummary) -> str:
    """Everything that can be read in it."""
    return "\n".join(
        said
        for item in shared.items
        for said in (*item.words, *((item.picture.alt,) if item.picture else ()))
    )
