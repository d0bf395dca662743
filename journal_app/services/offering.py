# SPDX-License-Identifier: MIT
"""What a leader can put into a summary: entries, marked ones first, and commitments of a period.

Entries marked private are not offered, nor is anything that was written in one.
"""

from dataclasses import dataclass
from datetime import date

from journal_app.domain.listing import Listed
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.domain.summary import Promise
from journal_app.services import sharing
from journal_app.services.page_facts import facts
from journal_app.services.session import Session
from journal_app.storage import search

_MARKED = (("mark", "coach"),)
_PRIVATE = (("mark", "private"),)


@dataclass(frozen=True, slots=True)
class Offer:
    """Rows are newest first; ``others`` are not marked for the coach, ``more`` that some are left.

    ``covered`` counts the entries of the period that are not private.
    """

    covered: int
    marked: tuple[Listed, ...]
    others: tuple[Listed, ...]
    more: bool
    since: tuple[Promise, ...]
    next: tuple[Promise, ...]


def offer(session: Session, period: Period, most: int) -> Offer:
    """What there is to choose from; ``most`` of the entries that are not marked."""
    whole = Query(start=period.start, end=period.end)
    marked = Query(start=period.start, end=period.end, facets=_MARKED)
    private = Query(start=period.start, end=period.end, facets=_PRIVATE)
    with session.journal.read() as connection:
        hidden = set(search.positions(connection, private))
        first = [at for at in search.positions(connection, marked) if at not in hidden]
        rest = [
            at for at in search.positions(connection, whole) if at not in hidden and at not in first
        ]
        rows = search.listed(connection, marked, first)
        others = search.listed(connection, whole, rest[:most])
    known = facts(session, period)
    return Offer(
        known.covered, tuple(rows), tuple(others), len(rest) > most, known.since, known.next
    )


def since_last(session: Session) -> date | None:
    """The day after the last summary's period, for one that goes on from there; None without."""
    last = sharing.latest(session)
    end = last.summary.end if last else None
    if end is None or end >= session.today:
        return None
    return date.fromordinal(end.toordinal() + 1)
