# SPDX-License-Identifier: MIT
"""Putting a page together for a coach: gathered, looked at, then written; nothing else leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from journal_app.domain.consent import Consent
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.shared import SharedSummary
from journal_app.domain.summary import Summary, checked, excerpt, picked
from journal_app.domain.summary_page import words
from journal_app.exchange.formats import whole_bytes
from journal_app.services import writing
from journal_app.services.page_facts import facts
from journal_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Pick:
    """An entry the leader picked; ``text`` replaces its words, None takes them as they are."""

    entry: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the page was written, and what there is to say about it."""

    path: Path
    notices: tuple[Message, ...]


def gather(
    session: Session, period: Period, want: str, picks: Sequence[Pick] = (), alias: str = ""
) -> Summary:
    """The summary of a period: its numbers, and the words of the picked entries alone.

    An entry picked twice goes along once. Raises InvalidValue where ``want`` is empty or an entry
    is not from the period or in the trash, NotFound for an id that is none.
    """
    once = {pick.entry: pick for pick in picks}.values()
    known = facts(session, period)
    return checked(
        Summary(
            # By chance alone: an id of the journal would tell the moment it was made.
            id=str(UUID(int=session.chance.getrandbits(128), version=4)),
            made=session.today,
            period=period,
            alias=" ".join(alias.split()),
            want=want,
            covered=known.covered,
            charts=known.charts,
            excerpts=tuple(
                picked(writing.read(session, one.entry), period, one.text) for one in once
            ),
            focus=known.focus,
            quiet=known.quiet,
            since=known.since,
            next=known.next,
            numbers=known.numbers,
            names=known.names,
        )
    )


def usual_words(session: Session, entry_id: str) -> str:
    """The words of an entry as they go along unless the leader changes them."""
    return excerpt(writing.read(session, entry_id)).text


def preview_words(summary: Summary) -> tuple[Message, ...]:
    """Every sentence that would leave, from top to bottom."""
    return words(summary, _plain_consent(summary))


def preview_pages(summary: Summary, pixels_per_inch: float = 144) -> list[bytes]:
    """The pages that would leave, as PNG pictures."""
    from journal_app.exchange import summary_pdf

    return summary_pdf.pages(_shared(summary), pixels_per_inch)


def save_pdf(session: Session, summary: Summary, path: Path) -> Saved:
    """Write the page as a PDF, whole or not at all; raises ExchangeError."""
    from journal_app.exchange import summary_pdf

    _check_target(session, path)
    made = summary_pdf.pdf(_shared(summary))
    with whole_bytes(path) as file:
        file.write(made.pdf)
    return Saved(path, made.notices)


def _shared(summary: Summary) -> SharedSummary:
    # Drawing is imported only here: it takes longer to load than the window takes to open.
    from journal_app.exchange.sharing import shared

    return shared(summary, _plain_consent(summary))


def _plain_consent(summary: Summary) -> Consent:
    return Consent(
        summary=summary.id,
        programme=summary.programme,
        recipient="my coach",
        purpose="one coaching session",
        start=summary.period.start,
        end=summary.period.end,
        fields=(),
        excerpts=(),
        acknowledged=(),
        onward="none",
        keep_until=summary.made + timedelta(days=365),
        withdrawal="",
        made=summary.made,
        version="0.1.0",
    )


def _check_target(session: Session, path: Path) -> None:
    try:
        if "\0" in str(path):
            raise ValueError("null character")
        if path.exists() and path.samefile(session.journal.path):
            raise ExchangeError("That is the journal itself. Please choose another name.")
        if path.is_dir():
            raise ExchangeError("“{path}” is a folder. Please name a file.", path=path)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise ExchangeError(
            "A file cannot have the name “{path}” ({why}).",
            path=repr(str(path)[:60])[1:-1],
            why=why,
        ) from problem
