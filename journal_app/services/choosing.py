# SPDX-License-Identifier: MIT
"""What the leader chose about this journal: focus themes, deletion, own words and names."""

from dataclasses import asdict, replace
from typing import Any

from journal_app.domain.changes import CHOICES, Changes
from journal_app.domain.choices import MOST_FOCUS, Choices
from journal_app.domain.errors import InvalidValue
from journal_app.services.session import Session
from journal_app.storage import choices


def load(session: Session) -> Choices:
    """The choices in force."""
    with session.journal.read() as connection:
        return choices.load(connection)


def change(session: Session, **wanted: Any) -> Changes:
    """Keep some choices by name, the others as they are, such as ``change(session, hold=True)``.

    Raises InvalidValue for a theme there is none of, or more than three in focus.
    """
    for slug in wanted.get("focus", ()):
        session.pack.theme(slug)
    if len(wanted.get("focus", ())) > MOST_FOCUS:
        raise InvalidValue(
            "At most {most} themes can be in focus at a time, so that each gets its due.",
            most=MOST_FOCUS,
        )
    with session.journal.write() as connection:
        now = asdict(replace(choices.load(connection), **wanted))
        choices.keep(connection, {name: now[name] for name in wanted})
    return Changes(about=frozenset({CHOICES}))
