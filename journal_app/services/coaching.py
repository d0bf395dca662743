# SPDX-License-Identifier: MIT
"""Putting a page together for a coach, step by step; nothing leaves but what was looked at.

A draft is kept at every change. From it comes a ``Summary``, and from that, through the disguise,
the ``SharedSummary`` that is shown and, once agreed to, saved (``services/sharing.py``).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from journal_app import __version__
from journal_app.domain import shared as summaries
from journal_app.domain.changes import SUMMARIES, Changes
from journal_app.domain.consent import CATEGORIES, Consent
from journal_app.domain.message import Message, message
from journal_app.domain.shared import Numbers, SharedSummary
from journal_app.domain.summary import (
    Focus,
    Promise,
    Summary,
    checked,
    excerpt,
    opening,
    picked,
)
from journal_app.domain.summary_draft import Pick as Pick
from journal_app.domain.summary_draft import SummaryDraft, begun
from journal_app.domain.summary_numbers import commitment_counts
from journal_app.services import choosing, disguising, sharing, writing
from journal_app.services.page_facts import Facts, facts
from journal_app.services.session import Session
from journal_app.services.sharing import Saved as Saved
from journal_app.services.sharing import save as save
from journal_app.services.sharing import shared_with as shared_with
from journal_app.services.sharing import withdrawal_note as withdrawal_note
from journal_app.storage import summary_drafts

Say = Callable[[Message], str]
_CHARTS = {"path": "quadrant_path", "trends": "rating_trend", "balance": "theme_balance"}
"""Which chart a part is."""
WITHDRAWAL = message(
    "I can take this agreement back at any time, with a note that carries the id of this summary. "
    "A file that has left cannot be called back; whoever has it is asked to delete it."
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
    focus = choosing.load(session).focus
    made = replace(begun(fresh_id(session), session.today), focus=focus)
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


def fresh_id(session: Session) -> str:
    """An id for a summary, by chance alone: others of the journal tell when they were made."""
    return str(UUID(int=session.chance.getrandbits(128), version=4))


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
    period, known = draft.period, facts(session, draft.period)
    words = {
        one.entry: picked(writing.read(session, one.entry), period, one.text) for one in draft.picks
    }
    under = {one.theme: words[one.entry] for one in draft.picks if one.theme in draft.focus}
    counts, names = dict(known.numbers.themes), dict(known.names)
    return checked(
        Summary(
            id=draft.id,
            made=session.today,
            period=period,
            alias=" ".join(draft.alias.split()),
            programme=" ".join(draft.programme.split()),
            want=draft.want,
            covered=known.covered,
            charts=tuple(one for one in known.charts if _goes_in(draft, one.key)),
            excerpts=tuple(words[one.entry] for one in draft.picks if one.theme not in draft.focus),
            focus=tuple(
                Focus(slug, names[slug], counts.get(slug, 0), under.get(slug))
                for slug in draft.focus
                if slug in names
            ),
            quiet=known.quiet if draft.is_on("quiet") else (),
            since=_promises(draft, known.since),
            next=_promises(draft, known.next),
            ask=draft.ask,
            talk=draft.talk,
            numbers=_numbers(draft, known),
            names=known.names,
        )
    )


def preview(session: Session, draft: SummaryDraft, say: Say = str) -> SharedSummary:
    """Exactly what would leave, names disguised; raises what ``gather`` does."""
    from journal_app.exchange.sharing import shared

    summary, agreement = gather(session, draft), consent(session, draft, say)
    return as_it_leaves(shared(summary, agreement, disguised(session, draft, say)))


def disguised(session: Session, draft: SummaryDraft, say: Say = str) -> Say:
    """Says things with the leader's roles in place of names."""
    disguise = disguising.disguise_of(session).leaving(draft.left)
    return lambda said: disguise.apply(say(said))


def as_it_leaves(made: SharedSummary) -> SharedSummary:
    """The summary as whoever opens it reads it, so that its hash is the same on both sides."""
    return summaries.from_data(summaries.as_data(made))


def usual_words(session: Session, entry_id: str) -> str:
    """The words of an entry as they go along unless the leader changes them."""
    return excerpt(writing.read(session, entry_id)).text


def first_words(session: Session, entry_id: str) -> str:
    """The first paragraph of an entry, to begin an excerpt with; at most some hundred letters."""
    return opening(usual_words(session, entry_id))


def is_private(session: Session, entry_id: str) -> bool:
    """Whether an entry is marked private, so that nothing of it goes anywhere."""
    return "private" in writing.read(session, entry_id).draft.marks


def _goes_in(draft: SummaryDraft, chart: str) -> bool:
    return all(draft.is_on(part) for part, key in _CHARTS.items() if key == chart)


def _promises(draft: SummaryDraft, made: tuple[Promise, ...]) -> tuple[Promise, ...]:
    if not draft.is_on("commitments"):
        return ()
    return tuple(one for one in made if one.id not in draft.commitments_out)


def _numbers(draft: SummaryDraft, known: Facts) -> Numbers:
    """The numbers of the parts that go in, and of the commitments that do."""
    numbers, since = known.numbers, _promises(draft, known.since)
    rated = draft.is_on("path") or draft.is_on("trends")
    return Numbers(
        up_for_it=numbers.up_for_it if rated else None,
        up_to_it=numbers.up_to_it if rated else None,
        themes=numbers.themes if draft.is_on("balance") else (),
        commitments=commitment_counts(since) if draft.is_on("commitments") else (),
        reach=numbers.reach if draft.is_on("balance") else (),
    )


def consent(session: Session, draft: SummaryDraft, say: Say = str) -> Consent:
    """The agreement as far as the draft says it; which words it is about the page will tell."""
    return Consent(
        summary=draft.id,
        programme=draft.programme,
        recipient=" ".join(draft.recipient.split()),
        purpose=" ".join(draft.purpose.split()),
        start=draft.start,
        end=draft.end,
        fields=(),
        excerpts=(),
        acknowledged=tuple(one for one in CATEGORIES if one in draft.acknowledged),
        onward=draft.onward,
        keep_until=draft.keep_until or session.today,
        withdrawal=say(WITHDRAWAL),
        made=session.today,
        version=__version__,
    )
