# SPDX-License-Identifier: MIT
"""What the coaching hour shows: what was marked for it, the trends, and what is still promised.

Everything is told with roles in place of names and days rounded to weeks, and nothing marked
private is among it: a second person looks at this screen.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from journal_app.domain.chart import ChartSpec, Table
from journal_app.domain.coarse import coarse, week_of
from journal_app.domain.commitment import Commitment
from journal_app.domain.facets import REACH
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period, day_words, week_start
from journal_app.domain.query import Query
from journal_app.domain.summary import excerpt
from journal_app.domain.summary_page import WHERE
from journal_app.services import disguising, insight
from journal_app.services.session import Session
from journal_app.storage import commitments, entries, search
from journal_app.storage.material import material

MOST_MARKED = 40
_MOST_READ = 400
LOOK_BACK = timedelta(days=182)
"""How far back the trends go, as far as a summary would."""
Say = Callable[[Message], str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Marked:
    """An entry that was marked "bring to coach"."""

    week: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment that is open, with its week and reach in words."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hour:
    """All there is to see; ``more`` counts marked entries beyond the newest that are shown."""

    marked: tuple[Marked, ...]
    more: int
    charts: tuple[ChartSpec, ...]
    promised: tuple[Promised, ...]


def hour(session: Session, say: Say = str) -> Hour:
    """What to look at together, each word said by ``say`` and then disguised."""
    disguise = disguising.disguise_of(session)

    def told(words: Message) -> str:
        return disguise.apply(say(words))

    with session.journal.read() as connection:
        at = search.positions(connection, Query(facets=(("mark", "coach"),)))
        found = [
            one
            for one in entries.every(connection, sorted(at[:_MOST_READ]))
            if "private" not in one.draft.marks and one.trashed is None
        ]
        seen = material(
            connection, Query(), session.today, session.pack.themes, words=False, private=False
        )
        made = commitments.not_private(connection)
    found.reverse()
    period = Period(session.today - LOOK_BACK, session.today)
    shown = {one.key: one for one in insight.of(seen, period, for_coach=True)}
    return Hour(
        marked=tuple(
            Marked(
                say(message("week of {day}", day=day_words(one.week))),
                disguise.apply(one.title),
                disguise.apply(one.text),
            )
            for one in map(excerpt, found[:MOST_MARKED])
        ),
        more=max(0, len(found) - MOST_MARKED),
        charts=tuple(_disguised(coarse(shown[key]), told) for key in WHERE if key in shown),
        promised=tuple(Promised(disguise.apply(one.text), _facts(one, say)) for one in _open(made)),
    )


def _open(made: tuple[Commitment, ...]) -> list[Commitment]:
    return sorted((one for one in made if one.is_open), key=lambda one: one.due or date.max)


def _facts(one: Commitment, say: Say) -> tuple[str, ...]:
    reach = REACH.choice(one.reach) if one.reach else None
    when = (
        message("due in {week}", week=week_of(week_start(one.due)))
        if one.due
        else message("no day set")
    )
    facts = [when]
    if reach is not None:
        facts.append(message("Reach: {reach}", reach=message(reach.name)))
    return tuple(say(fact) for fact in facts)


def _disguised(value: T, told: Say) -> T:
    """A chart in which every sentence is finished and disguised; keys and numbers stay."""
    made: Any = value
    if isinstance(value, Message):
        made = Message("{words}", {"words": told(value)})
    elif isinstance(value, tuple):
        made = tuple(_disguised(one, told) for one in value)
    elif isinstance(value, Table):
        made = Table(
            _disguised(value.columns, told),
            tuple(
                tuple(
                    told(Message("{words}", {"words": cell})) if isinstance(cell, str) else cell
                    for cell in row
                )
                for row in value.rows
            ),
        )
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _disguised(getattr(value, one.name), told) for one in fields(value)}
        made = replace(value, **changed)
    return made  # type: ignore[no-any-return]
