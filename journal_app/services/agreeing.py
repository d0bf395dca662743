# SPDX-License-Identifier: MIT
"""What a leader has to look at and agree to before a summary may leave (domain note, 6.2 to 6.4).

Each thing that needs a yes of its own is asked for by itself, and for this summary alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal_app.domain.consent import SPECIAL, THIRD_PARTY, WHOLE
from journal_app.domain.entry import first_words
from journal_app.domain.errors import InvalidValue
from journal_app.domain.message import Message, message
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary import Excerpt, Summary
from journal_app.domain.summary_draft import SummaryDraft, fingerprint
from journal_app.services import coaching, disguising
from journal_app.services.coaching import Say
from journal_app.services.session import Session

LONGEST_KEPT = 3_653
"""Days a coach may be asked to keep a summary at most, about ten years."""
_NO_PERSON = frozenset({"money", "date"})
"""Sorts of hits that point at nobody by themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the leader's that would leave; ``label`` says where they stand."""

    key: str
    label: Message
    text: str


@dataclass(frozen=True, slots=True)
class Look:
    """A draft looked at: exactly what would leave, and what is still to be agreed to.

    ``needs`` names the categories that need a yes, ``special`` the kinds of special words found,
    ``whole`` the titles of entries that go along whole. ``missing`` says what is left to do;
    where it is empty the summary may leave.
    """

    shared: SharedSummary
    passages: tuple[Passage, ...]
    fingerprint: str
    needs: tuple[str, ...]
    special: tuple[str, ...]
    whole: tuple[str, ...]
    missing: tuple[Message, ...]


def look(session: Session, draft: SummaryDraft, say: Say = str) -> Look:
    """Look at a draft; raises InvalidValue where no summary can be made of it yet."""
    from journal_app.exchange.sharing import shared

    summary = coaching.gather(session, draft)
    disguise = disguising.disguise_of(session).leaving(draft.left)
    found = tuple(_passages(summary))
    told = tuple(disguise.apply(one.text) for one in found)
    # It stands on the page too, though it is said after the words were looked through.
    leaving = (*told, disguise.apply(draft.purpose))
    special = disguising.categories("\n\n".join(leaving))
    whole = _whole(session, summary)
    persons = any(
        hit.sort not in _NO_PERSON and not hit.role
        for text in leaving
        for hit in disguising.hits(text, disguise)
    )
    wanted = ((THIRD_PARTY, persons or bool(draft.left)), (SPECIAL, special), (WHOLE, whole))
    needs = tuple(name for name, there in wanted if there)
    # A yes to what is not there (any more) is no part of this agreement.
    agreement = coaching.consent(
        session,
        replace(draft, acknowledged=tuple(one for one in draft.acknowledged if one in needs)),
        say,
    )
    made = shared(summary, agreement, lambda said: disguise.apply(say(said)))
    mark = fingerprint(told)
    missing = tuple(_missing(draft, needs, mark, session.today))
    made = coaching.as_it_leaves(made)
    return Look(made, found, mark, needs, special, whole, missing)


def passages(session: Session, draft: SummaryDraft) -> tuple[Passage, ...]:
    """The leader's words that would leave, as they are without a disguise."""
    return tuple(_passages(coaching.gather(session, draft)))


def mark(session: Session, found: Sequence[Passage], left: Sequence[str]) -> str:
    """What stands for having read just these words, as they would leave."""
    disguise = disguising.disguise_of(session).leaving(left)
    return fingerprint([disguise.apply(one.text) for one in found])


def agreed(session: Session, draft: SummaryDraft, say: Say = str) -> SharedSummary:
    """What may leave; raises InvalidValue with the first thing that is not agreed to yet."""
    found = look(session, draft, say)
    if found.missing:
        first = found.missing[0]
        raise InvalidValue(first.template, **first.facts)
    return found.shared


def _passages(summary: Summary) -> Iterator[Passage]:
    yield Passage("want", message("What I want from this session"), summary.want)
    for key, label, text in (
        ("ask", message("What I would like you to ask me"), summary.ask),
        ("alias", message("How I sign it"), summary.alias),
        ("programme", message("Programme"), summary.programme),
    ):
        if text.strip():
            yield Passage(key, label, text)
    for focus in summary.focus:
        if focus.excerpt:
            label = message("Under the theme {theme}", theme=focus.name)
            yield _of(focus.excerpt, label)
    for one in summary.excerpts:
        yield _of(one, message("In my own words"))
    for key, label, made in (
        ("since", message("Commitments since last time"), summary.since),
        ("next", message("Next commitments"), summary.next),
    ):
        lines = [line for one in made for line in (one.text, one.outcome) if line]
        if lines:
            yield Passage(key, label, "\n".join(lines))


def _of(one: Excerpt, label: Message) -> Passage:
    untitled = one.title == first_words(one.text) or one.text.startswith(one.title)
    text = one.text if untitled else f"{one.title}\n{one.text}"
    return Passage(one.entry, label, text)


def _whole(session: Session, summary: Summary) -> tuple[str, ...]:
    """The titles of entries of which every word goes along."""
    return tuple(
        one.title
        for one in summary.picked
        if one.text.strip() and _bare(one.text) == _bare(coaching.usual_words(session, one.entry))
    )


def _bare(text: str) -> str:
    return " ".join(text.split())


def _missing(
    draft: SummaryDraft, needs: tuple[str, ...], mark: str, today: date
) -> Iterator[Message]:
    """From top to bottom as the form asks for it."""
    if draft.looked_through != mark:
        yield message(
            "Please read the words that leave through for names, and tick that you did. A change "
            "of the words or of your list of names asks for that anew."
        )
    if not draft.recipient.strip():
        yield message("Please say who it is for.")
    if not draft.purpose.strip():
        yield message("Please say what it is for, such as your next session.")
    if draft.keep_until is None or draft.keep_until <= today:
        yield message("Please say until which day to come it may be kept.")
    elif (draft.keep_until - today).days > LONGEST_KEPT:
        yield message("It may be kept for ten years at most. Please name an earlier day.")
    for name in needs:
        if name not in draft.acknowledged:
            yield _YES[name]


WARNINGS = {
    THIRD_PARTY: message(
        "There are words in it that may name somebody. “uptoit names” keeps roles for names."
    ),
    SPECIAL: message(
        "It may touch on matters that the law protects specially, such as health or politics."
    ),
    WHOLE: message("Whole entries are in it."),
}
"""What is to be said of a category where nobody asks for a yes."""
_YES = {
    THIRD_PARTY: message("Please say that you know other people can be recognised in it."),
    SPECIAL: message("Please say that you want matters in it that the law protects specially."),
    WHOLE: message("Please say that you want whole entries in it."),
}
