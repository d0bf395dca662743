# SPDX-License-Identifier: MIT
"""Who did what when, and the counts that a programme's lead sees. No word of anybody's is here."""

from datetime import date, datetime

from sqlalchemy import select

from journal_app.domain.library import Audited, Tally
from journal_app.storage.entries import moment
from journal_app.storage.library.access import Session
from journal_app.storage.library.models import TALLY, AuditRow, MemberRow, stamp


def note(session: Session, new_id: str, what: str, about: str, now: datetime) -> None:
    """Add a line; it stays."""
    session.add(
        AuditRow(id=new_id, at=stamp(now), member=session.info["member"], what=what, about=about)
    )
    session.flush()


def lines(session: Session, most: int, *, of_all: bool) -> tuple[Audited, ...]:
    """The newest lines first: this member's, or everybody's."""
    wanted = (
        select(AuditRow.at, MemberRow.name, AuditRow.what, AuditRow.about)
        .join(MemberRow, MemberRow.id == AuditRow.member)
        .order_by(AuditRow.at.desc(), AuditRow.id.desc())
        .limit(most)
    )
    if not of_all:
        wanted = wanted.where(AuditRow.member == session.info["member"])
    return tuple(
        Audited(moment(at), who, what, about) for at, who, what, about in session.execute(wanted)
    )


def tallies(session: Session) -> tuple[Tally, ...]:
    """Counts by coach and programme."""
    wanted = select(TALLY).order_by(TALLY.c.coach, TALLY.c.programme)
    return tuple(
        Tally(
            coach=row.coach,
            programme=row.programme,
            leaders=row.leaders,
            summaries=row.summaries,
            replies=row.replies,
            first_end=date.fromisoformat(row.first_end) if row.first_end else None,
        )
        for row in session.execute(wanted)
    )
