# SPDX-License-Identifier: MIT
"""Putting a page together for a coach: gathered, looked at, then written; nothing else leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journal_app import content
from journal_app.domain.errors import ExchangeError
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.domain.summary import Summary, checked, excerpt, picked, words
from journal_app.exchange.formats import whole_bytes
from journal_app.services import finding, insight, writing
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
    query = Query(start=period.start, end=period.end)
    return checked(
        Summary(
            id=writing.new_id(session, session.clock()),
            made=session.today,
            period=period,
            alias=" ".join(alias.split()),
            want=want,
            covered=finding.count(session, query),
            charts=insight.charts(session, query, for_coach=True),
            excerpts=tuple(
                picked(writing.read(session, one.entry), period, one.text) for one in once
            ),
        )
    )


def usual_words(session: Session, entry_id: str) -> str:
    """The words of an entry as they go along unless the leader changes them."""
    return excerpt(writing.read(session, entry_id)).text


def preview_words(summary: Summary) -> tuple[Message, ...]:
    """Every sentence that would leave, from top to bottom."""
    return words(summary)


def preview_pages(summary: Summary, pixels_per_inch: float = 144) -> list[bytes]:
    """The pages that would leave, as PNG pictures."""
    from journal_app.exchange import summary_pdf

    return summary_pdf.pages(summary, _design(), pixels_per_inch)


def save_pdf(session: Session, summary: Summary, path: Path) -> Saved:
    """Write the page as a PDF, whole or not at all; raises ExchangeError."""
    from journal_app.exchange import summary_pdf

    _check_target(session, path)
    made = summary_pdf.pdf(summary, _design())
    with whole_bytes(path) as file:
        file.write(made.pdf)
    return Saved(path, made.notices)


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


def _design() -> Path:
    return content.resources() / "print" / "summary.typ"
