# SPDX-License-Identifier: MIT
"""What left: one row a file, with the whole summary and the consent it left under."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from journal_app.domain import shared as summaries
from journal_app.domain.errors import InvalidValue, NotFound
from journal_app.domain.share import Share
from journal_app.storage.entries import instant, moment
from journal_app.storage.schema import share as table


def add(connection: Connection, one: Share) -> None:
    """Keep that a file left."""
    connection.execute(
        insert(table).values(
            id=one.id,
            made=instant(one.made),
            summary=one.summary.id,
            format=one.format,
            name=one.name,
            file_hash=one.file_hash,
            body=summaries.as_json(one.summary).decode(),
            withdrawn=instant(one.withdrawn),
        )
    )


def remove(connection: Connection, share_id: str) -> None:
    """Take a row back whose file never came to be."""
    connection.execute(delete(table).where(table.c.id == share_id))


def withdraw(connection: Connection, share_id: str, now: datetime) -> None:
    """Keep that the leader asked to have it deleted, the first time they did."""
    same = (table.c.id == share_id, table.c.withdrawn.is_(None))
    connection.execute(update(table).where(*same).values(withdrawn=instant(now)))


def every(connection: Connection) -> tuple[Share, ...]:
    """All that left, the newest first."""
    rows = connection.execute(select(table).order_by(table.c.made.desc(), table.c.id.desc()))
    return tuple(_built(row) for row in rows)


def latest(connection: Connection) -> Share | None:
    """What left last, or None."""
    order = (table.c.made.desc(), table.c.id.desc())
    row = connection.execute(select(table).order_by(*order).limit(1)).first()
    return None if row is None else _built(row)


def of_summary(connection: Connection, summary_id: str) -> tuple[Share, ...]:
    """The files in which one summary left, the newest first."""
    wanted = select(table).where(table.c.summary == summary_id)
    rows = connection.execute(wanted.order_by(table.c.made.desc(), table.c.id.desc()))
    return tuple(_built(row) for row in rows)


def get(connection: Connection, share_id: str) -> Share:
    """The one of that id, or of that beginning; raises NotFound, or InvalidValue for several."""
    wanted = select(table).where(table.c.id.startswith(share_id, autoescape=True)).limit(2)
    rows = connection.execute(wanted).all() if share_id else []
    if not rows:
        raise NotFound("Nothing was shared under the id “{id}”.", id=share_id[:60])
    if len(rows) > 1:
        raise InvalidValue(
            "Several things were shared under an id that begins with “{start}”. Please give more "
            "of it.",
            start=share_id[:60],
        )
    return _built(rows[0])


def _built(row: Row[Any]) -> Share:
    return Share(
        id=row.id,
        made=moment(row.made),
        summary=summaries.from_data(json.loads(row.body)),
        format=row.format,
        name=row.name,
        file_hash=row.file_hash,
        withdrawn=None if row.withdrawn is None else moment(row.withdrawn),
    )
