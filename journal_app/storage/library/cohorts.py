# SPDX-License-Identifier: MIT
"""Cohort shares, one a leader and quarter, and what was published of them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select

from journal_app.storage.library.access import Session
from journal_app.storage.library.models import Programme, Publication, Share, stamp


def put_share(
    session: Session, new_id: str, programme: str, period: str, giver: str, now: datetime
) -> Share:
    """The place of a leader's share of that quarter; its blob is still to be given."""
    row = session.scalars(
        select(Share).where(
            Share.programme == programme, Share.period == period, Share.giver == giver
        )
    ).first()
    if row is None:
        row = Share(
            id=new_id,
            coach=session.info["member"],
            programme=programme,
            period=period,
            giver=giver,
        )
        session.add(row)
    row.taken = stamp(now)
    return row


def remove_shares(session: Session, ids: Sequence[str]) -> None:
    """Make room for what comes in the place of these."""
    session.execute(delete(Share).where(Share.id.in_(ids)))


def shares(session: Session, programme_name: str) -> list[tuple[str, bytes]]:
    """All shares of a programme by id; the order is that of what nobody can know."""
    wanted = (
        select(Share.id, Share.blob)
        .join(Programme, Programme.id == Share.programme)
        .where(Programme.name == programme_name)
        .order_by(Share.period, Share.giver)
    )
    return [(one, blob) for one, blob in session.execute(wanted)]


def names(session: Session) -> list[str]:
    """Every programme that somebody gave a share for, by name."""
    wanted = select(Programme.name).join(Share, Share.programme == Programme.id).distinct()
    return sorted(session.scalars(wanted))


def publish(session: Session, new_id: str, programme: str, blob: bytes, now: datetime) -> None:
    """Remember what was published."""
    session.add(
        Publication(
            id=new_id,
            coach=session.info["member"],
            programme=programme,
            made=stamp(now),
            blob=blob,
        )
    )
    session.flush()


def published(session: Session, programme_name: str) -> list[tuple[str, bytes]]:
    """What was published of a programme by id, the oldest first."""
    wanted = (
        select(Publication.id, Publication.blob)
        .join(Programme, Programme.id == Publication.programme)
        .where(Programme.name == programme_name)
        .order_by(Publication.made, Publication.id)
    )
    return [(one, blob) for one, blob in session.execute(wanted)]
