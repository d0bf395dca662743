# SPDX-License-Identifier: MIT
"""Putting a page together for a coach, step by step; nothing leaves but what was looked at.

A draft is kept at every change. From it comes a ``Summary``, and from that, through the disguise,
the ``SharedSummary`` that is shown and, once agreed to, saved (``services/sharing.py``).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from journal_app import __version__
from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.consent import CATEGORIES, Consent
from journal_app.domain.message import Message
from journal_app.domain.query import Query
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary import Summary, checked, excerpt, picked
from journal_app.domain.summary_draft import Pick as Pick
from journal_app.domain.summary_draft import SummaryDraft, begun
from journal_app.services import disguising, finding, insight, sharing, writing
from journal_app.services.session import Session, new_id
from journal_app.services.sharing import Saved as Saved
from journal_app.services.sharing import save as save
from journal_app.services.sharing import shared_with as shared_with
from journal_app.services.sharing import withdrawal_note as withdrawal_note
from journal_app.storage import summary_drafts

Say = Callable[[Message], str]
_WITHDRAWAL = (
    "I can take this agreement back at any time, with a note that carries the number of this "
    "summary. A file that has left cannot be called back; whoever has it is asked to delete it."
)


def drafts(session: Session) -> tuple[tuple[SummaryDraft, datetime], ...]:
    """Summaries that are half made with when they were last changed, the newest first."""
    with session.journal.read() as connection:
        return summary_drafts.every(connection)


def draft(session: Session, draft_id: str) -> SummaryDraft:
    """The draft of that id; raises NotFound."""
    with session.journal.read() as connection:
        return summary_drafts.get(connection, draft_id)


def begin(session: Session) -> SummaryDraft:
    """A new draft, kept once something in it changes; it is signed as the last summary was."""
    made = begun(new_id(session, session.clock()), session.today)
    last = sharing.latest(session)
    if last is None:
        return made
    consent = last.summary.consent
    return replace(
        made,
        alias=last.summary.alias,
        programme=last.summary.programme,
        recipient=consent.recipient,
        purpose=consent.purpose,
        onward=consent.onward,
        format=last.format,
    )


def save_draft(session: Session, draft: SummaryDraft) -> Changes:
    """Keep a draft as it is now."""
    with session.journal.write() as connection:
        summary_drafts.keep(connection, draft, session.clock())
    return Changes(about=frozenset({SUMMARIES}))


def drop_draft(session: Session, draft_id: str) -> Changes:
    """Throw a draft away."""
    with session.journal.write() as connection:
        summary_drafts.remove(connection, draft_id)
    return Changes(about=frozenset({SUMMARIES}))


def gather(session: Session, draft: SummaryDraft) -> Summary:
    """The summary of a draft: the numbers of its period, and the words that were picked alone.

    Raises InvalidValue where ``want`` is empty or an entry is private, in the trash or not from
    the period, NotFound for an id that is none.
    """
    period = draft.period
    query = Query(start=period.start, end=period.end)
    return checked(
        Summary(
            id=draft.id,
            made=session.today,
            period=period,
            alias=" ".join(draft.alias.split()),
            want=draft.want,
            covered=finding.count(session, query),
            charts=insight.charts(session, query, for_coach=True),
            excerpts=tuple(
                picked(writing.read(session, one.entry), period, one.text) for one in draft.picks
            ),
        )
    )


def preview(session: Session, draft: SummaryDraft, say: Say = str) -> SharedSummary:
    """Exactly what would leave, names disguised; raises what ``gather`` does."""
    from journal_app.exchange import sharing as setting

    disguise = disguising.disguise_of(session)
    summary, consent = gather(session, draft), _consent(session, draft)
    return setting.shared(summary, consent, lambda said: disguise.apply(say(said)))


def usual_words(session: Session, entry_id: str) -> str:
    """The words of an entry as they go along unless the leader changes them."""
    return excerpt(writing.read(session, entry_id)).text


def _consent(session: Session, draft: SummaryDraft) -> Consent:
    return Consent(
        summary=draft.id,
        programme=draft.programme,
        recipient=draft.recipient,
        purpose=draft.purpose,
        start=draft.start,
        end=draft.end,
        fields=(),
        excerpts=(),
        acknowledged=tuple(one for one in CATEGORIES if one in draft.acknowledged),
        onward=draft.onward,
        keep_until=draft.keep_until or session.today,
        withdrawal=_WITHDRAWAL,
        made=session.today,
        version=__version__,
    )
