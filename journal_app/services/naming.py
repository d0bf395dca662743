# SPDX-License-Identifier: MIT
"""Roles instead of names: what the leader's own list and plain rules notice in a text."""

from journal_app import content
from journal_app.domain.changes import Changes
from journal_app.domain.choices import Choices
from journal_app.domain.errors import InvalidValue
from journal_app.domain.name_forms import looks_like_body
from journal_app.domain.names import PARTNERS, ROLES, WORDS_FOR, NameFound, names_in
from journal_app.services import choosing
from journal_app.services.session import Session

MOST_NAMES = 500


def names(text: str, chosen: Choices) -> tuple[NameFound, ...]:
    """Names of people in a text, by the leader's list and plain rules."""
    return names_in(text, content.given_names(), chosen.names, chosen.not_names)


def remember_role(
    session: Session, name: str, role: str, *, organisation: bool | None = None
) -> Changes:
    """Use this role for that name from now on; raises InvalidValue where one of them is empty.

    Names of the same role are names for the same: a person, and "my chair". ``organisation`` says
    that it is no person; None leaves that as it was, or to its words ("… Council").
    """
    name, role = " ".join(name.split()), " ".join(role.split())
    if not name or not role:
        raise InvalidValue("Please give both a name and the role to use for it.")
    if sum(one.isalnum() for one in name) < 2:
        raise InvalidValue("A name on the list needs at least two letters or digits.")
    chosen = choosing.load(session)
    kept = [pair for pair in chosen.names if pair[0] != name]
    if len(kept) >= MOST_NAMES:
        raise InvalidValue("The list holds at most {most} names.", most=MOST_NAMES)
    bodies = [one for one in chosen.organisations if one != name or organisation is None]
    if organisation:
        bodies.append(name)
    return choosing.change(session, names=(*kept, (name, role)), organisations=tuple(bodies))


def forget(session: Session, name: str) -> Changes:
    """Take a name off the leader's list."""
    chosen = choosing.load(session)
    kept = tuple(pair for pair in chosen.names if pair[0] != name)
    bodies = tuple(one for one in chosen.organisations if one != name)
    return choosing.change(session, names=kept, organisations=bodies)


def is_organisation(name: str, chosen: Choices) -> bool:
    """Whether a name of the list is no person's: the leader said so, or its words do."""
    return name in chosen.organisations or looks_like_body(name)


def roles_to_offer(chosen: Choices, sort: str = "name") -> tuple[str, ...]:
    """Roles for something noticed: those of the list first, then usual ones that are still free."""
    own = tuple(dict.fromkeys(role for _, role in chosen.names))
    if sort in WORDS_FOR:
        return (WORDS_FOR[sort], *own)
    usual = (*PARTNERS, *ROLES) if sort in ("body", "acronym") else (*ROLES, *PARTNERS)
    taken = {role.casefold() for role in own}
    return (*own, *(role for role in usual if role.casefold() not in taken))


def no_person(session: Session, name: str) -> Changes:
    """Never take this for a name again."""
    known = choosing.load(session).not_names
    return choosing.change(session, not_names=tuple(dict.fromkeys((*known, name))))
