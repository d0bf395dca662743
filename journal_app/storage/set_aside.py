# SPDX-License-Identifier: MIT
"""What a repair could read only in part, kept inside the journal so that nothing is thrown away."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from journal_app.storage.entries import moment
from journal_app.storage.schema import set_aside


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row: when it was set aside, of which table it is, why, and the values that were found."""

    made: datetime
    source: str
    why: str
    found: dict[str, object]


def every(connection: Connection) -> tuple[SetAside, ...]:
    """All of them, in the order in which they were set aside."""
    rows = connection.execute(select(set_aside).order_by(set_aside.c.number))
    return tuple(
        SetAside(moment(row.made), row.source, row.why, json.loads(row.found)) for row in rows
    )


def count(connection: Connection) -> int:
    """How many there are."""
    return connection.scalar(select(func.count()).select_from(set_aside)) or 0
