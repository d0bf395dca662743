# SPDX-License-Identifier: MIT
"""Ways to write an entry: the pack's templates and the leader's own."""

from dataclasses import replace
from datetime import UTC

from journal_app.domain.changes import TEMPLATES, Changes
from journal_app.domain.errors import InvalidValue
from journal_app.domain.ids import uuid7
from journal_app.domain.stages import StepWords
from journal_app.domain.template import Template, checked_template, own_id
from journal_app.services.session import Session
from journal_app.storage import templates


def every(session: Session) -> tuple[Template, ...]:
    """The pack's templates, the house template first, then the leader's own by name."""
    with session.journal.read() as connection:
        return (*session.pack.templates, *templates.every(connection))


def find(session: Session, template_id: str) -> Template | None:
    """The template with that id, or None where it was deleted or is of another pack."""
    known = session.pack.template(template_id)
    if known is None:
        with session.journal.read() as connection:
            known = templates.find(connection, template_id)
    return known


def keep(session: Session, template: Template) -> tuple[Template, Changes]:
    """Keep a template of the leader's own, new (with an empty id, or one of ours) or changed.

    Raises InvalidValue with what to mend.
    """
    wanted = checked_template(template)
    now = session.clock().astimezone(UTC)
    if not wanted.is_own:
        wanted = replace(wanted, id=own_id(uuid7(now, session.chance.getrandbits(74))))
    with session.journal.write() as connection:
        templates.keep(connection, wanted, now)
    return wanted, Changes(about=frozenset({TEMPLATES}))


def remove(session: Session, template_id: str) -> Changes:
    """Delete one of the leader's own; entries written along it stay as they are."""
    if session.pack.template(template_id) is not None:
        raise InvalidValue("This template came with the program and stays.")
    with session.journal.write() as connection:
        templates.remove(connection, template_id)
    return Changes(about=frozenset({TEMPLATES}))


def stages(session: Session, entry_id: str) -> tuple[StepWords, ...]:
    """How many words an entry has under each step of its template; raises NotFound."""
    with session.journal.read() as connection:
        return templates.stages(connection, entry_id)
