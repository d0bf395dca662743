# SPDX-License-Identifier: MIT
"""Leaders and their envelopes: put in, listed, read, and emptied for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Row, Select, and_, case, delete, func, or_, select, update

from journal_app.domain.errors import NotFound
from journal_app.domain.library import Client, SummaryRow
from journal_app.storage.entries import moment
from journal_app.storage.library.access import Session
from journal_app.storage.library.kinds import REPLY, SUMMARY
from journal_app.storage.library.models import (
    ClientRow,
    Envelope,
    Programme,
    Sheet,
    stamp,
)

_Listed = tuple[str, str, str, str, int, str, str, int | None, int | None]
_LISTED = (
    Envelope.subject,
    ClientRow.alias,
    Programme.name,
    Envelope.made,
    Envelope.taken,
    Envelope.keep_until,
    Envelope.hash,
    Envelope.answered,
    Envelope.disposed,
)


@dataclass(frozen=True, slots=True)
class Put:
    """An envelope to be put in: what is known of it, and what is sealed."""

    id: str
    kind: str
    subject: str
    about: str
    hash: str
    made: date
    keep_until: date
    blob: bytes
    page: bytes | None = None


def programme(session: Session, name: str, new_id: str, now: datetime) -> str:
    """The id of the programme of that name, which is made where it is new."""
    found = session.scalars(select(Programme.id).where(Programme.name == name)).first()
    if found is None:
        session.add(Programme(id=new_id, name=name, made=stamp(now)))
        session.flush()
    return found or new_id


def client(session: Session, programme_id: str, alias: str) -> ClientRow | None:
    """The leader of that alias, where the coach has one."""
    return session.scalars(
        select(ClientRow).where(ClientRow.programme == programme_id, ClientRow.alias == alias)
    ).first()


def add_client(
    session: Session, new_id: str, programme_id: str, alias: str, address: str, now: datetime
) -> ClientRow:
    """A leader who has not sent anything before."""
    made = ClientRow(
        id=new_id,
        coach=session.info["member"],
        programme=programme_id,
        alias=alias,
        address=address,
        made=stamp(now),
    )
    session.add(made)
    session.flush()
    return made


def put(session: Session, client_id: str, new: Put, now: datetime) -> None:
    """Put an envelope in, also where one of that subject was and has been emptied or replaced."""
    row = _find(session, new.kind, new.subject)
    if row is None:
        row = Envelope(id=new.id, coach=session.info["member"], kind=new.kind, subject=new.subject)
        session.add(row)
    row.client, row.about, row.hash = client_id, new.about, new.hash
    row.made, row.keep_until = new.made.isoformat(), new.keep_until.isoformat()
    row.taken, row.answered, row.disposed = stamp(now), None, None
    row.blob, row.page = new.blob, new.page
    session.flush()


def get(session: Session, summary_id: str) -> Envelope:
    """The envelope of a summary that can be read; raises NotFound, and says why where it knows."""
    row = _find(session, SUMMARY, summary_id)
    if row is None:
        raise NotFound(
            "There is no summary “{id}” in this library. “uptoit coach list” shows the ones there "
            "are.",
            id=summary_id[:60],
        )
    if row.disposed is not None:
        raise NotFound(
            "This summary was disposed of on {day}, so there is nothing left to read.",
            day=moment(row.disposed).date(),
        )
    return row


def find(session: Session, summary_id: str) -> Envelope | None:
    """The envelope of a summary, disposed of or not; None where there was never one."""
    return _find(session, SUMMARY, summary_id)


def place_of(session: Session, kind: str, subject: str) -> str | None:
    """The id of the envelope of that kind and subject, where there is one."""
    row = _find(session, kind, subject)
    return None if row is None else row.id


def row_of(session: Session, summary_id: str) -> SummaryRow:
    """One summary as a list shows it; it is there."""
    return _listed(session.execute(_listing().where(Envelope.subject == summary_id)).one())


def rows(session: Session, alias: str, programme_name: str) -> tuple[SummaryRow, ...]:
    """One leader's summaries, the oldest first."""
    wanted = _listing().where(ClientRow.alias == alias, Programme.name == programme_name)
    return tuple(_listed(row) for row in session.execute(wanted))


def ended(session: Session, today: date) -> tuple[SummaryRow, ...]:
    """Summaries that had to be disposed of before ``today``, the longest overdue first."""
    wanted = _listing().where(Envelope.disposed.is_(None), Envelope.keep_until < today.isoformat())
    found = session.execute(wanted.order_by(None).order_by(Envelope.keep_until, Envelope.id))
    return tuple(_listed(row) for row in found)


