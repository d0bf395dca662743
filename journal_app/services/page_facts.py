# SPDX-License-Identifier: MIT
"""What the journal knows for a page for a coach: charts, counts and commitments of a period.

Entries that are marked private are not among them, nor commitments made in one.
"""

from dataclasses import dataclass

from journal_app.domain.chart import ChartSpec
from journal_app.domain.period import Period
from journal_app.domain.query import Query
from journal_app.domain.shared import Numbers
from journal_app.domain.summary import Focus, Promise, promises
from journal_app.domain.summary_numbers import numbers_of, quiet_themes
from journal_app.services import insight
from journal_app.services.session import Session
from journal_app.storage.material import material


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that can go on a page without a word of an entry, for the leader to choose from.

    ``focus`` are the leader's focus themes, without excerpts; ``numbers`` counts all of ``since``.
    """

    covered: int
    charts: tuple[ChartSpec, ...]
    numbers: Numbers
    names: tuple[tuple[str, str], ...]
    quiet: tuple[str, ...]
    focus: tuple[Focus, ...]
    since: tuple[Promise, ...]
    next: tuple[Promise, ...]


def facts(session: Session, period: Period) -> Facts:
    """The facts of a period, in one reading of the journal."""
    themes = session.pack.themes
    query = Query(start=period.start, end=period.end)
    with session.journal.read() as connection:
        seen = material(connection, query, session.today, themes, words=False, private=False)
    here = [one for one in seen.observations if period.contains(one.day)]
    since, coming = promises(seen.commitments, period, session.today)
    numbers = numbers_of(here, period, themes, since)
    names, counts = {theme.slug: theme.name for theme in themes}, dict(numbers.themes)
    return Facts(
        covered=len(here),
        charts=insight.of(seen, period, for_coach=True),
        numbers=numbers,
        names=tuple(names.items()),
        quiet=quiet_themes(numbers, sum(bool(one.themes) for one in here), themes),
        focus=tuple(
            Focus(slug, names[slug], counts.get(slug, 0)) for slug in seen.focus if slug in names
        ),
        since=since,
        next=coming,
    )
