# SPDX-License-Identifier: MIT
"""The review of a month or quarter, and the entry it is written into."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from journal_app.domain import review
from journal_app.domain.message import Message
from journal_app.domain.period import Period
from journal_app.domain.prompt import both_low
from journal_app.domain.query import Query
from journal_app.domain.review import Review
from journal_app.services import insight, writing
from journal_app.services.prompting import LOOK_BACK
from journal_app.services.session import Session
from journal_app.services.writing import Kept
from journal_app.storage import layers, search
from journal_app.storage.material import material
from journal_app.storage.observations import observations


def of(session: Session, period: Period) -> Review:
    """The review of a month or quarter (``review.stretch``); nothing of it is kept."""
    start, end = period.start or date.min, period.end or date.max
    today = session.today
    # A year, so that there can be the twelve weekly points that a direction takes.
    year = Period(_year_before(end), end)
    with session.journal.read() as connection:
        query = Query(start=year.start, end=year.end)
        seen = material(connection, query, today, session.pack.themes, words=False)
        written = search.ids(connection, Query(tags=(review.TAG,)))
        looks = review.second_looks(
            layers.candidates(connection, ((start, end),)),
            seen.observations,
            period,
            without=written,
            tender=both_low(observations(connection, Period(today - LOOK_BACK, today))),
        )
    build = {chart.key: chart.build for chart in insight.all_charts()}
    changed = [build[key](seen, year) for key in review.CHANGED]
    return review.build(seen, period, changed, build[review.MEANT](seen, year), looks)


def write(session: Session, wanted: Review, tell: Callable[[Message], str] = str) -> Kept:
    """Write the review into a new entry of today, with room for own words on top.

    ``tell`` puts a message into the leader's language. Raises InvalidValue and JournalFileError.
    """
    draft = replace(
        writing.blank(session),
        title=tell(wanted.title),
        text=review.as_markdown(wanted, tell),
        tags=(review.TAG,),
    )
    return writing.add(session, draft)


def _year_before(end: date) -> date:
    try:
        return end.replace(year=end.year - 1)
    except ValueError:
        # The first year of the calendar, or 29 February.
        return date(end.year - 1, 2, 28) if end.year > 1 else date.min
