# SPDX-License-Identifier: MIT
"""Second looks: an entry that comes back, what is seen in it now, and what was on this day."""

from dataclasses import dataclass
from datetime import UTC, date

from journal_app.domain import second_look
from journal_app.domain.changes import LAYERS, Changes
from journal_app.domain.entry import Entry, replace_unstorable
from journal_app.domain.errors import InvalidValue
from journal_app.domain.listing import Listed
from journal_app.domain.message import Message, message
from journal_app.domain.period import Period
from journal_app.domain.prompt import both_low
from journal_app.domain.second_look import LATER, NEVER, SEEN, Layer
from journal_app.services.prompting import LOOK_BACK
from journal_app.services.session import Session, new_id
from journal_app.storage import choices, entries, layers, search
from journal_app.storage.observations import observations

_MOST_EARLIER = 3
_MONTHS = (1, 6)


@dataclass(frozen=True, slots=True)
class Offered:
    """An entry that comes back ``after`` 30 or 90 days; ``days`` is its age today."""

    entry: Entry
    after: int
    days: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """An entry of this day, earlier; ``ago`` says how long, such as "2 years ago".

    ``same_day`` is false for one of the same day of another month.
    """

    row: Listed
    ago: Message
    same_day: bool = True


def offer(session: Session) -> Offered | None:
    """The entry that comes back today, or None; at most one a day, and only where wished."""
    today = session.today
    with session.journal.read() as connection:
        if not choices.load(connection).second_looks or layers.answered_on(connection, today):
            return None
        found = second_look.choose(
            layers.candidates(connection, second_look.windows(today)),
            today,
            tender=both_low(observations(connection, Period(today - LOOK_BACK, today))),
        )
        if found is None:
            return None
        chosen, after = found
        entry = entries.get(connection, chosen.entry)
    return Offered(entry, after, second_look.age(chosen, today))


def answer(session: Session, offered: Offered, text: str) -> Changes:
    """Keep what the leader sees now as a layer under the entry; raises InvalidValue if empty."""
    return _add(session, offered.entry.id, text, offered.after)


def later(session: Session, offered: Offered) -> None:
    """Not today; another day is as good while the occasion lasts."""
    _say(session, offered, LATER)


def never(session: Session, offered: Offered) -> None:
    """This entry does not come back again."""
    _say(session, offered, NEVER)


def add_layer(session: Session, entry_id: str, text: str) -> Changes:
    """Keep what the leader sees in an entry now, unasked; raises InvalidValue and NotFound."""
    return _add(session, entry_id, text, None)


def layers_of(session: Session, entry_id: str) -> tuple[Layer, ...]:
    """What was seen in an entry later, the oldest first."""
    with session.journal.read() as connection:
        return layers.of_entry(connection, entry_id)


def on_this_day(session: Session) -> tuple[Earlier, ...]:
    """Entries of this day in earlier years; if there is none, of a month or half a year ago."""
    today = session.today
    with session.journal.read() as connection:
        oldest = search.oldest_day(connection)
        if oldest is None:
            return ()
        found: list[Earlier] = []
        for years in range(1, today.year - oldest.year + 1):
            day = _same_day(today, years * 12)
            if day is not None:
                ago = message("a year ago") if years == 1 else message("{n} years ago", n=years)
                found += [Earlier(row, ago) for row in search.on_day(connection, day)]
            if len(found) >= _MOST_EARLIER:
                return tuple(found[:_MOST_EARLIER])
        if found:
            return tuple(found)
        for months in _MONTHS:
            day = _same_day(today, months)
            ago = message("a month ago") if months == 1 else message("half a year ago")
            if day is not None:
                found += [
                    Earlier(row, ago, same_day=False) for row in search.on_day(connection, day)
                ]
        return tuple(found[:1])


def _add(session: Session, entry_id: str, text: str, after: int | None) -> Changes:
    words = replace_unstorable(text).strip()
    if not words:
        raise InvalidValue("There is nothing to keep yet. Please write what you see now.")
    now = session.clock()
    said = second_look.BY_ITSELF if after is None else str(after)
    one = Layer(new_id(session, now), entry_id, session.today, said, words)
    with session.journal.write() as connection:
        if entries.get(connection, entry_id).trashed is not None:
            raise InvalidValue("This entry is in the trash. Please bring it back first.")
        layers.add(connection, one, now.astimezone(UTC))
        if after is not None:
            layers.answer(connection, entry_id, after, session.today, SEEN)
    return Changes(frozenset({entry_id}), about=frozenset({LAYERS}))


def _say(session: Session, offered: Offered, said: str) -> None:
    with session.journal.write() as connection:
        layers.answer(connection, offered.entry.id, offered.after, session.today, said)


def _same_day(today: date, months: int) -> date | None:
    """The day of that number in a month before, or None where that month or year has none."""
    count = today.year * 12 + today.month - 1 - months
    try:
        return date(count // 12, count % 12 + 1, today.day)
    except ValueError:
        return None
