# SPDX-License-Identifier: MIT
"""Finding entries again: lists, search, and the tags and days there are to choose from."""

from array import array
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from journal_app.domain.listing import Listed
from journal_app.domain.query import Query
from journal_app.services.session import Session
from journal_app.storage import calendar, entries, search

PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """The first rows of an answer, newest first, and whether there are more."""

    rows: tuple[Listed, ...]
    more: bool


def first(session: Session, query: Query, most: int = PAGE) -> Found:
    """The newest ``most`` entries that answer the query, with the words that were hit."""
    with session.journal.read() as connection:
        at = search.positions(connection, query, most + 1)
        return Found(tuple(search.listed(connection, query, at[:most])), len(at) > most)


def all_positions(session: Session, query: Query) -> "array[int]":
    """Where every entry that answers stands on the time line, newest first."""
    with session.journal.read() as connection:
        return search.positions(connection, query)


def rows(session: Session, query: Query, at: Sequence[int]) -> list[Listed]:
    """The rows at one stretch of what ``all_positions`` gave for the same query."""
    with session.journal.read() as connection:
        return search.listed(connection, query, at)


def count(session: Session, query: Query) -> int:
    """How many entries answer the query."""
    with session.journal.read() as connection:
        return search.count(connection, query)


def tags(session: Session) -> list[tuple[str, int]]:
    """Own tags with how many entries bear them, the most used first."""
    with session.journal.read() as connection:
        return search.tags_in_use(connection)


def position(session: Session, entry_id: str) -> int:
    """Where an entry stands on the time line; raises NotFound."""
    with session.journal.read() as connection:
        return entries.position_of(connection, entry_id)


def days_of_month(session: Session, year: int, month: int) -> dict[date, int]:
    """How many entries each day of a month has; days without one are left out."""
    first = date(year, month, 1)
    with session.journal.read() as connection:
        return calendar.counts(connection, first, first.replace(day=monthrange(year, month)[1]))
