# SPDX-License-Identifier: MIT
"""A coach's private notes and replies on their way: one sealed sheet of each kind a summary."""

from datetime import datetime

from sqlalchemy import Select, select

from journal_app.domain.errors import InvalidValue
from journal_app.storage.library.access import Session
from journal_app.storage.library.models import Sheet, stamp


def find(session: Session, envelope: str, kind: str) -> tuple[bytes, int] | None:
    """A sheet and its version, or None where there is none."""
    row = session.scalars(_one(envelope, kind)).first()
    return None if row is None else (row.blob, row.version)


def keep(
    session: Session, envelope: str, kind: str, blob: bytes, version: int, now: datetime
) -> int:
    """Keep the sheet that ``version`` was read of, and return its new version.

    Raises InvalidValue where somebody kept another one meanwhile.
    """
    row = session.scalars(_one(envelope, kind).with_for_update()).first()
    if (0 if row is None else row.version) != version:
        raise InvalidValue(
            "These words were changed in another window or on another computer meanwhile, so yours "
            "were not kept over them. Please copy yours, open the summary again, and put both "
            "together."
        )
    if row is None:
        row = Sheet(envelope=envelope, kind=kind, coach=session.info["member"], version=0)
        session.add(row)
    row.version, row.changed, row.blob = version + 1, stamp(now), blob
    session.flush()
    return row.version


def _one(envelope: str, kind: str) -> Select[Sheet]:
    return select(Sheet).where(Sheet.envelope == envelope, Sheet.kind == kind)
