# SPDX-License-Identifier: MIT
"""Offering a question to write from, and remembering which ones were shown."""

from datetime import timedelta

from journal_app.domain.period import Period
from journal_app.domain.prompt import History, Offer, choose
from journal_app.services.session import Session
from journal_app.storage import shown
from journal_app.storage.observations import observations

LOOK_BACK = timedelta(days=730)
"""How far back themes are looked at; older ones count as quiet."""


def offers(session: Session) -> tuple[Offer, ...]:
    """Three prompts for now, the best first, each with the reason it was chosen."""
    today = session.today
    with session.journal.read() as connection:
        history = History(
            today=today,
            observations=observations(connection, Period(today - LOOK_BACK, today)),
            shown=shown.latest(connection),
        )
    return choose(session.pack.prompts, session.pack.theme_names(), history, session.chance)


def remember(session: Session, prompt_id: str) -> None:
    """Note that a prompt was put in front of the leader today; a read-only journal is left."""
    if not session.read_only:
        with session.journal.write() as connection:
            shown.record(connection, prompt_id, session.today)
