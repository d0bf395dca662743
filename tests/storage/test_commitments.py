# SPDX-License-Identifier: MIT
"""Commitments on the disk: every field comes back, in the order made, with the entry's themes."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from journal_app.domain.commitment import Commitment
from journal_app.domain.errors import NotFound
from journal_app.services import writing
from journal_app.services.session import Session
from journal_app.storage import commitments

MADE = datetime(2026, 11, 9, 8, 10, 0, 123456, tzinfo=UTC)
FIRST = Commitment("01", MADE, MADE, date(2026, 11, 9), "Ring round")


def entry(session: Session, *themes: str) -> str:
    """The id of a new entry with these themes."""
    draft = replace(writing.blank(session), text="Health day", themes=themes)
    return writing.add(session, draft).entry.id


def test_every_field_comes_back_as_it_was_kept(session: Session) -> None:
    whole = replace(
        FIRST,
        changed=MADE.replace(microsecond=7),
        reach="commission",
        due=date(2026, 12, 1),
        status="overtaken",
        closed=date(2026, 11, 30),
        outcome="It\nmoved on – “élan”",
        entry=entry(session),
        outcome_entry=entry(session),
    )
    plain = replace(FIRST, id="02")
    with session.journal.write() as connection:
        commitments.add(connection, plain)
        commitments.add(connection, whole)
    with session.journal.read() as connection:
        assert commitments.every(connection) == (whole, plain)
        assert commitments.all_open(connection) == (plain,)
        for one in (whole.entry, whole.outcome_entry):
            assert commitments.of_entry(connection, str(one)) == (whole,)
    with session.journal.write() as connection:
        commitments.revise(connection, replace(FIRST, text="Other words"))
    with session.journal.read() as connection:
        assert commitments.get(connection, "01").text == "Other words"


def test_one_that_is_not_there_cannot_be_revised(session: Session) -> None:
    with pytest.raises(NotFound), session.journal.write() as connection:
        commitments.revise(connection, FIRST)


def test_open_ones_bear_the_themes_of_their_entry_in_its_order(session: Session) -> None:
    origin = entry(session, "why", "gap")
    with session.journal.write() as connection:
        commitments.add(connection, replace(FIRST, entry=origin))
        commitments.add(connection, replace(FIRST, id="02", entry=origin, status="kept"))
        commitments.add(connection, replace(FIRST, id="03"))
    with session.journal.read() as connection:
        assert commitments.themes(connection) == {"01": ("why", "gap")}


def test_deleting_an_entry_leaves_the_commitment_without_it(session: Session) -> None:
    origin, told = entry(session), entry(session)
    with session.journal.write() as connection:
        commitments.add(connection, replace(FIRST, entry=origin, outcome_entry=told))
        connection.exec_driver_sql("DELETE FROM entry WHERE id = ?", (origin,))
        assert commitments.every(connection) == (replace(FIRST, outcome_entry=told),)
        connection.exec_driver_sql("DELETE FROM entry")
        assert commitments.every(connection) == (FIRST,)
