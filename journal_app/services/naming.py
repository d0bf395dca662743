# SPDX-License-Identifier: MIT
"""Roles instead of names: what the leader's own list and plain rules notice in a text."""

from functools import cache

from journal_app import content
from journal_app.domain.changes import Changes
from journal_app.domain.choices import Choices
from journal_app.domain.errors import InvalidValue
from journal_app.domain.names import GivenNames, NameFound, names_in
from journal_app.services import choosing
from journal_app.services.session import Session

MOST_NAMES = 500


@cache
def given() -> GivenNames:
    """The names that come with the program, read once."""
    return content.given_names()


def names(text: str, chosen: Choices) -> tuple[NameFound, ...]:
    """Names of people in a text, by the leader's list and plain rules."""
    return names_in(text, given(), chosen.names, chosen.not_names)


def remember_role(session: Session, name: str, role: str) -> Changes:
    """Use this role for that name from now on; raises InvalidValue where one of them is empty."""
    name, role = " ".join(name.split()), " ".join(role.split())
    if not name or not role:
        raise InvalidValue("Please give both a name and the role to use for it.")
    kept = [pair for pair in choosing.load(session).names if pair[0] != name]
    if len(kept) >= MOST_NAMES:
        raise InvalidValue("The list holds at most {most} names.", most=MOST_NAMES)
    return choosing.change(session, names=(*kept, (name, role)))


def forget(session: Session, name: str) -> Changes:
    """Take a name off the leader's list."""
    kept = tuple(pair for pair in choosing.load(session).names if pair[0] != name)
    return choosing.change(session, names=kept)


def no_person(session: Session, name: str) -> Changes:
    """Never take this for a name again."""
    known = choosing.load(session).not_names
    return choosing.change(session, not_names=tuple(dict.fromkeys((*known, name))))
