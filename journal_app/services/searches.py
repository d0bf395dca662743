# SPDX-License-Identifier: MIT
"""Searches kept under a name, in the language in which they are typed."""

from datetime import UTC

from journal_app.domain.changes import SEARCHES, Changes
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.query import Query, parse
from journal_app.services.session import Session, new_id
from journal_app.storage import searches

MOST_NAME = 60


def every(session: Session) -> dict[str, Query]:
    """The kept searches by name."""
    with session.journal.read() as connection:
        return {name: parse(text) for name, text in searches.every(connection)}


def keep(session: Session, name: str, query: Query) -> Changes:
    """Keep a search under a name, in the place of one that had it; raises InvalidValue."""
    name = _named(name)
    check_worth_keeping(query)
    now = session.clock()
    with session.journal.write() as connection:
        searches.keep(connection, name, query.as_text(), now.astimezone(UTC), new_id(session, now))
    return _changes()


def rename(session: Session, name: str, wanted: str) -> Changes:
    """Call a search otherwise, in the place of one that had that name; raises InvalidValue."""
    wanted = _named(wanted)
    find(session, name)
    with session.journal.write() as connection:
        searches.rename(connection, name, wanted)
    return _changes()


def find(session: Session, name: str) -> Query:
    """The search of that name; raises NotFound naming the ones there are."""
    known = every(session)
    if name not in known:
        raise NotFound(
            "There is no search “{name}”. There are: {names}.",
            name=name,
            names=", ".join(known) or "none yet",
        )
    return known[name]


def forget(session: Session, name: str) -> Changes:
    """Take a search off the list; raises NotFound."""
    find(session, name)
    with session.journal.write() as connection:
        searches.remove(connection, name)
    return _changes()


def check_worth_keeping(query: Query) -> None:
    """Raises InvalidValue where nothing is looked for."""
    if not query.seeks:
        raise InvalidValue("There is nothing looked for yet, so there is nothing to keep.")


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > MOST_NAME:
        raise InvalidValue(
            "Please give the search a name of at most {most} characters.", most=MOST_NAME
        )
    return name


def _changes() -> Changes:
    return Changes(about=frozenset({SEARCHES}))
