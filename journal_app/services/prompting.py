# SPDX-License-Identifier: MIT
"""Offering a question to write from, and remembering which ones were shown."""

from collections.abc import Iterable
from datetime import date, timedelta

from journal_app.domain.asked import is_asked
from journal_app.domain.commitment import ASK_AFTER, Commitment
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.period import Period
from journal_app.domain.prompt import FollowUp, History, Offer, Prompt, both_low, choose
from journal_app.services.session import Session
from journal_app.storage import commitments, shown
from journal_app.storage.observations import observations

LOOK_BACK = timedelta(days=730)
"""How far back themes are looked at; older ones count as quiet."""


def offers(session: Session) -> tuple[Offer, ...]:
    """Three prompts for now, the best first, each with the reason it was chosen.

    A question of the coach's that the leader kept is among them until it is answered.
    """
    today = session.today
    with session.journal.read() as connection:
        history = History(
            today=today,
            observations=observations(connection, Period(today - LOOK_BACK, today)),
            shown=shown.latest(connection),
            follow_ups=_follow_ups(
                commitments.all_open(connection), commitments.themes(connection), today
            ),
        )
        waits = shown.coach_waits(connection)
    found = choose(session.pack.prompts, session.pack.theme_names(), history, session.chance)
    return _with_coach(session, found, history) if waits else found


def find(session: Session, prompt_id: str) -> Prompt | None:
    """The prompt with that id, of the pack or of a coach's reply, or None where it is gone."""
    if not is_asked(prompt_id):
        return session.pack.prompt(prompt_id)
    from journal_app.domain import arrived
    from journal_app.storage import replies

    with session.journal.read() as connection:
        try:
            found = arrived.asked(*replies.resolve(connection, prompt_id), session.pack)
        except (NotFound, InvalidValue):
            return None
    return found.prompt if found else None


def _with_coach(session: Session, found: tuple[Offer, ...], history: History) -> tuple[Offer, ...]:
    from journal_app.domain.arrived import with_asked
    from journal_app.services import answering

    with session.journal.read() as connection:
        waiting = answering.waiting(session, connection)
    gently = both_low(history.observations)
    return with_asked(found, waiting, history.shown, history.today, gently=gently)


def _follow_ups(
    commitments_open: Iterable[Commitment], themes: dict[str, tuple[str, ...]], today: date
) -> tuple[FollowUp, ...]:
    asked = [one for one in commitments_open if one.is_worth_asking(today)]
    asked.sort(key=lambda one: (one.due or one.day + ASK_AFTER, one.made))
    return tuple(FollowUp(one.text, one.day, themes.get(one.id, ())) for one in asked)


def remember(session: Session, prompt_id: str) -> None:
    """Note that a prompt was put in front of the leader today; a read-only journal is left."""
    if not session.read_only:
        with session.journal.write() as connection:
            shown.record(connection, prompt_id, session.today)
