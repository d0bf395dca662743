# SPDX-License-Identifier: MIT
"""One place narrows every statement to the member's own rows, however it is written."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import aliased

from journal_app.exchange.address import Identity
from journal_app.services import library as libraries
from journal_app.services.library import Library
from journal_app.storage.library import access, models
from journal_app.storage.library.access import NOBODY, Session
from journal_app.storage.library.models import (
    AuditRow,
    ClientRow,
    Envelope,
    MemberKey,
    MemberRow,
    Owned,
    Programme,
    Publication,
    Share,
    Sheet,
)
from tests.libraries import SECRETS, Opening, file, of_file, raw, summary

OTHER = aliased(Envelope)


@pytest.fixture
def coaches(
    where: Path | str, open_library: Opening, leaders: Sequence[Identity]
) -> tuple[Library, Library]:
    """One coach with a summary and a note, and one with nothing yet."""
    ann = open_library(where, SECRETS[0], name="Ann", **of_file(where))
    ben = open_library(where, SECRETS[1], name="Ben", join=True, **of_file(where))
    libraries.take_in(ann, file(leaders[0], summary(), libraries.address(ann)))
    libraries.save_note(ann, summary().id, libraries.note(ann, summary().id))
    return ann, ben


ASKED: Sequence[Callable[[Session], object]] = (
    lambda session: session.scalars(select(Envelope)).all(),
    lambda session: session.scalars(select(Envelope.id)).all(),
    lambda session: session.scalars(select(OTHER.blob)).all(),
    lambda session: session.execute(select(func.max(Envelope.taken))).scalar(),
    lambda session: session.scalar(select(func.count()).select_from(Envelope)),
    lambda session: session.scalars(select(Programme.id).join(ClientRow)).all(),
    lambda session: session.scalars(
        select(MemberRow.id).where(exists().where(Envelope.coach == MemberRow.id))
    ).all(),
    lambda session: session.scalars(
        select(MemberRow.id).where(MemberRow.id.in_(select(Sheet.coach)))
    ).all(),
    lambda session: session.scalars(select(Envelope).union_all(select(Envelope))).all(),
    lambda session: session.scalars(
        select(Envelope).from_statement(select(Envelope).order_by(Envelope.id))
    ).all(),
    lambda session: session.get(Envelope, session.info["known"]),
    lambda session: session.query(Sheet).count(),
    lambda session: session.execute(update(Envelope).values(blob=None)).rowcount,
    lambda session: session.execute(delete(Sheet)).rowcount,
)


def test_no_statement_reaches_a_row_of_another(coaches: tuple[Library, Library]) -> None:
    ann, ben = coaches
    [(known,)] = raw(ann, "SELECT id FROM envelope")
    for number, ask in enumerate(ASKED):
        for member in (ben.member.id, NOBODY):
            with ben.shelf.as_member(member).write() as session:
                session.info["known"] = known
                assert ask(session) in (None, 0, []), number
        with ann.shelf.write() as session:
            session.info["known"] = known
            assert ask(session) not in (None, 0, []), number
            session.rollback()
    assert libraries.summary(ann, summary().id) == summary()


def test_no_row_is_added_under_another_name_or_past_the_door(
    coaches: tuple[Library, Library],
) -> None:
    ann, ben = coaches
    [(programme,)] = raw(ann, "SELECT id FROM programme")
    row = {"id": "x", "coach": ann.member.id, "programme": programme, "made": 1, "blob": b""}
    with pytest.raises(PermissionError), ben.shelf.write() as session:
        session.add(Publication(**row))
    with pytest.raises(PermissionError), ben.shelf.write() as session:
        session.execute(insert(Publication), [row])
    with pytest.raises(PermissionError), ann.shelf.write() as session:
        session.scalars(select(Envelope)).one().coach = ben.member.id
    assert raw(ann, "SELECT count(*) FROM publication") == [(0,)]


def test_every_table_with_something_of_a_leader_is_owned() -> None:
    owned = {one.__tablename__ for one in Owned.__subclasses__()}
    assert owned == {
        one.__tablename__ for one in (MemberKey, ClientRow, Envelope, Sheet, Share, Publication)
    }
    others = {one.__tablename__ for one in (Programme, MemberRow, AuditRow)}
    assert owned | others == set(models.Base.metadata.tables)


def test_what_is_read_changes_nothing(coaches: tuple[Library, Library]) -> None:
    ann, _ = coaches
    with ann.shelf.read() as session:
        for one in session.scalars(select(Envelope)):
            one.blob = None
    assert libraries.summary(ann, summary().id) == summary()


def test_nothing_but_the_door_makes_a_session() -> None:
    folder = Path(access.__file__).parent
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name not in ("access.py", "members.py"):
            assert "sqlalchemy.orm import Session" not in text, path
            assert "OwnRows" not in text, path