def blobs(session: Session, alias: str, programme_name: str) -> list[tuple[str, bytes]]:
    """What can be read of one leader, by the envelope's id, the oldest first."""
    wanted = (
        select(Envelope.id, Envelope.blob)
        .join(ClientRow, ClientRow.id == Envelope.client)
        .join(Programme, Programme.id == ClientRow.programme)
        .where(
            ClientRow.alias == alias,
            Programme.name == programme_name,
            Envelope.kind == SUMMARY,
            Envelope.blob.is_not(None),
        )
        .order_by(Envelope.made, Envelope.taken, Envelope.id)
    )
    return [(one, blob) for one, blob in session.execute(wanted) if blob is not None]


def replies(session: Session, summary_id: str) -> list[tuple[str, bytes]]:
    """The replies sealed for a summary, by the envelope's id, the oldest first."""
    wanted = (
        select(Envelope.id, Envelope.blob)
        .where(Envelope.kind == REPLY, Envelope.about == summary_id, Envelope.blob.is_not(None))
        .order_by(Envelope.taken, Envelope.id)
    )
    return [(one, blob) for one, blob in session.execute(wanted) if blob is not None]


def answered(session: Session, summary_id: str, now: datetime) -> None:
    """Note that a reply to a summary was sealed."""
    session.execute(
        update(Envelope)
        .where(Envelope.kind == SUMMARY, Envelope.subject == summary_id)
        .values(answered=stamp(now))
    )


def clients(session: Session, today: date) -> tuple[Client, ...]:
    """The coach's leaders and how things stand with them, by programme and alias."""
    # Counted along the index first: sorting rows by three names would take most of the time.
    there = (
        select(
            Envelope.client.label("client"),
            func.count().label("there"),
            func.max(Envelope.made).label("last"),
            func.count(case((Envelope.answered.is_(None), 1))).label("unanswered"),
            func.count(case((Envelope.keep_until < today.isoformat(), 1))).label("due"),
        )
        .where(Envelope.kind == SUMMARY, Envelope.disposed.is_(None))
        .group_by(Envelope.client)
        .subquery()
    )
    wanted = (
        select(ClientRow.id, ClientRow.alias, Programme.name, there)
        .join(Programme, Programme.id == ClientRow.programme)
        .outerjoin(there, there.c.client == ClientRow.id)
        .order_by(Programme.name, ClientRow.alias)
    )
    return tuple(
        Client(
            row.id,
            row.alias,
            row.name,
            summaries=row.there or 0,
            last=date.fromisoformat(row.last) if row.last else None,
            unanswered=row.unanswered or 0,
            due=row.due or 0,
        )
        for row in session.execute(wanted)
    )


def empty(session: Session, summary_id: str, now: datetime) -> Sequence[str]:
    """Remove what is in a summary's envelope, its replies and its sheets. Returns their ids."""
    belongs = or_(
        and_(Envelope.kind == SUMMARY, Envelope.subject == summary_id),
        and_(Envelope.kind == REPLY, Envelope.about == summary_id),
    )
    ids = list(session.scalars(select(Envelope.id).where(belongs)))
    session.execute(delete(Sheet).where(Sheet.envelope.in_(ids)))
    session.execute(
        update(Envelope)
        .where(Envelope.id.in_(ids))
        .values(blob=None, page=None, disposed=stamp(now))
    )
    return ids


def _find(session: Session, kind: str, subject: str) -> Envelope | None:
    wanted = select(Envelope).where(Envelope.kind == kind, Envelope.subject == subject)
    return session.scalars(wanted).first()


def _listing() -> Select[*_Listed]:
    return (
        select(*_LISTED)
        .join(ClientRow, ClientRow.id == Envelope.client)
        .join(Programme, Programme.id == ClientRow.programme)
        .where(Envelope.kind == SUMMARY)
        .order_by(Envelope.made, Envelope.taken, Envelope.id)
    )


def _listed(
    row: Row[*_Listed],
) -> SummaryRow:
    subject, alias, name, made, taken, keep_until, digest, answered_, disposed = row
    return SummaryRow(
        id=subject,
        alias=alias,
        programme=name,
        made=date.fromisoformat(made),
        taken=_when(taken),
        keep_until=date.fromisoformat(keep_until),
        hash=digest,
        answered=None if answered_ is None else _when(answered_),
        disposed=None if disposed is None else _when(disposed),
    )


def _when(value: int) -> datetime:
    return moment(value).astimezone(UTC)
