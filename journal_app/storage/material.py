# SPDX-License-Identifier: MIT
"""All that charts look at, gathered in one reading of the journal."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from journal_app.domain.chart import CueCount, Material
from journal_app.domain.check_in import CheckIn
from journal_app.domain.commitment import Commitment
from journal_app.domain.language import MOST_QUARTERS, cue_counts
from journal_app.domain.period import Period
from journal_app.domain.quarters import quarters_before
from journal_app.domain.query import Query
from journal_app.domain.theme import Theme
from journal_app.storage import check_ins, choices, commitments, search
from journal_app.storage.entries import day_range
from journal_app.storage.observations import observations
from journal_app.storage.schema import entry


def material(
    connection: Connection,
    query: Query,
    today: date,
    themes: Sequence[Theme],
    *,
    words: bool,
    private: bool = True,
) -> Material:
    """What the query looks for, with what its first days depend on.

    Check-ins follow the query's themes alone. Commitments follow their own reach, and with any
    other filter the entry they were made in. ``words`` lets those of plain lists be counted where
    the leader switched that on. Without ``private`` entries marked so are left out, with the
    commitments made in them.
    """
    chosen = choices.load(connection)
    period = Period(query.start, query.end)
    wanted = replace(query, start=None, end=None, sort="date", trashed=False)
    among = set(search.positions(connection, wanted)) if wanted.narrows else None
    return Material(
        today=today,
        themes=themes,
        observations=observations(connection, period, look_back=True, among=among, private=private),
        commitments=_narrowed(
            connection,
            commitments.every(connection) if private else commitments.not_private(connection),
            wanted,
        ),
        check_ins=_of_themes(check_ins.every(connection), wanted.themes),
        focus=chosen.focus,
        cues=_cues(connection, period, among) if words and chosen.language_cues else None,
        tested=not wanted.narrows or wanted == Query(themes=_one_of(wanted.themes, chosen.focus)),
    )


def _one_of(themes: Sequence[str], focus: Sequence[str]) -> tuple[str, ...]:
    """The theme looked for, where it is a single one and in focus."""
    return tuple(themes) if len(themes) == 1 and themes[0] in focus else ()


def _cues(
    connection: Connection, period: Period, among: Container[int] | None
) -> tuple[CueCount, ...]:
    first, last = day_range(period.start, period.end)
    newest = connection.scalar(
        select(func.max(entry.c.day)).where(
            entry.c.trashed.is_(None), entry.c.position.between(first, last)
        )
    )
    if newest is None:
        return ()
    # The chart shows so many quarters, and reading the words of all years takes seconds.
    since = quarters_before(date.fromisoformat(newest), MOST_QUARTERS - 1)
    first = max(first, day_range(since, None)[0])
    rows = connection.execute(
        select(entry.c.position, entry.c.id, entry.c.day, entry.c.text).where(
            entry.c.trashed.is_(None), entry.c.position.between(first, last)
        )
    )
    found = []
    for row in rows:
        if among is None or row.position in among:
            words, counts = cue_counts(row.text)
            found.append(CueCount(row.id, date.fromisoformat(row.day), words, counts))
    return tuple(found)


def _narrowed(
    connection: Connection, made: Sequence[Commitment], wanted: Query
) -> tuple[Commitment, ...]:
    if not wanted.narrows:
        return tuple(made)
    reaches = {value for key, value in wanted.facets if key == "reach"}
    rest = replace(wanted, facets=tuple(one for one in wanted.facets if one[0] != "reach"))
    kept = [one for one in made if not reaches or one.reach in reaches]
    if rest.narrows:
        entries = search.ids(connection, rest)
        kept = [one for one in kept if one.entry in entries]
    return tuple(kept)


def _of_themes(made: Sequence[CheckIn], themes: Sequence[str]) -> tuple[CheckIn, ...]:
    if not themes:
        return tuple(made)
    kept = (
        replace(one, ratings=tuple(rated for rated in one.ratings if rated.theme in themes))
        for one in made
    )
    return tuple(one for one in kept if one.ratings)
